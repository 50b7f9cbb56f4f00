import { ok, refuse } from '@shaodao/contracts/kit';
import { operationsOf, ServiceName } from '@shaodao/contracts/operations';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { inHours } from './samples.ts';

/** Dead letters of the invented county: two at the volunteers' service. */
export function answerOperations(server: TestServer, hasAny: boolean): void {
  for (const name of ServiceName.options) {
    const letters = hasAny && name === 'volunteers' ? [1, 2].map((at) => ({ id: id(6000 + at), subject: 'needs.need.scheduled', aggregateId: id(1000 + at), error: 'value too long for type character varying(100): volunteer_task', attempts: 5, failedAt: inHours(-at * 3), status: 'waiting' as 'waiting' | 'retried' | 'discarded', note: null as string | null })) : [];
    const { listDeadLetters, retryDeadLetter, discardDeadLetter } = operationsOf(name);
    const find = (letterId: string) => letters.find((one) => one.id === letterId);
    server.on(listDeadLetters, ({ status }) => { const items = letters.filter((one) => one.status === status); return ok({ items, total: items.length, nextCursor: null }); });
    server.on(retryDeadLetter, ({ deadLetterId }) => (find(deadLetterId) ? refuse('dead-letter/failed-again') : refuse('dead-letter/not-found')));
    server.on(discardDeadLetter, ({ deadLetterId, reason }) => { const one = find(deadLetterId); if (!one) return refuse('dead-letter/not-found'); Object.assign(one, { status: 'discarded', note: reason }); return ok(one); });
  }
}

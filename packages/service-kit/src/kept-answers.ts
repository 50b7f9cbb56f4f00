import { LRUCache } from 'lru-cache';
import type { Call, Operation, ReplyOf } from '@shaodao/contracts/kit';
import { inRolesOf } from '@shaodao/domain/access';
import { settingsOf } from './database.ts';

const MAX_KEPT = 500;

/** What an answer depends on: the question, and what row-level security and the access table go by; not who asks. */
function keyOf({ operation, input, actor, now }: Call<Operation>): string {
  const { 'shaodao.person': _person, ...sight } = settingsOf(inRolesOf(actor, operation.access), now);
  return JSON.stringify([operation.subject, input, sight]);
}

/**
 * Answers of dear queries, for as long as their contract says or until something of the service changes in this process;
 * those who ask the same at the same moment share one run. Refusals are not kept.
 */
export class KeptAnswers {
  readonly #kept = new LRUCache<string, ReplyOf<Operation>>({ max: MAX_KEPT, ttl: 60_000 });
  readonly #running = new Map<string, Promise<ReplyOf<Operation>>>();

  /** Something was written: what was computed before may no longer be so. */
  forget(): void {
    this.#kept.clear();
    this.#running.clear();
  }

  async answer<O extends Operation>(call: Call<O>, run: () => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
    const seconds = call.operation.keptSeconds;
    if (!seconds) return run();
    const key = keyOf(call as unknown as Call<Operation>); // the key is made of what every call has
    const known = this.#kept.get(key) ?? this.#running.get(key);
    if (known) return (await known) as ReplyOf<O>; // the same question: the same answer
    const running = run() as Promise<ReplyOf<Operation>>;
    this.#running.set(key, running);
    try {
      const reply = await running;
      if (reply.ok && this.#running.get(key) === running) this.#kept.set(key, reply, { ttl: seconds * 1000 });
      return reply as ReplyOf<O>;
    } finally {
      if (this.#running.get(key) === running) this.#running.delete(key);
    }
  }
}

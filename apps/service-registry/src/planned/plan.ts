import { v7 as uuidv7 } from 'uuid';
import type { Grant } from '@shaodao/contracts/actor';
import type { Refusal } from '@shaodao/contracts/kit';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { countyDay, instantOf } from '@shaodao/domain/calendar';
import { subjectOf } from '@shaodao/domain/registry/wish';
import { withinReach } from '@shaodao/domain/registry/planned';
import type { TimerRule } from '@shaodao/service-kit/timers';
import type { Work } from '@shaodao/service-kit/work';
import { lockStructure } from '../structure/structure-store.ts';
import type { PlannedChangeTable, RegistryTables } from '../tables.ts';
import { aboutOf, isTreeWish, type Wish } from './do-wish.ts';
import { attempt, supposing, waitingUntil } from './rehearse.ts';

type Registry = Work<RegistryTables>;
/** Wakes the county when a planned change's day comes. */
const PLANNED = 'planned-change';

/**
 * Keeps a wish for its day, when it could be done then as things are planned: judged on what will stand, with all that comes before it.
 * `show` looks at how it will be.
 */
export async function plan<R>(work: Registry, { wish, homeCode, on, reason, grant }: { wish: Wish; homeCode: string; on: string; reason: string | null; grant: Grant | undefined }, show: () => Promise<R>): Promise<{ ok: true; value: R } | Refusal> {
  const far = withinReach(on, countyDay(work.now));
  if (far) return far;
  const { subjectId, touches } = aboutOf(wish);
  const row: PlannedChangeTable = { id: uuidv7(), action: wish.action, homeCode, subjectId, touches, onDay: on, wish, reason, status: 'planned', refusal: null, plannedBy: work.actor.personId, plannedAt: work.now, settledAt: null, updatedAt: work.now, version: 1 };
  const { result, outcomes } = await supposing(work, [...(await waitingUntil(work, on, [homeCode])), row], show);
  const refusal = outcomes.get(row.id);
  if (refusal) return { ok: false, refusal };
  await work.db.insertInto('plannedChange').values({ ...row, wish: JSON.stringify(wish) as never }).execute();
  await work.setTimer(PLANNED, row.id, instantOf(on));
  note(work, row, 'plan', grant);
  return { ok: true, value: result };
}

/** On its day each change is done as it was planned, in order; what the rules refuse then is kept with the reason, for who planned it to see. */
export const plannedTimers: Readonly<Record<string, TimerRule<RegistryTables>>> = {
  [PLANNED]: async (_id, work) => {
    await lockStructure(work);
    for (const change of await waitingUntil(work, countyDay(work.now))) {
      const done = await attempt(work, change);
      await settle(work, change, done.ok ? { status: 'done', refusal: null } : { status: 'failed', refusal: done.refusal });
      note(work, change, done.ok ? change.action : 'fail', undefined, done.ok ? null : done.refusal);
      if (done.ok) await done.tell();
    }
  },
};
export async function settle(work: Registry, { id, version }: PlannedChangeTable, to: Pick<PlannedChangeTable, 'status' | 'refusal'>): Promise<void> {
  await work.db.updateTable('plannedChange').set({ ...to, settledAt: work.now, updatedAt: work.now, version: version + 1 }).where('id', '=', id).execute();
}
export const forgetTimer = (work: Registry, id: string): Promise<void> => work.setTimer(PLANNED, id, null);

/** A unit's own history tells what was planned for it, done, called off and refused; the audit trail tells of all. */
export function note(work: Registry, change: PlannedChangeTable, action: string, grant: Grant | undefined, refusal: string | null = null): void {
  const { wish, onDay, id, reason } = change;
  const words = action === 'plan' || action === 'callOff' ? [onDay, reason].filter(Boolean).join(' ') : refusal ? refusalText[refusal as keyof typeof refusalText] : reason;
  if (isTreeWish(wish)) for (const unitId of wish.action === 'add' ? [wish.newId, wish.parentId].filter((one) => one.includes('-')) : [subjectOf(wish)]) work.addHistory(unitId, [{ action, toStatus: action === 'retire' || action === 'merge' ? 'ended' : 'inForce', note: words }], grant);
  work.audit({ operation: `registry.planned.${action}`, objectId: id, outcome: refusal ?? 'done', details: { action: change.action, homeCode: change.homeCode, on: onDay } }, grant);
}

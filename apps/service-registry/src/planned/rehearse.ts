import { type Call, type Operation, refuse, type Refusal, type ReplyOf } from '@shaodao/contracts/kit';
import { countyDay } from '@shaodao/domain/calendar';
import { inTurnOrder } from '@shaodao/domain/registry/planned';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { byRule } from '../household/by-rule.ts';
import { lockStructure } from '../structure/structure-store.ts';
import type { PlannedChangeTable, RegistryTables } from '../tables.ts';
import { doWish, type Done } from './do-wish.ts';

type Registry = Work<RegistryTables>;
/** PostgreSQL's codes for a broken constraint: the tree's own rules among them. */
const INTEGRITY = /^23/;

/** What waits for its day, in the order in which it takes effect; of one place, or of all. */
export async function waitingUntil(work: Registry, day: string, homeCodes?: readonly string[]): Promise<PlannedChangeTable[]> {
  let query = work.db.selectFrom('plannedChange').selectAll().where('status', '=', 'planned').where('onDay', '<=', day);
  if (homeCodes) query = query.where('homeCode', 'in', [...homeCodes, '']);
  return (await query.execute()).sort(inTurnOrder);
}

/** Does one planned change in the county's name, as it is done on its day; where a rule or a constraint says no, nothing of it stays. */
export async function attempt(work: Registry, { wish, homeCode, onDay }: Pick<PlannedChangeTable, 'wish' | 'homeCode' | 'onDay'>): Promise<Done | Refusal> {
  await work.client.query('savepoint attempt');
  try {
    const done = await byRule(work, async () => {
      const outcome = await doWish(work, wish, { homeCode, on: onDay });
      if (outcome.ok) await work.client.query('set constraints all immediate; set constraints all deferred');
      return outcome;
    });
    await work.client.query('release savepoint attempt');
    return done;
  } catch (error) {
    if (!INTEGRITY.test((error as { code?: string }).code ?? '')) throw error;
    await work.client.query('rollback to savepoint attempt; release savepoint attempt');
    return refuse('planned/no-longer-fits');
  }
}

/** Lets the body see what will stand once these changes are done; afterwards nothing has happened. @returns what the body answers, and what each change met */
export async function supposing<R>(work: Registry, changes: readonly PlannedChangeTable[], body: () => Promise<R>): Promise<{ result: R; outcomes: Map<string, string | null> }> {
  await work.client.query('savepoint supposed');
  const outcomes = new Map<string, string | null>();
  for (const change of changes) {
    const done = await attempt(work, change);
    outcomes.set(change.id, done.ok ? null : done.refusal);
  }
  const result = await body();
  await work.client.query('rollback to savepoint supposed; release savepoint supposed');
  return { result, outcomes };
}

/** Answers a query about a day: one to come is shown as it will be with all that is planned until then. Who has no role here is told what stands: a rehearsal costs too much for everybody to ask. */
export function onDay<O extends Operation>(unitOfWork: UnitOfWork<RegistryTables>, call: Call<O>, day: string, body: (work: Registry) => Promise<ReplyOf<O>>): Promise<ReplyOf<O>> {
  if (day <= countyDay(call.now) || call.actor.grants.length === 0) return unitOfWork.query(call, body);
  return unitOfWork.rehearse(call, async (work) => {
    await lockStructure(work);
    for (const change of await waitingUntil(work, day)) await attempt(work, change);
    return body(work);
  });
}

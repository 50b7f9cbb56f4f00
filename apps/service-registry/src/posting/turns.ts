import { countyDay } from '@shaodao/domain/calendar';
import { endedFact, handedOverFact, nextTurn, startedFact, statusOn, untilOf } from '@shaodao/domain/registry/posting';
import { postingChart } from '@shaodao/domain/registry/posting.chart';
import type { TimerRule } from '@shaodao/service-kit/timers';
import type { Work } from '@shaodao/service-kit/work';
import { keepGrantOf } from '../grant/keep-grants.ts';
import { passHouseholds, releaseHouseholds } from '../responsibility/carers.sql.ts';
import { announceGrids } from '../structure/announce.ts';
import type { PostingTable, RegistryTables } from '../tables.ts';

/** Wakes the rule on the first and on the last day of a posting. */
const POSTING_TURNS = 'posting-turns';

/** What goes with a posting whenever its days change: the right it gives, the grid's officer, the next turn. */
export async function followPosting(work: Work<RegistryTables>, posting: PostingTable): Promise<void> {
  await keepGrantOf(work, posting);
  // The officer of a grid is who holds the post today; the others are told.
  if (posting.kind === 'gridOfficer' && posting.gridId) await announceGrids(work, [posting.gridId]);
  await wakeForTurn(work, posting);
}
/** Wakes the rule when the posting's next turn comes. */
export const wakeForTurn = (work: Work<RegistryTables>, posting: PostingTable): Promise<void> => work.setTimer(POSTING_TURNS, posting.id, nextTurn(posting, work.now));

/** What is personal follows: to the successor of a hand-over that takes effect now, with an announcement; else nobody answers for it any more. */
export async function passOn(work: Work<RegistryTables>, posting: PostingTable): Promise<void> {
  const today = countyDay(work.now);
  const due = await work.db.updateTable('handOver').set({ doneAt: work.now }).where('postingId', '=', posting.id).where('doneAt', 'is', null).where('on', '<=', today).returning(['id', 'successorPostingId', 'toPersonId', 'on']).execute();
  for (const { id, successorPostingId, toPersonId, on } of due) {
    await passHouseholds(work, posting, { handOverId: id, toPersonId, on });
    work.announce([handedOverFact(posting, { handOverId: id, successorPostingId, toPersonId, on })]);
  }
  if (statusOn(posting, today) === 'ended') await releaseHouseholds(work, posting, untilOf(posting)!);
}

/** On its day a posting begins or ends by itself, with all that goes with it. Rights are dated and need no turn. */
export const postingTimers: Readonly<Record<string, TimerRule<RegistryTables>>> = {
  [POSTING_TURNS]: async (postingId, work) => {
    const posting = (await work.db.selectFrom('posting').selectAll().where('id', '=', postingId).executeTakeFirst()) as PostingTable | undefined;
    if (!posting) return;
    const status = statusOn(posting, countyDay(work.now));
    if (status === 'inForce') {
      work.addHistory(posting.id, [postingChart.take('begin')], undefined);
      work.announce([startedFact(posting)]);
    }
    if (status === 'ended') {
      if (posting.endedOn === null) work.addHistory(posting.id, [postingChart.take('lapse')], undefined);
      work.announce([endedFact(posting, untilOf(posting)!)]);
      await passOn(work, posting);
    }
    await followPosting(work, posting);
  },
};

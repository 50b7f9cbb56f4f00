import { refuse } from '@shaodao/contracts/kit';
import type { PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import * as said from '@shaodao/contracts/registry/training';
import type { CourseFamily } from '@shaodao/contracts/registry/training';
import { addDays, countyDay } from '../calendar.ts';
import { chart, decide } from '../kit.ts';

/** The life of a course (主题授课): planned, held when its day has come, or cancelled before. Who came may be put right as often as needed, so a course that was attended still counts as held. */
export const trainingChart = chart<'planned' | 'held' | 'attended' | 'cancelled', 'plan' | 'recordAttendance' | 'cancel'>('training', ['planned', 'held'], {
  plan: { from: [], to: 'planned', by: said.planTraining },
  recordAttendance: { from: ['held'], to: 'attended', by: said.recordAttendance },
  cancel: { from: ['planned'], to: 'cancelled', by: said.cancelTraining },
});
export interface Training {
  readonly heldOn: string;
  readonly isCancelled: boolean;
}
export const statusOn = ({ heldOn, isCancelled }: Training, today: string): 'planned' | 'held' | 'cancelled' => (isCancelled ? 'cancelled' : heldOn <= today ? 'held' : 'planned');
/** Whose course it is, by the posts that they hold; party members are those of the mobile branches and who is paired with them. */
export const KINDS_OF_FAMILY: Readonly<Record<Exclude<CourseFamily, 'partyMembers'>, readonly PostingKind[]>> = {
  villageCadres: ['villageSecretary', 'villageDirector', 'villageCommitteeMember', 'firstSecretary'],
  serviceStaff: ['gridOfficer', 'informationOfficer', 'financeInstructor', 'partyBuildingInstructor'],
};
/** Since when an attendance counts as fresh: a year back. */
export const freshSince = (today: string): string => addDays(today, -365);

const MONTHS_APART_DAYS = 366;
export function plan(training: Training, now: Date) {
  const today = countyDay(now);
  if (training.heldOn > addDays(today, MONTHS_APART_DAYS) || training.heldOn < addDays(today, -MONTHS_APART_DAYS)) return refuse('training/day-too-far');
  return decide({}, [{ ...trainingChart.take('plan'), toStatus: statusOn(training, today) }]);
}
/** Recording who came: when the day has come; people whom the county knows by a post or a branch. */
export function record(training: Training, came: readonly string[], known: ReadonlySet<string>, now: Date) {
  const status = statusOn(training, countyDay(now));
  if (status === 'cancelled') return refuse('training/cancelled');
  if (status === 'planned') return refuse('training/not-held-yet');
  return came.some((id) => !known.has(id)) ? refuse('training/stranger') : decide({}, [trainingChart.take('recordAttendance', String(came.length))]);
}
export function cancel(training: Training, reason: string, now: Date) {
  const status = statusOn(training, countyDay(now));
  if (status === 'cancelled') return refuse('training/cancelled');
  return status === 'held' ? refuse('training/held-already') : decide({ isCancelled: true, cancelReason: reason }, [trainingChart.take('cancel', reason)]);
}

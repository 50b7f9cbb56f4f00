import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/committee';
import type { CommitteeAction } from '@shaodao/contracts/registry/committee';
import { countyDay } from '../calendar.ts';
import { chart, decide } from '../kit.ts';
import { brand } from '../needs/need.ts';

/** The life of a centre village's committee (中心村党委): it leads villages and keeps joint matters while it stands. */
export const committeeChart = chart<'standing' | 'dissolved', CommitteeAction>('committee', ['standing'], {
  found: { from: [], to: 'standing', by: said.foundCommittee },
  lead: { from: ['standing'], to: 'standing', by: said.leadVillage },
  addJoint: { from: ['standing'], to: 'standing', by: said.addJointMatter },
  dissolve: { from: ['standing'], to: 'dissolved', by: said.dissolveCommittee },
});
export interface Committee {
  readonly id: string;
  readonly centreCode: string;
  readonly foundedOn: string;
  readonly dissolvedOn: string | null;
}
/** A leading relation beside the tree (联建共建), dated. */
export interface Lead {
  readonly id: string;
  readonly committeeId: string;
  readonly villageCode: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}
export const statusOf = ({ dissolvedOn }: Committee): 'standing' | 'dissolved' => (dissolvedOn === null ? 'standing' : 'dissolved');
const isFuture = (day: string, now: Date): boolean => day > countyDay(now);
/** What stands around: who is centre of a standing committee, who is led now. */
export interface Around {
  readonly centres: readonly string[];
  readonly leads: readonly Lead[];
}
const isLed = (villageCode: string, leads: readonly Lead[]): boolean => leads.some((lead) => lead.villageCode === villageCode && lead.endedOn === null);

/** Founding: a village is the centre of one committee at most, and not while another leads it. */
export function found(committee: Committee, around: Around, now: Date) {
  if (isFuture(committee.foundedOn, now)) return refuse('committee/day-in-future');
  if (around.centres.includes(committee.centreCode)) return refuse('committee/centre-has-one');
  if (isLed(committee.centreCode, around.leads)) return refuse('committee/centre-is-led');
  return decide({}, [committeeChart.take('found')]);
}
/** Leading: a village of the same township that is led by nobody and is no centre itself. */
export function lead(committee: Committee, villageCode: string, on: string, around: Around, now: Date) {
  if (!committeeChart.can(statusOf(committee), 'lead')) return refuse('committee/dissolved-already');
  if (isFuture(on, now)) return refuse('committee/day-in-future');
  if (villageCode === committee.centreCode) return refuse('committee/leads-itself');
  if (villageCode.slice(0, 9) !== committee.centreCode.slice(0, 9)) return refuse('committee/other-township');
  if (around.centres.includes(villageCode)) return refuse('committee/village-is-centre');
  if (isLed(villageCode, around.leads)) return refuse('committee/village-led');
  return decide({}, [committeeChart.take('lead', villageCode)], [fact(said.villageLed, committee.id, { committeeId: brand(committee.id), villageCode, on })]);
}
export function release(committee: Committee, villageCode: string, on: string, leads: readonly Lead[], now: Date) {
  const led = leads.find((one) => one.committeeId === committee.id && one.villageCode === villageCode && one.endedOn === null);
  if (!led) return refuse('committee/not-led');
  if (isFuture(on, now)) return refuse('committee/day-in-future');
  if (on < led.startedOn) return refuse('committee/ends-before-start');
  return decide({}, [{ action: 'release', toStatus: statusOf(committee), note: villageCode }], [fact(said.villageReleased, committee.id, { committeeId: brand(committee.id), villageCode, on })]);
}
/** Dissolving ends all that it leads on the same day. */
export function dissolve(committee: Committee, on: string, reason: string, leads: readonly Lead[], now: Date) {
  if (!committeeChart.can(statusOf(committee), 'dissolve')) return refuse('committee/dissolved-already');
  if (isFuture(on, now)) return refuse('committee/day-in-future');
  const own = leads.filter((one) => one.committeeId === committee.id && one.endedOn === null);
  if (on < committee.foundedOn || own.some((one) => on < one.startedOn)) return refuse('committee/ends-before-start');
  return decide({ dissolvedOn: on }, [committeeChart.take('dissolve', reason)], own.map(({ villageCode }) => fact(said.villageReleased, committee.id, { committeeId: brand(committee.id), villageCode, on })));
}
export function addJoint(committee: Committee, startedOn: string, title: string, now: Date) {
  if (!committeeChart.can(statusOf(committee), 'addJoint')) return refuse('committee/dissolved-already');
  return isFuture(startedOn, now) ? refuse('committee/day-in-future') : decide({}, [committeeChart.take('addJoint', title)]);
}

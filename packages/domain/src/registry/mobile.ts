import type { Actor } from '@shaodao/contracts/actor';
import { refuse } from '@shaodao/contracts/kit';
import { isInSight } from '../access.ts';
import { countyDay } from '../calendar.ts';
import { decide } from '../kit.ts';

/** A member at home and one away who help together (一对一联系帮扶), dated. */
export interface MemberPair {
  readonly id: string;
  readonly villageCode: string;
  readonly homePersonId: string;
  readonly mobilePersonId: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}
/** Who sees a pair: its two people, and who answers for the village. */
export const seesPair = (actor: Actor, of: Pick<MemberPair, 'villageCode' | 'homePersonId' | 'mobilePersonId'>, now: Date): boolean =>
  isInSight(actor, { divisionCode: of.villageCode, personIds: [of.homePersonId, of.mobilePersonId] }, now);
/** Pairing: two people, and neither is paired with another now. */
export function pair(wish: MemberPair, present: readonly MemberPair[]) {
  if (wish.homePersonId === wish.mobilePersonId) return refuse('pair/same-person');
  const others = present.filter((one) => one.id !== wish.id && one.endedOn === null);
  if (others.some((one) => [one.homePersonId, one.mobilePersonId].includes(wish.homePersonId))) return refuse('pair/home-paired');
  if (others.some((one) => [one.homePersonId, one.mobilePersonId].includes(wish.mobilePersonId))) return refuse('pair/mobile-paired');
  return decide({}, [{ action: 'pair', toStatus: 'present' }]);
}
export function endPair(of: MemberPair, reason: string, now: Date) {
  if (of.endedOn !== null) return refuse('pair/ended-already');
  return decide({ endedOn: countyDay(now), endReason: reason }, [{ action: 'end', toStatus: 'ended', note: reason }]);
}
/** Taking an import back: a pair that it ended goes on, unless either has another meanwhile. */
export function restore(of: MemberPair, present: readonly MemberPair[]) {
  const decided = pair(of, present);
  return decided.ok ? decide({ endedOn: null, endReason: null }, [{ action: 'pair', toStatus: 'present', note: '撤销导入' }]) : decided;
}
/** A help: on a day of the pair, not after today. */
export function help(of: MemberPair, helpedOn: string, now: Date) {
  if (of.endedOn !== null) return refuse('pair/ended-already');
  return helpedOn < of.startedOn || helpedOn > countyDay(now) ? refuse('help/not-in-its-time') : decide({}, [{ action: 'help', toStatus: 'present' }]);
}

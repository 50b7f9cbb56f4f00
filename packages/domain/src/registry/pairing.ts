import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/pairing';
import { addDays, countyDay } from '../calendar.ts';
import { chart, decide } from '../kit.ts';
import { brand } from '../needs/need.ts';

/** The life of a pairing (一对一结对帮扶). */
export const pairingChart = chart<'present' | 'ended', 'start' | 'end'>('pairing', ['present'], {
  start: { from: [], to: 'present', by: said.startPairing },
  end: { from: ['present'], to: 'ended', by: said.endPairing },
});
/** A unit and a hollow village, one to one, from the first day to before the last. */
export interface Pairing {
  readonly id: string;
  readonly departmentId: string;
  readonly villageCode: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}
const DAYS_AHEAD = 92;
const DAYS_BACK = 366;
const isFar = (day: string, now: Date): boolean => day > addDays(countyDay(now), DAYS_AHEAD) || day < addDays(countyDay(now), -DAYS_BACK);
const about = ({ id, departmentId, villageCode }: Pairing, on: string) => ({ pairingId: brand(id), departmentId: brand(departmentId), villageCode, on });
const holdsOn = (pairing: Pairing, day: string): boolean => pairing.endedOn === null || pairing.endedOn > day;
export const statusOf = ({ endedOn }: Pairing): 'present' | 'ended' => (endedOn === null ? 'present' : 'ended');

/** Pairing: the village is hollow, and on no day from then on has either side another. */
export function start(pairing: Pairing, around: { readonly isHollow: boolean; readonly others: readonly Pairing[] }, now: Date) {
  if (isFar(pairing.startedOn, now)) return refuse('pairing/day-too-far');
  if (!around.isHollow) return refuse('pairing/not-hollow');
  const inTheWay = around.others.filter((other) => other.id !== pairing.id && holdsOn(other, pairing.startedOn));
  if (inTheWay.some((other) => other.departmentId === pairing.departmentId)) return refuse('pairing/department-paired');
  if (inTheWay.some((other) => other.villageCode === pairing.villageCode)) return refuse('pairing/village-paired');
  return decide({}, [pairingChart.take('start')], [fact(said.pairingStarted, pairing.id, about(pairing, pairing.startedOn))]);
}
export function end(pairing: Pairing, on: string, reason: string, now: Date) {
  if (!pairingChart.can(statusOf(pairing), 'end')) return refuse('pairing/ended-already');
  if (isFar(on, now)) return refuse('pairing/day-too-far');
  if (on < pairing.startedOn) return refuse('pairing/ends-before-start');
  return decide({ endedOn: on, endReason: reason }, [pairingChart.take('end', reason)], [fact(said.pairingEnded, pairing.id, about(pairing, on))]);
}

/** Taking an import back: a pairing that it ended goes on, unless either side has another meanwhile. */
export function restore(pairing: Pairing, others: readonly Pairing[]) {
  const inTheWay = others.filter((other) => other.id !== pairing.id && holdsOn(other, pairing.endedOn ?? pairing.startedOn));
  if (inTheWay.some((other) => other.departmentId === pairing.departmentId)) return refuse('pairing/department-paired');
  if (inTheWay.some((other) => other.villageCode === pairing.villageCode)) return refuse('pairing/village-paired');
  return decide({ endedOn: null, endReason: null }, [pairingChart.take('start', '撤销导入')], [fact(said.pairingStarted, pairing.id, about(pairing, pairing.startedOn))]);
}

type Pair = Pick<Pairing, 'departmentId' | 'villageCode'>;
/**
 * Adopting pairs: those that hold already stay, what else stands in the way ends, the rest begin.
 * @returns the pairings to end and the pairs to begin, or why not
 */
export function adopt(pairs: readonly Pair[], present: readonly Pairing[], hollow: ReadonlySet<string>, on: string, now: Date) {
  if (isFar(on, now)) return refuse('pairing/day-too-far');
  if (new Set(pairs.map((p) => p.departmentId)).size < pairs.length || new Set(pairs.map((p) => p.villageCode)).size < pairs.length) return refuse('pairing/twice');
  if (pairs.some((pair) => !hollow.has(pair.villageCode))) return refuse('pairing/not-hollow');
  const same = (a: Pair, b: Pair) => a.departmentId === b.departmentId && a.villageCode === b.villageCode;
  const begin = pairs.filter((pair) => !present.some((other) => same(pair, other) && holdsOn(other, on)));
  const stop = present.filter((other) => holdsOn(other, on) && begin.some((pair) => pair.departmentId === other.departmentId || pair.villageCode === other.villageCode));
  if (stop.some((other) => other.startedOn >= on)) return refuse('pairing/starts-later');
  return { ok: true, begin, stop } as const;
}

const MINUTES_PER_KM = 2.2;
/** How much a pairing is worth to the planner; data of the county, told with every proposal. */
export const PAIRING_WEIGHTS = { version: 'county-2026', fitPoints: 10, minutePoints: 0.5, keepPoints: { strong: 60, weak: 15, none: 0 } } as const;
/** Minutes by car from the county seat on roads that wind: distance on a plane at the county's latitude, times a measured factor. */
export function driveMinutes(from: { latitude: number; longitude: number }, to: { latitude: number; longitude: number }): number {
  const km = Math.hypot((from.latitude - to.latitude) * 111.2, (from.longitude - to.longitude) * 111.2 * Math.cos((from.latitude * Math.PI) / 180));
  return Math.round(km * MINUTES_PER_KM);
}

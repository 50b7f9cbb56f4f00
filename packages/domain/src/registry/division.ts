/** Kinds of divisions (区划) by what stands in their code. */
export type DivisionLevel = 'county' | 'township' | 'village' | 'community';

/** Provinces and cities stand above the county: they are named in the official list and are not the county's to keep. */
export const isAboveCounty = (code: string): boolean => code.length < 6 || /^\d{4}00$/.test(code);

/**
 * An official code without the zeros that lists of one width add: 350123000000 is the county 350123, 350123100000 the
 * township 350123100. Statistical codes: 6 digits to the county, 9 to the township, 12 to the village.
 */
export function plainCode(code: string): string {
  if (code.length !== 12) return code;
  if (code.endsWith('000000')) return code.slice(0, 6);
  return code.endsWith('000') ? code.slice(0, 9) : code;
}
/** The code of the division above, or null for a county. */
export const parentCodeOf = (code: string): string | null => ({ 9: code.slice(0, 6), 12: code.slice(0, 9) } as Readonly<Record<number, string>>)[code.length] ?? null;
/** Villages have 2 as the third last digit of their code, communities 0. */
/** A township or town by the third part of its code: 000–099 subdistricts, 100–199 towns, 200–399 townships; 400–599 only rank like one – development zones, farms, forests (统计用区划代码编制规则). */
export const isTownship = (code: string): boolean => code.length === 9 && code[6]! < '4';
export const levelOf = (code: string): DivisionLevel => (code.length === 6 ? 'county' : code.length === 9 ? 'township' : code[9] === '2' ? 'village' : 'community');
import { ok, refuse } from '@shaodao/contracts/kit';
import type { Population } from './hollow.ts';

interface Position {
  readonly latitude: number | null;
  readonly longitude: number | null;
}
/** A profile as recorded: of a village or community, not of a day to come, no more away than registered; without a position the last one known stays. */
export function recordedProfile<P extends Position & { readonly validFrom: string; readonly registeredPopulation: number; readonly outflowPopulation: number }>(
  kind: Population['kind'], profile: P, before: Position | undefined, today: string,
) {
  if (kind !== 'village' && kind !== 'community') return refuse('division/not-a-village');
  if (profile.validFrom > today) return refuse('profile/day-in-future');
  if (profile.outflowPopulation > profile.registeredPopulation) return refuse('profile/outflow-above-registered');
  if ((profile.latitude === null) !== (profile.longitude === null)) return refuse('profile/position-incomplete');
  return ok(profile.latitude === null ? { ...profile, latitude: before?.latitude ?? null, longitude: before?.longitude ?? null } : profile);
}

/** A division as its changes see it: the days of today's name, and of its life. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly kind: DivisionLevel;
  readonly since: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}
/** A new name from a day on: not before the name of today began. */
export function renamed(division: Division, name: string, on: string) {
  if (division.endedOn !== null) return refuse('division/ended');
  if (name === division.name) return refuse('division/same-name');
  return on > division.since ? ok({ name, since: on }) : refuse('division/changed-later');
}

/** Where a village is to go, and what stands in the way there. */
export interface Destination {
  readonly parentCode: string;
  readonly newCode: string;
  /** Whether `parentCode` is a township in force on the day, and whether another has the code. */
  readonly isTownship: boolean;
  readonly isTaken: boolean;
  readonly isInArea: boolean;
  /** Other changes that wait for their day there. */
  readonly waiting: number;
}
/** Another township from a day on (划归): with that township's code, for who answers for a place does so by its code. */
export function moved(division: Division, to: Destination, on: string) {
  if (division.kind !== 'village' && division.kind !== 'community') return refuse('division/not-a-village');
  if (division.endedOn !== null) return refuse('division/ended');
  if (parentCodeOf(division.code) === to.parentCode) return refuse('division/there-already');
  if (!to.isTownship) return refuse('division/no-township');
  if (parentCodeOf(to.newCode) !== to.parentCode || levelOf(to.newCode) !== division.kind) return refuse('division/code-of-other');
  if (to.isTaken) return refuse('division/code-taken');
  if (on <= division.since || on <= division.startedOn) return refuse('division/changed-later');
  if (to.isInArea) return refuse('division/in-area');
  return to.waiting > 0 ? refuse('division/has-planned') : ok({ code: to.newCode, parentCode: to.parentCode, since: on });
}

/** What stands on a division on a day: divisions and units in force below it, houses that somebody lives in, posts held, pairings. */
export interface StandingOn {
  readonly divisions: number;
  readonly units: number;
  readonly households: number;
  readonly postings: number;
  readonly pairings: number;
}
/** No more from a day on (撤销): only when nothing stands on it then; the refusal says what is to be done first. */
export function retired(division: Division, on: string, standing: StandingOn) {
  if (division.kind === 'county') return refuse('division/is-county');
  if (division.endedOn !== null) return refuse('division/ended');
  if (on <= division.since || on <= division.startedOn) return refuse('division/changed-later');
  if (standing.divisions > 0) return refuse('division/has-divisions');
  if (standing.households > 0) return refuse('division/has-households');
  if (standing.units > 0) return refuse('division/has-units');
  if (standing.postings > 0) return refuse('division/has-postings');
  return standing.pairings > 0 ? refuse('division/has-pairing') : ok({ endedOn: on });
}

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

/** A new name from a day on: not after today, and not before the name of today began. */
export function renamed(division: { readonly name: string; readonly since: string; readonly endedOn: string | null }, name: string, on: string, today: string) {
  if (division.endedOn !== null) return refuse('division/not-found');
  if (name === division.name) return refuse('division/same-name');
  if (on > today) return refuse('division/day-in-future');
  return on > division.since ? ok({ name, since: on }) : refuse('division/changed-later');
}

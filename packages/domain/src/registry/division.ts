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

import type { Access, Actor, Place } from '@shaodao/contracts/actor';
import { CareCount, recordProfile } from '@shaodao/contracts/registry/division';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { reaches } from './access.ts';

/** Marks of hardship: for those who go to the house or serve the case, in no list of an office above. */
const HARDSHIP: readonly CareTag[] = ['livesAlone', 'disabled', 'minimumLiving'];
/** Who goes to the house: the officer of its grid, the cadres of its village, a department while it serves a case there. */
const AT_THE_DOOR = { gridOfficer: 'grid', villageCadre: 'division', departmentLiaison: 'department' } as const satisfies Access;

/** Care tags as everybody may see them who sees that there is a household or a need: never hardship (domain §9.8). */
export const publicCareTags = (careTags: readonly CareTag[]): CareTag[] => careTags.filter((tag) => !HARDSHIP.includes(tag));

/** Care tags of a household or need in a list, by where its reader stands. */
export const careTagsFor = (actor: Actor, { place, careTags, now }: { place: Place; careTags: readonly CareTag[]; now: Date }): CareTag[] =>
  reaches(actor, AT_THE_DOOR, place, now) ? [...careTags] : publicCareTags(careTags);

/** The smallest count of people with a mark that is shown outside the office that records it (domain §9.8). */
export const SMALLEST_COUNT = 5;
/** Whether a count is too small to be shown; nobody at all, and a number that nobody knows, tell nothing about anybody. */
export const isTooSmall = (count: number | null): boolean => count !== null && count > 0 && count < SMALLEST_COUNT;

/**
 * Counts that add up to a known total, without those that are too small: where only one would be missing the next smallest
 * goes with it, so that none follows by subtraction. Null stands for a suppressed count.
 */
export function suppressed(counts: readonly number[]): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, i) => (isTooSmall(count) ? [i] : [])));
  if (hidden.size === 1) {
    const others = counts.flatMap((count, i) => (hidden.has(i) || count === 0 ? [] : [i]));
    const next = others.sort((a, b) => counts[a]! - counts[b]!)[0];
    if (next !== undefined) hidden.add(next);
  }
  return counts.map((count, i) => (hidden.has(i) ? null : count));
}

/** Who records a village's figures, and the cadres of the village: they know each house. */
const RECORDS = { ...recordProfile.access, villageCadre: 'division' } as const satisfies Access;
type Counts = Partial<Readonly<Record<CareCount, number | null>>>;

/** The counts of a village's figures as this actor may see them, and which of them are too small to be shown. */
export function careCountsFor<C extends Counts>(
  actor: Actor,
  { divisionCode, counts, now }: { divisionCode: string; counts: C; now: Date },
): { counts: C; fewerThanFive: CareCount[] } {
  if (reaches(actor, RECORDS, { divisionCode }, now)) return { counts, fewerThanFive: [] };
  const fewerThanFive = CareCount.options.filter((name) => isTooSmall(counts[name] ?? null));
  return { counts: { ...counts, ...Object.fromEntries(fewerThanFive.map((name) => [name, null])) }, fewerThanFive };
}

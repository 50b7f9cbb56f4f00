import { AREA_VILLAGES } from './area.ts';
import { holdsOn, PARENT_LEVEL, type Structure } from './structure.ts';

/** Every day on which something of the tree begins or ends: between them nothing changes. */
export const turningDays = (tree: Structure): string[] =>
  [...new Set([...tree.units, ...tree.terms, ...tree.placings].flatMap((row) => [row.startedOn, ...(row.endedOn === null ? [] : [row.endedOn])]))].sort();

/** What is wrong with the tree on a day (domain §11.1–2): each unit has one parent of the level above that exists, areas have 2–3 villages, a household one group. Empty for a sound tree. */
export function brokenTree(tree: Structure, day: string): string[] {
  const broken: string[] = [];
  const inForce = new Map(tree.units.filter((u) => holdsOn(u, day)).map((u) => [u.id, u]));
  const terms = Map.groupBy(tree.terms.filter((t) => holdsOn(t, day)), (t) => t.unitId);
  for (const id of terms.keys()) if (!inForce.has(id)) broken.push(`${day} ${id}: has a name and no life`);
  const numbers = new Set<string>();
  const villages = new Map<string, string[]>();
  for (const unit of inForce.values()) {
    const say = (what: string) => broken.push(`${day} ${unit.level} ${unit.id}: ${what}`);
    const [term, ...more] = terms.get(unit.id) ?? [];
    if (!term || more.length > 0) {
      say('has not exactly one parent');
      continue;
    }
    const number = `${unit.level}/${unit.level === 'area' ? '' : unit.homeCode}/${unit.number}`;
    if (numbers.has(number)) say('has a number that is given already');
    numbers.add(number);
    if (term.parentId === null) {
      if (unit.level !== 'area' && unit.level !== 'villageParty') say('stands under a township');
      continue;
    }
    const parent = inForce.get(term.parentId);
    if (!parent) say('stands under what is not there');
    else if (parent.level !== PARENT_LEVEL[unit.level]) say('stands under another level');
    else if (parent.level === 'area') villages.set(parent.id, [...(villages.get(parent.id) ?? []), unit.homeCode]);
    else if (parent.homeCode !== unit.homeCode) say('stands in another village');
  }
  for (const area of inForce.values()) {
    if (area.level !== 'area') continue;
    const codes = villages.get(area.id) ?? [];
    if (codes.length < AREA_VILLAGES.min || codes.length > AREA_VILLAGES.max) broken.push(`${day} area ${area.id}: has ${codes.length} villages`);
  }
  for (const [householdId, places] of Map.groupBy(tree.placings.filter((p) => holdsOn(p, day)), (p) => p.householdId)) {
    const [place, ...more] = places;
    const group = inForce.get(place!.groupId);
    if (more.length > 0) broken.push(`${day} household ${householdId}: is in two groups`);
    if (group?.level !== 'villagerGroup') broken.push(`${day} household ${householdId}: is in no group that exists`);
    const member = place!.memberHouseholdId === null ? undefined : inForce.get(place!.memberHouseholdId);
    if (place!.memberHouseholdId !== null && (member?.level !== 'memberHousehold' || member.homeCode !== group?.homeCode)) broken.push(`${day} household ${householdId}: is looked after by none of its village`);
  }
  return broken;
}
/** The same for every day there ever was. */
export const everBroken = (tree: Structure): string[] => turningDays(tree).flatMap((day) => brokenTree(tree, day));

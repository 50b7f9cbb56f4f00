import type { Actor } from '@shaodao/contracts/actor';
import { ok, refuse, type Reply } from '@shaodao/contracts/kit';
import { addUnit, type PartyKindName, type UnitAction, type UnitLevel } from '@shaodao/contracts/registry/structure';
import { reaches } from '../access.ts';

/** A unit of the five-level tree: what it is for its whole life. Days are county days; `endedOn` is the first day on which it is no more. */
export interface Unit {
  readonly id: string;
  readonly level: UnitLevel;
  /** The village it is of; of an area the township that answers for it. */
  readonly homeCode: string;
  readonly number: number;
  readonly kind: PartyKindName | null;
  readonly crossBorderReason: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly endReason: string | null;
}
/** What a unit was called and where it stood, from a day to before another. */
export interface Term {
  readonly unitId: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly parentCode: string | null;
}
/** Which villager group a household was of, and which member household looked after it. */
export interface Placing {
  readonly householdId: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly groupId: string;
  readonly memberHouseholdId: string | null;
}
/** The part of the tree that a decision has to look at: whole histories of all units that it may touch. */
export interface Structure {
  readonly units: readonly Unit[];
  readonly terms: readonly Term[];
  readonly placings: readonly Placing[];
  /** The house of each member household. */
  readonly hosts: readonly { readonly unitId: string; readonly householdId: string }[];
  /** Until when each officer's post of a grid is held; null for one without an end. */
  readonly officers: readonly { readonly unitId: string; readonly endedOn: string | null }[];
}
/** One row to write: units by id, terms by unit and first day, placings by household and first day, hosts by unit. */
export type Change =
  | { readonly put: 'unit'; readonly row: Unit }
  | { readonly put: 'term'; readonly row: Term }
  | { readonly put: 'placing'; readonly row: Placing }
  | { readonly put: 'host'; readonly row: Structure['hosts'][number] }
  | { readonly drop: 'unit' | 'term'; readonly id: string; readonly startedOn: string };
export type Refused = 'unit/not-found' | 'unit/ended' | 'unit/changed-later';
export type Decided<Code extends string> = Reply<readonly Change[], Code>;

/** Under what each level stands (片区—村党组织—网格—村民小组—党员中心户); areas under a township, village parties under one where their village is in no area. */
export const PARENT_LEVEL: Readonly<Record<UnitLevel, UnitLevel | 'township'>> = { area: 'township', villageParty: 'area', grid: 'villageParty', villagerGroup: 'grid', memberHousehold: 'villagerGroup' };
/** What may be done to a unit of each level; which villages an area has is arranged for a whole township at once. */
const ACTIONS: Readonly<Record<UnitLevel, readonly UnitAction[]>> = {
  area: ['rename'], villageParty: ['add', 'rename'], grid: ['add', 'rename', 'split', 'merge', 'retire'],
  villagerGroup: ['add', 'rename', 'move', 'split', 'merge', 'retire'], memberHousehold: ['rename', 'move', 'merge', 'retire'],
};
export const allowedUnitActions = (unit: Pick<Unit, 'level' | 'homeCode' | 'endedOn'>, actor: Actor, now: Date): UnitAction[] =>
  unit.endedOn === null && reaches(actor, addUnit.access, { divisionCode: unit.homeCode }, now) ? [...ACTIONS[unit.level]] : [];
export const allows = (level: UnitLevel, action: UnitAction): boolean => ACTIONS[level].includes(action);

/** Whether a dated row holds on a day. */
export const holdsOn = (row: { readonly startedOn: string; readonly endedOn: string | null }, day: string): boolean => row.startedOn <= day && (row.endedOn === null || day < row.endedOn);
const reachesPast = (row: { readonly endedOn: string | null }, day: string): boolean => row.endedOn === null || row.endedOn > day;
export const unitOf = (tree: Structure, id: string): Unit | undefined => tree.units.find((unit) => unit.id === id);
export const lastTerm = (tree: Structure, id: string): Term | undefined => tree.terms.filter((t) => t.unitId === id).reduce<Term | undefined>((last, t) => (last && last.startedOn > t.startedOn ? last : t), undefined);
/** Units whose latest term stands under a unit. */
export const childrenOf = (tree: Structure, id: string): Unit[] => tree.units.filter((unit) => unit.endedOn === null && lastTerm(tree, unit.id)?.parentId === id);
export const lastPlacing = (tree: Structure, householdId: string): Placing | undefined =>
  tree.placings.filter((p) => p.householdId === householdId).reduce<Placing | undefined>((last, p) => (last && last.startedOn > p.startedOn ? last : p), undefined);

/** The tree after changes: what the tables hold when the changes are written. */
export function applied(tree: Structure, changes: readonly Change[]): Structure {
  const units = new Map(tree.units.map((u) => [u.id, u]));
  const terms = new Map(tree.terms.map((t) => [`${t.unitId}/${t.startedOn}`, t]));
  const placings = new Map(tree.placings.map((p) => [`${p.householdId}/${p.startedOn}`, p]));
  const hosts = new Map(tree.hosts.map((h) => [h.unitId, h]));
  for (const change of changes) {
    if ('drop' in change) change.drop === 'term' ? terms.delete(`${change.id}/${change.startedOn}`) : units.delete(change.id);
    else if (change.put === 'unit') units.set(change.row.id, change.row);
    else if (change.put === 'term') terms.set(`${change.row.unitId}/${change.row.startedOn}`, change.row);
    else if (change.put === 'placing') placings.set(`${change.row.householdId}/${change.row.startedOn}`, change.row);
    else hosts.set(change.row.unitId, change.row);
  }
  return { units: [...units.values()], terms: [...terms.values()], placings: [...placings.values()], hosts: [...hosts.values()], officers: tree.officers };
}

/** From `on` a unit has another name or parent. What was recorded for later days stands: then the day must be later. */
export function retell(tree: Structure, unitId: string, on: string, change: Partial<Pick<Term, 'name' | 'parentId' | 'parentCode'>>): Decided<Refused> {
  const unit = unitOf(tree, unitId);
  const last = lastTerm(tree, unitId);
  if (!unit || !last) return refuse('unit/not-found');
  if (unit.endedOn !== null) return refuse('unit/ended');
  if (on < last.startedOn) return refuse('unit/changed-later');
  if (on === last.startedOn) return ok([{ put: 'term', row: { ...last, ...change } }]);
  return ok([{ put: 'term', row: { ...last, endedOn: on } }, { put: 'term', row: { ...last, ...change, startedOn: on, endedOn: null } }]);
}

/** From `on` a household is of a group, looked after by a member household or by none. */
export function replace(tree: Structure, place: { householdId: string; groupId: string; memberHouseholdId: string | null }, on: string): Decided<Refused> {
  const last = lastPlacing(tree, place.householdId);
  const row: Placing = { ...place, startedOn: on, endedOn: null };
  if (!last) return ok([{ put: 'placing', row }]);
  if (on < last.startedOn) return refuse('unit/changed-later');
  if (on === last.startedOn) return ok([{ put: 'placing', row }]);
  return ok([...(last.endedOn === null ? [{ put: 'placing', row: { ...last, endedOn: on } } as const] : []), { put: 'placing', row }]);
}

/** A unit is no more from `on`; only without children and households on any later day. */
export function end(tree: Structure, unitId: string, on: string, endReason: string): Decided<Refused | 'unit/has-children'> {
  const unit = unitOf(tree, unitId);
  const last = lastTerm(tree, unitId);
  if (!unit || !last) return refuse('unit/not-found');
  if (unit.endedOn !== null) return refuse('unit/ended');
  // An area drawn up and given up on the same day was none.
  const wasNone = unit.level === 'area' && on === unit.startedOn;
  if ((on <= unit.startedOn && !wasNone) || on < last.startedOn) return refuse('unit/changed-later');
  if (childrenOf(tree, unitId).length > 0 || tree.placings.some((p) => p.endedOn === null && (p.groupId === unitId || p.memberHouseholdId === unitId))) return refuse('unit/has-children');
  if (tree.terms.some((t) => t.parentId === unitId && reachesPast(t, on)) || tree.placings.some((p) => (p.groupId === unitId || p.memberHouseholdId === unitId) && reachesPast(p, on))) return refuse('unit/changed-later');
  if (wasNone) return ok([{ drop: 'term', id: unitId, startedOn: on }, { drop: 'unit', id: unitId, startedOn: on }]);
  return ok([
    { put: 'unit', row: { ...unit, endedOn: on, endReason } },
    on === last.startedOn ? { drop: 'term', id: unitId, startedOn: on } : { put: 'term', row: { ...last, endedOn: on } },
  ]);
}

/** A grid that is no more has no officer from then on: the post ends first. */
export const released = (tree: Structure, unitId: string, on: string): Decided<'unit/has-officer'> =>
  tree.officers.some((post) => post.unitId === unitId && reachesPast(post, on)) ? refuse('unit/has-officer') : ok([]);

/** Takes decisions one after the other, each on what the ones before have left; the first refusal is all. */
export function inTurn<Code extends string>(tree: Structure, steps: readonly ((now: Structure) => Decided<Code>)[]): Decided<Code> {
  let now = tree;
  const changes: Change[] = [];
  for (const step of steps) {
    const decided = step(now);
    if (!decided.ok) return decided;
    changes.push(...decided.value);
    now = applied(now, decided.value);
  }
  return ok(changes);
}

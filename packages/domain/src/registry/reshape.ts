import { ok, refuse } from '@shaodao/contracts/kit';
import type { PartyKindName, UnitLevel } from '@shaodao/contracts/registry/structure';
import { allows, childrenOf, end, inTurn, lastPlacing, lastTerm, PARENT_LEVEL, released, replace, retell, unitOf, type Change, type Decided, type Refused, type Structure, type Unit } from './structure.ts';

/** What a wish for a change says; ids come in as arguments. */
export interface NewUnit {
  readonly id: string;
  readonly level: Exclude<UnitLevel, 'area'>;
  readonly parent: { readonly unitId: string } | { readonly townshipCode: string };
  readonly homeCode: string;
  readonly name: string | null;
  readonly villageName: string;
  readonly kind: PartyKindName | null;
  readonly hostHouseholdId: string | null;
  readonly on: string;
}
const ORDINALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1 → 一, 12 → 十二, 35 → 三十五; to 99. */
export const ordinal = (n: number): string => (n <= 10 ? ORDINALS[n]! : `${n < 20 ? '' : ORDINALS[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : ORDINALS[n % 10]}`);
const PARTY_WORD: Readonly<Record<PartyKindName, string>> = { branch: '党支部', generalBranch: '党总支', committee: '党委' };
const nameFor = ({ level, villageName, kind }: Pick<NewUnit, 'level' | 'villageName' | 'kind'>, number: number): string =>
  ({ villageParty: `${villageName}${PARTY_WORD[kind ?? 'branch']}`, grid: `${villageName}第${ordinal(number)}网格`, villagerGroup: `第${ordinal(number)}村民小组`, memberHousehold: `第${ordinal(number)}党员中心户` })[level];
/** Numbers run on within the village and are not given twice. */
const nextNumber = (tree: Structure, level: UnitLevel, homeCode: string): number => Math.max(0, ...tree.units.filter((u) => u.level === level && u.homeCode === homeCode).map((u) => u.number)) + 1;

/** Whether a unit may be a parent from `on`: it is of the level above, exists then and has not ended. */
function parentFor(tree: Structure, level: UnitLevel, id: string, on: string): Decided<Refused | 'unit/wrong-level'> {
  const parent = unitOf(tree, id);
  if (!parent) return refuse('unit/not-found');
  if (parent.level !== PARENT_LEVEL[level]) return refuse('unit/wrong-level');
  if (parent.endedOn !== null) return refuse('unit/ended');
  return parent.startedOn <= on ? ok([]) : refuse('unit/changed-later');
}

/** A new unit under the level above; one party organisation a village; a member household names its house, which is of the group. */
export function addUnit(tree: Structure, wish: NewUnit): Decided<Refused | 'unit/wrong-level' | 'unit/party-exists' | 'unit/host-missing' | 'unit/host-of-other-group'> {
  const { id, level, parent, homeCode, kind, hostHouseholdId, on } = wish;
  if ('unitId' in parent) {
    const may = parentFor(tree, level, parent.unitId, on);
    if (!may.ok) return may;
  }
  if ('townshipCode' in parent !== (level === 'villageParty')) return refuse('unit/wrong-level');
  if (level === 'villageParty' && tree.units.some((u) => u.level === level && u.homeCode === homeCode && (u.endedOn === null || u.endedOn > on))) return refuse('unit/party-exists');
  if (level === 'memberHousehold') {
    if (!hostHouseholdId) return refuse('unit/host-missing');
    if (lastPlacing(tree, hostHouseholdId)?.groupId !== ('unitId' in parent && parent.unitId)) return refuse('unit/host-of-other-group');
  }
  const number = level === 'villageParty' ? 1 : nextNumber(tree, level, homeCode);
  const unit: Unit = { id, level, homeCode, number, kind: level === 'villageParty' ? (kind ?? 'branch') : null, crossBorderReason: null, startedOn: on, endedOn: null, endReason: null };
  const term = { unitId: id, startedOn: on, endedOn: null, name: wish.name ?? nameFor(wish, number), parentId: 'unitId' in parent ? parent.unitId : null, parentCode: 'townshipCode' in parent ? parent.townshipCode : null };
  return ok([{ put: 'unit', row: unit }, { put: 'term', row: term }, ...(hostHouseholdId && level === 'memberHousehold' ? [{ put: 'host', row: { unitId: id, householdId: hostHouseholdId } } as const] : [])]);
}

/** Another parent of the level above, of the same village. Households go where their member household goes. */
export function moveUnit(tree: Structure, unitId: string, parentId: string, on: string): Decided<Refused | 'unit/wrong-level' | 'unit/other-village' | 'unit/there-already' | 'unit/by-areas'> {
  const unit = unitOf(tree, unitId);
  if (!unit) return refuse('unit/not-found');
  if (unit.level === 'villageParty' || unit.level === 'area') return refuse('unit/by-areas');
  const may = parentFor(tree, unit.level, parentId, on);
  if (!may.ok) return may;
  if (unitOf(tree, parentId)!.homeCode !== unit.homeCode) return refuse('unit/other-village');
  if (lastTerm(tree, unitId)?.parentId === parentId) return refuse('unit/there-already');
  return inTurn<Refused>(tree, [(now) => retell(now, unitId, on, { parentId, parentCode: null }), ...(unit.level === 'memberHousehold' ? followers(tree, unitId, parentId, on) : [])]);
}
/** The house of a member household and those that it looks after go with it to another group. */
const followers = (tree: Structure, memberId: string, groupId: string, on: string): ((now: Structure) => Decided<Refused>)[] => {
  const host = tree.hosts.find((h) => h.unitId === memberId)?.householdId;
  const looked = tree.placings.filter((p) => p.memberHouseholdId === memberId && p.endedOn === null).map((p) => p.householdId);
  return [...new Set([...(host ? [host] : []), ...looked])].map((householdId) => (now) => replace(now, { householdId, groupId, memberHouseholdId: looked.includes(householdId) ? memberId : null }, on));
};

/** Some children, or some of a group's households, become a new unit under the same parent; both sides keep something. */
export function splitUnit(tree: Structure, wish: { unitId: string; newId: string; name: string | null; villageName: string; childIds: readonly string[]; householdIds: readonly string[]; on: string }): Decided<Refused | 'unit/not-divisible' | 'unit/not-its-child' | 'unit/nothing-left'> {
  const { unitId, newId, on } = wish;
  const unit = unitOf(tree, unitId);
  const last = lastTerm(tree, unitId);
  if (!unit || !last) return refuse('unit/not-found');
  const { level } = unit;
  if (!allows(level, 'split') || level === 'area') return refuse('unit/not-divisible');
  if (unit.endedOn !== null) return refuse('unit/ended');
  if (on < last.startedOn) return refuse('unit/changed-later');
  const children = childrenOf(tree, unitId).map((u) => u.id);
  const households = tree.placings.filter((p) => p.groupId === unitId && p.endedOn === null).map((p) => p.householdId);
  const going = new Set([...wish.householdIds, ...tree.hosts.filter((h) => wish.childIds.includes(h.unitId)).map((h) => h.householdId), ...tree.placings.filter((p) => p.endedOn === null && wish.childIds.includes(p.memberHouseholdId ?? '')).map((p) => p.householdId)]);
  if (wish.childIds.some((id) => !children.includes(id)) || wish.householdIds.some((id) => !households.includes(id))) return refuse('unit/not-its-child');
  const [goes, stays] = level === 'grid' ? [wish.childIds.length, children.length - wish.childIds.length] : [going.size, households.filter((id) => !going.has(id)).length];
  if (goes === 0 || stays === 0) return refuse('unit/nothing-left');
  const number = nextNumber(tree, level, unit.homeCode);
  const born: Change[] = [
    { put: 'unit', row: { ...unit, id: newId, number, startedOn: on } },
    { put: 'term', row: { ...last, unitId: newId, startedOn: on, endedOn: null, name: wish.name ?? nameFor({ level, villageName: wish.villageName, kind: null }, number) } },
  ];
  const hosts = new Set(tree.hosts.filter((h) => wish.childIds.includes(h.unitId)).map((h) => h.householdId));
  return inTurn<Refused>(tree, [
    () => ok(born),
    ...wish.childIds.map((id) => (now: Structure) => retell(now, id, on, { parentId: newId })),
    ...(level === 'villagerGroup' ? [...going].map((householdId) => (now: Structure) => {
      const member = lastPlacing(now, householdId)?.memberHouseholdId ?? null;
      return replace(now, { householdId, groupId: newId, memberHouseholdId: member && !hosts.has(householdId) && wish.childIds.includes(member) ? member : null }, on);
    }) : []),
  ]);
}

/** All children and households go over to another unit of the same level and village; the unit ends. */
export function mergeUnit(tree: Structure, unitId: string, intoId: string, on: string, reason: string): Decided<Refused | 'unit/not-divisible' | 'unit/wrong-level' | 'unit/other-village' | 'unit/same' | 'unit/has-children' | 'unit/has-officer'> {
  const unit = unitOf(tree, unitId);
  const into = unitOf(tree, intoId);
  if (!unit || !into) return refuse('unit/not-found');
  if (unitId === intoId) return refuse('unit/same');
  if (!allows(unit.level, 'merge')) return refuse('unit/not-divisible');
  if (unit.level !== into.level) return refuse('unit/wrong-level');
  if (unit.homeCode !== into.homeCode) return refuse('unit/other-village');
  if (into.endedOn !== null) return refuse('unit/ended');
  if (into.startedOn > on) return refuse('unit/changed-later');
  const households = tree.placings.filter((p) => p.endedOn === null && (p.groupId === unitId || p.memberHouseholdId === unitId));
  const intoGroup = unit.level === 'memberHousehold' ? lastTerm(tree, intoId)?.parentId : null;
  return inTurn<Refused | 'unit/has-children' | 'unit/has-officer'>(tree, [
    (now) => released(now, unitId, on),
    ...childrenOf(tree, unitId).map((child) => (now: Structure) => retell(now, child.id, on, { parentId: intoId })),
    ...households.map((p) => (now: Structure) => replace(now, {
      householdId: p.householdId, groupId: unit.level === 'memberHousehold' ? p.groupId : intoId,
      // A member household looks after houses of its own group.
      memberHouseholdId: unit.level !== 'memberHousehold' ? p.memberHouseholdId : p.groupId === intoGroup && hostOf(tree, intoId) !== p.householdId ? intoId : null,
    }, on)),
    (now) => end(now, unitId, on, reason),
  ]);
}
const hostOf = (tree: Structure, memberId: string): string | undefined => tree.hosts.find((h) => h.unitId === memberId)?.householdId;

/** No more from a day on: only when nothing hangs on it. A member household's neighbours stay in their group. */
export function retireUnit(tree: Structure, unitId: string, on: string, reason: string): Decided<Refused | 'unit/has-children' | 'unit/has-officer' | 'unit/by-areas'> {
  const unit = unitOf(tree, unitId);
  if (!unit) return refuse('unit/not-found');
  if (!allows(unit.level, 'retire')) return refuse('unit/by-areas');
  const looked = tree.placings.filter((p) => p.memberHouseholdId === unitId && p.endedOn === null);
  return inTurn<Refused | 'unit/has-children' | 'unit/has-officer'>(tree, [
    (now) => released(now, unitId, on), ...looked.map((p) => (now: Structure) => replace(now, { householdId: p.householdId, groupId: p.groupId, memberHouseholdId: null }, on)), (now) => end(now, unitId, on, reason),
  ]);
}

/** A household into a group of its village, under a member household of that group or none. */
export function placeHousehold(tree: Structure, wish: { householdId: string; villageCode: string; groupId: string; memberHouseholdId: string | null; on: string }): Decided<Refused | 'unit/wrong-level' | 'unit/other-village' | 'unit/there-already'> {
  const { householdId, groupId, memberHouseholdId, on } = wish;
  const group = unitOf(tree, groupId);
  const may = parentFor(tree, 'memberHousehold', groupId, on);
  if (!may.ok) return may;
  if (group!.homeCode !== wish.villageCode) return refuse('unit/other-village');
  if (memberHouseholdId) {
    const member = unitOf(tree, memberHouseholdId);
    if (!member) return refuse('unit/not-found');
    if (member.level !== 'memberHousehold' || lastTerm(tree, memberHouseholdId)?.parentId !== groupId) return refuse('unit/wrong-level');
    if (member.endedOn !== null) return refuse('unit/ended');
    if (lastTerm(tree, memberHouseholdId)!.startedOn > on) return refuse('unit/changed-later');
  }
  const last = lastPlacing(tree, householdId);
  if (last?.endedOn === null && last.groupId === groupId && last.memberHouseholdId === memberHouseholdId) return refuse('unit/there-already');
  return replace(tree, { householdId, groupId, memberHouseholdId }, on);
}

/** Taking an import back: a unit that has been told once only, and that nothing hangs on, was none. */
export function unmake(tree: Structure, unitId: string): Decided<Refused | 'unit/has-children'> {
  const unit = unitOf(tree, unitId);
  const terms = tree.terms.filter((term) => term.unitId === unitId);
  if (!unit || !terms[0]) return refuse('unit/not-found');
  if (unit.endedOn !== null) return refuse('unit/ended');
  if (terms.length > 1) return refuse('unit/changed-later');
  if (tree.terms.some((term) => term.parentId === unitId) || tree.placings.some((p) => p.groupId === unitId || p.memberHouseholdId === unitId)) return refuse('unit/has-children');
  return ok([{ drop: 'term', id: unitId, startedOn: terms[0].startedOn }, { drop: 'unit', id: unitId, startedOn: unit.startedOn }]);
}
/** Taking an import back: a name told from `on` was never told, unless something else was told of the unit since. */
export function unname(tree: Structure, unitId: string, on: string, name: string): Decided<Refused> {
  const last = lastTerm(tree, unitId);
  if (!unitOf(tree, unitId) || !last) return refuse('unit/not-found');
  if (unitOf(tree, unitId)!.endedOn !== null) return refuse('unit/ended');
  if (last.startedOn !== on) return refuse('unit/changed-later');
  const former = tree.terms.find((term) => term.unitId === unitId && term.endedOn === on && term.name === name && term.parentId === last.parentId && term.parentCode === last.parentCode);
  return ok(former ? [{ drop: 'term', id: unitId, startedOn: on }, { put: 'term', row: { ...former, endedOn: null } }] : [{ put: 'term', row: { ...last, name } }]);
}

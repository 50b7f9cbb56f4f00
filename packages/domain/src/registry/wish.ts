import { addUnit, mergeUnit, moveUnit, placeHousehold, renameUnit, retireUnit, splitUnit, type PartyKindName, type UnitLevel } from '@shaodao/contracts/registry/structure';
import * as rules from './reshape.ts';
import { retell, type Decided, type Structure } from './structure.ts';

/** What is wished of the tree, as a command says it and as it waits for its day; ids of what is new are part of it. */
export interface Wishes {
  add: { level: Exclude<UnitLevel, 'area'>; newId: string; parentId: string; homeCode: string; name: string | null; partyKind: PartyKindName | null; hostHouseholdId: string | null };
  rename: { unitId: string; name: string };
  move: { unitId: string; parentId: string };
  split: { unitId: string; newId: string; name: string | null; childIds: readonly string[]; householdIds: readonly string[] };
  merge: { unitId: string; intoId: string; reason: string };
  retire: { unitId: string; reason: string };
  place: { householdId: string; homeCode: string; groupId: string; memberHouseholdId: string | null };
}
export type TreeWish = { [A in keyof Wishes]: { readonly action: A } & Readonly<Wishes[A]> }[keyof Wishes];
/** What a wish is judged on, and from which day it is to hold. */
export interface Scene {
  readonly tree: Structure;
  readonly on: string;
  readonly villageName: string;
}
const OPERATION = { add: addUnit, rename: renameUnit, move: moveUnit, split: splitUnit, merge: mergeUnit, retire: retireUnit, place: placeHousehold } as const;
export type WishRefusal<A extends keyof Wishes = keyof Wishes> = (typeof OPERATION)[A]['refusals'][number];

/** The rule of each wish. */
const RESHAPE: { readonly [A in keyof Wishes]: (wish: Wishes[A], scene: Scene) => Decided<WishRefusal<A>> } = {
  add: ({ newId: id, parentId, partyKind: kind, ...wish }, { tree, on, villageName }) => rules.addUnit(tree, { ...wish, id, kind, parent: isUnit(parentId) ? { unitId: parentId } : { townshipCode: parentId }, villageName, on }),
  rename: ({ unitId, name }, { tree, on }) => retell(tree, unitId, on, { name }),
  move: ({ unitId, parentId }, { tree, on }) => rules.moveUnit(tree, unitId, parentId, on),
  split: (wish, { tree, on, villageName }) => rules.splitUnit(tree, { ...wish, villageName, on }),
  merge: ({ unitId, intoId, reason }, { tree, on }) => rules.mergeUnit(tree, unitId, intoId, on, reason),
  retire: ({ unitId, reason }, { tree, on }) => rules.retireUnit(tree, unitId, on, reason),
  place: ({ homeCode: villageCode, ...wish }, { tree, on }) => rules.placeHousehold(tree, { ...wish, villageCode, on }),
};
/** What a wish changes from its day on, or why not; the same today and on a day to come. */
export const reshape = (wish: TreeWish, scene: Scene): Decided<WishRefusal> => (RESHAPE[wish.action] as (wish: TreeWish, scene: Scene) => Decided<WishRefusal>)(wish, scene); // each wish meets the rule of its own action

/** Ids of units have dashes, codes of divisions have none. */
export const isUnit = (id: string): boolean => id.includes('-');
/** The unit or household that a wish is about: of an addition the new one. */
export const subjectOf = (wish: TreeWish): string => (wish.action === 'add' ? wish.newId : wish.action === 'place' ? wish.householdId : wish.unitId);
/** Every unit, household or division on whose page a wish is to be seen. */
export const touchedBy = (wish: TreeWish): string[] => {
  const { newId, parentId, intoId, groupId, memberHouseholdId, childIds = [] } = wish as { newId?: string; parentId?: string; intoId?: string; groupId?: string; memberHouseholdId?: string | null; childIds?: readonly string[] };
  return [...new Set([subjectOf(wish), newId, parentId, intoId, groupId, memberHouseholdId ?? undefined, ...childIds].filter((id) => id !== undefined))];
};

import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, event, query } from '../kit.ts';
import { id, Day, DivisionCode, DivisionKind, HistoryEntry, HouseholdId, Paging, VillageCode, page, text } from '../vocabulary.ts';

/** Any unit of the five-level tree; a grid's GridId is its UnitId. */
export const UnitId = id('UnitId');
export type UnitId = z.infer<typeof UnitId>;
/** The five levels (片区—村党组织—网格—村民小组—党员中心户), top down. */
export const UnitLevel = z.enum(['area', 'villageParty', 'grid', 'villagerGroup', 'memberHousehold']);
export type UnitLevel = z.infer<typeof UnitLevel>;
/** 党支部, 党总支, 党委. */
export const PartyKind = z.enum(['branch', 'generalBranch', 'committee']);
export type PartyKindName = z.infer<typeof PartyKind>;
export const UnitAction = z.enum(['add', 'rename', 'move', 'split', 'merge', 'retire']);
export type UnitAction = z.infer<typeof UnitAction>;

const NodeId = z.union([UnitId, DivisionCode], { error: '编号不对' }).describe('a unit’s id, or a division’s code');
const UnitName = text(2, 40);
const reason = text(2, 200).optional().describe('why, for the history');
/** Everybody on the county's staff may look at the public organisation. */
export const STAFF = {
  gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any', representative: 'any', leader: 'any', auditor: 'any',
} as const satisfies Access;
/** Townships keep their villages' grids and groups, the county keeps all. */
export const KEEPERS = { townshipCadre: 'division', countyOrganiser: 'division' } as const satisfies Access;

/** A node of the tree on a day: a division above, or a unit. */
export const TreeNode = z.object({
  id: z.string(), kind: z.union([DivisionKind, UnitLevel]), name: z.string(), number: z.int().nullable(), homeCode: DivisionCode.describe('the village or township it is of'),
  parentId: z.string().nullable(), childCount: z.int(), since: Day.describe('when it came into being'), isHollow: z.boolean().nullable().describe('of a village party: whether its village is hollow that day'),
});
export type TreeNode = z.infer<typeof TreeNode>;
const asOf = Day.optional().describe('the tree of that day; today when left out');

export const listTreeNodes = query({
  subject: 'registry.unit.list-children', http: 'GET /tree', title: '组织体系：下级', access: STAFF,
  input: z.object({ parentId: NodeId.optional().describe('the county when left out'), asOf }),
  output: z.object({ asOf: Day, parent: TreeNode, items: z.array(TreeNode) }), refusals: ['unit/not-found'],
});
/** The tree under one node down to a level, parents first: for a chart. Of the whole county down to village parties at most. */
export const getSubtree = query({
  subject: 'registry.unit.get-subtree', http: 'GET /tree/:rootId/subtree', title: '组织体系：全部下级', access: STAFF,
  input: z.object({ rootId: NodeId, asOf, downTo: UnitLevel.default('memberHousehold') }),
  output: z.object({ asOf: Day, items: z.array(TreeNode) }), refusals: ['unit/not-found'],
});
export const FoundNode = TreeNode.extend({ path: z.string().describe('the names above it, from the township down') });
export const searchTree = query({
  subject: 'registry.unit.search', http: 'GET /tree/search', title: '查找组织', access: STAFF,
  input: z.object({ words: text(1, 40).describe('name, pinyin, initials or code'), asOf, limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ items: z.array(FoundNode) }), refusals: [],
});
const Step = z.object({ id: z.string(), kind: TreeNode.shape.kind, name: z.string() });
export const UnitView = z.object({
  id: UnitId, level: UnitLevel, name: z.string(), number: z.int(), partyKind: PartyKind.nullable(), homeCode: DivisionCode, homeName: z.string(), startedOn: Day, endedOn: Day.nullable(), endReason: z.string().nullable(),
  crossBorderReason: z.string().nullable(), path: z.array(Step).describe('from the county down to its parent'), childCount: z.int(), householdCount: z.int().describe('households below that the asker may see'),
  terms: z.array(z.object({ startedOn: Day, endedOn: Day.nullable(), name: z.string(), parent: Step })).describe('what it was called and where it stood, latest first'),
  history: z.array(HistoryEntry), version: z.int(), allowedActions: z.array(UnitAction),
});
export type UnitView = z.infer<typeof UnitView>;
const about = { unitId: UnitId };
export const getUnit = query({
  subject: 'registry.unit.get', http: 'GET /units/:unitId', title: '组织详情', access: STAFF, input: z.object({ ...about, asOf }), output: UnitView, refusals: ['unit/not-found'],
});

/** The households of a group, or those that a member household looks after, as the asker may see them. */
export const listUnitHouseholds = query({
  subject: 'registry.unit.list-households', http: 'GET /units/:unitId/households', title: '组织里的农户', access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' },
  input: z.object({ ...about, asOf, ...Paging }), output: page(z.object({ id: HouseholdId, number: z.string(), name: z.string().describe('王**家'), groupName: z.string(), since: Day, memberHouseholdId: UnitId.nullable() })), refusals: ['unit/not-found'],
});

const day = { on: Day.describe('the first day on which it holds; on a later day than today it waits for that day'), reason };
/** Refusals of every change of the tree. */
const common = ['unit/not-found', 'unit/ended', 'unit/day-too-far', 'unit/changed-later', 'planned/no-longer-fits'] as const;
export const addUnit = command({
  subject: 'registry.unit.add', http: 'POST /units', title: '新设组织', access: KEEPERS,
  input: z.object({
    level: UnitLevel.exclude(['area']), parentId: NodeId, name: UnitName.optional().describe('made from village and number when left out'), partyKind: PartyKind.optional(), villageCode: VillageCode.optional().describe('of a village party under a township'),
    hostHouseholdId: HouseholdId.optional().describe('the house of a member household'), ...day,
  }),
  output: UnitView, refusals: [...common, 'unit/wrong-level', 'unit/party-exists', 'unit/host-missing', 'household/not-found', 'unit/host-of-other-group'],
});
export const renameUnit = command({
  subject: 'registry.unit.rename', http: 'POST /units/:unitId/rename', title: '组织更名', access: KEEPERS, versioned: true,
  input: z.object({ ...about, name: UnitName, ...day }), output: UnitView, refusals: [...common],
});
export const moveUnit = command({
  subject: 'registry.unit.move', http: 'POST /units/:unitId/move', title: '调整隶属', access: KEEPERS, versioned: true,
  input: z.object({ ...about, parentId: UnitId, ...day }), output: UnitView, refusals: [...common, 'unit/wrong-level', 'unit/other-village', 'unit/there-already', 'unit/by-areas'],
});
/** A part of the children, or of a group's households, becomes a new unit beside it. */
export const splitUnit = command({
  subject: 'registry.unit.split', http: 'POST /units/:unitId/split', title: '拆分组织', access: KEEPERS, versioned: true,
  input: z.object({ ...about, name: UnitName.optional(), childIds: z.array(UnitId).max(200).default([]), householdIds: z.array(HouseholdId).max(2000).default([]), ...day }),
  output: UnitView, refusals: [...common, 'unit/not-divisible', 'unit/not-its-child', 'unit/nothing-left', 'household/not-found'],
});
export const mergeUnit = command({
  subject: 'registry.unit.merge', http: 'POST /units/:unitId/merge', title: '并入另一组织', access: KEEPERS, versioned: true,
  input: z.object({ ...about, intoId: UnitId, ...day }), output: UnitView.describe('the unit that it was merged into'), refusals: [...common, 'unit/not-divisible', 'unit/wrong-level', 'unit/other-village', 'unit/same', 'unit/has-children', 'unit/has-officer'],
});
export const retireUnit = command({
  subject: 'registry.unit.retire', http: 'POST /units/:unitId/retire', title: '撤销组织', access: KEEPERS, versioned: true,
  input: z.object({ ...about, on: day.on, reason: text(2, 200) }), output: UnitView, refusals: [...common, 'unit/has-children', 'unit/has-officer', 'unit/by-areas'],
});

const PathView = z.object({ asOf: Day, householdId: HouseholdId, path: z.array(Step).describe('from the county down to the villager group'), memberHousehold: Step.nullable() });
/** Who a household belonged to on a day. */
export const getHouseholdPath = query({
  subject: 'registry.household.get-path', http: 'GET /households/:householdId/path', title: '农户所属组织', access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' },
  input: z.object({ householdId: HouseholdId, asOf }), output: PathView, refusals: ['household/not-found', 'household/not-placed'],
});
/** Puts a household into a villager group, under a member household or none. */
export const placeHousehold = command({
  subject: 'registry.household.place', http: 'POST /households/:householdId/place', title: '农户归组', access: { villageCadre: 'division', ...KEEPERS },
  input: z.object({ householdId: HouseholdId, groupId: UnitId, memberHouseholdId: UnitId.nullable().default(null), ...day }),
  output: PathView.describe('as it is on that day'), refusals: [...common, 'household/not-found', 'household/not-placed', 'unit/wrong-level', 'unit/other-village', 'unit/there-already'],
});

/** An area as others know it; `endedOn` when it is no more. */
export const areaDefined = event({
  subject: 'registry.area.defined', title: '片区已划定',
  payload: z.object({ areaId: UnitId, name: z.string(), townshipCode: DivisionCode, villageCodes: z.array(VillageCode), endedOn: Day.nullable() }),
});

import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, query } from '../kit.ts';
import { Day, DivisionCode, MemberPairId, MobileBranchId, MobilePhone, Paging, PersonId, VillageCode, page, text } from '../vocabulary.ts';

const reads = { villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', auditor: 'any' } as const satisfies Access;
const founds = { countyOrganiser: 'any' } as const satisfies Access;
/** The village keeps its own members away from home, and what they do for it. */
const keeps = { villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division' } as const satisfies Access;

/** 流动党员党支部、党小组. */
export const BranchKind = z.enum(['branch', 'group']);
export type BranchKind = z.infer<typeof BranchKind>;
export const MobileBranchRow = z.object({ id: MobileBranchId, kind: BranchKind, name: z.string(), place: z.string(), members: z.int().describe('of the places that the asker answers for'), version: z.int() });
export const PairRow = z.object({
  id: MemberPairId, villageCode: VillageCode, villageName: z.string(), homePersonId: PersonId, homeLabel: z.string().describe('masked unless the person holds a public post'), mobilePersonId: PersonId, mobileLabel: z.string(), branchName: z.string(),
  startedOn: Day, endedOn: Day.nullable(), personTimes: z.int().describe('helps in person-times'), lastHelpedOn: Day.nullable(), version: z.int(),
});
export type PairRow = z.output<typeof PairRow>;
export const HelpRecord = z.object({ id: z.uuid(), helpedOn: Day, personTimes: z.int(), title: z.string() });
export const PairView = PairRow.extend({ helps: z.array(HelpRecord), mayChange: z.boolean() });
export type PairView = z.output<typeof PairView>;

export const listMobileBranches = query({
  subject: 'registry.mobile.list-branches', http: 'GET /mobile-branches', title: '流动党组织', access: reads, input: z.object({}),
  output: z.object({ items: z.array(MobileBranchRow), personTimes: z.int().describe('all helps so far'), pairs: z.int() }), refusals: [],
});
export const foundMobileBranch = command({
  subject: 'registry.mobile.found-branch', http: 'POST /mobile-branches', title: '成立流动党组织', access: founds, input: z.object({ kind: BranchKind, name: text(2, 30), place: text(2, 30) }), output: MobileBranchRow, refusals: ['branch/name-taken'],
});
export const listPairs = query({
  subject: 'registry.mobile.list-pairs', http: 'GET /member-pairs', title: '一对一联系帮扶', access: reads,
  input: z.object({ branchId: MobileBranchId.optional(), divisionCode: DivisionCode.optional(), show: z.enum(['present', 'past']).default('present'), words: text(0, 30).optional().describe('village or branch'), ...Paging }), output: page(PairRow), refusals: [],
});
export const getPair = query({
  subject: 'registry.mobile.get-pair', http: 'GET /member-pairs/:pairId', title: '一对联系帮扶的记录', access: { villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division', auditor: 'division' },
  input: z.object({ pairId: MemberPairId }), output: PairView, refusals: ['pair/not-found'],
});
const member = { name: text(2, 20), phone: MobilePhone };
/** A member at home and one away, each by name and number; one to one on both sides at any time. */
export const pairMembers = command({
  subject: 'registry.mobile.pair', http: 'POST /member-pairs', title: '建立联系帮扶', access: keeps,
  input: z.object({ villageCode: VillageCode, branchId: MobileBranchId, home: z.object(member), mobile: z.object(member) }), output: PairView,
  refusals: ['division/not-found', 'branch/not-found', 'person/other-name', 'person/too-many-tries', 'pair/same-person', 'pair/home-paired', 'pair/mobile-paired'],
});
export const endPair = command({
  subject: 'registry.mobile.end-pair', http: 'POST /member-pairs/:pairId/end', title: '结束联系帮扶', access: keeps, versioned: true, input: z.object({ pairId: MemberPairId, reason: text(2, 100) }), output: PairView, refusals: ['pair/not-found', 'pair/ended-already'],
});
const oneToFifty = { error: '请填 1 到 50 人次' };
export const recordHelp = command({
  subject: 'registry.mobile.record-help', http: 'POST /member-pairs/:pairId/helps', title: '登记一次帮扶', access: keeps,
  input: z.object({ pairId: MemberPairId, helpedOn: Day, personTimes: z.int(oneToFifty).min(1, oneToFifty).max(50, oneToFifty), title: text(2, 40) }), output: PairView,
  refusals: ['pair/not-found', 'pair/ended-already', 'help/not-in-its-time'],
});

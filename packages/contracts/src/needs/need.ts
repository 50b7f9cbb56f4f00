import { z } from 'zod';
import { command, query } from '../kit.ts';
import {
  Day, DepartmentId, HistoryEntry, HouseholdId, Instant, NeedId, Paging, PersonId, PhotoId, RatingLevel, ServiceCategory, ServiceKindId,
  ServiceMode, Urgency, VillageCode, CareTag, page, publicText, text,
} from '../vocabulary.ts';
import { HowSoon, MAX_PHOTOS, NeedAction, NeedOrder, NeedSource, NeedStatus } from './need.vocabulary.ts';
import * as facts from './need.events.ts';

/** One of the county's 48 service kinds; a retired kind stays readable but takes no new needs. */
export const ServiceKindView = z.object({
  id: ServiceKindId, category: ServiceCategory, mode: ServiceMode, name: z.string(), hint: z.string().nullable(), isRetired: z.boolean(),
});
export const listServiceKinds = query({
  subject: 'needs.service-kind.list', http: 'GET /service-kinds', title: '服务项目目录（5 类 48 种）', access: 'public',
  input: z.object({}), output: z.object({ items: z.array(ServiceKindView) }), refusals: [],
});

/** A need in a list: no personal data beyond ids. */
export const NeedRow = z.object({
  id: NeedId,
  number: z.string().describe('readable number, XQ-2026-000123'),
  title: z.string(),
  kindId: ServiceKindId,
  kindName: z.string(),
  category: ServiceCategory,
  villageCode: VillageCode,
  villageName: z.string(),
  townshipName: z.string(),
  urgency: Urgency,
  careTags: z.array(CareTag),
  source: NeedSource,
  status: NeedStatus,
  departmentId: DepartmentId.nullable(),
  departmentName: z.string().nullable(),
  visitOn: Day.nullable(),
  submittedAt: Instant,
  updatedAt: Instant,
  dueAt: Instant.nullable().describe('when the clock that runs now ends (silent claim, putting right, rating)'),
  version: z.int(),
});
export const NeedView = NeedRow.extend({
  detail: z.string().nullable().describe('what was asked, in the own words; only for those who serve the case'),
  householdId: HouseholdId.nullable(),
  beneficiaryId: PersonId.nullable().describe('the person helped'),
  reporterId: PersonId.nullable().describe('the person who wrote'),
  gridOfficerId: PersonId.nullable().describe('first receiver, stays responsible (首接负责)'),
  mergedIntoId: NeedId.nullable(),
  howSoon: HowSoon.nullable(),
  photoIds: z.array(PhotoId),
  visit: z.object({ on: Day, from: z.string(), to: z.string(), volunteersWanted: z.int(), volunteersSignedUp: z.int(), note: z.string().nullable() }).nullable(),
  service: z.object({ servedAt: Instant, persons: z.int(), minutes: z.int(), note: z.string().nullable() }).nullable(),
  rating: z.object({ level: RatingLevel, word: z.string().nullable(), ratedAt: Instant, answer: z.string().nullable() }).nullable(),
  history: z.array(HistoryEntry),
  allowedActions: z.array(NeedAction),
});
export type NeedView = z.output<typeof NeedView>;
export type NeedRow = z.output<typeof NeedRow>;

const everyNeedEvent = Object.values(facts).filter((e) => e !== facts.serviceKindDefined && e !== facts.needOpened);
const notFound = ['need/not-found'] as const;

/** A villager, a relative whom the household trusts, or the grid officer at the door asks for help (提需求). */
export const askForHelp = command({
  subject: 'needs.need.ask', http: 'POST /needs', title: '提出需求',
  access: { villager: 'household', relative: 'household', gridOfficer: 'grid' },
  input: z.object({
    householdId: HouseholdId.describe('the household to be helped'),
    beneficiaryId: PersonId.optional().describe('the person to be helped; without it the household as a whole'),
    kindId: ServiceKindId,
    detail: text(2, 500).describe('in the own words'),
    howSoon: HowSoon,
    photoIds: z.array(PhotoId).max(MAX_PHOTOS, { error: `最多 ${MAX_PHOTOS} 张照片` }).default([]),
  }),
  output: NeedView,
  refusals: ['household/not-found', 'beneficiary/not-in-household', 'kind/not-found', 'kind/retired', 'photo/not-found', 'need/asked-already'],
});

/** What I asked, what was asked for my household, and what I asked for others. */
export const listMyNeeds = query({
  subject: 'needs.need.list-mine', http: 'GET /needs/mine', title: '我的要办的事', access: { villager: 'any', relative: 'any' },
  input: z.object({ ...Paging }), output: page(NeedRow), refusals: [],
});

export const getNeed = query({
  subject: 'needs.need.get', http: 'GET /needs/:needId', title: '一件需求的全部经过',
  access: {
    villager: ['own', 'household'], relative: ['own', 'household'], gridOfficer: 'grid', villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division',
    departmentLiaison: 'any', leader: 'division', representative: 'own', auditor: 'division', volunteer: 'own',
  },
  input: z.object({ needId: NeedId }), output: NeedView, refusals: [...notFound], live: everyNeedEvent,
});

/** A need whole, for those who don't serve it and need it for their office: with a reason, recorded, so many a day. */
export const openNeed = command({
  subject: 'needs.need.open',
  http: 'POST /needs/:needId/open',
  title: '查看需求全文',
  access: { countyOrganiser: 'division', leader: 'division', auditor: 'division' },
  input: z.object({ needId: NeedId, reason: text(4, 100) }),
  output: NeedView,
  refusals: [...notFound, 'reveal/daily-limit'],
});

/** The needs list of a place (需求清单), for those who answer for it. */
export const listNeeds = query({
  subject: 'needs.need.list', http: 'GET /needs', title: '需求清单',
  access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' },
  input: z.object({
    villageCode: VillageCode.optional(),
    status: z.string().max(200).regex(/^[a-z]+(,[a-z]+)*$/i, { error: '状态不对' }).optional().describe('one or several, separated by commas'),
    category: ServiceCategory.optional(),
    words: text(0, 50).optional().describe('full-text search, Chinese words of two characters and more'),
    order: NeedOrder.default('newest'),
    ...Paging,
  }),
  output: page(NeedRow), refusals: [],
});

/** How many needs stand in each state where I answer for them. */
export const countNeeds = query({
  subject: 'needs.need.count', http: 'GET /needs/counts', title: '需求数量',
  cost: 5,
  access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' },
  input: z.object({ villageCode: VillageCode.optional() }),
  output: z.object({
    byStatus: z.array(z.object({ status: NeedStatus, count: z.int() })),
    byVillage: z.array(z.object({ villageCode: VillageCode, villageName: z.string(), open: z.int(), oldestSubmittedAt: Instant.nullable() })),
  }),
  refusals: [],
});

/** Needs of the same village and category, lately asked, that may be the same matter. */
export const listSimilarNeeds = query({
  subject: 'needs.need.list-similar', http: 'GET /needs/:needId/similar', title: '可能重复的需求',
  access: { gridOfficer: 'grid', villageCadre: 'division' },
  input: z.object({ needId: NeedId }), output: z.object({ items: z.array(NeedRow) }), refusals: [...notFound],
});

/** The grid officer or a village cadre completes and confirms what was asked (核实). */
export const verifyNeed = command({
  subject: 'needs.need.verify', http: 'POST /needs/:needId/verify', title: '核实需求', versioned: true,
  access: { gridOfficer: 'grid', villageCadre: 'division' },
  input: z.object({
    needId: NeedId, title: publicText(4, 40).describe('plain public title, without names and hardship'), kindId: ServiceKindId, urgency: Urgency,
    careTags: z.array(CareTag).max(5).default([]), note: text(0, 300).optional(),
  }),
  output: NeedView, refusals: [...notFound, 'need/not-submitted', 'kind/not-found', 'kind/retired'],
});

/** Back to who asked, with what is missing. */
export const returnNeed = command({
  subject: 'needs.need.return', http: 'POST /needs/:needId/return', title: '退回补充',
  access: { gridOfficer: 'grid', villageCadre: 'division' },
  input: z.object({ needId: NeedId, reason: text(4, 200) }), output: NeedView, refusals: [...notFound, 'need/not-submitted'],
});

/** Who asked adds what was missing and sends it again. */
export const resubmitNeed = command({
  subject: 'needs.need.resubmit', http: 'POST /needs/:needId/resubmit', title: '补充后再次提交',
  access: { villager: ['own', 'household'], relative: ['own', 'household'] },
  input: z.object({ needId: NeedId, detail: text(2, 500) }), output: NeedView, refusals: [...notFound, 'need/not-returned'],
});

/** The same matter was asked twice: this one joins the other, and every reporter follows that one (合并). */
export const mergeNeed = command({
  subject: 'needs.need.merge', http: 'POST /needs/:needId/merge', title: '合并重复需求',
  access: { gridOfficer: 'grid', villageCadre: 'division' },
  input: z.object({ needId: NeedId, intoId: NeedId }), output: NeedView,
  refusals: [...notFound, 'need/not-submitted', 'merge/same-need', 'merge/other-village', 'merge/target-ended'],
});

export const withdrawNeed = command({
  subject: 'needs.need.withdraw', http: 'POST /needs/:needId/withdraw', title: '撤回需求',
  access: { villager: ['own', 'household'], relative: ['own', 'household'] },
  input: z.object({ needId: NeedId, reason: text(0, 200).optional() }), output: NeedView, refusals: [...notFound, 'need/too-late-to-withdraw'],
});

/** The township puts a verified need on the public needs list (发布). */
export const publishNeed = command({
  subject: 'needs.need.publish', http: 'POST /needs/:needId/publish', title: '发布到需求清单', versioned: true,
  access: { townshipCadre: 'division' },
  input: z.object({ needId: NeedId, title: publicText(4, 40) }), output: NeedView, refusals: [...notFound, 'need/not-verified'],
});

/** Asked again by who asked: it isn't solved after all. */
export const reopenNeed = command({
  subject: 'needs.need.reopen', http: 'POST /needs/:needId/reopen', title: '没办好，重新办理',
  access: { villager: ['own', 'household'], relative: ['own', 'household'] },
  input: z.object({ needId: NeedId, reason: text(2, 200) }), output: NeedView, refusals: [...notFound, 'need/not-closed', 'need/reopen-window-over'],
});

/** Who asked rates what was done: five levels, and a word (评价). A bad one reopens the matter. */
export const rateNeed = command({
  subject: 'needs.need.rate', http: 'POST /needs/:needId/rate', title: '评价服务',
  access: { villager: ['own', 'household'], relative: ['own', 'household'] },
  input: z.object({ needId: NeedId, level: RatingLevel, word: text(0, 200).optional() }),
  output: NeedView, refusals: [...notFound, 'need/not-served', 'rating/evaluated-is-evaluator'],
});

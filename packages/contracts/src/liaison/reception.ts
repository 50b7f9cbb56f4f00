import { z } from 'zod';
import { command, event, query } from '../kit.ts';
import { Day, HouseholdId, Instant, NeedId, OpinionId, Paging, PersonId, ReceptionDayId, ServiceKindId, VillageCode, WorkroomId, page, publicText, text } from '../vocabulary.ts';

/** What people say on a reception day (群众意见建议) and how it ends. */
export const OpinionStatus = z.enum(['recorded', 'turnedIntoNeed', 'solved']);
export type OpinionStatus = z.infer<typeof OpinionStatus>;
export const OpinionAction = z.enum(['record', 'becomeNeed', 'solve', 'reopen']);
export type OpinionAction = z.infer<typeof OpinionAction>;

export const ReceptionDayView = z.object({
  id: ReceptionDayId, workroomId: WorkroomId, workroomName: z.string(), on: Day, from: z.string(), to: z.string(), place: z.string(), level: z.enum(['city', 'county', 'township']),
  opinions: z.int(), solved: z.int(),
  villageCodes: z.array(VillageCode).default([]).describe('villages that the workroom keeps in touch with; empty: not told'),
});
export const OpinionView = z.object({
  id: OpinionId, number: z.string().describe('YJ-2026-000087'), receptionDayId: ReceptionDayId, workroomName: z.string(), villageCode: VillageCode, villageName: z.string(),
  personId: PersonId.nullable().describe('who said it; null when it was said without a name'), title: z.string(),
  detail: z.string().nullable().describe('in the person’s words; only for the person and the workroom'), status: OpinionStatus,
  needId: NeedId.nullable(), needStatus: z.string().nullable(), recordedAt: Instant, solvedAt: Instant.nullable(),
});
export type OpinionView = z.output<typeof OpinionView>;

export const opinionRecorded = event({
  subject: 'liaison.opinion.recorded', title: '意见已登记',
  payload: z.object({
    opinionId: OpinionId, villageCode: VillageCode, householdId: HouseholdId.nullable(), personId: PersonId.nullable(), representativeId: PersonId, kindId: ServiceKindId,
    title: z.string().describe('plain public title, without names'),
    sealedDetail: z.base64().describe('the own words, encrypted: only services with the county’s keys can read them'),
  }),
});
export const opinionSolved = event({ subject: 'liaison.opinion.solved', title: '意见已解决', payload: z.object({ opinionId: OpinionId, needId: NeedId, personId: PersonId.nullable() }) });

const Workroom = z.object({ id: WorkroomId, number: z.int(), name: z.string(), place: z.string() });
/** The workrooms (党代表工作室): who is appointed a representative receives in one. */
export const listWorkrooms = query({
  subject: 'liaison.workroom.list', http: 'GET /workrooms', title: '党代表工作室', access: { representative: 'any', countyOrganiser: 'any' }, input: z.object({}), output: z.object({ items: z.array(Workroom) }), refusals: [],
});
/** Whether there is such a workroom, for the registry that appoints somebody to it. */
export const findWorkroom = query({
  subject: 'liaison.workroom.find', http: null, title: '查党代表工作室', access: 'services', input: z.object({ workroomId: WorkroomId }), output: z.object({ name: z.string().nullable() }), refusals: [],
});
export const listReceptionDays = query({
  subject: 'liaison.reception-day.list', http: 'GET /reception-days', title: '接待日', access: { representative: 'any', countyOrganiser: 'any' },
  input: z.object({ when: z.enum(['coming', 'past']).default('coming'), ...Paging }), output: page(ReceptionDayView), refusals: [],
});
/** Villagers of the workroom's areas, to note who came: by their masked names. */
export const recordOpinion = command({
  subject: 'liaison.opinion.record', http: 'POST /reception-days/:receptionDayId/opinions', title: '登记群众意见', access: { representative: 'workroom' },
  input: z.object({
    receptionDayId: ReceptionDayId, villageCode: VillageCode, householdNumber: text(0, 20).optional().describe('the household of who came, by its number; empty: without a name'),
    kindId: ServiceKindId, title: publicText(4, 40), detail: text(4, 500),
  }),
  output: OpinionView, refusals: ['reception-day/not-found', 'reception-day/not-yet', 'village/not-of-workroom', 'household/not-found', 'kind/not-found', 'kind/retired'],
});
export const listOpinions = query({
  subject: 'liaison.opinion.list', http: 'GET /opinions', title: '群众意见', access: { representative: 'any', countyOrganiser: 'any', villager: 'any', auditor: 'any' },
  input: z.object({ status: OpinionStatus.optional(), ...Paging }), output: page(OpinionView), refusals: [],
});
export const getOpinion = query({
  subject: 'liaison.opinion.get', http: 'GET /opinions/:opinionId', title: '一条意见的办理情况',
  access: { representative: 'workroom', countyOrganiser: 'division', villager: 'own', auditor: 'division' },
  input: z.object({ opinionId: OpinionId }), output: OpinionView, refusals: ['opinion/not-found'], live: [opinionRecorded, opinionSolved],
});

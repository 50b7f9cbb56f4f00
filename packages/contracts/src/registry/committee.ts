import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, event, query } from '../kit.ts';
import { CommitteeId, Day, DivisionCode, HistoryEntry, Paging, VillageCode, page, text } from '../vocabulary.ts';

const staff = { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any', leader: 'any', auditor: 'any' } as const satisfies Access;
/** The county founds; the township, and the village at the centre, keep what is done together. */
const founds = { countyOrganiser: 'division' } as const satisfies Access;
const keeps = { villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division' } as const satisfies Access;

/** The four joint fields (产业联兴、资源联用、民生联办、治理联抓). */
export const JointField = z.enum(['industry', 'resources', 'livelihood', 'governance']);
export type JointField = z.infer<typeof JointField>;
export const CommitteeAction = z.enum(['found', 'lead', 'addJoint', 'dissolve']);
export type CommitteeAction = z.infer<typeof CommitteeAction>;
const Led = z.object({ id: z.uuid(), villageCode: VillageCode, villageName: z.string(), startedOn: Day, endedOn: Day.nullable() });
export const JointMatter = z.object({ id: z.uuid(), field: JointField, title: z.string(), detail: z.string().nullable(), startedOn: Day, finishedOn: Day.nullable(), result: z.string().nullable() });
export type JointMatter = z.output<typeof JointMatter>;
export const CommitteeRow = z.object({
  id: CommitteeId, name: z.string(), centreCode: VillageCode, centreName: z.string(), townshipName: z.string(), foundedOn: Day, dissolvedOn: Day.nullable(), leads: z.int(), openMatters: z.int(), version: z.int(),
});
export type CommitteeRow = z.output<typeof CommitteeRow>;
export const CommitteeView = CommitteeRow.extend({ led: z.array(Led), matters: z.array(JointMatter), secretaryName: z.string().nullable(), history: z.array(HistoryEntry), allowedActions: z.array(CommitteeAction) });
export type CommitteeView = z.output<typeof CommitteeView>;

const about = { committeeId: CommitteeId, villageCode: VillageCode };
export const villageLed = event({ subject: 'registry.committee.village-led', title: '村由中心村带领', payload: z.object({ ...about, on: Day }) });
export const villageReleased = event({ subject: 'registry.committee.village-released', title: '村不再由中心村带领', payload: z.object({ ...about, on: Day }) });

export const listCommittees = query({
  subject: 'registry.committee.list', http: 'GET /committees', title: '中心村党委', access: staff,
  input: z.object({ show: z.enum(['present', 'past']).default('present'), divisionCode: DivisionCode.optional(), words: text(0, 30).optional(), ...Paging }), output: page(CommitteeRow), refusals: [],
});
export const getCommittee = query({
  subject: 'registry.committee.get', http: 'GET /committees/:committeeId', title: '一个中心村党委', access: staff,
  input: z.object({ committeeId: CommitteeId }), output: CommitteeView, refusals: ['committee/not-found'],
});
export const foundCommittee = command({
  subject: 'registry.committee.found', http: 'POST /committees', title: '成立中心村党委', access: founds,
  input: z.object({ name: text(2, 30), centreCode: VillageCode, foundedOn: Day }), output: CommitteeView, refusals: ['division/not-found', 'committee/centre-has-one', 'committee/centre-is-led', 'committee/day-in-future'],
});
export const dissolveCommittee = command({
  subject: 'registry.committee.dissolve', http: 'POST /committees/:committeeId/dissolve', title: '撤销中心村党委', access: founds, versioned: true,
  input: z.object({ committeeId: CommitteeId, on: Day, reason: text(2, 100) }), output: CommitteeView, refusals: ['committee/not-found', 'committee/dissolved-already', 'committee/day-in-future', 'committee/ends-before-start'],
});
export const leadVillage = command({
  subject: 'registry.committee.lead-village', http: 'POST /committees/:committeeId/villages', title: '带领一个村', access: founds,
  input: z.object({ committeeId: CommitteeId, villageCode: VillageCode, on: Day }), output: CommitteeView,
  refusals: ['committee/not-found', 'committee/dissolved-already', 'division/not-found', 'committee/leads-itself', 'committee/village-led', 'committee/village-is-centre', 'committee/other-township', 'committee/day-in-future'],
});
export const releaseVillage = command({
  subject: 'registry.committee.release-village', http: 'POST /committees/:committeeId/villages/:villageCode/release', title: '不再带领一个村', access: founds,
  input: z.object({ committeeId: CommitteeId, villageCode: VillageCode, on: Day }), output: CommitteeView, refusals: ['committee/not-found', 'committee/not-led', 'committee/day-in-future', 'committee/ends-before-start'],
});
export const addJointMatter = command({
  subject: 'registry.committee.add-joint', http: 'POST /committees/:committeeId/joint-matters', title: '登记联建事项', access: keeps,
  input: z.object({ committeeId: CommitteeId, field: JointField, title: text(2, 40), detail: text(0, 300).optional(), startedOn: Day }), output: CommitteeView, refusals: ['committee/not-found', 'committee/dissolved-already', 'committee/day-in-future'],
});
export const finishJointMatter = command({
  subject: 'registry.committee.finish-joint', http: 'POST /committees/:committeeId/joint-matters/:matterId/finish', title: '联建事项办结', access: keeps,
  input: z.object({ committeeId: CommitteeId, matterId: z.uuid(), result: text(2, 200) }), output: CommitteeView, refusals: ['committee/not-found', 'committee/matter-not-open'],
});

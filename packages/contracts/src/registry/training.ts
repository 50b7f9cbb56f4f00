import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, query } from '../kit.ts';
import { Day, DivisionCode, HistoryEntry, Paging, PersonId, TrainingId, page, text } from '../vocabulary.ts';

const reads = { villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', auditor: 'any' } as const satisfies Access;
const holds = { townshipCadre: 'division', countyOrganiser: 'division' } as const satisfies Access;
/** 村“两委”干部培训、村级党群服务中心工作人员培训、农村党员全员轮训. */
export const CourseFamily = z.enum(['villageCadres', 'serviceStaff', 'partyMembers']);
export type CourseFamily = z.infer<typeof CourseFamily>;
/** 示范集训、分类培训、交流实训. */
export const TrainingMode = z.enum(['demonstration', 'byCategory', 'exchange']);
export type TrainingMode = z.infer<typeof TrainingMode>;
export const TrainingAction = z.enum(['plan', 'recordAttendance', 'cancel']);
/** Who has not been to a course of the family for so long may be asked to the next: help, never a ranking. */
export const TRAINING_MONTHS = 12;

export const TrainingRow = z.object({ id: TrainingId, family: CourseFamily, mode: TrainingMode, title: z.string(), heldOn: Day, place: z.string(), divisionCode: DivisionCode, divisionName: z.string(), attended: z.int(), isCancelled: z.boolean(), version: z.int() });
export type TrainingRow = z.output<typeof TrainingRow>;
export const TrainingView = TrainingRow.extend({ attendees: z.array(z.object({ personId: PersonId, name: z.string(), placeName: z.string() })), cancelReason: z.string().nullable(), history: z.array(HistoryEntry), allowedActions: z.array(TrainingAction) });
export type TrainingView = z.output<typeof TrainingView>;
export const Learner = z.object({ personId: PersonId, name: z.string(), title: z.string(), placeName: z.string(), lastOn: Day.nullable() });

export const listTrainings = query({
  subject: 'registry.training.list', http: 'GET /trainings', title: '主题授课', access: reads,
  input: z.object({ show: z.enum(['coming', 'held']).default('held'), family: CourseFamily.optional(), mode: TrainingMode.optional(), words: text(0, 30).optional(), ...Paging }), output: page(TrainingRow), refusals: [],
});
export const getTraining = query({
  subject: 'registry.training.get', http: 'GET /trainings/:trainingId', title: '一次授课', access: { villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', auditor: 'any' }, input: z.object({ trainingId: TrainingId }), output: TrainingView, refusals: ['training/not-found'],
});
/** Who may be asked to a course: of the places that the asker answers for, in the order of their places. */
export const listLearners = query({
  subject: 'registry.training.list-learners', http: 'GET /training-needs', title: '可以安排培训的人', access: { townshipCadre: 'any', countyOrganiser: 'any' },
  input: z.object({ family: CourseFamily.default('villageCadres'), divisionCode: DivisionCode.optional(), show: z.enum(['lacking', 'all']).default('lacking'), ...Paging }), output: page(Learner), refusals: [],
});
export const planTraining = command({
  subject: 'registry.training.plan', http: 'POST /trainings', title: '安排授课', access: holds,
  input: z.object({ family: CourseFamily, mode: TrainingMode, title: text(2, 40), heldOn: Day, place: text(2, 40), divisionCode: DivisionCode.describe('the county or the township that holds it') }), output: TrainingView, refusals: ['division/not-found', 'training/day-too-far'],
});
/** Who came: the whole list, as often as it has to be put right. */
export const recordAttendance = command({
  subject: 'registry.training.record-attendance', http: 'POST /trainings/:trainingId/attendance', title: '登记到课人员', access: holds, versioned: true,
  input: z.object({ trainingId: TrainingId, personIds: z.array(PersonId).max(500, { error: '一次最多登记 500 人' }) }), output: TrainingView, refusals: ['training/not-found', 'training/not-held-yet', 'training/cancelled', 'training/stranger'],
});
export const cancelTraining = command({
  subject: 'registry.training.cancel', http: 'POST /trainings/:trainingId/cancel', title: '取消授课', access: holds, versioned: true,
  input: z.object({ trainingId: TrainingId, reason: text(2, 100) }), output: TrainingView, refusals: ['training/not-found', 'training/cancelled', 'training/held-already'],
});

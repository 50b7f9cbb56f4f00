import { z } from 'zod';
import { command, event, query } from '../kit.ts';
import { DepartmentId, DivisionCode, HistoryEntry, Instant, Paging, PersonId, RatingLevel, WhistleId, page, text } from '../vocabulary.ts';

export const WhistleStatus = z.enum(['blown', 'working', 'resolved', 'closed', 'cancelled']);
export type WhistleStatus = z.infer<typeof WhistleStatus>;
export const WhistleAction = z.enum(['blow', 'report', 'release', 'resolve', 'rate', 'lapseRating', 'cancel']);
export type WhistleAction = z.infer<typeof WhistleAction>;
/** Why a whistle may be blown (domain §9). */
export const WhistleReason = z.enum(['residentsMatter', 'jointEnforcement', 'emergency']);
/** How pressing: decides the clocks for answering and arriving. */
export const WhistleUrgency = z.enum(['emergency', 'urgent', 'normal']);
export type WhistleUrgency = z.infer<typeof WhistleUrgency>;
export const WhistlePart = z.enum(['lead', 'assist']);
export const AssignmentStatus = z.enum(['called', 'reported', 'released']);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

/** Time to report in on site, by urgency: minutes of working time, or of plain time in an emergency (county settings). */
export const REPORT_TERM = { emergency: { minutes: 30, clock: 'plain' }, urgent: { minutes: 120, clock: 'working' }, normal: { minutes: 480, clock: 'working' } } as const;
/** A resolved whistle that the caller doesn't rate lapses after this many days, recorded as lapsed. */
export const WHISTLE_RATING_TERM_DAYS = 7;

export const WhistleAssignmentView = z.object({
  departmentId: DepartmentId, departmentName: z.string(), part: WhistlePart, status: AssignmentStatus,
  reportDueAt: Instant, reportedAt: Instant.nullable(), reportedLate: z.boolean().nullable(), arrivedPersonId: PersonId.nullable(), arrivalNote: z.string().nullable(),
  releaseReason: z.string().nullable(),
  rating: z.object({ responseSpeed: RatingLevel, handlingQuality: RatingLevel, comment: z.string().nullable(), ratedAt: Instant }).nullable(),
});
export const WhistleRow = z.object({
  id: WhistleId, number: z.string().describe('CS-2026-000012'), title: z.string(), reason: WhistleReason, urgency: WhistleUrgency, status: WhistleStatus,
  divisionCode: DivisionCode, divisionName: z.string(), blownAt: Instant, assignments: z.array(WhistleAssignmentView), version: z.int(),
});
export const WhistleView = WhistleRow.extend({
  detail: z.string(), place: z.string(), blownBy: PersonId, resolution: z.string().nullable(), resolvedAt: Instant.nullable(),
  history: z.array(HistoryEntry), allowedActions: z.array(WhistleAction),
});
export type WhistleView = z.output<typeof WhistleView>;

const about = { whistleId: WhistleId, divisionCode: DivisionCode };
export const whistleBlown = event({ subject: 'needs.whistle.blown', title: '已吹哨', payload: z.object({ ...about, urgency: WhistleUrgency, departmentIds: z.array(DepartmentId) }) });
export const departmentReported = event({ subject: 'needs.whistle.reported', title: '部门已报到', payload: z.object({ ...about, departmentId: DepartmentId, reportedAt: Instant, isLate: z.boolean(), minutesTaken: z.int() }) });
export const departmentReleased = event({ subject: 'needs.whistle.released', title: '部门免予报到', payload: z.object({ ...about, departmentId: DepartmentId }) });
export const whistleResolved = event({ subject: 'needs.whistle.resolved', title: '哨声事项已办结', payload: z.object({ ...about, departmentId: DepartmentId }) });
export const whistleRated = event({
  subject: 'needs.whistle.rated', title: '吹哨方已评价',
  payload: z.object({ ...about, departmentId: DepartmentId, responseSpeed: RatingLevel, handlingQuality: RatingLevel }),
});
export const whistleRatingLapsed = event({ subject: 'needs.whistle.rating-lapsed', title: '吹哨方逾期未评价', payload: z.object({ ...about, departmentIds: z.array(DepartmentId) }) });
export const whistleClosed = event({ subject: 'needs.whistle.closed', title: '哨声闭环', payload: z.object({ ...about }) });
export const whistleCancelled = event({ subject: 'needs.whistle.cancelled', title: '哨声取消', payload: z.object({ ...about }) });

const caller = { townshipCadre: 'division', villageCadre: 'division' } as const;
const called = { departmentLiaison: 'department' } as const;
const seers = { ...caller, ...called, countyOrganiser: 'division', leader: 'division', auditor: 'division' } as const;

/** A township party committee or a village party organisation calls departments to the spot (乡村吹哨). */
export const blowWhistle = command({
  subject: 'needs.whistle.blow', http: 'POST /whistles', title: '吹哨', access: caller,
  input: z.object({
    divisionCode: DivisionCode.describe('township or village where help is called to'), title: text(4, 40), detail: text(10, 1000), place: text(2, 100),
    reason: WhistleReason, urgency: WhistleUrgency, leadId: DepartmentId, assistIds: z.array(DepartmentId).max(7, { error: '协办部门最多 7 个' }).default([]),
  }),
  output: WhistleView, refusals: ['division/not-found', 'department/not-found', 'whistle/department-twice', 'whistle/not-a-township-or-village', 'whistle/emergency-needs-urgency'],
});
export const listWhistles = query({
  subject: 'needs.whistle.list', http: 'GET /whistles', title: '哨声列表',
  access: { townshipCadre: 'any', villageCadre: 'any', departmentLiaison: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' },
  input: z.object({ stage: z.enum(['open', 'ended']).default('open'), ...Paging }), output: page(WhistleRow), refusals: [],
});
export const getWhistle = query({
  subject: 'needs.whistle.get', http: 'GET /whistles/:whistleId', title: '一次吹哨的全部经过', access: seers,
  input: z.object({ whistleId: WhistleId }), output: WhistleView, refusals: ['whistle/not-found'],
  live: [whistleBlown, departmentReported, departmentReleased, whistleResolved, whistleRated, whistleRatingLapsed, whistleClosed, whistleCancelled],
});
/** A called department is on the spot, with a person (部门报到). */
export const reportIn = command({
  subject: 'needs.whistle.report', http: 'POST /whistles/:whistleId/report', title: '报到', access: called,
  input: z.object({ whistleId: WhistleId, note: text(2, 300).describe('who came, what was found') }), output: WhistleView,
  refusals: ['whistle/not-found', 'whistle/not-open', 'whistle/not-called', 'whistle/reported-already'],
});
/** The caller lets a department go, with a reason. */
export const releaseDepartment = command({
  subject: 'needs.whistle.release', http: 'POST /whistles/:whistleId/release', title: '免予报到', access: caller,
  input: z.object({ whistleId: WhistleId, departmentId: DepartmentId, reason: text(4, 200) }), output: WhistleView,
  refusals: ['whistle/not-found', 'whistle/not-open', 'whistle/not-called', 'whistle/reported-already', 'whistle/lead-stays'],
});
/** The leading department says what was done; every called one has reported or been released. */
export const resolveWhistle = command({
  subject: 'needs.whistle.resolve', http: 'POST /whistles/:whistleId/resolve', title: '办结哨声事项', access: called,
  input: z.object({ whistleId: WhistleId, resolution: text(10, 1000) }), output: WhistleView,
  refusals: ['whistle/not-found', 'whistle/not-open', 'whistle/not-lead', 'whistle/reports-missing'],
});
/** The caller rates each department: speed of response, quality of handling. The last rating closes the whistle. */
export const rateWhistle = command({
  subject: 'needs.whistle.rate', http: 'POST /whistles/:whistleId/rate', title: '评价部门', access: caller,
  input: z.object({ whistleId: WhistleId, departmentId: DepartmentId, responseSpeed: RatingLevel, handlingQuality: RatingLevel, comment: text(0, 300).optional() }),
  output: WhistleView, refusals: ['whistle/not-found', 'whistle/not-resolved', 'whistle/not-called', 'rating/given-already', 'rating/evaluated-is-evaluator'],
});
export const cancelWhistle = command({
  subject: 'needs.whistle.cancel', http: 'POST /whistles/:whistleId/cancel', title: '取消吹哨', access: caller,
  input: z.object({ whistleId: WhistleId, reason: text(4, 200) }), output: WhistleView, refusals: ['whistle/not-found', 'whistle/not-cancellable'],
});

import { z } from 'zod';
import { command, event, query } from '../kit.ts';
import { Day, DepartmentId, NeedId, PersonId, ServiceKindId, ShiftId, VillageCode, Instant, Paging, page, text } from '../vocabulary.ts';

/** A post at a time and a place (定时定点), opened by a scheduled visit that asks for volunteers. */
export const ShiftStatus = z.enum(['open', 'full', 'over', 'cancelled']);
export type ShiftStatus = z.infer<typeof ShiftStatus>;
export const ShiftAction = z.enum(['signUp', 'cancelSignUp', 'complete', 'cancel']);
export type ShiftAction = z.infer<typeof ShiftAction>;
export const SignUpStatus = z.enum(['signedUp', 'waiting', 'cancelled', 'served']);
export type SignUpStatus = z.infer<typeof SignUpStatus>;
/** A volunteer leaves a shift at least this many hours before it begins. */
export const SIGN_OFF_HOURS = 12;

export const ShiftView = z.object({
  id: ShiftId, needId: NeedId, kindId: ServiceKindId, kindName: z.string(), task: z.string().nullable(), villageCode: VillageCode, villageName: z.string(), townshipName: z.string(),
  departmentName: z.string(), on: Day, from: z.string(), to: z.string(), status: ShiftStatus, wanted: z.int(), signedUp: z.int(), waiting: z.int(),
  mine: SignUpStatus.nullable().describe('my own place on it'), waitingPlace: z.int().nullable(), allowedActions: z.array(ShiftAction),
});
export type ShiftView = z.output<typeof ShiftView>;
const about = { shiftId: ShiftId, needId: NeedId };
export const shiftOpened = event({ subject: 'volunteers.shift.opened', title: '志愿岗位已开放', payload: z.object({ ...about, villageCode: VillageCode, on: Day, departmentId: DepartmentId, wanted: z.int() }) });
export const shiftChanged = event({ subject: 'volunteers.shift.changed', title: '志愿岗位已改期', payload: z.object({ ...about, on: Day, wanted: z.int() }) });
export const shiftCancelled = event({ subject: 'volunteers.shift.cancelled', title: '志愿岗位已取消', payload: z.object(about) });
export const signUpChanged = event({
  subject: 'volunteers.shift.sign-up-changed', title: '志愿者报名有变化', payload: z.object({ ...about, personId: PersonId, status: SignUpStatus, signedUp: z.int(), waiting: z.int() }),
});
export const shiftServed = event({ subject: 'volunteers.shift.served', title: '志愿服务已完成', payload: z.object({ ...about, personIds: z.array(PersonId) , minutes: z.int() }) });

/** What can I take: shifts that are still to come, mine first. */
export const listShifts = query({
  subject: 'volunteers.shift.list', http: 'GET /shifts', title: '志愿岗位', access: { volunteer: 'any' },
  input: z.object({ whose: z.enum(['all', 'mine', 'served']).default('all'), ...Paging }), output: page(ShiftView), refusals: [],
});
export const getShift = query({
  subject: 'volunteers.shift.get', http: 'GET /shifts/:shiftId', title: '志愿岗位详情', access: { volunteer: 'any' },
  input: z.object({ shiftId: ShiftId }), output: ShiftView, refusals: ['shift/not-found'], live: [shiftOpened, shiftChanged, shiftCancelled, signUpChanged, shiftServed],
});
/** Takes a place; when all are taken, the next on the waiting list. */
export const signUpForShift = command({
  subject: 'volunteers.shift.sign-up', http: 'POST /shifts/:shiftId/sign-up', title: '报名', access: { volunteer: 'any' },
  input: z.object({ shiftId: ShiftId }), output: ShiftView, refusals: ['shift/not-found', 'shift/not-open', 'shift/signed-up-already', 'shift/overlaps'],
});
export const cancelSignUp = command({
  subject: 'volunteers.shift.cancel-sign-up', http: 'POST /shifts/:shiftId/cancel-sign-up', title: '取消报名', access: { volunteer: 'any' },
  input: z.object({ shiftId: ShiftId, reason: text(0, 100).optional() }), output: ShiftView, refusals: ['shift/not-found', 'shift/not-signed-up', 'shift/too-late'],
});
/** Who comes along, for the department that leads the visit. */
export const getRoster = query({
  subject: 'volunteers.shift.get-roster', http: 'GET /needs/:needId/roster', title: '同行志愿者', access: { departmentLiaison: 'department' },
  input: z.object({ needId: NeedId }),
  output: z.object({ shiftId: ShiftId, wanted: z.int(), people: z.array(z.object({ personId: PersonId, status: SignUpStatus, at: Instant })) }), refusals: ['shift/not-found'],
});

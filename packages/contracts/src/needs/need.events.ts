import { z } from 'zod';
import { event } from '../kit.ts';
import { Day, DepartmentId, HouseholdId, Instant, NeedId, OpinionId, PersonId, RatingLevel, ServiceCategory, ServiceKindId, VillageCode } from '../vocabulary.ts';
import { NeedSource } from './need.vocabulary.ts';

const needId = NeedId;
const about = { needId, villageCode: VillageCode, kindId: ServiceKindId };

export const needSubmitted = event({
  subject: 'needs.need.submitted', title: '需求已提出',
  payload: z.object({ ...about, householdId: HouseholdId.nullable(), beneficiaryId: PersonId.nullable(), reporterId: PersonId, source: NeedSource, opinionId: OpinionId.nullable() }),
});
export const needVerified = event({ subject: 'needs.need.verified', title: '需求已核实', payload: z.object({ ...about }) });
export const needReturned = event({ subject: 'needs.need.returned', title: '需求已退回', payload: z.object({ ...about }) });
export const needMerged = event({ subject: 'needs.need.merged', title: '需求已合并', payload: z.object({ ...about, intoId: NeedId }) });
export const needWithdrawn = event({ subject: 'needs.need.withdrawn', title: '需求已撤回', payload: z.object({ ...about, departmentId: DepartmentId.nullable() }) });
export const needPublished = event({ subject: 'needs.need.published', title: '需求已发布', payload: z.object({ ...about }) });
export const needClaimed = event({
  subject: 'needs.need.claimed', title: '需求已认领',
  payload: z.object({ ...about, departmentId: DepartmentId, householdId: HouseholdId.nullable(), beneficiaryId: PersonId.nullable(), reporterId: PersonId, publishedAt: Instant, claimedAt: Instant }),
});
export const needReleased = event({
  subject: 'needs.need.released', title: '认领已退出', payload: z.object({ ...about, departmentId: DepartmentId, by: z.enum(['holder', 'rule']) }),
});
export const visitScheduled = event({
  subject: 'needs.visit.scheduled', title: '上门时间已定',
  payload: z.object({
    ...about, departmentId: DepartmentId, on: Day, from: z.string(), to: z.string(), volunteersWanted: z.int(), volunteerTask: z.string().nullable(),
    beneficiaryId: PersonId.nullable(), reporterId: PersonId,
  }),
});
export const needServed = event({
  subject: 'needs.need.served', title: '服务已完成', payload: z.object({ ...about, departmentId: DepartmentId, servedAt: Instant, claimedAt: Instant, persons: z.int(), minutes: z.int() }),
});
export const needRated = event({
  subject: 'needs.need.rated', title: '服务已评价',
  payload: z.object({ ...about, departmentId: DepartmentId, level: RatingLevel, round: z.int().describe('1 for the first rating, then one more after each putting right') , claimedAt: Instant, servedAt: Instant }),
});
export const ratingLapsed = event({
  subject: 'needs.need.rating-lapsed', title: '逾期未评价', payload: z.object({ ...about, departmentId: DepartmentId }),
});
export const needReopened = event({ subject: 'needs.need.reopened', title: '需求重新办理', payload: z.object({ ...about, departmentId: DepartmentId }) });
export const ratingAnswered = event({ subject: 'needs.need.rating-answered', title: '差评已答复', payload: z.object({ ...about, departmentId: DepartmentId }) });
export const needClosed = event({ subject: 'needs.need.closed', title: '需求已办结', payload: z.object({ ...about, departmentId: DepartmentId, opinionId: OpinionId.nullable() }) });

/** An office has read a need whole: the registry notes it among the looks that its people see. */
export const needOpened = event({
  subject: 'needs.need.opened',
  title: '需求全文已被查看',
  payload: z.object({
    needId,
    number: z.string(),
    householdId: HouseholdId.nullable(),
    personId: PersonId.nullable().describe('the person helped, else the one who asked; null where the whole household is meant'),
    byPersonId: PersonId,
    byRole: z.string(),
    byScope: z.string().nullable(),
    reason: z.string().nullable().describe('as it was given; null in the course of the work'),
    at: Instant,
  }),
});

export const serviceKindDefined = event({
  subject: 'needs.service-kind.defined', title: '服务项目已登记', payload: z.object({ kindId: ServiceKindId, category: ServiceCategory, name: z.string(), isRetired: z.boolean() }),
});

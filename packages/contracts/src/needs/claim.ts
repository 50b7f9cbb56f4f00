import { z } from 'zod';
import { command, query } from '../kit.ts';
import { Day, NeedId, Paging, ServiceCategory, page, publicText, text } from '../vocabulary.ts';
import { NeedRow, NeedView } from './need.ts';

const liaison = { departmentLiaison: 'department' } as const;
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间应写成 09:00 这样' });

/** Published needs that my department answers for (职责内), oldest and most urgent first; or all published ones. */
export const listClaimableNeeds = query({
  subject: 'needs.need.list-claimable', http: 'GET /claimable-needs', title: '可认领的需求',
  access: { departmentLiaison: 'any' },
  input: z.object({
    duties: z.enum(['mine', 'all']).default('mine'), category: ServiceCategory.optional(), words: text(0, 50).optional(), ...Paging,
  }),
  output: page(NeedRow), refusals: [],
});

/** What my department holds: claimed, scheduled, served, reopened. */
export const listClaimedNeeds = query({
  subject: 'needs.need.list-claimed', http: 'GET /claimed-needs', title: '本单位认领的需求',
  access: { departmentLiaison: 'any' },
  input: z.object({ stage: z.enum(['open', 'ended']).default('open'), ...Paging }), output: page(NeedRow), refusals: [],
});

/** A department takes a published need, alone (一对一认领): of many at once exactly one wins. */
export const claimNeed = command({
  subject: 'needs.need.claim', http: 'POST /needs/:needId/claim', title: '认领需求', access: { departmentLiaison: 'any' },
  input: z.object({ needId: NeedId, plan: text(4, 300).describe('how it will be done') }),
  output: NeedView, refusals: ['need/not-found', 'need/claimed-by-other', 'need/not-published', 'claim/too-many-open', 'claim/retry-after-release'],
});

/** The holder gives it back with a reason; it returns to the needs list. */
export const releaseNeed = command({
  subject: 'needs.need.release', http: 'POST /needs/:needId/release', title: '退出认领', access: liaison,
  input: z.object({ needId: NeedId, reason: text(4, 200) }), output: NeedView, refusals: ['need/not-found', 'need/not-held', 'need/not-releasable'],
});

/** A day and hours for the visit, and how many volunteers are asked for (0: none). Again: a new day. */
export const scheduleVisit = command({
  subject: 'needs.need.schedule', http: 'POST /needs/:needId/schedule', title: '安排上门', access: liaison, versioned: true,
  input: z.object({
    needId: NeedId, on: Day, from: ClockTime, to: ClockTime, volunteersWanted: z.int().min(0).max(20),
    volunteerTask: publicText(0, 100).optional().describe('what the volunteers will do; public'), note: text(0, 200).optional(),
  }).refine((v) => v.from < v.to, { error: '结束时间应晚于开始时间', path: ['to'] }),
  output: NeedView, refusals: ['need/not-found', 'need/not-held', 'need/not-schedulable', 'visit/in-the-past', 'visit/too-far-ahead'],
});

/** The visit took place: what the county counts (人次, minutes) comes from here and nowhere else. */
export const recordService = command({
  subject: 'needs.need.record-service', http: 'POST /needs/:needId/service', title: '登记服务完成', access: liaison,
  input: z.object({ needId: NeedId, persons: z.int().min(1).max(500), minutes: z.int().min(1).max(1440), note: text(0, 300).optional() }),
  output: NeedView, refusals: ['need/not-found', 'need/not-held', 'need/not-scheduled', 'visit/not-yet'],
});

/** The doer answers a bad rating, then schedules anew. */
export const answerRating = command({
  subject: 'needs.need.answer-rating', http: 'POST /needs/:needId/answer', title: '答复差评', access: liaison,
  input: z.object({ needId: NeedId, answer: text(4, 300) }), output: NeedView, refusals: ['need/not-found', 'need/not-held', 'need/not-reopened'],
});

export { NeedRow, NeedView };

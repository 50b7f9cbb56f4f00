import { z } from 'zod';

/** Where a need stands (domain §3). */
export const NeedStatus = z.enum([
  'submitted', 'returned', 'merged', 'withdrawn', 'verified', 'published', 'claimed', 'scheduled', 'served', 'rated', 'reopened', 'closed',
]);
export type NeedStatus = z.infer<typeof NeedStatus>;

/** What people and rules do to a need. */
export const NeedAction = z.enum([
  'submit', 'verify', 'return', 'resubmit', 'merge', 'withdraw', 'publish', 'claim', 'release', 'releaseSilent', 'schedule',
  'recordService', 'rateWell', 'rateBadly', 'close', 'answerRating', 'lapseRating', 'reopen',
]);
export type NeedAction = z.infer<typeof NeedAction>;

/** How a need came to the list. */
export const NeedSource = z.enum(['villager', 'relative', 'doorKnock', 'receptionDay', 'leaderVisit', 'whistle']);
export type NeedSource = z.infer<typeof NeedSource>;

/** How soon, in the words of who asks: today → 5, this week → 3, no hurry → 1. */
export const HowSoon = z.enum(['today', 'thisWeek', 'noHurry']);
export type HowSoon = z.infer<typeof HowSoon>;

/** A claim without a visit is released after this many working days (静默释放). */
export const SILENT_CLAIM_WORKING_DAYS = 5;
/** A visit lies at most this many days ahead of the day it is scheduled on. */
export const MAX_VISIT_DAYS_AHEAD = 60;
/** A served matter that nobody rates is closed after this many days, as lapsed, never as satisfied. */
export const RATING_TERM_DAYS = 15;
/** A closed matter may be reopened by who asked within this many days. */
export const REOPEN_WINDOW_DAYS = 15;
/** After a bad rating a new visit is due within this many working days. */
export const PUT_RIGHT_WORKING_DAYS = 10;
/** A department holds at most this many claims that have no visit yet. */
export const MAX_OPEN_CLAIMS = 10;
/** Photos of one need. */
export const MAX_PHOTOS = 3;
/** In which order a list of needs stands; the latest asked first when nothing is said. */
export const NeedOrder = z.enum(['newest', 'oldest', 'mostUrgent', 'leastUrgent']);
export type NeedOrder = z.infer<typeof NeedOrder>;

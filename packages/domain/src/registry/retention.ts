import { ok, refuse } from '@shaodao/contracts/kit';
import type { RetentionRuleId } from '@shaodao/contracts/registry/retention';

/** How long each thing is kept where the county has said nothing else, and how long at least. Looks are evidence: GB/T 22239 wants records for half a year. */
export const RETENTION: Readonly<Record<RetentionRuleId, { readonly days: number; readonly minimumDays: number }>> = {
  importLines: { days: 30, minimumDays: 1 }, exportedFiles: { days: 7, minimumDays: 1 }, looks: { days: 1_095, minimumDays: 180 }, endedTies: { days: 730, minimumDays: 30 }, endedCases: { days: 730, minimumDays: 30 }, movedOut: { days: 365, minimumDays: 30 },
};
export const setDays = (rule: RetentionRuleId, days: number) => (days < RETENTION[rule].minimumDays ? refuse('retention/too-short') : ok(days));
const DAY_MS = 86_400_000;
/** What ended before this instant has been kept long enough. */
export const keptUntil = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY_MS);

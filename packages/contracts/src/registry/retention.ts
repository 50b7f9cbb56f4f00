import { z } from 'zod';
import { command, query } from '../kit.ts';
import { Instant } from '../vocabulary.ts';

/** What is deleted by itself once its time is over (保存期限). */
export const RetentionRuleId = z.enum(['importLines', 'exportedFiles', 'looks', 'endedTies', 'endedCases', 'movedOut']);
export type RetentionRuleId = z.infer<typeof RetentionRuleId>;
export const RetentionView = z.object({
  id: RetentionRuleId, days: z.int(), minimumDays: z.int(), dueNow: z.int().describe('how many would be deleted now: a dry run'), lastRunAt: Instant.nullable(), lastDeleted: z.int().nullable(),
});
const all = z.object({ items: z.array(RetentionView) });
/** The rules, each with what it would delete today (试算). */
export const listRetention = query({
  subject: 'registry.retention.list', http: 'GET /retention', title: '保存期限', access: { countyOrganiser: 'any', auditor: 'any' }, input: z.object({}), output: all, refusals: [],
});
export const setRetention = command({
  subject: 'registry.retention.set', http: 'POST /retention/:ruleId', title: '修改保存期限', access: { countyOrganiser: 'any' }, input: z.object({ ruleId: RetentionRuleId, days: z.int().min(1).max(36_500) }), output: all, refusals: ['retention/too-short'],
});
/** Runs one rule now; each night all of them run by themselves. */
export const runRetention = command({
  subject: 'registry.retention.run', http: 'POST /retention/:ruleId/run', title: '立即清理', access: { countyOrganiser: 'any' }, input: z.object({ ruleId: RetentionRuleId }), output: all, refusals: [],
});

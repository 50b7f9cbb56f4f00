import { systemActor } from '@shaodao/domain/access';
import type { Decision } from '@shaodao/domain/kit';
import { releaseSilent } from '@shaodao/domain/needs/claim';
import { dueAt, lapseRating } from '@shaodao/domain/needs/need';
import type { TimerRule } from '@shaodao/service-kit/timers';
import { lockRow, storeDecision } from '@shaodao/service-kit/store';
import type { Work } from '@shaodao/service-kit/work';
import type { NeedsTables, NeedTable } from '../tables.ts';
import { needs } from './need.view.ts';

/** A claim without a visit goes back to the list when its term is over (静默释放). */
export const RELEASE_SILENT = 'need/release-silent';
/** A served matter that nobody rates ends as lapsed. */
export const LAPSE_RATING = 'need/lapse-rating';

/** Lets a rule decide on a need by itself; its refusal means that the matter has moved on. */
const byRule =
  (kind: string, rule: (need: NeedTable, now: Date) => Decision<Partial<NeedTable>, string>, operation: string): TimerRule<NeedsTables> =>
  async (needId, work: Work<NeedsTables>) => {
    const need = await lockRow(work, needs, needId);
    if (!need) return;
    const decision = rule(need, work.now);
    if (decision.ok) storeDecision(work, needs, need, decision, systemActor().grants[0], operation);
    else if ((dueAt(need) ?? work.now) > work.now) await work.setTimer(kind, needId, dueAt(need));
  };

export const needTimers: Record<string, TimerRule<NeedsTables>> = {
  [RELEASE_SILENT]: byRule(RELEASE_SILENT, releaseSilent, 'needs.need.release-silent'),
  [LAPSE_RATING]: byRule(LAPSE_RATING, lapseRating, 'needs.need.lapse-rating'),
};

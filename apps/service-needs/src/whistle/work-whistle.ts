import { Controller, Inject } from '@nestjs/common';
import { refuse, type Call } from '@shaodao/contracts/kit';
import { cancelWhistle, rateWhistle, releaseDepartment, reportIn, resolveWhistle } from '@shaodao/contracts/needs/whistle';
import { departmentOf, systemActor } from '@shaodao/domain/access';
import { cancel, lapseWhistleRating, rateDepartment, releaseAssignment, report, resolve, whistleRatingDueAt } from '@shaodao/domain/needs/whistle';
import { Handle } from '@shaodao/service-kit/handle';
import { lockRow, storeDecision } from '@shaodao/service-kit/store';
import type { TimerRule } from '@shaodao/service-kit/timers';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { setAssignment, whistles, whole } from './whistle.aggregate.ts';

/** A resolved whistle that its caller doesn't rate closes as lapsed. */
const LAPSE_WHISTLE_RATING = 'whistle/lapse-rating';

/** What callers and called departments do to a whistle after it was blown. */
@Controller()
export class WorkWhistle {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(reportIn)
  report(call: Call<typeof reportIn>) {
    const departmentId = departmentOf(call.actor, call.now);
    return this.unitOfWork.change(call, whistles, call.input.whistleId, async (whistle, work) => {
      if (!departmentId) return refuse('whistle/not-called');
      const decision = report(await whole(whistle, work), departmentId, call.input.note, call.now);
      if (decision.ok) await setAssignment(work, whistle.id, departmentId, { status: 'reported', reportedAt: call.now, arrivedPersonId: call.actor.personId, arrivalNote: call.input.note });
      return decision;
    });
  }

  @Handle(releaseDepartment)
  release(call: Call<typeof releaseDepartment>) {
    const { departmentId, reason } = call.input;
    return this.unitOfWork.change(call, whistles, call.input.whistleId, async (whistle, work) => {
      const decision = releaseAssignment(await whole(whistle, work), departmentId, reason);
      if (decision.ok) await setAssignment(work, whistle.id, departmentId, { status: 'released', releaseReason: reason });
      return decision;
    });
  }

  @Handle(resolveWhistle)
  resolve(call: Call<typeof resolveWhistle>) {
    const departmentId = departmentOf(call.actor, call.now);
    return this.unitOfWork.change(
      call, whistles, call.input.whistleId,
      async (whistle, work) => (departmentId ? resolve(await whole(whistle, work), departmentId, call.input.resolution, call.now) : refuse('whistle/not-lead')),
      (whistle, work) => work.setTimer(LAPSE_WHISTLE_RATING, whistle.id, whistleRatingDueAt(whistle)),
    );
  }

  @Handle(rateWhistle)
  rate(call: Call<typeof rateWhistle>) {
    const { departmentId, responseSpeed, handlingQuality, comment } = call.input;
    return this.unitOfWork.change(call, whistles, call.input.whistleId, async (whistle, work) => {
      const decision = rateDepartment(await whole(whistle, work), departmentId, call.input, call.actor);
      if (decision.ok) await setAssignment(work, whistle.id, departmentId, { responseSpeed, handlingQuality, ratingComment: comment || null, ratedAt: call.now });
      return decision;
    });
  }

  @Handle(cancelWhistle)
  cancel(call: Call<typeof cancelWhistle>) {
    return this.unitOfWork.change(call, whistles, call.input.whistleId, (whistle) => cancel({ ...whistle, assignments: [] }, call.input.reason));
  }
}

export const whistleTimers: Record<string, TimerRule<NeedsTables>> = {
  [LAPSE_WHISTLE_RATING]: async (whistleId, work) => {
    const whistle = await lockRow(work, whistles, whistleId);
    if (!whistle) return;
    const decision = lapseWhistleRating(await whole(whistle, work), work.now);
    if (decision.ok) storeDecision(work, whistles, whistle, decision, systemActor().grants[0], 'needs.whistle.lapse-rating');
  },
};

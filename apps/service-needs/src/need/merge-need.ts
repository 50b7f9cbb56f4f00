import { Controller, Inject } from '@nestjs/common';
import { refuse, type Call } from '@shaodao/contracts/kit';
import { mergeNeed } from '@shaodao/contracts/needs/need';
import { actingGrant } from '@shaodao/domain/access';
import { merge } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { lockRow } from '@shaodao/service-kit/store';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';

@Controller()
export class MergeNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(mergeNeed)
  handle(call: Call<typeof mergeNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, async (need, work) => {
      const into = call.input.intoId === need.id ? need : await lockRow(work, needs, call.input.intoId);
      if (!into) return refuse('need/not-found');
      const decision = merge(need, into);
      if (decision.ok) {
        // Every reporter of the duplicate follows the other one from now on.
        const followerIds = [...new Set([...into.followerIds, ...need.followerIds])];
        work.addHistory(into.id, [{ action: 'merge', toStatus: into.status, note: `并入 ${need.number}` }], actingGrant(call.actor, mergeNeed.access, needs.place(into), call.now));
        await work.db.updateTable('need').set({ followerIds, version: into.version + 1, updatedAt: work.now }).where('id', '=', into.id).execute();
      }
      return decision;
    });
  }
}

import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { resubmitNeed } from '@shaodao/contracts/needs/need';
import { resubmit } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { wordsOf } from './words.ts';

@Controller()
export class ResubmitNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(resubmitNeed)
  handle(call: Call<typeof resubmitNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, (need) => {
      const decision = resubmit(need, call.input.detail, need.source);
      return decision.ok ? { ...decision, changes: { ...decision.changes, words: wordsOf({ ...need, detail: call.input.detail }) } } : decision;
    });
  }
}

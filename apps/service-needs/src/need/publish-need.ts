import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { publishNeed } from '@shaodao/contracts/needs/need';
import { publish } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { wordsOf } from './words.ts';

@Controller()
export class PublishNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(publishNeed)
  handle(call: Call<typeof publishNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, (need) => {
      const decision = publish(need, call.input.title, call.now);
      return decision.ok ? { ...decision, changes: { ...decision.changes, words: wordsOf({ ...need, title: call.input.title }) } } : decision;
    });
  }
}

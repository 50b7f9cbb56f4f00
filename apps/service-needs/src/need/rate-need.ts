import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { rateNeed } from '@shaodao/contracts/needs/need';
import { rate } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { LAPSE_RATING } from './timers.ts';

@Controller()
export class RateNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(rateNeed)
  handle(call: Call<typeof rateNeed>) {
    return this.unitOfWork.change(
      call, needs, call.input.needId,
      (need) => rate(need, call.input, call.actor, call.now),
      (need, work) => work.setTimer(LAPSE_RATING, need.id, null),
    );
  }
}

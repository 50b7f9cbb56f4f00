import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { withdrawNeed } from '@shaodao/contracts/needs/need';
import { withdraw } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';

@Controller()
export class WithdrawNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(withdrawNeed)
  handle(call: Call<typeof withdrawNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, (need) => withdraw(need, call.input.reason));
  }
}

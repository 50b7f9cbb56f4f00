import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { returnNeed } from '@shaodao/contracts/needs/need';
import { sendBack } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';

@Controller()
export class ReturnNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(returnNeed)
  handle(call: Call<typeof returnNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, (need) => sendBack(need, call.input.reason));
  }
}

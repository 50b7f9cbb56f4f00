import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { reopenNeed } from '@shaodao/contracts/needs/need';
import { reopen } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';

@Controller()
export class ReopenNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(reopenNeed)
  handle(call: Call<typeof reopenNeed>) {
    return this.unitOfWork.change(call, needs, call.input.needId, (need) => reopen(need, call.input.reason, call.now));
  }
}

import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { recordService } from '@shaodao/contracts/needs/claim';
import { recordService as record } from '@shaodao/domain/needs/claim';
import { dueAt } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { LAPSE_RATING } from './timers.ts';

@Controller()
export class RecordService {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(recordService)
  handle(call: Call<typeof recordService>) {
    return this.unitOfWork.change(
      call, needs, call.input.needId,
      (need) => record(need, call.input, call.actor, call.now),
      (need, work) => work.setTimer(LAPSE_RATING, need.id, dueAt(need)),
    );
  }
}

import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { scheduleVisit } from '@shaodao/contracts/needs/claim';
import { schedule } from '@shaodao/domain/needs/claim';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { RELEASE_SILENT } from './timers.ts';

@Controller()
export class ScheduleVisit {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(scheduleVisit)
  handle(call: Call<typeof scheduleVisit>) {
    return this.unitOfWork.change(
      call, needs, call.input.needId,
      (need) => schedule(need, call.input, call.now),
      (need, work) => work.setTimer(RELEASE_SILENT, need.id, null),
    );
  }
}

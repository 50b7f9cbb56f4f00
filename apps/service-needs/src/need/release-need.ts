import { Controller, Inject } from '@nestjs/common';
import type { Call } from '@shaodao/contracts/kit';
import { releaseNeed } from '@shaodao/contracts/needs/claim';
import { release } from '@shaodao/domain/needs/claim';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { RELEASE_SILENT } from './timers.ts';

@Controller()
export class ReleaseNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(releaseNeed)
  handle(call: Call<typeof releaseNeed>) {
    return this.unitOfWork.change(
      call, needs, call.input.needId,
      (need) => release(need, call.input.reason),
      (need, work) => work.setTimer(RELEASE_SILENT, need.id, null),
    );
  }
}

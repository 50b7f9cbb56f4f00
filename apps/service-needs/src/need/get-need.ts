import { Controller, Inject } from '@nestjs/common';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getNeed } from '@shaodao/contracts/needs/need';
import { placeToFollow } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needView } from './need.view.ts';

@Controller()
export class GetNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(getNeed)
  handle(call: Call<typeof getNeed>) {
    return this.unitOfWork.query(call, async (work) => {
      const need = await work.db.selectFrom('need').selectAll().where('id', '=', call.input.needId).executeTakeFirst();
      if (!need) return refuse('need/not-found');
      return deny(call, placeToFollow(need)) ?? ok(await needView(need, work));
    });
  }
}

import { Controller, Inject } from '@nestjs/common';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listServiceKinds } from '@shaodao/contracts/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';

@Controller()
export class ListServiceKinds {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(listServiceKinds)
  handle(call: Call<typeof listServiceKinds>) {
    return this.unitOfWork.query(call, async (work) =>
      ok({ items: await work.db.selectFrom('serviceKind').select(['id', 'category', 'mode', 'name', 'hint', 'isRetired']).orderBy('position').orderBy('id').execute() }),
    );
  }
}

import { Controller, Inject } from '@nestjs/common';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listGrantsOf } from '@shaodao/contracts/registry/person';
import { isInForce, systemActor } from '@shaodao/domain/access';
import { asGrant } from '@shaodao/domain/registry/grant';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { RegistryTables } from '../tables.ts';

@Controller()
export class Grants {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listGrantsOf)
  handle(call: Call<typeof listGrantsOf>) {
    return this.unitOfWork.query({ ...call, actor: systemActor() }, async (work) => {
      const rows = await work.db.selectFrom('roleGrant').selectAll().where('personId', '=', call.input.personId).orderBy('validFrom').orderBy('id').execute();
      const person = await work.db.selectFrom('person').select('phoneVersion').where('id', '=', call.input.personId).executeTakeFirst();
      return ok({ phoneVersion: person?.phoneVersion ?? 1, grants: rows.map(asGrant).filter((grant) => isInForce(grant, call.now)) });
    });
  }
}

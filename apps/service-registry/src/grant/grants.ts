import { Controller, Inject } from '@nestjs/common';
import type { Grant } from '@shaodao/contracts/actor';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listGrantsOf } from '@shaodao/contracts/registry/person';
import { isInForce, systemActor } from '@shaodao/domain/access';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { GrantTable, RegistryTables } from '../tables.ts';

/** A row of `role_grant` as the actor carries it. */
export function grantOf(row: GrantTable): Grant {
  const scope = {
    division: { kind: 'division', code: row.scopeId }, own: { kind: 'own' }, department: { kind: 'department', id: row.scopeId }, workroom: { kind: 'workroom', id: row.scopeId },
    grid: { kind: 'grid', id: row.scopeId, villageCode: row.villageCode }, household: { kind: 'household', id: row.scopeId, villageCode: row.villageCode },
  }[row.scopeKind] as Grant['scope'];
  return { role: row.role, scope, validFrom: row.validFrom.toISOString(), validUntil: row.validUntil?.toISOString() ?? null };
}

@Controller()
export class Grants {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listGrantsOf)
  handle(call: Call<typeof listGrantsOf>) {
    return this.unitOfWork.query({ ...call, actor: systemActor() }, async (work) => {
      const rows = await work.db.selectFrom('roleGrant').selectAll().where('personId', '=', call.input.personId).orderBy('validFrom').orderBy('id').execute();
      return ok({ grants: rows.map(grantOf).filter((grant) => isInForce(grant, call.now)) });
    });
  }
}

import { Controller } from '@nestjs/common';
import { needsHandedOver, receptionsHandedOver } from '@shaodao/contracts/registry/posting';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** Other services tell what they have passed on: it is listed with the hand-over, by number. */
@Controller()
export class OnHandOver {
  @On(needsHandedOver)
  needs({ payload }: Heard<typeof needsHandedOver>, work: Work<RegistryTables>): Promise<void> {
    return list(work, payload);
  }
  @On(receptionsHandedOver)
  receptions({ payload }: Heard<typeof receptionsHandedOver>, work: Work<RegistryTables>): Promise<void> {
    return list(work, payload);
  }
}
async function list(work: Work<RegistryTables>, { handOverId, matters }: Heard<typeof needsHandedOver>['payload']): Promise<void> {
  if (matters.length === 0) return;
  await work.db.insertInto('handedMatter').values(matters.map(({ kind, id, number }) => ({ handOverId, kind, matterId: id, number }))).onConflict((c) => c.doNothing()).execute();
}

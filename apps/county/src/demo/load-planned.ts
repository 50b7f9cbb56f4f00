import type { County } from '@shaodao/county-demo/county';
import { systemActor } from '@shaodao/domain/access';
import { addDays } from '@shaodao/domain/calendar';
import type { TreeWish } from '@shaodao/domain/registry/wish';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { plan } from '@shaodao/service-registry/planned/plan';
import type { RegistryTables } from '@shaodao/service-registry/tables';
import { v7 as uuidv7 } from 'uuid';

/** Changes of the demo township's tree that are to come: entered as its cadre would. */
export async function loadPlanned(unitOfWork: UnitOfWork<RegistryTables>, { grids, villageParties, divisions, stage, today }: County, now: Date): Promise<void> {
  const [first, second] = grids.filter((grid) => grid.villageCode.startsWith(stage.townshipCode) && grid.villageCode !== stage.villageCode);
  const party = villageParties.find((one) => one.villageCode === second!.villageCode)!;
  const village = divisions.find((one) => one.code === first!.villageCode)!;
  const wishes: readonly { wish: TreeWish; homeCode: string; days: number; reason: string }[] = [
    { wish: { action: 'rename', unitId: first!.id, name: `${village.name}溪东网格` }, homeCode: first!.villageCode, days: 20, reason: '按群众习惯的叫法' },
    { wish: { action: 'add', newId: uuidv7(), level: 'grid', parentId: party.id, homeCode: party.villageCode, name: null, partyKind: null, hostHouseholdId: null }, homeCode: party.villageCode, days: 35, reason: '户数多，一名网格员走不过来' },
  ];
  await unitOfWork.act(systemActor(), now, async (work) => {
    for (const { days, ...one } of wishes) {
      const planned = await plan(work, { ...one, on: addDays(today, days), grant: undefined }, async () => undefined);
      if (!planned.ok) throw new Error(`the demo county plans what its rules refuse: ${planned.refusal}`);
    }
  });
}

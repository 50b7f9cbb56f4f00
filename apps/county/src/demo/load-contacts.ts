import type { County } from '@shaodao/county-demo/county';
import { systemActor } from '@shaodao/domain/access';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { RegistryTables } from '@shaodao/service-registry/tables';
import { insertAll } from './in-chunks.ts';

/** Whom to ring for those who live alone: the relative whose tie is confirmed, and a neighbour of the same group. */
export async function loadContacts(unitOfWork: UnitOfWork<RegistryTables>, { households, householdMembers, kinTies, grids, postings }: County, now: Date): Promise<void> {
  const alone = new Set(householdMembers.filter((one) => one.careTags.includes('livesAlone')).map((one) => one.householdId));
  const ofGroup = Map.groupBy(households, (house) => house.villagerGroupId);
  const officerOf = new Map(grids.map((grid) => [grid.id, postings.find((one) => one.gridId === grid.id && one.endedOn === null)?.personId]));
  const rows = households.filter((house) => alone.has(house.id)).flatMap((house) => {
    const near = ofGroup.get(house.villagerGroupId)!;
    const neighbour = near[(near.indexOf(house) + 1) % near.length]!;
    const kin = kinTies.find((tie) => tie.householdId === house.id && tie.state === 'confirmed');
    const noted = (personId: string, relation: string) => ({ householdId: house.id, personId, relation, consentedOn: '2026-03-08', recordedBy: officerOf.get(house.gridId) ?? systemActor().personId, recordedAt: now });
    return [...(kin ? [noted(kin.personId, kin.relationToHead)] : []), ...(neighbour === house || neighbour.headPersonId === kin?.personId ? [] : [noted(neighbour.headPersonId, '邻居')])];
  });
  await unitOfWork.act(systemActor(), now, ({ db }) => insertAll(db, 'householdContact', rows));
}

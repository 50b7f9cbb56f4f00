import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { County } from '@shaodao/county-demo/county';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '@shaodao/service-registry/tables';
import { insertAll } from './in-chunks.ts';

export type LateralRows = Pick<County,
  'pairings' | 'households' | 'centreVillageCommittees' | 'centreVillageLeads' | 'jointMatters' | 'partners' | 'partnerAgreements' | 'partnerLicences' | 'trainingSessions' | 'trainingAttendees' | 'mobileBranches' | 'mobileMembers' | 'memberPairs' | 'helpRecords' | 'divisions' | 'today'>;
type Registry = Work<RegistryTables>;

/** Partners come before the posts of those who speak for them. */
export async function loadPartners({ db, now }: Registry, { partners, partnerAgreements, partnerLicences }: LateralRows): Promise<void> {
  await insertAll(db, 'partner', partners.map(({ id, name, kind, serviceKindIds }) => ({ id, name, kind, phone: null, serviceKindIds, updatedAt: now, version: 1 })));
  await insertAll(db, 'partnerLicence', partnerLicences.map(({ id, partnerId, name, number, issuedOn, expiresOn }) => ({ id, partnerId, name, number, issuedOn, expiresOn })));
  await insertAll(db, 'partnerAgreement', partnerAgreements.map(({ id, partnerId, mode, title, departmentId, startedOn, endsOn, endedOn }) => ({ id, partnerId, mode, title, departmentId, startedOn, endsOn, endedOn, endReason: null })));
}

/** What stands beside the tree: pairings, centre villages, who answers for which household, courses, members away from home. */
export async function loadLateral(work: Registry, county: LateralRows): Promise<void> {
  const { db, now } = work;
  await insertAll(db, 'pairing', county.pairings.map(({ id, departmentId, villageCode, startedOn, endedOn, endReason }) => ({ id, departmentId, villageCode, startedOn, endedOn, endReason, updatedAt: now, version: 1 })));
  await insertAll(db, 'committee', county.centreVillageCommittees.map(({ id, name, centreVillageCode, foundedOn }) => ({ id, name, centreCode: centreVillageCode, foundedOn, dissolvedOn: null, updatedAt: now, version: 1 })));
  await insertAll(db, 'committeeLead', county.centreVillageLeads.map(({ committeeId, ledVillageCode, startedOn, endedOn }) => ({ id: uuidv7(), committeeId, villageCode: ledVillageCode, startedOn, endedOn })));
  await insertAll(db, 'jointMatter', county.jointMatters.map(({ id, committeeId, field, title, detail, startedOn, finishedOn, result }) => ({ id, committeeId, field, title, detail, startedOn, finishedOn, result })));
  await sql`insert into household_carer (id, household_id, person_id, started_on) select gen_random_uuid(), h.id, h.person_id, coalesce((select min(p.started_on) from posting p where p.person_id = h.person_id), ${county.today}::date)
    from unnest(${county.households.map((h) => h.id)}::uuid[], ${county.households.map((h) => h.responsiblePersonId)}::uuid[]) h(id, person_id)`.execute(db);
  await loadTrainings(work, county);
  await loadMembers(work, county);
}

async function loadTrainings({ db, now }: Registry, { trainingSessions, trainingAttendees, divisions }: LateralRows): Promise<void> {
  const nameOf = new Map(divisions.map((one) => [one.code, one.name]));
  await insertAll(db, 'training', trainingSessions.map(({ id, family, kind, title, heldOn, townshipCode }) => ({
    id, family, mode: kind, title, heldOn, place: `${nameOf.get(townshipCode) ?? ''}党校教室`, divisionCode: townshipCode, isCancelled: false, cancelReason: null, updatedAt: now, version: 1,
  })));
  await insertAll(db, 'trainingAttendance', trainingAttendees.map(({ trainingSessionId, personId }) => ({ trainingId: trainingSessionId, personId })));
}

async function loadMembers({ db, now, actor }: Registry, { mobileBranches, mobileMembers, memberPairs, helpRecords }: LateralRows): Promise<void> {
  const branchOf = new Map(mobileMembers.map((one) => [one.personId, one.mobileBranchId]));
  await insertAll(db, 'mobileBranch', mobileBranches.map(({ id, kind, name, place }) => ({ id, kind, name, place, updatedAt: now, version: 1 })));
  await insertAll(db, 'memberPair', memberPairs.map(({ id, homePersonId, mobilePersonId, villageCode, startedOn }) => ({
    id, branchId: branchOf.get(mobilePersonId)!, villageCode, homePersonId, mobilePersonId, startedOn, endedOn: null, endReason: null, updatedAt: now, version: 1,
  })));
  await insertAll(db, 'helpRecord', helpRecords.map(({ id, memberPairId, helpedOn, personTimes, title }) => ({ id, pairId: memberPairId, helpedOn, personTimes, title, recordedBy: actor.personId, recordedAt: now })));
}

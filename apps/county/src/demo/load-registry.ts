import { fact } from '@shaodao/contracts/kit';
import { departmentDefined, divisionDefined, gridDefined, householdRegistered } from '@shaodao/contracts/registry/division';
import type { County } from '@shaodao/county-demo/county';
import { isHollow } from '@shaodao/county-demo/divisions';
import { systemActor } from '@shaodao/domain/access';
import { addDays, instantOf } from '@shaodao/domain/calendar';
import { grantOfMembership, grantOfPosting, grantOfTie } from '@shaodao/domain/registry/grant';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { hashedWordsOf } from '@shaodao/service-registry/person/resident-words';
import type { Work } from '@shaodao/service-kit/work';
import { sql } from 'kysely';
import { wakeForTurn } from '@shaodao/service-registry/posting/turns';
import { announceAreas } from '@shaodao/service-registry/structure/announce';
import { nameKeys } from '@shaodao/service-registry/structure/name-keys';
import { SEALED, type GrantTable, type PostingTable, type RegistryTables } from '@shaodao/service-registry/tables';
import { v7 as uuidv7 } from 'uuid';
import { insertAll } from './in-chunks.ts';
import { loadLateral, loadPartners, type LateralRows } from './load-lateral.ts';
import { loadPlacings, loadStructure, profilesOf } from './load-structure.ts';

export type RegistryRows = LateralRows & Pick<County, 'divisions' | 'divisionFigures' | 'departments' | 'departmentDuties' | 'areas' | 'areaVillages' | 'villageParties' | 'grids' | 'villagerGroups' | 'memberHouseholds' | 'people' | 'households' | 'householdMembers' | 'postings' | 'kinTies' | 'today'>;
const RELATION: Readonly<Record<string, 'child' | 'grandchild' | 'sibling'>> = { 儿子: 'child', 女儿: 'child', 孙子: 'grandchild', 孙女: 'grandchild', 弟弟: 'sibling', 妹妹: 'sibling', 哥哥: 'sibling', 姐姐: 'sibling' };

/** Fills the registry, in one transaction, and announces what other services copy. */
export async function loadRegistry(unitOfWork: UnitOfWork<RegistryTables>, personalData: PersonalData, county: RegistryRows, now: Date): Promise<void> {
  const dutiesOf = Map.groupBy(county.departmentDuties, (d) => d.departmentId);
  const membersOf = Map.groupBy(county.householdMembers, (m) => m.householdId);
  const officerOf = new Map(county.postings.filter((p) => p.kind === 'gridOfficer' && p.gridId && p.endedOn === null).map((p) => [p.gridId!, p.personId]));
  const hollow = new Set(county.divisionFigures.filter(isHollow).map((f) => f.divisionCode));

  await unitOfWork.act(systemActor(), now, async (work) => {
    const { db } = work;
    await insertAll(db, 'division', county.divisions.map(({ code, name, level, parentCode, isInvented }) => {
      const { pinyin, initials } = nameKeys(name);
      return { code, name, kind: level, parentCode, isInvented, pinyin, initials };
    }));
    await insertAll(db, 'setting', county.divisions.filter((d) => d.level === 'county').map(({ code }) => ({ key: 'county', value: JSON.stringify(code) as unknown })));
    await insertAll(db, 'divisionProfile', county.divisionFigures.flatMap(profilesOf));
    await insertAll(db, 'department', county.departments.map(({ id, name, shortName, kind, phone }) => ({ id, name, shortName, kind, phone, updatedAt: now, version: 1, dutyKindIds: (dutiesOf.get(id) ?? []).map((d) => d.serviceKindId) })));
    await loadStructure(db, county);
    await insertAll(db, 'person', county.people.map(({ id, name, phone, idNumber }) => ({
      id, isStaff: false, phoneProvenAt: phone ? now : null, nameSealed: personalData.seal(name, SEALED.name),
      phoneSealed: phone && personalData.seal(phone, SEALED.phone), phoneIndex: phone && personalData.blindIndex(phone, SEALED.phone),
      idNumberSealed: personalData.seal(idNumber, SEALED.idNumber), idNumberIndex: personalData.blindIndex(idNumber, SEALED.idNumber),
    })) as never);
    await insertAll(db, 'household', county.households.map((h) => ({
      id: h.id, number: householdNumber(h), villageCode: h.villageCode, gridId: h.gridId, headId: h.headPersonId, addressSealed: personalData.seal(h.address, SEALED.address),
    })));
    await insertAll(db, 'householdMember', county.householdMembers.map(({ householdId, personId, relationToHead, careTags }) => ({ householdId, personId, relation: relationToHead, careTags })));
    const nameOf = new Map(county.people.map((p) => [p.id, p.name]));
    await insertAll(db, 'residentWord', county.households.flatMap((h) => (membersOf.get(h.id) ?? []).flatMap(({ personId }) =>
      hashedWordsOf(nameOf.get(personId)!, personalData).map((word) => ({ word, villageCode: h.villageCode, personId, householdId: h.id, gridId: h.gridId })))));
    await loadPlacings(db, county);
    await loadPartners(work, county);
    const postings = county.postings.map((row): PostingTable => postingRow(county, row, now));
    await insertAll(db, 'posting', postings);
    await insertAll(db, 'tie', county.kinTies.map((tie) => {
      const home = county.households.find((h) => h.id === tie.householdId)!;
      return {
        id: tie.id, householdId: tie.householdId, relativeId: tie.personId, villageCode: home.villageCode, gridId: home.gridId, relation: RELATION[tie.relationToHead] ?? 'otherRelative',
        status: tie.state, elderAgreed: tie.agreedAt !== null, note: null, decisionNote: null, decidedBy: tie.confirmedByPersonId, proposedAt: new Date(tie.proposedAt),
        decidedAt: tie.confirmedAt ? new Date(tie.confirmedAt) : null, endedAt: null, updatedAt: new Date(tie.confirmedAt ?? tie.proposedAt), version: 1,
      } as const;
    }));
    await insertAll(db, 'roleGrant', grantRows(county, postings));
    for (const posting of postings) await wakeForTurn(work, posting);
    await rememberPostings(work);
    await loadLateral(work, county);
    work.announce(county.divisions.map((d) => fact(divisionDefined, d.code, { code: d.code, name: d.name, kind: d.level, parentCode: d.parentCode, isHollow: hollow.has(d.code) })));
    work.announce(county.departments.map((d) => fact(departmentDefined, d.id, { departmentId: d.id as never, name: d.name, dutyKindIds: (dutiesOf.get(d.id) ?? []).map((duty) => duty.serviceKindId) })));
    work.announce(county.grids.map((g) => fact(gridDefined, g.id, { gridId: g.id as never, villageCode: g.villageCode, name: g.name, officerId: (officerOf.get(g.id) ?? null) as never })));
    await work.flush();
    await announceAreas(work, county.areas.map((area) => area.id));
    work.announce(county.households.map((h) => {
      const members = membersOf.get(h.id) ?? [];
      return fact(householdRegistered, h.id, { householdId: h.id as never, villageCode: h.villageCode, gridId: h.gridId as never, memberIds: members.map((m) => m.personId as never), careTags: [...new Set(members.flatMap((m) => m.careTags))] });
    }));
  });
}

/** 户编号: the village's last six digits and the house's number, digits only, so that it can be typed on any telephone. */
const householdNumber = ({ villageCode, houseNumber }: County['households'][number]): string => (/^\d+号$/.test(houseNumber) ? villageCode.slice(6) + houseNumber.slice(0, -1).padStart(3, '0') : houseNumber);

/** A posting as the registry keeps it; a grid officer's stands in the grid's village. */
function postingRow({ grids, divisions }: RegistryRows, row: RegistryRows['postings'][number], now: Date): PostingTable {
  const { id, personId, kind, title, gridId, departmentId, workroomId, partnerId, sentByDepartmentId, startedOn, endsOn, endedOn, endReason } = row;
  const divisionCode = grids.find((grid) => grid.id === gridId)?.villageCode ?? row.divisionCode ?? divisions[0]!.code;
  return { id, personId, kind, title, divisionCode, gridId, departmentId, workroomId, partnerId, sentByDepartmentId, startedOn, endsOn, endedOn, endReason, updatedAt: now, version: 1 };
}

/** What the history would hold, had the postings been filled and ended here. */
async function rememberPostings({ db, actor }: Work<RegistryTables>): Promise<void> {
  await sql`insert into history (aggregate_id, at, action, by_person_id, by_role, to_status, note)
    select p.id, (t.on_day + time '09:00') at time zone 'Asia/Shanghai', t.action, ${actor.personId}, 'system', t.status, t.note from posting p
    cross join lateral (values (p.started_on, 'appoint', 'inForce', null), (p.ended_on, 'end', 'ended', p.end_reason)) t(on_day, action, status, note) where t.on_day is not null order by p.id, t.on_day`.execute(db);
}

/** Every right by the county's one rule: from a post, a household, or a tie. */
function grantRows({ kinTies, households, householdMembers, people, today }: RegistryRows, postings: readonly PostingTable[]): GrantTable[] {
  const homeOf = new Map(households.map((h) => [h.id, h]));
  const phones = new Set(people.filter((p) => p.phone !== null).map((p) => p.id));
  const since = instantOf(addDays(today, -365));
  const member = householdMembers.map(({ householdId, personId }) =>
    grantOfMembership({ grantId: uuidv7(), personId, householdId, villageCode: homeOf.get(householdId)!.villageCode, hasPhone: phones.has(personId), since, until: null }));
  const tie = kinTies.map((row) => grantOfTie({
    id: row.id, relativeId: row.personId, householdId: row.householdId, villageCode: homeOf.get(row.householdId)!.villageCode, status: row.state,
    proposedAt: new Date(row.proposedAt), decidedAt: row.confirmedAt ? new Date(row.confirmedAt) : null, endedAt: null,
  }));
  const rows = [...postings.map(grantOfPosting), ...member, ...tie].filter((row) => row !== null);
  const known = new Set(rows.map((r) => r.personId));
  // Whose tie still waits may sign in and follow it, and nothing more.
  const waiting = kinTies.filter((row) => !known.has(row.personId));
  for (const row of new Map(waiting.map((one) => [one.personId, one])).values())
    rows.push({ id: uuidv7(), personId: row.personId, role: 'relative', scopeKind: 'own', scopeId: row.personId, villageCode: null, validFrom: new Date(row.proposedAt), validUntil: null, source: 'tie' });
  return rows;
}

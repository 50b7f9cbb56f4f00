import { fact } from '@shaodao/contracts/kit';
import { departmentDefined, divisionDefined, gridDefined, householdRegistered } from '@shaodao/contracts/registry/division';
import type { County } from '@shaodao/county-demo/county';
import { isHollow } from '@shaodao/county-demo/divisions';
import type { RoleGrant } from '@shaodao/county-demo/rows/people';
import { systemActor } from '@shaodao/domain/access';
import { instantOf } from '@shaodao/domain/calendar';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { announceAreas } from '@shaodao/service-registry/structure/announce';
import { nameKeys } from '@shaodao/service-registry/structure/name-keys';
import { SEALED, type GrantTable, type RegistryTables } from '@shaodao/service-registry/tables';
import { insertAll } from './in-chunks.ts';
import { loadPlacings, loadStructure, profilesOf } from './load-structure.ts';

export type RegistryRows = Pick<County, 'divisions' | 'divisionFigures' | 'departments' | 'departmentDuties' | 'areas' | 'areaVillages' | 'villageParties' | 'grids' | 'villagerGroups' | 'memberHouseholds' | 'pairings' | 'people' | 'households' | 'householdMembers' | 'postings' | 'roleGrants' | 'kinTies'>;
/** Posts whose holders serve the public by name. */
const STAFF_ROLES: readonly RoleGrant['role'][] = ['gridOfficer', 'villageCadre', 'townshipCadre', 'countyOrganiser', 'departmentLiaison', 'volunteer', 'representative', 'leader', 'auditor'];
const RELATION: Readonly<Record<string, 'child' | 'grandchild' | 'sibling'>> = { 儿子: 'child', 女儿: 'child', 孙子: 'grandchild', 孙女: 'grandchild', 弟弟: 'sibling', 妹妹: 'sibling', 哥哥: 'sibling', 姐姐: 'sibling' };

/** Fills the registry, in one transaction, and announces what other services copy. */
export async function loadRegistry(unitOfWork: UnitOfWork<RegistryTables>, personalData: PersonalData, county: RegistryRows, now: Date): Promise<void> {
  const dutiesOf = Map.groupBy(county.departmentDuties, (d) => d.departmentId);
  const membersOf = Map.groupBy(county.householdMembers, (m) => m.householdId);
  const officerOf = new Map(county.postings.filter((p) => p.kind === 'gridOfficer' && p.gridId).map((p) => [p.gridId!, p.personId]));
  const hollow = new Set(county.divisionFigures.filter(isHollow).map((f) => f.divisionCode));
  const staff = new Set(county.roleGrants.filter((g) => STAFF_ROLES.includes(g.role)).map((g) => g.personId));

  await unitOfWork.act(systemActor(), now, async (work) => {
    const { db } = work;
    await insertAll(db, 'division', county.divisions.map(({ code, name, level, parentCode, isInvented }) => {
      const { pinyin, initials } = nameKeys(name);
      return { code, name, kind: level, parentCode, isInvented, pinyin, initials };
    }));
    await insertAll(db, 'divisionProfile', county.divisionFigures.flatMap(profilesOf));
    await insertAll(db, 'department', county.departments.map(({ id, name, kind }) => ({ id, name, kind, dutyKindIds: (dutiesOf.get(id) ?? []).map((d) => d.serviceKindId) })));
    await loadStructure(db, county);
    await insertAll(db, 'pairing', county.pairings.map(({ id, departmentId, villageCode, startedOn, endedOn }) => ({ id, departmentId, villageCode, startedOn, endedOn })));
    await insertAll(db, 'person', county.people.map(({ id, name, phone, idNumber }) => ({
      id, isStaff: staff.has(id), nameSealed: personalData.seal(name, SEALED.name),
      phoneSealed: phone && personalData.seal(phone, SEALED.phone), phoneIndex: phone && personalData.blindIndex(phone, SEALED.phone),
      idNumberSealed: personalData.seal(idNumber, SEALED.idNumber), idNumberIndex: personalData.blindIndex(idNumber, SEALED.idNumber),
    })) as never);
    await insertAll(db, 'household', county.households.map((h) => ({
      id: h.id, number: householdNumber(h), villageCode: h.villageCode, gridId: h.gridId, headId: h.headPersonId, addressSealed: personalData.seal(h.address, SEALED.address),
    })));
    await insertAll(db, 'householdMember', county.householdMembers.map(({ householdId, personId, relationToHead, careTags }) => ({ householdId, personId, relation: relationToHead, careTags })));
    await loadPlacings(db, county);
    await insertAll(db, 'posting', county.postings.map(({ id, personId, kind, title, divisionCode, gridId, departmentId, startedOn, endedOn }) => ({ id, personId, kind, title, divisionCode, gridId, departmentId, startedOn, endedOn })));
    await insertAll(db, 'tie', county.kinTies.map((tie) => {
      const home = county.households.find((h) => h.id === tie.householdId)!;
      return {
        id: tie.id, householdId: tie.householdId, relativeId: tie.personId, villageCode: home.villageCode, gridId: home.gridId, relation: RELATION[tie.relationToHead] ?? 'otherRelative',
        status: tie.state, elderAgreed: tie.agreedAt !== null, note: null, decisionNote: null, decidedBy: tie.confirmedByPersonId, proposedAt: new Date(tie.proposedAt),
        decidedAt: tie.confirmedAt ? new Date(tie.confirmedAt) : null, endedAt: null, updatedAt: new Date(tie.confirmedAt ?? tie.proposedAt), version: 1,
      } as const;
    }));
    await insertAll(db, 'roleGrant', grantRows(county));
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

/** The demo's grants as dated rows; a tie's grant has the tie's id, so that ending the tie ends it. */
function grantRows({ roleGrants, kinTies, grids, households }: RegistryRows): GrantTable[] {
  const villageOfGrid = new Map(grids.map((g) => [g.id, g.villageCode]));
  const villageOfHousehold = new Map(households.map((h) => [h.id, h.villageCode]));
  const tieOf = new Map(kinTies.map((t) => [`${t.personId}/${t.householdId}`, t.id]));
  const rows: GrantTable[] = [];
  for (const grant of roleGrants) {
    // Partners get their screens with their own work: until then the role opens nothing.
    if (grant.scopeKind === 'partner') continue;
    const scopeKind = ['village', 'township', 'county'].includes(grant.scopeKind) ? 'division' : (grant.scopeKind as GrantTable['scopeKind']);
    rows.push({
      id: (grant.role === 'relative' && tieOf.get(`${grant.personId}/${grant.scopeId}`)) || grant.id, personId: grant.personId, role: grant.role, scopeKind, scopeId: grant.scopeId,
      villageCode: villageOfGrid.get(grant.scopeId) ?? villageOfHousehold.get(grant.scopeId) ?? null, validFrom: instantOf(grant.startedOn), validUntil: grant.endedOn ? instantOf(grant.endedOn) : null,
    });
  }
  const known = new Set(rows.map((r) => r.personId));
  // Whose tie still waits may sign in and follow it, and nothing more.
  for (const tie of kinTies)
    if (!known.has(tie.personId)) {
      known.add(tie.personId);
      rows.push({ id: tie.id.replace(/.$/, (c) => (c === '0' ? '1' : '0')), personId: tie.personId, role: 'relative', scopeKind: 'own', scopeId: tie.personId, villageCode: null, validFrom: new Date(tie.proposedAt), validUntil: null });
    }
  return rows;
}

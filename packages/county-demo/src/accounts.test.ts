import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateCounty } from './generate-county.ts';
import { isHollow } from './divisions.ts';

const county = generateCounty({ seed: 350123, today: '2026-11-23' });
const roles = ['villager', 'relative', 'gridOfficer', 'villageCadre', 'townshipCadre', 'countyOrganiser', 'departmentLiaison', 'partner', 'volunteer', 'representative', 'leader', 'auditor'];

describe('demo accounts', () => {
  test('play every role, three departments and three volunteers', () => {
    const held = county.demoAccounts.map((account) => account.role);
    expect(new Set(held)).toEqual(new Set(roles));
    expect([held.filter((role) => role === 'departmentLiaison').length, held.filter((role) => role === 'volunteer').length]).toEqual([3, 3]);
    expect(new Set(county.demoAccounts.map((account) => account.userName)).size).toBe(county.demoAccounts.length);
  });

  test('rest on a grant of the same role and scope; villagers come by phone and code, all others by password', () => {
    for (const account of county.demoAccounts) {
      const { personId, role, scopeKind, scopeId } = account;
      expect(county.roleGrants.some((grant) => grant.personId === personId && grant.role === role && grant.scopeKind === scopeKind && grant.scopeId === scopeId)).toBe(true);
      const byPhone = role === 'villager' || role === 'relative';
      expect([account.signIn, account.password === null]).toEqual(byPhone ? ['phoneCode', true] : ['password', false]);
      if (byPhone) expect(account.phone).toBe(county.people.find((person) => person.id === personId)?.phone);
    }
  });

  test('meet in one hollow village, whatever the seed', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const { demoAccounts, stage, kinTies, grids, households, divisionFigures, pairings, departments, workrooms, canteens } = generateCounty({ seed, today: '2026-11-23' });
      const scope = (role: string) => demoAccounts.find((account) => account.role === role)?.scopeId;
      expect(divisionFigures.filter(isHollow).map((row) => row.divisionCode)).toContain(stage.villageCode);
      expect([scope('villager'), scope('relative'), scope('gridOfficer'), scope('villageCadre'), scope('townshipCadre'), scope('leader')])
        .toEqual([stage.householdId, stage.householdId, stage.gridId, stage.villageCode, stage.townshipCode, stage.villageCode]);
      expect(stage.villageCode.startsWith(stage.townshipCode)).toBe(true);
      expect(grids.find((grid) => grid.id === stage.gridId)?.villageCode).toBe(stage.villageCode);
      expect(households.find((row) => row.id === stage.householdId)).toMatchObject({ gridId: stage.gridId, villagerGroupId: stage.villagerGroupId });
      expect(workrooms.find((row) => row.id === scope('representative'))?.villageCode).toBe(stage.villageCode);
      expect(canteens.some((row) => row.villageCode === stage.villageCode)).toBe(true);
      const paired = pairings.find((row) => row.villageCode === stage.villageCode && row.endedOn === null);
      expect(departments.find((row) => row.id === paired?.departmentId)?.name).toBe('县卫生健康局');
      expect(kinTies.filter((tie) => tie.householdId === stage.householdId).map((tie) => tie.state).sort()).toEqual(['confirmed', 'proposed']);
    }), { numRuns: 3 });
  }, 120_000);
});

describe('units and kinds', () => {
  test('64 distinct departments, each with a liaison and duties; the three named social organisations are not marked as invented', () => {
    expect(new Set(county.departments.map((row) => row.name)).size).toBe(64);
    expect(new Set(county.departments.map((row) => row.shortName)).size).toBe(64);
    for (const { id, name } of county.departments) {
      expect(county.departmentDuties.some((row) => row.departmentId === id), name).toBe(true);
      expect(county.postings.some((row) => row.kind === 'departmentLiaison' && row.departmentId === id && row.endedOn === null), name).toBe(true);
    }
    expect(county.partners.filter((row) => !row.isInvented).map((row) => row.name)).toEqual(['益众社工', '蓝豹救援', '源野救援']);
  });

  test('every service kind is some department\'s or partner\'s, and some resource can serve it', () => {
    for (const { id, name } of county.serviceKinds) {
      expect(county.departmentDuties.some((row) => row.serviceKindId === id) || county.partners.some((row) => row.serviceKindIds.includes(id)), name).toBe(true);
      expect(county.resourceKinds.some((row) => row.serviceKindIds.includes(id)), name).toBe(true);
    }
    expect(new Set(county.serviceKinds.map((row) => row.name)).size).toBe(48);
  });

  test('every resource kind has a provider, exactly one per resource; a few were not confirmed this quarter', () => {
    expect(new Set(county.resources.map((row) => row.resourceKindId)).size).toBe(county.resourceKinds.length);
    expect(new Set(county.resourceKinds.map((row) => row.name)).size).toBe(county.resourceKinds.length);
    expect(county.resources.filter((row) => (row.departmentId === null) === (row.partnerId === null))).toEqual([]);
    expect(county.resources.some((row) => row.confirmedOn < '2026-08-20')).toBe(true);
  });

  test('every hollow village has a volunteer team, every paired unit two and a service twice a year in its village', () => {
    const hollow = county.divisionFigures.filter(isHollow).map((row) => row.divisionCode);
    expect(hollow.filter((code) => !county.volunteerTeams.some((team) => team.villageCode === code))).toEqual([]);
    for (const { departmentId, villageCode } of county.pairings.filter((row) => row.endedOn === null)) {
      expect(county.volunteerTeams.filter((team) => team.departmentId === departmentId).length).toBeGreaterThanOrEqual(2);
      const services = county.serviceRecords.filter((row) => row.departmentId === departmentId && row.villageCode === villageCode && row.servedOn > '2025-11-23');
      expect(services.length).toBeGreaterThanOrEqual(2);
    }
  });
});

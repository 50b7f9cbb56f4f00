import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Role, type Actor, type Grant, type Place } from '@shaodao/contracts/actor';
import { operations } from '@shaodao/contracts/all';
import { departmentOf, holdsRole, isInForce, reaches } from './access.ts';
import { explain } from './explain-access.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
const ids = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002', '0190a000-0000-7000-8000-000000000003'] as const;
const codes = ['350123', '350123100', '350123101', '350123100201', '350123100202', '350123101201'] as const;
const scope = fc.oneof(
  fc.constantFrom(...codes).map((code) => ({ kind: 'division' as const, code })),
  fc.constantFrom(...ids).map((id) => ({ kind: 'grid' as const, id, villageCode: codes[3] })),
  fc.constantFrom(...ids).map((id) => ({ kind: 'household' as const, id, villageCode: codes[3] })),
  fc.constantFrom(...ids).map((id) => ({ kind: 'department' as const, id })),
  fc.constant({ kind: 'own' as const }),
) as fc.Arbitrary<Grant['scope']>;
const grant: fc.Arbitrary<Grant> = fc.record({ role: fc.constantFrom(...Role.options.filter((r) => r !== 'system')), scope, validFrom: fc.constantFrom('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'), validUntil: fc.constantFrom(null, '2026-06-01T00:00:00Z') });
const actor: fc.Arbitrary<Actor> = fc.record({ personId: fc.constantFrom(...ids), sessionId: fc.constant('s'), grants: fc.array(grant, { maxLength: 3 }) }) as never;
const place: fc.Arbitrary<Place> = fc.record({ divisionCode: fc.constantFrom(...codes), gridId: fc.constantFrom(...ids), householdId: fc.constantFrom(...ids), departmentIds: fc.array(fc.constantFrom(...ids), { maxLength: 1 }), personIds: fc.array(fc.constantFrom(...ids), { maxLength: 2 }) });
const operation = fc.constantFrom(...operations.filter((o) => typeof o.access !== 'string'));

describe('access', () => {
  it('a township reaches its villages and nobody else’s', () => {
    const cadre = { personId: ids[0], sessionId: 's', grants: [{ role: 'townshipCadre', scope: { kind: 'division', code: '350123100' }, validFrom: '2026-01-01T00:00:00Z', validUntil: null }] } as unknown as Actor;
    expect(reaches(cadre, { townshipCadre: 'division' }, { divisionCode: '350123100201' }, NOW)).toBe(true);
    expect(reaches(cadre, { townshipCadre: 'division' }, { divisionCode: '350123101201' }, NOW)).toBe(false);
    expect(reaches(cadre, { townshipCadre: 'division' }, { divisionCode: '350123' }, NOW)).toBe(false);
    expect(reaches(cadre, { villageCadre: 'division' }, { divisionCode: '350123100201' }, NOW)).toBe(false);
  });
  it('a grant holds from its first instant to before its last', () => {
    const dated = { role: 'villager', scope: { kind: 'own' }, validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-02-01T00:00:00Z' } as Grant;
    expect(isInForce(dated, new Date('2025-12-31T23:59:59Z'))).toBe(false);
    expect(isInForce(dated, new Date('2026-01-01T00:00:00Z'))).toBe(true);
    expect(isInForce(dated, new Date('2026-01-31T23:59:59Z'))).toBe(true);
    expect(isInForce(dated, new Date('2026-02-01T00:00:00Z'))).toBe(false);
  });
  it('no session reaches what is between services', () => {
    fc.assert(fc.property(actor, place, (a, p) => { expect(reaches(a, 'services', p, NOW)).toBe(false); }));
  });
  it('who reaches an object holds a role of the table; who holds none reaches nothing', () => {
    fc.assert(fc.property(actor, operation, place, (a, o, p) => { if (reaches(a, o.access, p, NOW)) expect(holdsRole(a, o.access, NOW)).toBe(true); }), { numRuns: 500 });
  });
  it('more grants never reach less, ended ones nothing', () => {
    fc.assert(fc.property(actor, grant, operation, place, (a, g, o, p) => {
      if (reaches(a, o.access, p, NOW)) expect(reaches({ ...a, grants: [...a.grants, g] }, o.access, p, NOW)).toBe(true);
      expect(reaches({ ...a, grants: a.grants.map((x) => ({ ...x, validUntil: '2020-01-01T00:00:00Z' })) }, o.access, p, NOW)).toBe(false);
    }), { numRuns: 500 });
  });
  it('explains exactly what it decides: about an object and about any, with a grant that decides', () => {
    fc.assert(fc.property(actor, fc.constantFrom(...operations), place, (a, { access }, p) => {
      const about = explain(a.personId, a.grants, access, p, NOW);
      expect(about.may).toBe(reaches(a, access, p, NOW));
      expect(explain(a.personId, a.grants, access, null, NOW).may).toBe(holdsRole(a, access, NOW));
      if (about.may && about.grant) expect(reaches({ ...a, grants: [about.grant] }, access, p, NOW)).toBe(true);
    }), { numRuns: 1000 });
  });
  it('a liaison acts for the department of the grant in force', () => {
    const liaison = (validUntil: string | null) => ({ personId: ids[0], sessionId: 's', grants: [{ role: 'departmentLiaison', scope: { kind: 'department', id: ids[1] }, validFrom: '2026-01-01T00:00:00Z', validUntil }] }) as unknown as Actor;
    expect(departmentOf(liaison(null), NOW)).toBe(ids[1]);
    expect(departmentOf(liaison('2026-06-01T00:00:00Z'), NOW)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Grant, Place } from '@shaodao/contracts/actor';
import { reachOfPerson, type Whereabouts } from './person-place.ts';

const now = new Date('2026-12-01T08:00:00Z');
const VILLAGES = ['350123100201', '350123100202', '350123101201'] as const;
const access = { gridOfficer: 'grid', villageCadre: 'division', departmentLiaison: 'department' } as const;
const grant = (role: Grant['role'], scope: object): Grant => ({ role, scope, validFrom: '2020-01-01T00:00:00Z', validUntil: null }) as Grant;
const by = (...grants: Grant[]): Actor => ({ personId: 'officer', sessionId: 's', grants }) as unknown as Actor;

const grids = fc.constantFrom('g1', 'g2', 'g3');
const home = grids.map((gridId): Place => ({ gridId, divisionCode: VILLAGES[Number(gridId[1]) - 1]!, householdId: `h-${gridId}` }));
const whereabouts: fc.Arbitrary<Whereabouts> = fc.record({
  personId: fc.constant('person'),
  homes: fc.array(home, { maxLength: 2 }),
  lastHome: fc.option(home),
  contactOf: fc.array(home, { maxLength: 3 }),
  servedBy: fc.subarray(['d1', 'd2']),
});
const officerOf = (gridId: string): Actor => by(grant('gridOfficer', { kind: 'grid', id: gridId, villageCode: VILLAGES[0] }));

describe('how far an office reaches a person', () => {
  it('is whole at home only, and at the last home of who lives nowhere', () => {
    fc.assert(
      fc.property(whereabouts, grids, (person, gridId) => {
        const { kind } = reachOfPerson(officerOf(gridId), { access, person, now });
        const livesHere = person.homes.some((place) => place.gridId === gridId);
        const leftHereLast = person.homes.length === 0 && person.lastHome?.gridId === gridId;
        expect(kind === 'whole').toBe(livesHere || leftHereLast);
      }),
    );
  });
  it('ends at name and telephone number where a household would ring the person, whoever wrote that down', () => {
    fc.assert(
      fc.property(whereabouts, grids, (person, gridId) => {
        const asContact = { ...person, homes: [{ gridId: 'far', divisionCode: '350999999999' }], contactOf: [{ gridId, divisionCode: VILLAGES[0] }] };
        expect(reachOfPerson(officerOf(gridId), { access, person: asContact, now }).kind).toBe('contact');
      }),
    );
  });
  it('is never widened by another contact, another former home or another case', () => {
    fc.assert(
      fc.property(whereabouts, home, grids, (person, elsewhere, gridId) => {
        const before = reachOfPerson(officerOf(gridId), { access, person, now }).kind;
        const after = reachOfPerson(officerOf(gridId), { access, person: { ...person, contactOf: [...person.contactOf, elsewhere], servedBy: ['d1', 'd2'] }, now }).kind;
        expect(after === 'whole').toBe(before === 'whole');
      }),
    );
  });
  it('is whole for a department while it serves a case', () => {
    const person: Whereabouts = { personId: 'person', homes: [], lastHome: null, contactOf: [], servedBy: ['d1'] };
    expect(reachOfPerson(by(grant('departmentLiaison', { kind: 'department', id: 'd1' })), { access, person, now }).kind).toBe('whole');
    expect(reachOfPerson(by(grant('departmentLiaison', { kind: 'department', id: 'd2' })), { access, person, now }).kind).toBe('none');
  });
});

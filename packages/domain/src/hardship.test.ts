import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Grant } from '@shaodao/contracts/actor';
import { CareTag } from '@shaodao/contracts/vocabulary';
import { careTagsFor, isTooSmall, suppressed } from './hardship.ts';

const now = new Date('2026-12-01T08:00:00Z');
const place = { divisionCode: '350123100201', gridId: 'g', departmentIds: ['d'] };
const by = (role: Grant['role'], scope: object): Actor =>
  ({ personId: 'x', sessionId: 's', grants: [{ role, scope, validFrom: '2020-01-01T00:00:00Z', validUntil: null }] }) as unknown as Actor;
const division = (code: string) => ({ kind: 'division', code });
const careTags = CareTag.options;

describe('marks of hardship', () => {
  it('are for those who go to the house or serve the case', () => {
    for (const actor of [
      by('gridOfficer', { kind: 'grid', id: 'g', villageCode: '350123100201' }),
      by('villageCadre', division('350123100201')),
      by('departmentLiaison', { kind: 'department', id: 'd' }),
    ]) {
      expect(careTagsFor(actor, { place, careTags, now })).toEqual(careTags);
    }
  });
  it('stand in no list of the township, the county, a leader, an auditor or another department', () => {
    for (const actor of [
      by('townshipCadre', division('350123100')),
      by('countyOrganiser', division('350123')),
      by('leader', division('350123100201')),
      by('auditor', division('350123')),
      by('departmentLiaison', { kind: 'department', id: 'other' }),
      by('gridOfficer', { kind: 'grid', id: 'next', villageCode: '350123100201' }),
    ]) {
      expect(careTagsFor(actor, { place, careTags, now })).toEqual(['leftBehindElder', 'leftBehindChild']);
    }
  });
});

describe('small counts', () => {
  it('are not shown, and none follows from the total and the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), (counts) => {
        const shown = suppressed(counts);
        const hidden = counts.filter((_, i) => shown[i] === null);
        expect(shown.every((count) => !isTooSmall(count))).toBe(true);
        expect(shown.every((count, i) => count === null || count === counts[i])).toBe(true);
        // One missing number would be the total less the others; it may stay alone only where it is all that there is.
        if (hidden.length === 1) expect(counts.filter((count) => count > 0)).toHaveLength(1);
        if (!counts.some(isTooSmall)) expect(hidden).toEqual([]);
      }),
    );
  });
});

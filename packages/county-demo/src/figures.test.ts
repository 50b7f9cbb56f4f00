import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figures, type Figures } from './figures.ts';
import { generateCounty } from './generate-county.ts';

/** What the county reported in June 2024; 160+ and 600+ stand for "at least". */
const reported: Omit<Figures, 'resourceKinds' | 'departmentServices'> = {
  townships: 11, villages: 189, communities: 13, residents: 255_200, townResidents: 182_600, countryResidents: 72_600, townShareBasisPoints: 7155,
  hollowVillages: 110, areas: 37, grids: 193, centreVillageCommittees: 26, firstSecretaries: 39, instructorsAndOfficers: 91, trainingSessions: 28,
  serviceCategories: 5, serviceKinds: 48, memberHelps: 380, donatedFen: 23_000_000, usedFen: 23_000_000, donatedServices: 49,
  students: 28, studentBatches: 2, villageTalents: 238, canteenPersonTimes: 18_000, socialOrganisations: 8, volunteerPosts: 8, volunteers: 132,
  workrooms: 15, opinions: 87, opinionsSolved: 33, pairings: 64, volunteerTeams: 137,
};

function expectReported(seed: number, today: string): void {
  const { resourceKinds, departmentServices, ...exact } = figures(generateCounty({ seed, today }));
  expect(exact).toEqual(reported);
  expect(resourceKinds).toBeGreaterThanOrEqual(160);
  expect(departmentServices).toBeGreaterThan(600);
}

test('the demo county shows exactly the figures that the county reports', () => {
  expectReported(350123, '2026-11-23');
});

test('so does every other seed on every other day', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), fc.date({ min: new Date('2025-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }), (seed, date) => {
    expectReported(seed, date.toISOString().slice(0, 10));
  }), { numRuns: 3 });
}, 120_000);

test('figures follow the rows: one pairing ended and one opinion solved change the count', () => {
  const county = generateCounty({ seed: 1, today: '2026-11-23' });
  const pairing = county.pairings.find((row) => row.endedOn === null);
  const opinion = county.opinions.find((row) => row.state === 'handling');
  if (pairing) pairing.endedOn = '2026-11-01';
  if (opinion) opinion.state = 'solved';
  expect(figures(county)).toMatchObject({ pairings: 63, opinionsSolved: 34 });
});

import type { County } from './county.ts';
import { isHollow } from './divisions.ts';

/** What the county reports (domain: figures), computed from the rows as they stand on `county.today`. */
export function figures(county: County) {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const level = (wanted: string) => county.divisions.filter((division) => division.level === wanted).length;
  const holds = (row: { startedOn: string; endedOn: string | null }) => row.startedOn <= county.today && (row.endedOn === null || row.endedOn > county.today);
  const posts = (...kinds: string[]) => county.postings.filter((posting) => kinds.includes(posting.kind) && holds(posting)).length;
  const residents = (settlement: string) => sum(county.divisionFigures.filter((row) => row.settlement === settlement).map((row) => row.residentPopulation));
  const townResidents = residents('town');
  const countryResidents = residents('country');
  return {
    townships: level('township'),
    villages: level('village'),
    communities: level('community'),
    residents: townResidents + countryResidents,
    townResidents,
    countryResidents,
    /** Share of residents in towns in hundredths of a percent. */
    townShareBasisPoints: Math.round((townResidents * 10_000) / (townResidents + countryResidents)),
    hollowVillages: county.divisionFigures.filter(isHollow).length,
    areas: county.areas.length,
    grids: county.grids.length,
    centreVillageCommittees: county.centreVillageCommittees.length,
    firstSecretaries: posts('firstSecretary'),
    instructorsAndOfficers: posts('partyBuildingInstructor', 'financeInstructor', 'informationOfficer'),
    trainingSessions: county.trainingSessions.filter((session) => session.heldOn <= county.today).length,
    resourceKinds: county.resourceKinds.length,
    serviceCategories: county.serviceCategories.length,
    serviceKinds: county.serviceKinds.length,
    memberHelps: sum(county.helpRecords.map((record) => record.personTimes)),
    donatedFen: sum(county.donations.map((donation) => donation.amountFen)),
    usedFen: sum(county.donationUses.map((use) => use.amountFen)),
    donatedServices: new Set(county.donationUses.map((use) => use.serviceRecordId)).size,
    students: county.students.length,
    studentBatches: new Set(county.students.map((student) => student.studentBatchId)).size,
    villageTalents: county.villageTalents.length,
    canteenPersonTimes: sum(county.mealSessions.map((session) => session.personTimes)),
    socialOrganisations: county.partners.filter((partner) => partner.kind === 'socialOrganisation').length,
    volunteerPosts: county.volunteerPosts.length,
    volunteers: county.volunteers.length,
    workrooms: county.workrooms.length,
    opinions: county.opinions.length,
    opinionsSolved: county.opinions.filter((opinion) => opinion.state === 'solved').length,
    pairings: county.pairings.filter(holds).length,
    volunteerTeams: county.volunteerTeams.length,
    departmentServices: county.serviceRecords.filter((record) => record.departmentId !== null).length,
  };
}

export type Figures = ReturnType<typeof figures>;

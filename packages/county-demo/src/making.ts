import type { County, CountyQuestion } from './county.ts';
import { addDays, checkDay, instantAt } from './days.ts';
import { deriveId } from './ids.ts';
import { Random } from './random.ts';

/** A county while its parts are being added: the rows so far, and where ids, draws and dates come from. */
export interface Making {
  readonly county: County;
  /** A stream of draws of its own for each part, so that a change in one part leaves the others as they are. */
  random(stream: string): Random;
  /** The id of a row by its kind and natural key; with an instant, ids sort by it. */
  id(kind: string, key: string | number, instant?: string): string;
  /** The day so many days before today. */
  daysAgo(days: number): string;
  /** UTC instant of a minute of the county day so many days before today. */
  momentAgo(days: number, minuteOfDay: number): string;
}

/** An empty county; refuses a seed that is not a safe integer and a day that is not one. */
export function startMaking({ seed, today }: CountyQuestion): Making {
  if (!Number.isSafeInteger(seed)) throw new Error(`seed ${seed} is not a safe integer; give a whole number, for example 350123`);
  checkDay(today);
  return {
    county: emptyCounty(seed, today),
    random: (stream) => new Random(seed, stream),
    id: (kind, key, instant) => deriveId(seed, kind, key, instant),
    daysAgo: (days) => addDays(today, -days),
    momentAgo: (days, minuteOfDay) => instantAt(addDays(today, -days), minuteOfDay),
  };
}

function emptyCounty(seed: number, today: string): County {
  return {
    seed, today,
    stage: { townshipCode: '', villageCode: '', gridId: '', villagerGroupId: '', householdId: '' },
    divisions: [], divisionFigures: [], serviceCategories: [], serviceKinds: [], resourceKinds: [], people: [],
    departments: [], departmentDuties: [], partners: [], resources: [],
    areas: [], areaVillages: [], villageParties: [], grids: [], villagerGroups: [], centreVillageCommittees: [],
    centreVillageLeads: [], jointMatters: [], partnerAgreements: [], partnerLicences: [], postings: [], pairings: [], gridChannels: [], trainingSessions: [], trainingAttendees: [],
    households: [], memberHouseholds: [], householdMembers: [], kinTies: [], mobileBranches: [], mobileMembers: [],
    memberPairs: [], helpRecords: [],
    needs: [], needEvents: [], needReporters: [], claims: [], visits: [], serviceRecords: [], needRatings: [],
    departmentScores: [], whistles: [], whistleAssignments: [], whistleTasks: [], whistleRatings: [],
    donations: [], donationUses: [], canteens: [], mealSessions: [],
    volunteers: [], volunteerPosts: [], volunteerTeams: [], shifts: [], shiftSignUps: [], villageTalents: [],
    studentBatches: [], students: [],
    leaders: [], leaderVillages: [], leaderVisits: [], workrooms: [], workroomAreas: [], representatives: [],
    representativeContacts: [], receptionDays: [], opinions: [],
    roleGrants: [], demoAccounts: [],
  };
}

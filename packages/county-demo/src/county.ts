import type * as liaison from './rows/liaison.ts';
import type * as needs from './rows/needs.ts';
import type * as people from './rows/people.ts';
import type * as registry from './rows/registry.ts';
import type * as services from './rows/services.ts';
import type * as volunteers from './rows/volunteers.ts';
import type * as whistles from './rows/whistles.ts';

/**
 * The whole demo county as flat rows, in an order in which they can be inserted: a row only points at rows of
 * earlier arrays or earlier rows of its own. Ids are UUIDv7-shaped text, codes text, days YYYY-MM-DD (county
 * calendar), instants ISO UTC, money integer fen. No row lies after `today` but planned visits, shifts and reception days.
 */
export interface County {
  seed: number;
  today: string;
  /** The place where all demo accounts meet. */
  stage: Stage;

  divisions: registry.Division[];
  divisionFigures: registry.DivisionFigures[];
  serviceCategories: needs.ServiceCategory[];
  serviceKinds: needs.ServiceKind[];
  resourceKinds: needs.ResourceKind[];
  /** Everyone: villagers, relatives, cadres, volunteers, students, representatives, leaders. */
  people: people.Person[];
  departments: registry.Department[];
  departmentDuties: registry.DepartmentDuty[];
  partners: registry.Partner[];
  resources: needs.Resource[];

  areas: registry.Area[];
  areaVillages: registry.AreaVillage[];
  villageParties: registry.VillageParty[];
  grids: registry.Grid[];
  villagerGroups: registry.VillagerGroup[];
  centreVillageCommittees: registry.CentreVillageCommittee[];
  centreVillageLeads: registry.CentreVillageLead[];
  jointMatters: registry.JointMatter[];
  partnerAgreements: registry.PartnerAgreement[];
  partnerLicences: registry.PartnerLicence[];
  postings: registry.Posting[];
  pairings: registry.Pairing[];
  gridChannels: registry.GridChannel[];
  trainingSessions: registry.TrainingSession[];
  trainingAttendees: registry.TrainingAttendee[];

  /** memberHouseholdId points forward to memberHouseholds: insert both in one transaction or set it after. */
  households: people.Household[];
  memberHouseholds: registry.MemberHousehold[];
  householdMembers: people.HouseholdMember[];
  kinTies: people.KinTie[];
  mobileBranches: people.MobileBranch[];
  mobileMembers: people.MobileMember[];
  memberPairs: people.MemberPair[];
  helpRecords: people.HelpRecord[];

  needs: needs.Need[];
  needEvents: needs.NeedEvent[];
  needReporters: needs.NeedReporter[];
  claims: needs.Claim[];
  visits: needs.Visit[];
  serviceRecords: services.ServiceRecord[];
  needRatings: needs.NeedRating[];
  departmentScores: needs.DepartmentScore[];
  whistles: whistles.Whistle[];
  whistleAssignments: whistles.WhistleAssignment[];
  whistleTasks: whistles.WhistleTask[];
  whistleRatings: whistles.WhistleRating[];
  donations: services.Donation[];
  donationUses: services.DonationUse[];
  canteens: services.Canteen[];
  mealSessions: services.MealSession[];

  volunteers: volunteers.Volunteer[];
  volunteerPosts: volunteers.VolunteerPost[];
  volunteerTeams: volunteers.VolunteerTeam[];
  shifts: volunteers.Shift[];
  shiftSignUps: volunteers.ShiftSignUp[];
  villageTalents: volunteers.VillageTalent[];
  studentBatches: volunteers.StudentBatch[];
  students: volunteers.Student[];

  leaders: liaison.Leader[];
  leaderVillages: liaison.LeaderVillage[];
  leaderVisits: liaison.LeaderVisit[];
  workrooms: liaison.Workroom[];
  workroomAreas: liaison.WorkroomArea[];
  representatives: liaison.Representative[];
  representativeContacts: liaison.RepresentativeContact[];
  receptionDays: liaison.ReceptionDay[];
  opinions: liaison.Opinion[];

  roleGrants: people.RoleGrant[];
  demoAccounts: people.DemoAccount[];
}

/** Ids of the coherent place of the demo accounts. */
export interface Stage {
  townshipCode: string;
  villageCode: string;
  gridId: string;
  villagerGroupId: string;
  householdId: string;
}

/** What decides the whole county: the same question gives the same rows, to the byte. */
export interface CountyQuestion {
  /** Any safe integer. */
  seed: number;
  /** The county calendar day that all dates are relative to, YYYY-MM-DD. */
  today: string;
}

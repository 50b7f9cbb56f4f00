import { addDemoAccounts, addRoleGrants } from './accounts.ts';
import { addAgreements } from './agreements.ts';
import { addAreas } from './areas.ts';
import type { County, CountyQuestion } from './county.ts';
import { addDepartments, addPartners, addResources } from './departments.ts';
import { addDivisions } from './divisions.ts';
import { addHouseholds } from './households.ts';
import { addJointMatters } from './joint-matters.ts';
import { addLeaders, addWorkrooms } from './liaison.ts';
import { startMaking } from './making.ts';
import { addMobileMembers } from './mobile-members.ts';
import { addNeeds } from './needs.ts';
import { addOrganisation } from './organisation.ts';
import { Population } from './people.ts';
import { addDuties, addPostings } from './postings.ts';
import { serviceCategories, serviceKinds } from './service-kinds.ts';
import { addCanteens, addDepartmentServices, addDonations } from './services.ts';
import { addTraining } from './training.ts';
import { addShifts, addStudents, addTalents, addTeams, addVolunteers } from './volunteers.ts';
import { addWhistles } from './whistles.ts';

/** The demo county: the same seed and day give the same rows to the byte; throws on a seed or day that is none. */
export function generateCounty(question: CountyQuestion): County {
  const making = startMaking(question);
  const { county } = making;
  const population = new Population(making);
  county.serviceCategories.push(...structuredClone(serviceCategories));
  county.serviceKinds.push(...structuredClone(serviceKinds));

  addDivisions(making);
  addAreas(making);
  addOrganisation(making);
  addJointMatters(making);
  addDepartments(making, population);
  addPartners(making, population);
  addAgreements(making);
  addResources(making);
  addPostings(making, population);
  addTraining(making);
  addHouseholds(making, population);
  addMobileMembers(making, population);

  addVolunteers(making, population);
  addTeams(making);
  addTalents(making, population);
  addStudents(making, population);
  addLeaders(making, population);

  addNeeds(making, population);
  addWhistles(making);
  addDepartmentServices(making);
  addDonations(making);
  addCanteens(making);
  addShifts(making);
  addWorkrooms(making, population);
  addDuties(making);

  addRoleGrants(making);
  addDemoAccounts(making);
  return county;
}

import { fileURLToPath } from 'node:url';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { Exports } from './export/exports.ts';
import { expireExport, makeExport } from './export/make-export.ts';
import { Imports } from './import/imports.ts';
import { ReadImports } from './import/read-imports.ts';
import { expireImport, runImport } from './import/run-import.ts';
import { Sheets } from './import/sheets.ts';
import { Areas } from './area/areas.ts';
import { KeepDivisions } from './division/keep-divisions.ts';
import { ReadDivisions } from './division/read-divisions.ts';
import { Figures } from './figures/figures.ts';
import { KeepHouseholds } from './household/keep-households.ts';
import { KeepContacts } from './household/keep-contacts.ts';
import { PersonalRights } from './household/personal-rights.ts';
import { cleanEachNight, Retention } from './retention/retention.ts';
import { Grants } from './grant/grants.ts';
import { GetMe } from './person/get-me.ts';
import { indexNames } from './person/index-names.ts';
import { ListHouseholds } from './person/list-households.ts';
import { OnNeeds } from './person/on-needs.ts';
import { ReadPeople } from './person/read-people.ts';
import { RevealPerson } from './person/reveal-person.ts';
import { ChangeUnits } from './structure/change-units.ts';
import { ReadTree } from './structure/read-tree.ts';
import { FindPeople } from './access/find-people.ts';
import { ExplainAccess } from './access/explain-access.ts';
import { Committees } from './committee/committees.ts';
import { Departments } from './department/departments.ts';
import { KnowKinds } from './department/known-kinds.ts';
import { Mobile } from './mobile/mobile.ts';
import { NoteAskedKinds } from './pairing/on-needs.ts';
import { Pairings } from './pairing/pairings.ts';
import { ProposePairings } from './pairing/propose.ts';
import { NameContact } from './partner/name-contact.ts';
import { Partners } from './partner/partners.ts';
import { plannedTimers } from './planned/plan.ts';
import { PlannedChanges } from './planned/planned-changes.ts';
import { KeepNumbers } from './number/keep-numbers.ts';
import { ReadNumbers } from './number/read-numbers.ts';
import { settleNumbers } from './number/settle-numbers.ts';
import { FillPosts } from './posting/fill-posts.ts';
import { HandOver } from './posting/hand-over.ts';
import { OnHandOver } from './posting/on-hand-over.ts';
import { ReadPostings } from './posting/read-postings.ts';
import { postingTimers } from './posting/turns.ts';
import { Vacancies } from './posting/vacancies.ts';
import { KeepResponsibilities } from './responsibility/keep-responsibilities.ts';
import { ReadResponsibilities } from './responsibility/read-responsibilities.ts';
import type { RegistryTables } from './tables.ts';
import { ListLearners } from './training/list-learners.ts';
import { Trainings } from './training/trainings.ts';
import { Ties } from './tie/ties.ts';

/** The county's places, bodies and people, and who may do what. */
export const registryService: ServiceDefinition<RegistryTables> = {
  name: 'registry',
  handlers: [
    ReadDivisions, KeepDivisions, Grants, GetMe, ReadPeople, ListHouseholds, RevealPerson, OnNeeds, Ties,
    FillPosts, HandOver, OnHandOver, ReadPostings, Vacancies,
    Pairings, ProposePairings, NoteAskedKinds, KeepResponsibilities, ReadResponsibilities, Committees,
    Departments, KnowKinds, Partners, NameContact, Trainings, ListLearners, Mobile,
    ReadTree, ChangeUnits, PlannedChanges, Areas, Figures, ExplainAccess, FindPeople,
    Sheets, Imports, ReadImports, Exports, KeepHouseholds, KeepContacts, PersonalRights, Retention, KeepNumbers, ReadNumbers,
  ],
  hears: ['needs', 'liaison'],
  heardBy: ['needs', 'volunteers', 'liaison', 'evaluation'],
  timers: { ...postingTimers, ...plannedTimers, import: runImport, 'import-expiry': expireImport, export: makeExport, 'export-expiry': expireExport, retention: cleanEachNight, 'resident-words': indexNames, numbers: settleNumbers },
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

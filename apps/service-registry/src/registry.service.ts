import { fileURLToPath } from 'node:url';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { Areas } from './area/areas.ts';
import { KeepDivisions } from './division/keep-divisions.ts';
import { ReadDivisions } from './division/read-divisions.ts';
import { Figures } from './figures/figures.ts';
import { Grants } from './grant/grants.ts';
import { GetMe } from './person/get-me.ts';
import { OnNeeds } from './person/on-needs.ts';
import { ReadPeople } from './person/read-people.ts';
import { RevealPerson } from './person/reveal-person.ts';
import { ChangeUnits } from './structure/change-units.ts';
import { ReadTree } from './structure/read-tree.ts';
import type { RegistryTables } from './tables.ts';
import { Ties } from './tie/ties.ts';

/** The county's places, bodies and people, and who may do what. */
export const registryService: ServiceDefinition<RegistryTables> = {
  name: 'registry',
  handlers: [ReadDivisions, KeepDivisions, Grants, GetMe, ReadPeople, RevealPerson, OnNeeds, Ties, ReadTree, ChangeUnits, Areas, Figures],
  hears: ['needs'],
  heardBy: ['needs', 'volunteers', 'liaison', 'evaluation'],
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

import { fileURLToPath } from 'node:url';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { ReadDivisions } from './division/read-divisions.ts';
import { Grants } from './grant/grants.ts';
import { GetMe } from './person/get-me.ts';
import { OnNeeds } from './person/on-needs.ts';
import { ReadPeople } from './person/read-people.ts';
import { RevealPerson } from './person/reveal-person.ts';
import { FillPosts } from './posting/fill-posts.ts';
import { HandOver } from './posting/hand-over.ts';
import { OnHandOver } from './posting/on-hand-over.ts';
import { ReadPostings } from './posting/read-postings.ts';
import { postingTimers } from './posting/turns.ts';
import { Vacancies } from './posting/vacancies.ts';
import type { RegistryTables } from './tables.ts';
import { Ties } from './tie/ties.ts';

/** The county's places, bodies and people, and who may do what. */
export const registryService: ServiceDefinition<RegistryTables> = {
  name: 'registry',
  handlers: [
    ReadDivisions, Grants, GetMe, ReadPeople, RevealPerson, OnNeeds, Ties,
    FillPosts, HandOver, OnHandOver, ReadPostings, Vacancies,
  ],
  hears: ['needs', 'liaison'],
  heardBy: ['needs', 'volunteers', 'liaison', 'evaluation'],
  timers: { ...postingTimers },
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

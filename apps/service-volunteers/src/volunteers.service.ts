import { fileURLToPath } from 'node:url';
import { Directory } from '@shaodao/service-kit/directory';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { OnNeeds } from './shift/on-needs.ts';
import { OnRegistry } from './shift/on-registry.ts';
import { Shifts } from './shift/shifts.ts';
import type { VolunteersTables } from './tables.ts';

/** Volunteers and their shifts (定时定点). */
export const volunteersService: ServiceDefinition<VolunteersTables> = {
  name: 'volunteers',
  handlers: [Shifts, Directory, OnNeeds, OnRegistry],
  hears: ['registry', 'needs'],
  heardBy: ['needs'],
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

import { fileURLToPath } from 'node:url';
import { Directory } from '@shaodao/service-kit/directory';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { OnNeeds } from './reception/on-needs.ts';
import { OnRegistry } from './reception/on-registry.ts';
import { Receptions } from './reception/receptions.ts';
import type { LiaisonTables } from './tables.ts';

/** Workrooms, reception days and what people say there. */
export const liaisonService: ServiceDefinition<LiaisonTables> = {
  name: 'liaison',
  handlers: [Receptions, Directory, OnNeeds, OnRegistry],
  hears: ['registry', 'needs'],
  heardBy: ['registry', 'needs'],
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

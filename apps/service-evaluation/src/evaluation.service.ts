import { fileURLToPath } from 'node:url';
import { Directory } from '@shaodao/service-kit/directory';
import type { ServiceDefinition } from '@shaodao/service-kit/service';
import { OnNeeds } from './score/on-needs.ts';
import { Scores } from './score/scores.ts';
import type { EvaluationTables } from './tables.ts';

/** How departments' service was judged by those who were served and those who called. */
export const evaluationService: ServiceDefinition<EvaluationTables> = {
  name: 'evaluation',
  handlers: [Scores, Directory, OnNeeds],
  hears: ['registry', 'needs'],
  heardBy: [],
};
export const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

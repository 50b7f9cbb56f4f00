import { systemActor } from '@shaodao/domain/access';
import type { Work } from '@shaodao/service-kit/work';
import { seenBy } from '../import/actor-of.ts';
import type { RegistryTables } from '../tables.ts';

/** People, homes and rights are written by rules alone: what was decided for an actor is written in the county's name, in the same transaction. */
export const byRule = <R>(work: Work<RegistryTables>, body: () => Promise<R>): Promise<R> => seenBy(systemActor(), work, body);

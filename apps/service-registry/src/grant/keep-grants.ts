import type { Work } from '@shaodao/service-kit/work';
import { grantOfPosting, type KeptGrant } from '@shaodao/domain/registry/grant';
import type { Posting } from '@shaodao/domain/registry/posting';
import type { RegistryTables } from '../tables.ts';

/** Keeps a right as its source has it now; the same source never gives two. */
export async function keepGrant(work: Work<RegistryTables>, grant: KeptGrant | null): Promise<void> {
  if (!grant) return;
  const { validFrom, validUntil } = grant;
  await work.db.insertInto('roleGrant').values(grant).onConflict((c) => c.column('id').doUpdateSet({ validFrom, validUntil })).execute();
}
/** The right follows the posting, in the same transaction. */
export const keepGrantOf = (work: Work<RegistryTables>, posting: Posting): Promise<void> => keepGrant(work, grantOfPosting(posting));

import type { NumberProofs, WantedProof } from '@shaodao/service-kit/number-proof';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** Uses a proof up, in the transaction of what it proves: a second use finds it gone. @returns its id, or null when it proves nothing */
export async function useProof(
  token: string,
  wanted: WantedProof,
  { proofs, work }: { proofs: NumberProofs; work: Work<RegistryTables> },
): Promise<string | null> {
  const id = await proofs.idOf(token, wanted);
  if (!id) return null;
  const used = await work.db
    .insertInto('numberProof')
    .values({ id, purpose: wanted.purpose, aboutId: wanted.aboutId, byPersonId: wanted.byPersonId, usedAt: work.now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return used.numInsertedOrUpdatedRows === 1n ? id : null;
}

import type { Selectable } from 'kysely';
import { ok } from '@shaodao/contracts/kit';
import { countyDay } from '@shaodao/domain/calendar';
import type { DivisionLevel } from '@shaodao/domain/registry/division';
import { recordedProfile } from '@shaodao/domain/registry/division';
import type { Work } from '@shaodao/service-kit/work';
import type { ProfileTable, RegistryTables } from '../tables.ts';

/** What somebody says of a village from a day on; without a position the last one known stays. */
export type Profile = Omit<Selectable<ProfileTable>, 'code' | 'isPositionInvented' | 'recordedAt' | 'recordedBy'>;

/** Whether a profile may be recorded, and how it stands then. */
export async function profileDecision(work: Work<RegistryTables>, division: { readonly code: string; readonly kind: DivisionLevel }, wished: Profile) {
  const before = await work.db.selectFrom('divisionProfile').select(['latitude', 'longitude', 'isPositionInvented']).where('code', '=', division.code).where('validFrom', '<=', wished.validFrom).orderBy('validFrom', 'desc').executeTakeFirst();
  const decided = recordedProfile(division.kind, wished, before, countyDay(work.now));
  return decided.ok ? ok({ ...decided.value, isPositionInvented: wished.latitude === null && (before?.isPositionInvented ?? false) }) : decided;
}

/** Records what was decided; a second record of the same day corrects the first. */
export async function storeProfile(work: Work<RegistryTables>, code: string, profile: Profile & { readonly isPositionInvented?: boolean }, by: string = work.actor.personId): Promise<void> {
  const row = { ...profile, recordedBy: by, recordedAt: work.now };
  await work.db.insertInto('divisionProfile').values({ code, ...row }).onConflict((c) => c.columns(['code', 'validFrom']).doUpdateSet(row)).execute();
}

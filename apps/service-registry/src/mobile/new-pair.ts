import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { countyDay } from '@shaodao/domain/calendar';
import type { MemberPair } from '@shaodao/domain/registry/mobile';
import type { Work } from '@shaodao/service-kit/work';
import type { PairTable, RegistryTables } from '../tables.ts';

/** A pair from today on. */
export const freshPair = (of: Pick<PairTable, 'branchId' | 'villageCode' | 'homePersonId' | 'mobilePersonId'>, now: Date): PairTable => ({ id: uuidv7(), ...of, startedOn: countyDay(now), endedOn: null, endReason: null, updatedAt: now, version: 1 });
/** The pairs that the two have now, wherever; nobody pairs members meanwhile. */
export async function pairedNow(work: Work<RegistryTables>, { homePersonId, mobilePersonId }: Pick<PairTable, 'homePersonId' | 'mobilePersonId'>): Promise<MemberPair[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('member pairs', 0))`.execute(work.db);
  return (await sql<MemberPair>`select * from paired_now(${[homePersonId, mobilePersonId]}::uuid[])`.execute(work.db)).rows;
}

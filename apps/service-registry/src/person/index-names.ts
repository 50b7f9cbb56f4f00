import { sql } from 'kysely';
import type { TimerRule } from '@shaodao/service-kit/timers';
import type { RegistryTables } from '../tables.ts';
import { nameOf } from './people.ts';
import { hashedWordsOf } from './resident-words.ts';

const CHUNK = 1_000;
interface Named { personId: string; householdId: string; villageCode: string; gridId: string; nameSealed: Buffer }

/** An older county's names get the words by which they are found now: a chunk at a time, going on behind the last person, until there is no more. */
export const indexNames: TimerRule<RegistryTables> = async (after, work, personalData) => {
  const { rows } = await sql<Named>`
    select m.person_id, m.household_id, h.village_code, h.grid_id, p.name_sealed from household_member m join household h on h.id = m.household_id join person p on p.id = m.person_id
    where m.person_id > ${after}::uuid and p.erased_at is null order by m.person_id limit ${CHUNK}`.execute(work.db);
  const words = rows.flatMap((row) => hashedWordsOf(nameOf(personalData, row), personalData).map((word) => ({ word, ...row })));
  if (words.length === 0) return;
  await sql`insert into resident_word (word, village_code, person_id, household_id, grid_id)
    select * from unnest(${words.map((w) => w.word)}::bigint[], ${words.map((w) => w.villageCode)}::text[], ${words.map((w) => w.personId)}::uuid[], ${words.map((w) => w.householdId)}::uuid[], ${words.map((w) => w.gridId)}::uuid[]) on conflict do nothing`.execute(work.db);
  await work.setTimer('resident-words', rows.at(-1)!.personId, work.now);
};

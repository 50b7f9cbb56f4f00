import { sql } from 'kysely';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** Those of these people whom the county knows by a post or by a pair of members: only they come to courses. */
export async function knownLearners(work: Work<RegistryTables>, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from posting where person_id = any (${[...personIds]}::uuid[]) union select p from member_pair, unnest(array[home_person_id, mobile_person_id]) p where p = any (${[...personIds]}::uuid[])`.execute(work.db);
  return new Set(rows.map((row) => row.id));
}
/** Who came to a course: these and nobody else. */
export async function keepAttendance(work: Work<RegistryTables>, trainingId: string, personIds: readonly string[]): Promise<void> {
  await work.db.deleteFrom('trainingAttendance').where('trainingId', '=', trainingId).execute();
  if (personIds.length > 0) await work.db.insertInto('trainingAttendance').values(personIds.map((personId) => ({ trainingId, personId }))).execute();
}

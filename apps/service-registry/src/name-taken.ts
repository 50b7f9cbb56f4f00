import { sql } from 'kysely';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from './tables.ts';

/** Whether a body of that name is there already. Who names one waits for who does so at the same moment, so that the second hears the rule's no. */
export async function isNameTaken(work: Work<RegistryTables>, table: 'department' | 'partner' | 'mobileBranch', name: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`name of a ${table}`}, 0))`.execute(work.db);
  return (await work.db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirst()) !== undefined;
}

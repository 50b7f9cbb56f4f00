import { sql } from 'kysely';
import type { Around, Posting } from '@shaodao/domain/registry/posting';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** The other postings of the same kind at the same place. Who fills a place waits for who fills it at the same moment, so that the second hears the rule's no. */
export async function aroundOf(work: Work<RegistryTables>, posting: Posting): Promise<Around> {
  const place = posting.gridId ?? posting.departmentId ?? posting.workroomId ?? posting.partnerId ?? posting.divisionCode;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`posting ${posting.kind} ${place}`}, 0))`.execute(work.db);
  const { rows } = await sql<Posting>`
    select * from posting where kind = ${posting.kind} and division_code = ${posting.divisionCode} and grid_id is not distinct from ${posting.gridId}
    and department_id is not distinct from ${posting.departmentId} and workroom_id is not distinct from ${posting.workroomId} and partner_id is not distinct from ${posting.partnerId}`.execute(work.db);
  return { samePlace: rows };
}

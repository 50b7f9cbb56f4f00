import { sql } from 'kysely';
import type { Whereabouts } from '@shaodao/domain/registry/person-place';
import type { Work } from '@shaodao/service-kit/work';
import { byRule } from '../household/by-rule.ts';
import type { RegistryTables } from '../tables.ts';

interface Place {
  readonly divisionCode: string;
  readonly gridId: string;
  readonly householdId: string;
}
interface Row {
  homes: Place[];
  lastHome: Place | null;
  contactOf: Place[];
  servedBy: string[];
}
const PLACE = sql`json_build_object('divisionCode', h.village_code, 'gridId', h.grid_id, 'householdId', h.id)`;

/**
 * Where a person belongs, read in the county's name: row-level security must not hide the true home from the question who
 * answers for this person. @returns undefined when the actor doesn't see that there is such a person
 */
export async function whereaboutsOf(personId: string, work: Work<RegistryTables>): Promise<Whereabouts | undefined> {
  const seen = await work.db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
  if (!seen) return undefined;
  const { rows } = await byRule(work, () =>
    sql<Row>`
      select
        (select coalesce(json_agg(${PLACE} order by h.id), '[]') from household_member m join household h on h.id = m.household_id where m.person_id = ${personId}) as homes,
        (select ${PLACE} from household_member_past m join household h on h.id = m.household_id where m.person_id = ${personId}
          order by m.left_on desc, m.recorded_at desc limit 1) as last_home,
        (select coalesce(json_agg(${PLACE} order by h.id), '[]') from household_contact c join household h on h.id = c.household_id where c.person_id = ${personId}) as contact_of,
        array(select c.department_id from care_access c where c.person_id = ${personId} and c.until is null) as served_by`.execute(work.db),
  );
  return { personId, ...rows[0]! };
}

/** The sealed address of the home at a place, or of any home for a department that serves a case; null for who lives nowhere. */
export async function addressAt(whereabouts: Whereabouts, householdId: string | null | undefined, work: Work<RegistryTables>): Promise<Buffer | null> {
  const home = whereabouts.homes.find((one) => one.householdId === householdId) ?? whereabouts.homes[0];
  const id = home?.householdId;
  if (!id) return null;
  const row = await byRule(work, () =>
    work.db.selectFrom('household').select('addressSealed').where('id', '=', id).executeTakeFirst(),
  );
  return row?.addressSealed ?? null;
}

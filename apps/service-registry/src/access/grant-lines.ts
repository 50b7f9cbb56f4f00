import { sql } from 'kysely';
import { relationWords } from '@shaodao/contracts/wording/registry.zh';
import type { Work } from '@shaodao/service-kit/work';
import type { GrantTable, RegistryTables } from '../tables.ts';

/** A right with the names of its place and of what it comes from: the post's title, the place in the family, the kinship of a tie. */
export type GrantLine = GrantTable & { scopeName: string | null; sourceName: string | null; postingId: string | null };

/** People's rights, those in force first, with the names of their places and of what they come from. */
export async function grantLines(work: Work<RegistryTables>, personIds: readonly string[]): Promise<GrantLine[]> {
  const { rows } = await sql<GrantLine>`
    select r.*, o.id as posting_id,
      case r.scope_kind when 'division' then d.name when 'grid' then case when g.name ^@ gv.name then g.name else gv.name || g.name end when 'department' then dep.name when 'household' then hv.name || ' ' || h.number when 'workroom' then o.title else '' end as scope_name,
      case r.source when 'posting' then o.title when 'membership' then m.relation else tie.relation end as source_name
    from role_grant r left join posting o on o.id = r.id
    left join division d on r.scope_kind = 'division' and d.code = r.scope_id
    left join grid g on r.scope_kind = 'grid' and g.id::text = r.scope_id left join division gv on gv.code = g.village_code
    left join department dep on r.scope_kind = 'department' and dep.id::text = r.scope_id
    left join household h on r.scope_kind = 'household' and h.id::text = r.scope_id left join division hv on hv.code = h.village_code left join household_member m on m.household_id = h.id and m.person_id = r.person_id
    left join tie on r.source = 'tie' and tie.id = r.id
    where r.person_id = any (${[...personIds]}::uuid[]) order by coalesce(r.valid_until, 'infinity') desc, r.valid_from, r.id`.execute(work.db);
  return rows.map((row) => (row.source === 'tie' && row.sourceName ? { ...row, sourceName: relationWords[row.sourceName as keyof typeof relationWords] } : row));
}

import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { HistoryEntry } from '@shaodao/contracts/vocabulary';

interface Line {
  at: Date; action: string; byPersonId: string; byRole: string; byUnit: string | null; toStatus: string; note: string | null;
}

/**
 * A matter's history as its people see it, oldest first; units by name.
 * @param withNotes false leaves out notes and persons: for those who may see the matter but don't serve it
 */
export async function timelineOf<DB>(db: Kysely<DB>, aggregateId: string, withNotes: boolean): Promise<z.input<typeof HistoryEntry>[]> {
  const { rows } = await sql<Line>`
    select h.at, h.action, h.by_person_id, h.by_role, h.to_status, h.note, coalesce(dep.name, div.name) as by_unit
    from history h
    left join known_department dep on dep.id = case when h.by_scope like 'department:%' then substr(h.by_scope, 12)::uuid end
    left join known_grid g on g.id = case when h.by_scope like 'grid:%' then substr(h.by_scope, 6)::uuid end
    left join known_division div on div.code = case when h.by_scope like 'division:%' then substr(h.by_scope, 10) else g.village_code end
    where h.aggregate_id = ${aggregateId} order by h.id`.execute(db);
  return rows.map((line) => ({
    at: line.at.toISOString(), action: line.action, byRole: line.byRole, byUnit: line.byUnit, toStatus: line.toStatus,
    byPersonId: (withNotes ? line.byPersonId : null) as never, note: withNotes ? line.note : null,
  }));
}

import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { HistoryEntry } from '@shaodao/contracts/vocabulary';

/** A step as a query's JSON column tells it. */
export interface TimelineLine {
  readonly at: string;
  readonly action: string;
  readonly byPersonId: string;
  readonly byRole: string;
  readonly byUnit: string | null;
  readonly toStatus: string;
  readonly note: string | null;
}

/** A matter's steps with the units' names, oldest first, as one JSON column: a view asks for them along with the rest. */
export const timelineColumn = (aggregateId: string): RawBuilder<TimelineLine[]> => sql`
  (select coalesce(json_agg(line order by n), '[]') from (
    select h.id as n, h.at, h.action, h.by_person_id as "byPersonId", h.by_role as "byRole", h.to_status as "toStatus", h.note, coalesce(dep.name, div.name) as "byUnit"
    from history h
    left join known_department dep on dep.id = case when h.by_scope like 'department:%' then substr(h.by_scope, 12)::uuid end
    left join known_grid g on g.id = case when h.by_scope like 'grid:%' then substr(h.by_scope, 6)::uuid end
    left join known_division div on div.code = case when h.by_scope like 'division:%' then substr(h.by_scope, 10) else g.village_code end
    where h.aggregate_id = ${aggregateId}) as line)`;

/**
 * A matter's history as its people see it.
 * @param withNotes false leaves out notes and persons: for those who may see the matter but don't serve it
 */
export const timeline = (lines: readonly TimelineLine[], withNotes: boolean): z.input<typeof HistoryEntry>[] =>
  lines.map(({ at, action, byRole, byUnit, toStatus, byPersonId, note }) => ({
    at: new Date(at).toISOString(), action, byRole, byUnit, toStatus, byPersonId: (withNotes ? byPersonId : null) as never, note: withNotes ? note : null,
  }));

/** The history of one matter, asked for by itself. */
export async function timelineOf<DB>(db: Kysely<DB>, aggregateId: string, withNotes: boolean): Promise<z.input<typeof HistoryEntry>[]> {
  const { rows } = await sql<{ history: TimelineLine[] }>`select ${timelineColumn(aggregateId)} as history`.execute(db);
  return timeline(rows[0]!.history, withNotes);
}

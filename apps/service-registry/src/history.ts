import { sql } from 'kysely';
import type { z } from 'zod';
import type { HistoryEntry } from '@shaodao/contracts/vocabulary';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from './tables.ts';

/** What happened to a thing of the registry, oldest first, with the units' names from the registry's own tables. */
export async function historyOf(work: Work<RegistryTables>, aggregateId: string): Promise<z.input<typeof HistoryEntry>[]> {
  const { rows } = await sql<{ at: Date; action: string; byPersonId: string; byRole: string; byUnit: string | null; toStatus: string; note: string | null }>`
    select h.at, h.action, h.by_person_id, h.by_role, h.to_status, h.note, coalesce(dep.name, div.name) as by_unit from history h
    left join department dep on dep.id = case when h.by_scope like 'department:%' then substr(h.by_scope, 12)::uuid end
    left join grid g on g.id = case when h.by_scope like 'grid:%' then substr(h.by_scope, 6)::uuid end
    left join division div on div.code = case when h.by_scope like 'division:%' then substr(h.by_scope, 10) else g.village_code end
    where h.aggregate_id = ${aggregateId} order by h.id`.execute(work.db);
  return rows.map(({ at, byPersonId, byRole, ...line }) => ({ ...line, at: at.toISOString(), byRole, byPersonId: (byRole === 'system' ? null : byPersonId) as never }));
}

import { sql } from 'kysely';
import type { z } from 'zod';
import type { PlannedChangeView } from '@shaodao/contracts/registry/planned';
import type { UnitLevel } from '@shaodao/contracts/registry/structure';
import { mayCallOff } from '@shaodao/domain/registry/planned';
import { isUnit } from '@shaodao/domain/registry/wish';
import type { Work } from '@shaodao/service-kit/work';
import type { PlannedChangeTable, RegistryTables } from '../tables.ts';
import type { Wish } from './do-wish.ts';

type View = z.input<typeof PlannedChangeView>;
interface Name { id: string; name: string; level: UnitLevel | null }

/** Planned changes in people's words; a household is named to who may see it. `outcomes`: what each would meet as things stand. */
export async function plannedViews(work: Work<RegistryTables>, changes: readonly PlannedChangeTable[], outcomes: ReadonlyMap<string, string | null>): Promise<View[]> {
  const ids = changes.flatMap((change) => change.touches);
  const { rows } = await sql<Name>`
    select u.id::text as id, u.level, (select t.name from unit_term t where t.unit_id = u.id order by t.started_on desc limit 1) as name from unit u where u.id = any (${ids.filter(isUnit)}::uuid[])
    union all select h.id::text, null, h.number from household h where h.id = any (${ids.filter(isUnit)}::uuid[])
    union all select d.code, null, d.name from division d where d.code = any (${ids.filter((id) => !isUnit(id))}::text[])`.execute(work.db);
  const known = new Map(rows.map((row) => [row.id, row]));
  return changes.map((change) => {
    const { id, action, homeCode, subjectId, onDay, reason, status, refusal, wish, plannedAt } = change;
    const given = 'name' in wish ? wish.name : null;
    return {
      id, action, homeCode, subjectId, subjectName: known.get(subjectId)?.name ?? given ?? '', level: wish.action === 'add' ? wish.level : (known.get(subjectId)?.level ?? null), newName: given, otherName: known.get(otherOf(wish) ?? '')?.name ?? null,
      count: wish.action === 'split' ? wish.childIds.length + wish.householdIds.length : wish.action === 'arrangeAreas' ? wish.areas.length : null, on: onDay, reason, status, trouble: refusal ?? outcomes.get(id) ?? null, plannedAt: plannedAt.toISOString(), mayCallOff: mayCallOff(change, work.actor, work.now),
    };
  });
}
/** Where something goes: the new parent, or what it is merged into. */
const otherOf = (wish: Wish): string | undefined => (wish.action === 'place' ? wish.groupId : wish.action === 'add' || wish.action === 'move' ? wish.parentId : wish.action === 'moveDivision' ? wish.parentCode : wish.action === 'merge' ? wish.intoId : undefined);

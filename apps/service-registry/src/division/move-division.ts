import { sql } from 'kysely';
import { fact, type Refusal } from '@shaodao/contracts/kit';
import { divisionRecoded } from '@shaodao/contracts/registry/division';
import { moved, type Destination, type Division } from '@shaodao/domain/registry/division';
import { lastTerm, retell } from '@shaodao/domain/registry/structure';
import type { Work } from '@shaodao/service-kit/work';
import type { Done } from '../planned/do-wish.ts';
import { announceDivisions } from '../structure/announce.ts';
import { loadVillage, storeChanges } from '../structure/structure-store.ts';
import type { RegistryTables } from '../tables.ts';

type Registry = Work<RegistryTables>;

/** A village comes under another township: its party from that day, and everything of it under the new code; the other services follow. */
export async function moveDivisionNow(work: Registry, division: Division, { parentCode, newCode }: { parentCode: string; newCode: string }, on: string): Promise<Done | Refusal> {
  const decided = moved(division, await destination(work, division.code, { parentCode, newCode, on }), on);
  if (!decided.ok) return decided;
  const tree = await loadVillage(work, division.code);
  const party = tree.units.find((unit) => unit.level === 'villageParty' && unit.endedOn === null);
  const stands = party && lastTerm(tree, party.id)?.parentCode ? retell(tree, party.id, on, { parentCode }) : undefined;
  if (stands && !stands.ok) return stands;
  if (stands) await storeChanges(work, stands.value);
  await sql`select recode_division(${division.code}, ${newCode}, ${parentCode}, ${on})`.execute(work.db);
  return {
    ok: true, rows: 1,
    tell: async () => {
      work.announce([fact(divisionRecoded, division.code, { fromCode: division.code, toCode: newCode })]);
      await announceDivisions(work, [newCode]);
    },
  };
}

async function destination(work: Registry, code: string, { parentCode, newCode, on }: { parentCode: string; newCode: string; on: string }): Promise<Destination> {
  const { rows } = await sql<Omit<Destination, 'parentCode' | 'newCode'>>`
    select exists (select from places_on(${on}) d where d.code = ${parentCode} and d.kind = 'township') as is_township, exists (select from division d where d.code = ${newCode}) as is_taken,
      exists (select from area_villages_on(${on}) v where v.village_code = ${code}) as is_in_area, (select count(*) from planned_change c where c.home_code = ${code} and c.status = 'planned' and c.action <> 'moveDivision') as waiting`.execute(work.db);
  return { parentCode, newCode, ...rows[0]! };
}

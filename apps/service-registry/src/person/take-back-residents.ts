import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { householdRemoved } from '@shaodao/contracts/registry/division';
import type { Change, ListWork, OwnedWork } from '../import/list.ts';
import { announceHouseholds } from '../structure/announce.ts';
import { SEALED } from '../tables.ts';
import type { ResidentRow } from './resident.sheet.ts';
import { writeResidents } from './write-residents.ts';

const STAYS = '已经有人看过、代办、任职或办过事，没有撤回';
const FOREIGN_KEY = '23503';

/** People who were new go again where nothing has come to hang on them, with their houses when these stand empty; others get back what was said of them before. */
export async function takeBackResidents(changes: readonly Change<ResidentRow>[], on: OwnedWork): Promise<(string | null)[]> {
  const changed = changes.filter((change) => change.before?.householdNumber);
  await writeResidents(changed.map(({ row, before }) => ({ row: before!, before: row })), on);
  const fresh = changes.filter(({ before }) => !before);
  const indexes = fresh.map(({ row }) => on.personalData.blindIndex(row.idNumber, SEALED.idNumber));
  const { rows } = await sql<{ id: string; idNumberIndex: Buffer }>`select id, id_number_index from person where id_number_index = any (${indexes}::bytea[])`.execute(on.work.db);
  const idOf = new Map(rows.map((r) => [r.idNumberIndex.toString('hex'), r.id]));
  const ids = indexes.map((index) => idOf.get(index.toString('hex'))!);
  const gone = new Set(await removeUnused(ids, on));
  const stays = new Map(fresh.map((change, i) => [change, gone.has(ids[i]!) ? null : STAYS]));
  // Somebody who was known and lived nowhere stays where the import has put them.
  return changes.map((change) => (change.before ? (change.before.householdNumber ? null : '原来就登记过、没有住处，没有撤回') : stays.get(change)!));
}

/** All at once when that goes, else by halves. @returns who is gone */
async function removeUnused(ids: readonly string[], on: ListWork): Promise<string[]> {
  if (ids.length === 0) return [];
  const { client } = on.work;
  await client.query('savepoint residents');
  try {
    await remove(ids, on);
    await client.query('release savepoint residents');
    return [...ids];
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY) throw error;
    await client.query('rollback to savepoint residents; release savepoint residents');
    const half = Math.ceil(ids.length / 2);
    return half === ids.length ? [] : [...(await removeUnused(ids.slice(0, half), on)), ...(await removeUnused(ids.slice(half), on))];
  }
}

async function remove(ids: readonly string[], { work }: ListWork): Promise<void> {
  const these = sql`${[...ids]}::uuid[]`;
  const { rows: homes } = await sql<{ householdId: string }>`delete from household_member where person_id = any (${these}) returning household_id`.execute(work.db);
  await sql`delete from resident_word where person_id = any (${these})`.execute(work.db);
  await sql`delete from role_grant where person_id = any (${these}) and role = 'villager'`.execute(work.db);
  const touched = [...new Set(homes.map((h) => h.householdId))];
  // Whoever is left is the head of a house whose head goes.
  await sql`update household h set head_id = (select m.person_id from household_member m where m.household_id = h.id order by m.person_id limit 1)
    where h.id = any (${touched}::uuid[]) and h.head_id = any (${these}) and exists (select from household_member m where m.household_id = h.id)`.execute(work.db);
  const { rows: empty } = await sql<{ id: string }>`delete from household h where h.id = any (${touched}::uuid[]) and not exists (select from household_member m where m.household_id = h.id) returning id`.execute(work.db);
  await sql`delete from person where id = any (${these})`.execute(work.db);
  await announceHouseholds(work, sql`h.id = any (${touched}::uuid[])`);
  work.announce(empty.map(({ id }) => fact(householdRemoved, id, { householdId: id as never })));
}

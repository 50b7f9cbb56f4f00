import { sql, type Selectable } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { divisionRemoved } from '@shaodao/contracts/registry/division';
import { countyDay } from '@shaodao/domain/calendar';
import { careCountsFor } from '@shaodao/domain/hardship';
import { isAboveCounty, levelOf, parentCodeOf } from '@shaodao/domain/registry/division';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, List, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { announceDivisions } from '../structure/announce.ts';
import { nameKeys } from '../structure/name-keys.ts';
import type { ProfileTable } from '../tables.ts';
import { divisionSheet, type DivisionRow } from './division.sheet.ts';
import { cellsOf, completed, profileFaults, profilesBefore, takeBackProfile, writeProfile } from './profile-cells.ts';

interface Known { code: string; name: string; parentCode: string | null }

/** What is wrong with a line, whoever brings it. */
function faultsOf(row: DivisionRow, hasParent: boolean): LineFault[] {
  const parent = parentCodeOf(row.code);
  if (row.parentCode !== undefined && parent !== null && row.parentCode !== parent) return [{ column: '上级代码', reason: `和区划代码对不上，应为 ${parent}` }];
  if (parent !== null && !hasParent) return [{ column: '上级代码', reason: `上级 ${parent} 没有登记；请先登记上级，或放在同一个文件里、这一行的前面` }];
  return [];
}
const rowOf = ({ code: of, name }: Known): DivisionRow => ({ code: of, name, ...(parentCodeOf(of) ? { parentCode: parentCodeOf(of)! } : {}) });

async function compare(rows: readonly DivisionRow[], { work, personalData }: ListWork, isInFile: (keys: readonly string[]) => Promise<ReadonlySet<string>>): Promise<Standing<DivisionRow>[]> {
  const parents = [...new Set(rows.flatMap((row) => parentCodeOf(row.code) ?? []))];
  const known = await work.db.selectFrom('division').select(['code', 'name', 'parentCode']).where('code', 'in', [...rows.map((row) => row.code), ...parents, '']).execute();
  const byCode = new Map(known.map((d) => [d.code, d]));
  const inFile = await isInFile(parents.filter((one) => !byCode.has(one)));
  const today = countyDay(work.now);
  const profileOf = await profilesBefore(rows, { work, personalData });
  return rows.map((line) => {
    const profile = profileOf.get(line.code);
    const row = completed(line, profile, today);
    const stands = byCode.get(row.code);
    const parent = parentCodeOf(row.code);
    // A county that isn't registered keeps none of its townships out: they come under it when it comes.
    const hasParent = parent === null || parent.length === 6 || byCode.has(parent) || inFile.has(parent);
    if (isAboveCounty(row.code)) return { before: null, place: null, faults: [], isNotKept: true };
    return { before: stands ? { ...rowOf(stands), ...profile } : null, place: { divisionCode: row.code }, faults: [...faultsOf(row, hasParent), ...profileFaults(row, profile, today)], row };
  });
}

async function write(changes: readonly Change<DivisionRow>[], on: OwnedWork): Promise<void> {
  const { work } = on;
  const rows = changes.map(({ row }) => ({ code: row.code, name: row.name, kind: levelOf(row.code), parent: parentCodeOf(row.code), ...nameKeys(row.name) }));
  // Those above first: each stands on the one above it.
  for (const length of [6, 9, 12]) {
    const level = rows.filter((row) => row.code.length === length);
    if (level.length === 0) continue;
    await sql`insert into division (code, name, kind, parent_code, pinyin, initials)
      select n.code, n.name, n.kind, above.code, n.pinyin, n.initials
      from unnest(${level.map((r) => r.code)}::text[], ${level.map((r) => r.name)}::text[], ${level.map((r) => r.kind)}::text[], ${level.map((r) => r.parent)}::text[], ${level.map((r) => r.pinyin)}::text[], ${level.map((r) => r.initials)}::text[]) n(code, name, kind, parent, pinyin, initials)
      left join division above on above.code = n.parent on conflict (code) do update set name = excluded.name, parent_code = excluded.parent_code, pinyin = excluded.pinyin, initials = excluded.initials`.execute(work.db);
    if (length === 6) await sql`update division set parent_code = left(code, 6) where length(code) = 9 and parent_code is null and code ^@ (select own_county()) and left(code, 6) = any (${level.map((r) => r.code)}::text[])`.execute(work.db);
  }
  for (const change of changes) await writeProfile(change, on);
  await announceDivisions(work, rows.map((row) => row.code));
}

/** New ones are deleted where nothing has come to stand on them; changed ones get their name and profile back. */
async function takeBack(changes: readonly Change<DivisionRow>[], on: OwnedWork): Promise<(string | null)[]> {
  const { work } = on;
  for (const { row, before } of changes) if (before && before.name !== row.name) await work.db.updateTable('division').set({ name: before.name, pinyin: nameKeys(before.name).pinyin, initials: nameKeys(before.name).initials }).where('code', '=', row.code).execute();
  for (const change of changes) if (change.before) await takeBackProfile(change, on);
  const removed = new Set(await removeUnused(changes.filter(({ before }) => !before), on));
  await announceDivisions(work, changes.flatMap(({ row, before }) => (before ? [row.code] : [])));
  work.announce([...removed].map((one) => fact(divisionRemoved, one, { code: one })));
  return changes.map(({ row, before }) => (before || removed.has(row.code) ? null : '下面已经登记了别的（村、户、任职等），没有撤回'));
}
const FOREIGN_KEY = '23503';
/** Deletes those on which nothing stands, with the profiles that came with them, the lowest first; all at once when that goes, else by halves. @returns the codes that are gone */
async function removeUnused(changes: readonly Change<DivisionRow>[], on: OwnedWork): Promise<string[]> {
  if (changes.length === 0) return [];
  const { client, db } = on.work;
  const codes = changes.map(({ row }) => row.code);
  await client.query('savepoint divisions');
  try {
    for (const change of changes) await takeBackProfile(change, on);
    await db.deleteFrom('division').where('code', 'in', codes).execute();
    await client.query('release savepoint divisions');
    return codes;
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY) throw error;
    await client.query('rollback to savepoint divisions; release savepoint divisions');
    const half = Math.ceil(codes.length / 2);
    return half === codes.length ? [] : [...(await removeUnused(changes.slice(0, half), on)), ...(await removeUnused(changes.slice(half), on))];
  }
}

const PAGE = 2_000;
async function* read({ divisionCode, words: wanted, asOf, actor }: Wish, { work }: ListWork): AsyncGenerator<DivisionRow> {
  const on = asOf ?? countyDay(work.now);
  for (let after = ''; ; ) {
    const { rows } = await sql<Known & Selectable<ProfileTable> & { isHollow: boolean | null }>`
      select f.*, d.code, d.name, d.parent_code, d.is_hollow from divisions_on(${on}) d
      left join lateral (select * from division_profile x where x.code = d.code and x.valid_from = d.profile_from) f on true
      where d.code > ${after} and ${divisionCode ? sql`d.code ^@ ${divisionCode}` : sql`true`} and ${wanted ? sql`strpos(d.name, ${wanted}) > 0` : sql`true`} order by d.code limit ${PAGE}`.execute(work.db);
    yield* rows.map((row) => ({ ...rowOf(row), ...cellsOf(careCountsFor(actor, { divisionCode: row.code, counts: row, now: work.now }).counts), ...(row.isHollow ? { isHollow: 'yes' as const } : {}) }));
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.code;
  }
}

/** Counties, townships, villages and communities by the official code (行政区划). */
export const divisionList: List<DivisionRow> = { sheet: divisionSheet, compare, write, takeBack, read };

import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { divisionRemoved } from '@shaodao/contracts/registry/division';
import { isAboveCounty, levelOf, parentCodeOf, plainCode } from '@shaodao/domain/registry/division';
import { digits, words } from '@shaodao/spreadsheet/kinds';
import { sheet, type LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, List, ListWork, Standing } from '../import/list.ts';
import { announceDivisions } from '../structure/announce.ts';
import { nameKeys } from '../structure/name-keys.ts';

/** One line of the official five-level list (code, name, code above). */
export interface DivisionRow {
  code: string;
  name: string;
  parentCode?: string;
}
const code = digits([2, 4, 6, 9, 12], '区划代码');
export const divisionSheet = sheet<DivisionRow>({
  id: 'divisions', title: '行政区划', keyOf: (row) => row.code,
  about: ['一行一个县、乡镇、村或社区，用国家统计局的统计用区划代码。', '代码已经登记过的，改成这一行的名称；没有登记过的，新增。不会删除任何区划。', '省、市两级不登记，有这样的行会跳过。'],
  columns: {
    code: { title: '区划代码', otherTitles: ['代码', 'code', '统计用区划代码'], required: true, width: 16, example: '350123102201', hint: '县 6 位、乡镇 9 位、村和社区 12 位；后面补零的 12 位也认得', kind: { ...code, read: (text, cell) => { const read = code.read(text, cell); return read.ok ? { ok: true, value: plainCode(read.value) } : read; } } },
    name: { title: '名称', otherTitles: ['name', '区划名称'], required: true, width: 20, example: '王沙村', kind: words(1, 60) },
    parentCode: { title: '上级代码', otherTitles: ['parent_code', 'parentCode', 'areaCode', '上级区划代码', '父级代码'], width: 16, example: '350123102', hint: '可以不填：代码里已经有了', kind: { ...code, read: (text, cell) => { const read = code.read(text, cell); return read.ok ? { ok: true, value: plainCode(read.value) } : read; } } },
  },
});

interface Known { code: string; name: string; parentCode: string | null }

/** What is wrong with a line, whoever brings it. */
function faultsOf(row: DivisionRow, hasParent: boolean): LineFault[] {
  const parent = parentCodeOf(row.code);
  if (row.parentCode !== undefined && parent !== null && row.parentCode !== parent) return [{ column: '上级代码', reason: `和区划代码对不上，应为 ${parent}` }];
  if (parent !== null && !hasParent) return [{ column: '上级代码', reason: `上级 ${parent} 没有登记；请先登记上级，或放在同一个文件里、这一行的前面` }];
  return [];
}
const rowOf = ({ code: of, name }: Known): DivisionRow => ({ code: of, name, ...(parentCodeOf(of) ? { parentCode: parentCodeOf(of)! } : {}) });

async function compare(rows: readonly DivisionRow[], { work }: ListWork, isInFile: (keys: readonly string[]) => Promise<ReadonlySet<string>>): Promise<Standing<DivisionRow>[]> {
  const parents = [...new Set(rows.flatMap((row) => parentCodeOf(row.code) ?? []))];
  const known = await work.db.selectFrom('division').select(['code', 'name', 'parentCode']).where('code', 'in', [...rows.map((row) => row.code), ...parents, '']).execute();
  const byCode = new Map(known.map((d) => [d.code, d]));
  const inFile = await isInFile(parents.filter((one) => !byCode.has(one)));
  return rows.map((row) => {
    const stands = byCode.get(row.code);
    const parent = parentCodeOf(row.code);
    // A county that isn't registered keeps none of its townships out: they come under it when it comes.
    const hasParent = parent === null || parent.length === 6 || byCode.has(parent) || inFile.has(parent);
    if (isAboveCounty(row.code)) return { before: null, place: null, faults: [], isNotKept: true };
    return { before: stands ? rowOf(stands) : null, place: { divisionCode: row.code }, faults: faultsOf(row, hasParent) };
  });
}

async function write(changes: readonly Change<DivisionRow>[], { work }: ListWork): Promise<void> {
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
  await announceDivisions(work, rows.map((row) => row.code));
}

/** New ones are deleted where nothing has come to stand on them; changed ones get their name back. */
async function takeBack(changes: readonly Change<DivisionRow>[], on: ListWork): Promise<(string | null)[]> {
  const { work } = on;
  for (const { row, before } of changes) if (before) await work.db.updateTable('division').set({ name: before.name, pinyin: nameKeys(before.name).pinyin, initials: nameKeys(before.name).initials }).where('code', '=', row.code).execute();
  const removed = new Set(await removeUnused(changes.flatMap(({ row, before }) => (before ? [] : [row.code])), on));
  await announceDivisions(work, changes.flatMap(({ row, before }) => (before ? [row.code] : [])));
  work.announce([...removed].map((one) => fact(divisionRemoved, one, { code: one })));
  return changes.map(({ row, before }) => (before || removed.has(row.code) ? null : '下面已经登记了别的（村、户、任职等），没有撤回'));
}
const FOREIGN_KEY = '23503';
/** Deletes those on which nothing stands, the lowest first; all at once when that goes, else by halves. @returns which are gone */
async function removeUnused(codes: readonly string[], on: ListWork): Promise<string[]> {
  if (codes.length === 0) return [];
  const { client, db } = on.work;
  await client.query('savepoint divisions');
  try {
    await db.deleteFrom('division').where('code', 'in', codes).execute();
    await client.query('release savepoint divisions');
    return [...codes];
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY) throw error;
    await client.query('rollback to savepoint divisions; release savepoint divisions');
    const half = Math.ceil(codes.length / 2);
    return half === codes.length ? [] : [...(await removeUnused(codes.slice(0, half), on)), ...(await removeUnused(codes.slice(half), on))];
  }
}

const PAGE = 2_000;
async function* read({ divisionCode, words: wanted }: { divisionCode?: string | undefined; words?: string | undefined }, { work }: ListWork): AsyncGenerator<DivisionRow> {
  for (let after = ''; ; ) {
    let query = work.db.selectFrom('division').select(['code', 'name', 'parentCode']).where('code', '>', after).where('endedOn', 'is', null).where(sql<boolean>`code ^@ (select own_county())`).orderBy('code').limit(PAGE);
    if (divisionCode) query = query.where(sql<boolean>`code ^@ ${divisionCode}`);
    if (wanted) query = query.where(sql<boolean>`strpos(name, ${wanted}) > 0`);
    const rows = await query.execute();
    yield* rows.map(rowOf);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.code;
  }
}

/** Counties, townships, villages and communities by the official code (行政区划). */
export const divisionList: List<DivisionRow> = { sheet: divisionSheet, compare, write, takeBack, read };

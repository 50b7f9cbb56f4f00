import { sql } from 'kysely';
import { appointPosting, endPosting, extendPosting } from '@shaodao/contracts/registry/posting';
import { AppointableKind, PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import { appoint, end, extend, placeOfPosting, restore } from '@shaodao/domain/registry/posting';
import { storeNew } from '@shaodao/service-kit/create';
import { storeDecision } from '@shaodao/service-kit/store';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import { meantIn, registerPerson } from '../person/known-person.ts';
import { nameOf } from '../person/people.ts';
import { SEALED, type PostingTable } from '../tables.ts';
import { aroundOf } from './around.ts';
import { newPosting } from './new-posting.ts';
import { postingsUnder, postingsWith, type PostingLine } from './posting.view.ts';
import { postingSheet, type PostingLineRow } from './posting.sheet.ts';
import { followPosting, passOn } from './turns.ts';

interface Named { division: boolean; gridId: string | null; departmentId: string | null; senderId: string | null }
const UNDO = '撤销导入';

async function namedIn({ divisionCode, gridName, departmentName, sentByName }: PostingLineRow, { work }: ListWork): Promise<Named> {
  const { rows } = await sql<Named>`
    select exists (select from division where code = ${divisionCode}) as division, (select g.id from grid g join division d on d.code = g.village_code where g.village_code = ${divisionCode} and g.name in (${gridName ?? null}, d.name || ${gridName ?? null}) and g.ended_on is null order by g.name <> ${gridName ?? null} limit 1) as grid_id,
      (select id from department where name = ${departmentName ?? null}) as department_id, (select id from department where name = ${sentByName ?? null}) as sender_id`.execute(work.db);
  return rows[0]!;
}
const missing = (row: PostingLineRow, named: Named): LineFault[] => [
  ...(named.division ? [] : [wrong('区划代码', '没有登记这个地方')]),
  ...(row.gridName !== undefined && named.gridId === null ? [wrong('网格', '村里没有这个网格')] : []),
  ...(row.departmentName !== undefined && named.departmentId === null ? [wrong('部门', '没有登记这个部门')] : []),
  ...(row.sentByName !== undefined && named.senderId === null ? [wrong('派出单位', '没有登记这个部门')] : []),
];

/** The posting that a line speaks of: same post, place, name and first day; one that ended on its first day, as one that was taken back, is meant only by a line that says so. */
async function known(row: PostingLineRow, named: Named, { work, personalData }: ListWork): Promise<(PostingLine & { phoneIndex: Buffer | null }) | undefined> {
  const { rows } = await sql<PostingLine & { phoneIndex: Buffer | null }>`
    select p.*, person.name_sealed, person.phone_index, s.name as sent_by_name from posting p join person on person.id = p.person_id left join department s on s.id = p.sent_by_department_id
    where p.kind = ${row.kind} and p.division_code = ${row.divisionCode} and p.started_on = ${row.startedOn} and (p.ended_on is not distinct from p.started_on) = ${row.endedOn === row.startedOn}
      and p.grid_id is not distinct from ${named.gridId} and p.department_id is not distinct from ${named.departmentId}`.execute(work.db);
  return rows.find((one) => nameOf(personalData, one) === row.name);
}

async function find(row: PostingLineRow, on: OwnedWork): Promise<Standing<PostingLineRow>> {
  const named = await namedIn(row, on);
  const faults = missing(row, named);
  const place = { divisionCode: row.divisionCode, gridId: named.gridId };
  const stands = faults.length === 0 ? await known(row, named, on) : undefined;
  if (!stands) return { before: null, place, faults: [...faults, ...(faults.length === 0 ? newFaults(row) : [])] };
  const isSamePhone = row.phone !== undefined && stands.phoneIndex !== null && on.personalData.blindIndex(row.phone, SEALED.phone).equals(stands.phoneIndex);
  return {
    place, faults: row.phone !== undefined && !isSamePhone ? [wrong('手机号', '和登记的手机号不一样，请核对；换号请在户档案里办')] : [],
    before: {
      kind: stands.kind, divisionCode: stands.divisionCode, name: row.name, startedOn: stands.startedOn, title: stands.title, ...(row.gridName ? { gridName: row.gridName } : {}), ...(row.departmentName ? { departmentName: row.departmentName } : {}),
      ...(isSamePhone ? { phone: row.phone! } : {}), ...(stands.sentByName ? { sentByName: stands.sentByName } : {}), ...(stands.endsOn ? { endsOn: stands.endsOn } : {}), ...(stands.endedOn ? { endedOn: stands.endedOn } : {}), ...(stands.endReason ? { endReason: stands.endReason } : {}),
    },
  };
}
const newFaults = (row: PostingLineRow): LineFault[] => [
  ...(AppointableKind.safeParse(row.kind).success ? [] : [wrong('职务', '这个职务不在这里任免')]),
  ...(row.phone === undefined ? [wrong('手机号', '没有登记过这项任职；新任职要填手机号')] : []), ...(row.title === undefined ? [wrong('职务名称', '新任职要填职务名称')] : []),
];

const AT: Readonly<Record<string, string>> = {
  'posting/place-taken': '职务', 'posting/held-already': '姓名', 'posting/own': '姓名', 'person/other-name': '手机号', 'posting/filled-by-county': '职务', 'posting/wrong-place': '区划代码', 'posting/sender-missing': '派出单位',
  'posting/starts-too-early': '任职日期', 'posting/starts-too-late': '任职日期', 'posting/term-missing': '任期到', 'posting/term-too-long': '任期到', 'posting/term-backwards': '任期到', 'posting/ended-already': '免职日期', 'posting/end-too-early': '免职日期', 'posting/end-too-late': '免职日期',
};
async function put({ row, before }: Change<PostingLineRow>, on: OwnedWork): Promise<void> {
  const named = await namedIn(row, on);
  let posting: PostingTable = before ? (await known(row, named, on))! : await appointed(row, named, on);
  if (before && row.endsOn !== undefined && row.endsOn !== before.endsOn) posting = await extended(posting, row.endsOn, on);
  if (row.endedOn !== undefined && (row.endedOn !== before?.endedOn || row.endReason !== before?.endReason)) await ended(posting, row.endedOn, row.endReason, on);
  else if (row.endReason !== before?.endReason) throw new LineRefused(wrong('免职日期', '填了免职原因，还要填免职日期'));
}
async function appointed(row: PostingLineRow, named: Named, on: OwnedWork): Promise<PostingTable> {
  const { work, personalData, owner } = on;
  const who = { name: row.name, phone: row.phone! };
  const meant = allowed(await meantIn(work, personalData, who), AT);
  const { value: posting } = allowed(await newPosting(work, { ...row, title: row.title!, gridId: named.gridId ?? undefined, departmentId: named.departmentId ?? undefined, sentByDepartmentId: named.senderId ?? undefined }, meant.personId));
  await registerPerson(work, personalData, meant, who);
  const decided = allowed(appoint(posting, await aroundOf(work, posting), owner, work.now), AT);
  const stored = await storeNew(work, postingsWith(personalData), posting, decided, grantFor(on, appointPosting, placeOfPosting(posting)), appointPosting.subject);
  await followPosting(work, stored);
  return stored;
}
async function extended(posting: PostingTable, endsOn: string, on: OwnedWork): Promise<PostingTable> {
  const { work, personalData, owner } = on;
  const decided = allowed(extend(posting, endsOn, await aroundOf(work, posting), owner, work.now), AT);
  const changed = storeDecision(work, postingsWith(personalData), bare(posting), decided, grantFor(on, extendPosting, placeOfPosting(posting)), extendPosting.subject);
  await followPosting(work, changed);
  return changed;
}
async function ended(posting: PostingTable, endedOn: string, reason: string | undefined, on: OwnedWork): Promise<void> {
  const { work, personalData, owner } = on;
  if (reason === undefined) throw new LineRefused(wrong('免职原因', '免职要填原因'));
  const decided = allowed(end(posting, endedOn, reason, owner, work.now), AT);
  const changed = storeDecision(work, postingsWith(personalData), bare(posting), decided, grantFor(on, endPosting, placeOfPosting(posting)), endPosting.subject);
  await passOn(work, changed);
  await followPosting(work, changed);
}
/** Without the names that were read with it. */
const bare = ({ id, personId, kind, title, divisionCode, gridId, departmentId, workroomId, partnerId, sentByDepartmentId, startedOn, endsOn, endedOn, endReason, updatedAt, version }: PostingTable): PostingTable =>
  ({ id, personId, kind, title, divisionCode, gridId, departmentId, workroomId, partnerId, sentByDepartmentId, startedOn, endsOn, endedOn, endReason, updatedAt, version });

/** An appointment ends on the day on which it began, as if it had never been; other days stand again as they stood, unless an end has taken effect. */
async function takeBack({ row, before }: Change<PostingLineRow>, on: OwnedWork): Promise<void> {
  const { work, personalData, owner } = on;
  const posting = (await known(row, await namedIn(row, on), on))!;
  if (!before) return ended(posting, posting.startedOn, UNDO, on);
  const decided = allowed(restore(posting, { endsOn: before.endsOn ?? null, endedOn: before.endedOn ?? null }, await aroundOf(work, posting), owner, work.now));
  const changed = storeDecision(work, postingsWith(personalData), bare(posting), decided, grantFor(on, extendPosting, placeOfPosting(posting)), extendPosting.subject);
  await followPosting(work, changed);
}

/** As the screen shows it: who holds a public post is known by name, not by number. */
async function* read({ show, kind, divisionCode, words }: Wish, { work, personalData }: ListWork): AsyncGenerator<PostingLineRow> {
  const shown = (['inForce', 'endingSoon', 'planned', 'ended'] as const).find((one) => one === show) ?? 'inForce';
  const lines = await postingsUnder(work, personalData, { show: shown, kind: PostingKind.safeParse(kind).data, divisionCode, words });
  const { rows: grids } = await sql<{ id: string; name: string }>`select id, name from grid where id = any (${lines.flatMap((line) => line.gridId ?? [])}::uuid[])`.execute(work.db);
  const gridNames = new Map(grids.map((grid) => [grid.id, grid.name]));
  for (const line of lines) {
    const { departmentId, placeName, gridId, sentByName, endsOn, endedOn, endReason } = line;
    yield {
      kind: line.kind, divisionCode: line.divisionCode, placeName, name: nameOf(personalData, line), title: line.title, startedOn: line.startedOn, ...(gridId ? { gridName: gridNames.get(gridId)! } : {}), ...(departmentId ? { departmentName: placeName } : {}),
      ...(sentByName ? { sentByName } : {}), ...(endsOn ? { endsOn } : {}), ...(endedOn ? { endedOn } : {}), ...(endReason ? { endReason } : {}),
    };
  }
}

/** Who holds which post (任职名册): vacancies are filled, terms extended and ended, by the rules of the commands. */
export const postingList = ruledList<PostingLineRow>({
  sheet: postingSheet, find, put, takeBack, read, fixed: { title: '职务名称登记后不能在表里改', sentByName: '派出单位登记后不能在表里改' },
});

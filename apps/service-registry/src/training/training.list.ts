import { sql } from 'kysely';
import { planTraining, recordAttendance, TrainingMode, type CourseFamily } from '@shaodao/contracts/registry/training';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { courseFamilyWords, trainingModeWords } from '@shaodao/contracts/wording/registry.zh';
import { plan, record } from '@shaodao/domain/registry/training';
import { storeNew } from '@shaodao/service-kit/create';
import { storeDecision } from '@shaodao/service-kit/store';
import { byWords, choice, day, digits, several, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { v7 as uuidv7 } from 'uuid';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import { nameOf } from '../person/people.ts';
import type { TrainingTable } from '../tables.ts';
import { keepAttendance, knownLearners } from './attendance.ts';
import { attendeesOf, PLACE_OF_PERSON, trainingsUnder, trainingsWith } from './training.view.ts';

/** A course and who came (主题授课、到课名单). */
interface CourseCells {
  title: string;
  heldOn: string;
  divisionCode: string;
  divisionName?: string;
  place?: string;
  family?: CourseFamily;
  mode?: TrainingMode;
  attended?: number;
  attendees?: readonly string[];
  cancelled?: 'yes';
}
const MOST = 500;
const courseSheet = sheet<CourseCells, SheetId>({
  id: 'trainings', title: '主题授课', keyOf: (row) => [row.title, row.heldOn, row.divisionCode].join('/'),
  about: ['一行一次授课，按题目、日期和主办认。没有登记过的新安排；登记过的，只添到课的人。', '到课的人写姓名；同名的写成“王秀兰（王沙村）”。名单上已经有的人不会去掉，要去掉请在授课页面改。'],
  columns: {
    title: { title: '题目', kind: words(2, 40), required: true, width: 30, example: '怎样上门问需求' },
    heldOn: { title: '授课日期', kind: day(), required: true, width: 14, example: '2026-03-01' },
    divisionCode: { title: '主办区划代码', kind: digits([6, 9], '区划代码'), otherTitles: ['区划代码'], required: true, width: 14, example: '350123102', hint: '主办的乡镇或县' },
    divisionName: { title: '主办', kind: words(1, 40), onlyOut: true, width: 14 },
    place: { title: '地点', kind: words(2, 40), width: 20, example: '镇党校', hint: '新安排的要填' },
    family: { title: '培训班次', kind: choice(byWords(courseFamilyWords)), width: 26, hint: '新安排的要填', example: '村“两委”干部培训' },
    mode: { title: '方式', kind: choice(byWords(trainingModeWords)), width: 12, hint: '新安排的要填', example: '交流实训' },
    attended: { title: '到课人数', kind: wholeNumber(0, 100_000), onlyOut: true, width: 8 },
    attendees: { title: '到课人员', kind: several(MOST, '姓名'), width: 50, example: '王秀兰、陈志强（陈厝村）' },
    cancelled: { title: '已取消', kind: choice({ 是: 'yes' }), onlyOut: true, width: 8 },
  },
});

interface Someone { personId: string; name: string; placeName: string }
const labelOf = ({ name, placeName }: Someone): string => (placeName ? `${name}（${placeName}）` : name);
const isCalled = (one: Someone, called: string): boolean => called === one.name || called === labelOf(one);
const known = ({ title, heldOn, divisionCode }: CourseCells, { work }: ListWork): Promise<TrainingTable | undefined> =>
  work.db.selectFrom('training').selectAll().where('title', '=', title).where('heldOn', '=', heldOn).where('divisionCode', '=', divisionCode).orderBy('id').executeTakeFirst();
/** Everybody who may come to a course of a place: who holds or held a post under it, and members paired with its villages. */
async function learnersOf(divisionCode: string, { work, personalData }: ListWork): Promise<Someone[]> {
  const { rows } = await sql<{ personId: string; nameSealed: Buffer; placeName: string }>`
    select p.id as person_id, p.name_sealed, ${PLACE_OF_PERSON(sql`p.id`)} as place_name from person p
    where p.id in (select person_id from posting where division_code ^@ ${divisionCode}) or p.id in (select x from member_pair m, unnest(array[m.home_person_id, m.mobile_person_id]) x where m.village_code ^@ ${divisionCode})`.execute(work.db);
  return rows.map(({ nameSealed, ...row }) => ({ ...row, name: nameOf(personalData, { nameSealed }) }));
}
/** The people whom a line names: those of the list already, else the only one so called. */
function meant(names: readonly string[], came: readonly Someone[], able: readonly Someone[]): Someone[] {
  return names.map((called) => {
    const here = came.filter((one) => isCalled(one, called));
    const all = here.length > 0 ? here : able.filter((one) => isCalled(one, called));
    if (all.length > 1) throw new LineRefused(wrong('到课人员', `有几位“${called}”，请写成“${called.replace(/（.*/, '')}（${all[0]!.placeName}）”这样`));
    if (!all[0]) throw new LineRefused(wrong('到课人员', `“${called}”不在岗，也不在流动党组织，请核对`));
    return all[0];
  });
}

/** Whom a line names and the list has already is no change: a line only adds. */
async function find(row: CourseCells, on: OwnedWork): Promise<Standing<CourseCells>> {
  const place = { divisionCode: row.divisionCode };
  const stands = await known(row, on);
  if (!stands) {
    const division = await on.work.db.selectFrom('division').select('code').where('code', '=', row.divisionCode).executeTakeFirst();
    const lacking = ([['place', '地点'], ['family', '培训班次'], ['mode', '方式']] as const).flatMap(([cell, column]) => (row[cell] === undefined ? [wrong(column, `新安排的授课要填${column}`)] : []));
    return { before: null, place, faults: [...(division ? [] : [wrong('主办区划代码', '没有登记这个地方')]), ...lacking] };
  }
  const came = await attendeesOf(on.work, on.personalData, [stands.id]);
  const areAllThere = (row.attendees ?? []).every((called) => came.some((one) => isCalled(one, called)));
  const attendees = areAllThere ? row.attendees : came.map(labelOf).sort();
  return { before: { title: stands.title, heldOn: stands.heldOn, divisionCode: stands.divisionCode, place: stands.place, family: stands.family, mode: stands.mode, ...(attendees && attendees.length > 0 ? { attendees } : {}) }, place, faults: [] };
}

const AT: Readonly<Record<string, string>> = { 'training/day-too-far': '授课日期', 'training/not-held-yet': '到课人员', 'training/stranger': '到课人员', 'training/cancelled': '题目' };
async function put({ row, before }: Change<CourseCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const place = { divisionCode: row.divisionCode };
  let training: TrainingTable;
  if (before) training = (await known(row, on))!;
  else {
    const fresh: TrainingTable = { id: uuidv7(), family: row.family!, mode: row.mode!, title: row.title, heldOn: row.heldOn, place: row.place!, divisionCode: row.divisionCode, isCancelled: false, cancelReason: null, updatedAt: work.now, version: 1 };
    training = await storeNew(work, trainingsWith(personalData), fresh, allowed(plan(fresh, work.now), AT), grantFor(on, planTraining, place), planTraining.subject);
  }
  if (!row.attendees || row.attendees.length === 0) return;
  const came = await attendeesOf(work, personalData, [training.id]);
  const added = meant(row.attendees, came, await learnersOf(row.divisionCode, on));
  await attend(training, [...came, ...added].map((one) => one.personId), on);
}
async function attend(training: TrainingTable, people: readonly string[], on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const personIds = [...new Set(people)];
  if (personIds.length > MOST) throw new LineRefused(wrong('到课人员', `一次授课最多登记 ${MOST} 人`));
  const decided = allowed(record(training, personIds, await knownLearners(work, personIds), work.now), AT);
  storeDecision(work, trainingsWith(personalData), training, decided, grantFor(on, recordAttendance, { divisionCode: training.divisionCode }), recordAttendance.subject);
  await keepAttendance(work, training.id, personIds);
}

/** A course that was new goes again with its list; from another list those go whom the line added. */
async function takeBack({ row, before }: Change<CourseCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const training = (await known(row, on))!;
  const came = await attendeesOf(work, personalData, [training.id]);
  if (before) {
    const stayed = before.attendees ?? [];
    const added = came.filter((one) => (row.attendees ?? []).some((called) => isCalled(one, called)) && !stayed.some((called) => isCalled(one, called)));
    return attend(training, came.filter((one) => !added.includes(one)).map((one) => one.personId), on);
  }
  await work.db.deleteFrom('trainingAttendance').where('trainingId', '=', training.id).execute();
  await work.db.deleteFrom('training').where('id', '=', training.id).execute();
  work.audit({ operation: 'registry.training.take-back', objectId: training.id, outcome: 'done' }, grantFor(on, planTraining, { divisionCode: training.divisionCode }));
}

/** With the names of those whom the owner may see on the screen. */
async function* read({ show, family, mode, words: wanted }: Wish, { work, personalData }: ListWork): AsyncGenerator<CourseCells> {
  const rows = await trainingsUnder(work, { show: show === 'coming' ? show : 'held', family, mode: TrainingMode.safeParse(mode).data, words: wanted });
  const attendees = Map.groupBy(await attendeesOf(work, personalData, rows.map((row) => row.id)), (one) => one.trainingId);
  for (const { id, title, heldOn, divisionCode, divisionName, place, family: course, mode: how, attended, isCancelled } of rows) {
    const came = (attendees.get(id) ?? []).map(labelOf).sort();
    yield { title, heldOn, divisionCode, divisionName, place, family: course, mode: how, attended, ...(came.length > 0 ? { attendees: came } : {}), ...(isCancelled ? { cancelled: 'yes' as const } : {}) };
  }
}

/** Courses with who came (主题授课). */
export const trainingList = ruledList<CourseCells>({
  sheet: courseSheet, find, put, takeBack, read, fixed: { place: '登记过的授课不能在表里改', family: '登记过的授课不能在表里改', mode: '登记过的授课不能在表里改' },
});

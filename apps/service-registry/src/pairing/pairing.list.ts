import { sql } from 'kysely';
import { endPairing, startPairing } from '@shaodao/contracts/registry/pairing';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { end, restore, start } from '@shaodao/domain/registry/pairing';
import { storeNew } from '@shaodao/service-kit/create';
import { storeDecision } from '@shaodao/service-kit/store';
import { day, digits, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import type { PairingTable } from '../tables.ts';
import { fresh, groundFor, lockPairings, pairingsOf } from './new-pairing.ts';
import { pairingsUnder, pairingsWith } from './pairing.view.ts';

/** A unit and a hollow village, one to one (结对帮扶). */
interface PairingCells {
  departmentName: string;
  villageCode: string;
  villageName?: string;
  townshipName?: string;
  startedOn: string;
  endedOn?: string;
  endReason?: string;
}
const pairingSheet = sheet<PairingCells, SheetId>({
  id: 'pairings', title: '结对帮扶', keyOf: (row) => [row.departmentName, row.villageCode, row.startedOn, row.endedOn === row.startedOn].join('/'),
  about: ['一行一对：一个单位和一个空心村，一对一。没有登记过的新结对；登记过的，填上结束日期和原因就解除。', '换对象的，先写解除的那一行，再写新结对的那一行。'],
  columns: {
    departmentName: { title: '单位', kind: words(2, 40), required: true, width: 26, otherTitles: ['部门'], example: '县供电公司', hint: '部门名册里的全称' },
    villageCode: { title: '村代码', kind: digits([12], '村代码'), required: true, width: 16, example: '350123102201' },
    villageName: { title: '村', kind: words(1, 40), onlyOut: true, width: 14 },
    townshipName: { title: '乡镇', kind: words(1, 40), onlyOut: true, width: 14 },
    startedOn: { title: '开始日期', kind: day(), required: true, width: 14, example: '2026-03-01' },
    endedOn: { title: '结束日期', kind: day(), width: 14, hint: '从哪天起不再结对' },
    endReason: { title: '结束原因', kind: words(2, 100), width: 24 },
  },
});
const AT: Readonly<Record<string, string>> = {
  'pairing/department-paired': '单位', 'pairing/village-paired': '村代码', 'pairing/not-hollow': '村代码', 'division/not-found': '村代码', 'department/not-found': '单位', 'pairing/day-too-far': '开始日期', 'pairing/ends-before-start': '结束日期', 'pairing/ended-already': '结束日期',
};

const departmentId = async (name: string, { work }: ListWork): Promise<string | undefined> => (await work.db.selectFrom('department').select('id').where('name', '=', name).executeTakeFirst())?.id;
/** The pairing that a line speaks of; one that ended on its first day, as one that was taken back, is meant only by a line that says so. */
async function known({ departmentName, villageCode, startedOn, endedOn }: PairingCells, { work }: ListWork): Promise<PairingTable | undefined> {
  const { rows } = await sql<PairingTable>`
    select p.id, p.department_id, p.village_code, p.started_on, p.ended_on, p.end_reason, p.updated_at, p.version from pairing p join department d on d.id = p.department_id
    where d.name = ${departmentName} and p.village_code = ${villageCode} and p.started_on = ${startedOn} and (p.ended_on is not distinct from p.started_on) = ${endedOn === startedOn}`.execute(work.db);
  return rows[0];
}

async function find(row: PairingCells, on: OwnedWork): Promise<Standing<PairingCells>> {
  const place = { divisionCode: row.villageCode };
  const stands = await known(row, on);
  if (stands) return { before: { ...row, endedOn: undefined, endReason: undefined, ...endOf(stands) } as PairingCells, place, faults: [] };
  return { before: null, place, faults: (await departmentId(row.departmentName, on)) ? [] : [wrong('单位', '没有登记这个单位')] };
}
const endOf = ({ endedOn, endReason }: Pick<PairingTable, 'endedOn' | 'endReason'>) => ({ ...(endedOn ? { endedOn } : {}), ...(endReason ? { endReason } : {}) });

async function put({ row, before }: Change<PairingCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const pairings = pairingsWith(personalData);
  let pairing: PairingTable;
  if (before) pairing = (await known(row, on))!;
  else {
    const pair = { departmentId: (await departmentId(row.departmentName, on))!, villageCode: row.villageCode };
    const { value: ground } = allowed(await groundFor(work, pair), AT);
    const begun = fresh(pair, row.startedOn, work.now);
    pairing = await storeNew(work, pairings, begun, allowed(start(begun, ground, work.now), AT), grantFor(on, startPairing, {}), startPairing.subject);
  }
  if (row.endedOn === before?.endedOn && row.endReason === before?.endReason) return;
  if (row.endedOn === undefined) throw new LineRefused(wrong('结束日期', '填了结束原因，还要填结束日期'));
  if (row.endReason === undefined) throw new LineRefused(wrong('结束原因', '解除结对要填原因'));
  storeDecision(work, pairings, pairing, allowed(end(pairing, row.endedOn, row.endReason, work.now), AT), grantFor(on, endPairing, {}), endPairing.subject);
}

/** A pairing that was begun ends on its first day, as if it had never been; one that was ended goes on. */
async function takeBack({ row, before }: Change<PairingCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  await lockPairings(work);
  const pairing = (await known(row, on))!;
  const decided = before ? restore(pairing, await pairingsOf(work, pairing)) : end(pairing, pairing.startedOn, '撤销导入', work.now);
  storeDecision(work, pairingsWith(personalData), pairing, allowed(decided), grantFor(on, endPairing, {}), endPairing.subject);
}

async function* read({ show, divisionCode, words: wanted }: Wish, { work }: ListWork): AsyncGenerator<PairingCells> {
  for (const line of await pairingsUnder(work, { show: show === 'past' ? 'past' : 'present', divisionCode, words: wanted }))
    yield { departmentName: line.departmentName, villageCode: line.villageCode, villageName: line.villageName, townshipName: line.townshipName, startedOn: line.startedOn, ...endOf(line) };
}

/** Units and hollow villages, one to one (结对帮扶). */
export const pairingList = ruledList<PairingCells>({ sheet: pairingSheet, find, put, takeBack, read });

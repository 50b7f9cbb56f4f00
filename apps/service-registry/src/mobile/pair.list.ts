import { sql } from 'kysely';
import { endPair as endPairCommand, pairMembers } from '@shaodao/contracts/registry/mobile';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { endPair, pair, restore } from '@shaodao/domain/registry/mobile';
import { storeNew } from '@shaodao/service-kit/create';
import { maskName, maskPhone } from '@shaodao/service-kit/personal-data';
import { storeDecision } from '@shaodao/service-kit/store';
import { day, digits, pattern, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet, type LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, LineRefused, ruledList, wrong } from '../import/ruled.ts';
import { meantIn, registerPerson } from '../person/known-person.ts';
import { nameOf } from '../person/people.ts';
import { mobilePhone } from '../posting/posting.sheet.ts';
import { SEALED, type PairTable } from '../tables.ts';
import { pairsUnder, pairsWith } from './mobile.view.ts';
import { freshPair, pairedNow } from './new-pair.ts';

/** A member at home and one away who help together (一对一联系帮扶). Files that leave name them masked: the number tells which pair it is. */
interface PairCells {
  number?: string;
  villageCode: string;
  villageName?: string;
  branchName?: string;
  home?: string;
  homePhone?: string;
  mobile?: string;
  mobilePhone?: string;
  startedOn?: string;
  personTimes?: number;
  lastHelpedOn?: string;
  endedOn?: string;
  endReason?: string;
}
const pairSheet = sheet<PairCells, SheetId>({
  id: 'memberPairs', title: '流动党员联系帮扶', keyOf: (row) => row.number ?? [row.villageCode, row.homePhone, row.mobilePhone].join('/'),
  about: ['一行一对：一名在村党员、一名流动党员。新的一对不填编号，两个人的姓名和手机号都要填，从导入那天开始。', '已经登记的按编号认，可以写上结束原因，从导入那天结束；别的改不了。帮扶记录请在联系页面登记。', '导出的姓名只有姓，照原样导回来不会改动什么。'],
  columns: {
    number: { title: '编号', kind: pattern(/^[0-9A-F]{12}$/, '编号是导出时带的 12 位，新的一对不用填', '导出时带的编号'), width: 16 },
    villageCode: { title: '村代码', kind: digits([12], '村代码'), required: true, width: 16, example: '350123102201' },
    villageName: { title: '村', kind: words(1, 40), onlyOut: true, width: 12 },
    branchName: { title: '流动党组织', kind: words(2, 30), width: 26, example: '福州晋安流动党员党支部', hint: '新的一对要填' },
    home: { title: '在村党员', kind: words(2, 20), personal: maskName, width: 12, example: '王秀兰', hint: '新的一对要填' },
    homePhone: { title: '在村党员手机号', kind: mobilePhone, personal: maskPhone, width: 16, example: '19400001234', hint: '新的一对要填' },
    mobile: { title: '流动党员', kind: words(2, 20), personal: maskName, width: 12, example: '陈志强', hint: '新的一对要填' },
    mobilePhone: { title: '流动党员手机号', kind: mobilePhone, personal: maskPhone, width: 16, example: '19400001235', hint: '新的一对要填' },
    startedOn: { title: '开始日期', kind: day(), onlyOut: true, width: 14 },
    personTimes: { title: '帮扶人次', kind: wholeNumber(0, 1_000_000), onlyOut: true, width: 10 },
    lastHelpedOn: { title: '最近帮扶', kind: day(), onlyOut: true, width: 14 },
    endedOn: { title: '结束日期', kind: day(), onlyOut: true, width: 14 },
    endReason: { title: '结束原因', kind: words(2, 100), width: 24, hint: '填了就结束这一对' },
  },
});

type Pair = PairTable & { branchName: string; homeSealed: Buffer; homePhoneIndex: Buffer | null; mobileSealed: Buffer; mobilePhoneIndex: Buffer | null };
/** The pair that a line speaks of: by its number, else the present one of the two. */
async function known(row: PairCells, { work, personalData }: ListWork): Promise<Pair | undefined> {
  const index = (phone: string | undefined) => (phone ? personalData.blindIndex(phone, SEALED.phone) : null);
  const which = row.number ? sql`upper(right(m.id::text, 12)) = ${row.number}` : sql`(m.ended_on is null or m.end_reason = ${row.endReason ?? null}) and h.phone_index = ${index(row.homePhone)} and a.phone_index = ${index(row.mobilePhone)}`;
  const { rows } = await sql<Pair>`
    select m.*, b.name as branch_name, h.name_sealed as home_sealed, h.phone_index as home_phone_index, a.name_sealed as mobile_sealed, a.phone_index as mobile_phone_index
    from member_pair m join mobile_branch b on b.id = m.branch_id join person h on h.id = m.home_person_id join person a on a.id = m.mobile_person_id where m.village_code = ${row.villageCode} and ${which}`.execute(work.db);
  return rows.length === 1 ? rows[0] : undefined;
}

const NEW = [['branchName', '流动党组织'], ['home', '在村党员'], ['homePhone', '在村党员手机号'], ['mobile', '流动党员'], ['mobilePhone', '流动党员手机号']] as const;
async function find(row: PairCells, on: OwnedWork): Promise<Standing<PairCells>> {
  const { personalData } = on;
  const place = { divisionCode: row.villageCode };
  const stands = await known(row, on);
  if (!stands) return { before: null, place, faults: await newFaults(row, on) };
  // A masked name says nothing new, nor does the number that is known.
  const same = (said: string | undefined, sealed: Buffer): string => (said === maskName(nameOf(personalData, { nameSealed: sealed })) ? said : nameOf(personalData, { nameSealed: sealed }));
  const phone = (said: string | undefined, index: Buffer | null) => (said !== undefined && index && personalData.blindIndex(said, SEALED.phone).equals(index) ? said : undefined);
  const [homePhone, away] = [phone(row.homePhone, stands.homePhoneIndex), phone(row.mobilePhone, stands.mobilePhoneIndex)];
  return {
    place, faults: [],
    before: {
      ...(row.number ? { number: row.number } : {}), villageCode: row.villageCode, branchName: stands.branchName, home: same(row.home, stands.homeSealed), mobile: same(row.mobile, stands.mobileSealed),
      ...(homePhone ? { homePhone } : {}), ...(away ? { mobilePhone: away } : {}), ...(stands.endReason ? { endReason: stands.endReason } : {}),
    },
  };
}
async function newFaults(row: PairCells, { work }: ListWork): Promise<LineFault[]> {
  if (row.number) return [wrong('编号', '这个村没有这个编号的一对')];
  const lacking = NEW.flatMap(([cell, column]) => (row[cell] === undefined ? [wrong(column, '新的一对要填')] : []));
  const { rows } = await sql<{ village: boolean; branch: boolean }>`select exists (select from division where code = ${row.villageCode}) as village, exists (select from mobile_branch where name = ${row.branchName ?? ''}) as branch`.execute(work.db);
  return [...lacking, ...(rows[0]!.village ? [] : [wrong('村代码', '没有登记这个村')]), ...(row.branchName === undefined || rows[0]!.branch ? [] : [wrong('流动党组织', '没有登记这个流动党组织')])];
}

const AT: Readonly<Record<string, string>> = { 'pair/home-paired': '在村党员', 'pair/mobile-paired': '流动党员', 'pair/same-person': '流动党员手机号', 'pair/ended-already': '结束原因' };
async function put({ row, before }: Change<PairCells>, on: OwnedWork): Promise<void> {
  if (!before) await paired(row, on);
  if (row.endReason === before?.endReason) return;
  const { work, personalData } = on;
  const stands = bare((await known(row, on))!);
  storeDecision(work, pairsWith(personalData), stands, allowed(endPair(stands, row.endReason!, work.now), AT), grantFor(on, endPairCommand, { divisionCode: row.villageCode }), endPairCommand.subject);
}
async function paired(row: PairCells, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const [home, mobile] = [{ name: row.home!, phone: row.homePhone! }, { name: row.mobile!, phone: row.mobilePhone! }];
  const atHome = allowed(await meantIn(work, personalData, home), { 'person/other-name': '在村党员手机号' });
  const away = allowed(await meantIn(work, personalData, mobile), { 'person/other-name': '流动党员手机号' });
  if (home.phone === mobile.phone) throw new LineRefused(wrong('流动党员手机号', '两边不能是同一个人'));
  const { id: branchId } = await work.db.selectFrom('mobileBranch').select('id').where('name', '=', row.branchName!).executeTakeFirstOrThrow();
  const fresh = freshPair({ branchId, villageCode: row.villageCode, homePersonId: atHome.personId, mobilePersonId: away.personId }, work.now);
  const present = await pairedNow(work, fresh);
  await registerPerson(work, personalData, atHome, home);
  await registerPerson(work, personalData, away, mobile);
  await storeNew(work, pairsWith(personalData), fresh, allowed(pair(fresh, present), AT), grantFor(on, pairMembers, { divisionCode: row.villageCode }), pairMembers.subject);
}
/** Without what was read with it. */
const bare = ({ id, branchId, villageCode, homePersonId, mobilePersonId, startedOn, endedOn, endReason, updatedAt, version }: PairTable): PairTable => ({ id, branchId, villageCode, homePersonId, mobilePersonId, startedOn, endedOn, endReason, updatedAt, version });

/** A new pair ends, one that was ended goes on. */
async function takeBack({ row, before }: Change<PairCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const stands = bare((await known(row, on))!);
  const decided = before ? restore(stands, await pairedNow(work, stands)) : endPair(stands, '撤销导入', work.now);
  storeDecision(work, pairsWith(personalData), stands, allowed(decided), grantFor(on, endPairCommand, { divisionCode: row.villageCode }), endPairCommand.subject);
}

/** As the screen shows it, names masked. */
async function* read({ show, branchId, divisionCode, words: wanted }: Wish, { work, personalData }: ListWork): AsyncGenerator<PairCells> {
  for (const one of await pairsUnder(work, personalData, { show: show === 'past' ? show : 'present', branchId, divisionCode, words: wanted }))
    yield {
      number: one.id.slice(-12).toUpperCase(), villageCode: one.villageCode, villageName: one.villageName, branchName: one.branchName, home: one.homeLabel, mobile: one.mobileLabel, startedOn: one.startedOn, personTimes: one.personTimes,
      ...(one.lastHelpedOn ? { lastHelpedOn: one.lastHelpedOn } : {}), ...(one.endedOn ? { endedOn: one.endedOn } : {}),
    };
}

/** Members at home and away, one to one (流动党员联系帮扶). */
export const pairList = ruledList<PairCells>({
  sheet: pairSheet, find, put, takeBack, read,
  fixed: Object.fromEntries(NEW.map(([cell]) => [cell, '登记后不能在表里改；换人请结束这一对，再建新的'])),
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyImport, discardImport, listImportRows, undoImport } from '@shaodao/contracts/registry/import';
import { foundMobileBranch } from '@shaodao/contracts/registry/mobile';
import { appointPosting, listPostings } from '@shaodao/contracts/registry/posting';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { houseNumberOf, nameOf, personIdOf, PLACES, type Name } from '@shaodao/testkit/small-county';
import { bringerTo } from '../testing/bring.ts';
import { BRANCH } from '../testing/list-samples.ts';

let county: TestCounty;
const { bring, worked, apply } = bringerTo(() => county);
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

const today = countyDay(new Date());
const linesOf = async (who: Name, importId: string) => (await county.does(who, listImportRows, { importId: importId as never, limit: 200 })).items.map(({ line, status, faults }) => [line, status, faults.map(({ column, reason }) => `${column ?? ''}：${reason}`).join()]);
const undo = async (who: Name, importId: string) => { await county.does(who, undoImport, { importId: importId as never }); return worked(who, importId); };
const facts = async (subject: string) => (await county.owner.query<{ payload: Record<string, unknown> }>('select payload from registry.outbox where subject = $1 order by published_at nulls last, event_id', [subject])).rows.map((row) => row.payload);
const whole = async (who: Name, text: string, id: SheetId) => {
  const checked = await bring(who, text, id);
  expect(await linesOf(who, checked.id)).not.toContainEqual([expect.anything(), 'wrong', expect.anything()]);
  return apply(who, checked.id);
};

describe('posts from a spreadsheet', () => {
  const HEAD = '职务,区划代码,网格,姓名,手机号,职务名称,派出单位,任职日期,任期到,免职日期,免职原因\n';
  const line = (...cells: string[]) => `${cells.join(',')}\n`;
  const term = addDays(today, 900);
  it('are judged by the rules of the commands, each no at its column; a line stands on those before it', async () => {
    const checked = await bring('township', HEAD
      + line('村党组织书记', PLACES.village, '', '新书记', '19422220001', '党支部书记', '', today, term)
      + line('村党组织书记', PLACES.village, '', nameOf('secretary'), '', '', '', '2020-01-01', '', today, '换届')
      + line('村党组织书记', PLACES.village, '', '接任人', '19422220002', '党支部书记', '', today, term)
      + line('村委会主任', PLACES.village, '', '无任期', '19422220003', '村委会主任', '', today)
      + line('驻村第一书记', PLACES.village, '', '下派人', '19422220004', '第一书记', '县供电公司', today, term)
      + line('村委会主任', PLACES.cousin, '', '别乡人', '19422220005', '村委会主任', '', today, term)
      + line('网格员', PLACES.village, '第一网格', nameOf('officer'), '', '改个名称', '', '2020-01-01')
      + line('村“两委”委员', PLACES.village, '', '冒名人', '19400000001', '委员', '', today, term), 'postings');
    expect(await linesOf('township', checked.id)).toEqual([
      [2, 'wrong', '职务：这个岗位在这段时间里已有人，请先办交接或免职'], [3, 'changed', ''], [4, 'new', ''], [5, 'wrong', '任期到：这个职务有任期，请填写任期到哪一天'], [6, 'wrong', '职务：这个职务由县里任免，请联系县委组织部'],
      [7, 'wrong', '：不在您管的范围里'], [8, 'wrong', '职务名称：职务名称登记后不能在表里改'], [9, 'wrong', '手机号：这个手机号登记的是另一个人，请核对姓名和手机号'],
    ]);
    // Trying it out has written nothing.
    expect(await facts('registry.posting.ended')).toEqual([]);
    expect((await county.owner.query(`select 1 from registry.posting where ended_on is not null`)).rowCount).toBe(0);
    expect(await apply('township', checked.id)).toMatchObject({ status: 'done', counts: { applied: 2, skipped: 0 } });
    expect(await facts('registry.posting.ended')).toMatchObject([{ personId: personIdOf('secretary'), on: today }]);
    expect(await facts('registry.posting.started')).toMatchObject([{ kind: 'villageSecretary', divisionCode: PLACES.village, on: today }]);
    const { rows } = await county.owner.query(`select h.action, h.by_role, h.by_person_id from registry.history h join registry.posting p on p.id = h.aggregate_id where p.kind = 'villageSecretary' and p.division_code = $1 and h.by_role <> 'system' order by h.id`, [PLACES.village]);
    expect(rows).toEqual([{ action: 'end', by_role: 'townshipCadre', by_person_id: personIdOf('township') }, { action: 'appoint', by_role: 'townshipCadre', by_person_id: personIdOf('township') }]);
    expect((await county.owner.query(`select 1 from registry.role_grant where person_id = $1 and role = 'villageCadre' and (valid_until is null or valid_until > now())`, [personIdOf('secretary')])).rowCount).toBe(0);

    // An appointment goes as if it had never been; an end that has taken effect stays, and says so.
    expect(await undo('township', checked.id)).toMatchObject({ counts: { undone: 1, kept: 1 } });
    expect((await linesOf('township', checked.id)).filter(([, status]) => status === 'kept')).toEqual([[3, 'kept', '：这项任职已经结束']]);
    expect((await county.does('township', listPostings, { kind: 'villageSecretary', divisionCode: PLACES.village as never })).items).toEqual([]);
  });

  it('a line that a rule forbids since it was checked is skipped with its sentence', async () => {
    const checked = await bring('township', HEAD + line('村委会主任', PLACES.village, '', '先到', '19422220011', '村委会主任', '', today, term) + line('村委会主任', PLACES.sibling, '', '另一位', '19422220012', '村委会主任', '', today, term), 'postings');
    await county.does('township', appointPosting, { kind: 'villageDirector', title: '村委会主任', divisionCode: PLACES.village as never, name: '捷足', phone: '19422220013', startedOn: today, endsOn: term });
    await county.does('township', applyImport, { importId: checked.id });
    expect(await worked('township', checked.id)).toMatchObject({ counts: { applied: 1, skipped: 1 } });
    expect((await linesOf('township', checked.id)).filter(([, status]) => status === 'skipped')).toEqual([[2, 'skipped', expect.stringContaining('已有人')]]);
  });
});

describe('village profiles from a spreadsheet', () => {
  const HEAD = '区划代码,名称,户籍人口,常住人口,外出流动人口,留守老人,村情起算日期\n';
  const profiles = async (code: string) => (await county.owner.query(`select valid_from::text, registered_population as registered, outflow_population as outflow, left_behind_elders as elders, source from registry.division_profile where code = $1 order by valid_from`, [code])).rows;
  it('say what has changed from a day on; empty cells and the official three columns change nothing; taking back leaves what stood', async () => {
    const before = await profiles(PLACES.village);
    await whole('township', `区划代码,名称,上级代码\n${PLACES.village},王沙改名村,${PLACES.township}\n`, 'divisions');
    expect(await profiles(PLACES.village)).toEqual(before);
    const done = await whole('township', `${HEAD}${PLACES.village},王沙村,,,400,12,\n${PLACES.sibling},陈厝村,,,,,\n`, 'divisions');
    expect(done.counts).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await profiles(PLACES.village)).at(-1)).toEqual({ valid_from: today, registered: 1000, outflow: 400, elders: 12, source: '表格导入' });
    await county.settled();
    const hollow = async () => (await county.owner.query('select is_hollow from needs.known_division where code = $1', [PLACES.village])).rows[0].is_hollow;
    expect(await hollow()).toBe(false);
    expect(await undo('township', done.id)).toMatchObject({ counts: { undone: 1 } });
    expect(await profiles(PLACES.village)).toEqual(before);
    await county.settled();
    expect(await hollow()).toBe(true);
  });
  it('are wrong cell by cell', async () => {
    const bad = await bring('township', `${HEAD}${PLACES.village},王沙村,10,5,20,,\n${PLACES.township},中房镇,10,5,2,,\n350123100299,新设村,10,,,,\n${PLACES.sibling},陈厝村,,,,3,2999-01-01\n`, 'divisions');
    expect(await linesOf('township', bad.id)).toEqual([
      [2, 'wrong', '外出流动人口：外出流动人口不能多于户籍人口'], [3, 'wrong', '：村情只登记到村和社区'], [4, 'wrong', '户籍人口：第一次登记村情，户籍人口、常住人口、外出流动人口都要填'], [5, 'wrong', '村情起算日期：登记日期不能晚于今天'],
    ]);
    await county.does('township', discardImport, { importId: bad.id });
  });
});

describe('the tree from a spreadsheet', () => {
  it('grows level by level in one file, is renamed from a day on, and shrinks again', async () => {
    const HEAD = '层级,区划代码,编号,名称,上级,中心户户编号,起始日期\n';
    const tree = async () => (await county.owner.query(`select u.level, t.name, t.started_on::text as since, p.name as parent from registry.unit u join registry.unit_term t on t.unit_id = u.id left join registry.unit_term p on p.unit_id = t.parent_id and p.ended_on is null where u.home_code = $1 and u.level <> 'area' order by u.level, u.number, t.started_on`, [PLACES.village])).rows;
    const before = await tree();
    const day = addDays(today, -10);
    const done = await whole('township', `${HEAD}网格,${PLACES.village},,王沙村第二网格,,,${day}\n村民小组,${PLACES.village},,山尾小组,王沙村第二网格,,${day}\n网格,${PLACES.village},1,王沙村东网格,,,${day}\n党员中心户,${PLACES.village},,王家中心户,第一村民小组,${houseNumberOf('wang')},${day}\n`, 'units');
    expect(done.counts).toMatchObject({ applied: 4 });
    expect(await tree()).toEqual(expect.arrayContaining([{ level: 'villagerGroup', name: '山尾小组', since: day, parent: '王沙村第二网格' }, { level: 'grid', name: '王沙村东网格', since: day, parent: expect.anything() }, { level: 'memberHousehold', name: '王家中心户', since: day, parent: '第一村民小组' }]));
    await county.settled();
    expect((await county.owner.query('select name from needs.known_grid where village_code = $1 order by name', [PLACES.village])).rows.map((row) => row.name)).toEqual(expect.arrayContaining(['王沙村东网格', '王沙村第二网格']));
    expect(await undo('township', done.id)).toMatchObject({ counts: { undone: 4, kept: 0 } });
    expect(await tree()).toEqual(before);
  });
  it('tells what would not stand', async () => {
    const bad = await bring('township', `层级,区划代码,名称,上级,中心户户编号\n村民小组,${PLACES.village},新小组,没有的网格,\n党员中心户,${PLACES.village},新中心户,,${houseNumberOf('chen')}\n村党组织,${PLACES.village},又一个党支部,,\n片区,${PLACES.township},又一个片区,,\n`, 'units');
    expect(await linesOf('township', bad.id)).toEqual([
      [2, 'wrong', expect.stringContaining('上级：村里没有“没有的网格”')], [3, 'wrong', '中心户户编号：这一户不在这个村民小组'], [4, 'wrong', '层级：这个村已有村党组织'], [5, 'wrong', '层级：片区请在“片区”页面划定'],
    ]);
    await county.does('township', discardImport, { importId: bad.id });
  });
});

describe('what people answer for together, from a spreadsheet', () => {
  it('a household keeps somebody on the way; who has no post there, and nobody at all, are wrong', async () => {
    const house = houseNumberOf('li');
    const carers = async () => (await county.owner.query(`select c.person_id from registry.household_carer c join registry.household h on h.id = c.household_id where h.number = $1 and c.ended_on is null order by 1`, [house])).rows.map((row) => row.person_id);
    const before = await carers();
    const done = await whole('township', `户编号,包户人\n${house},${nameOf('township')}\n`, 'responsibilities');
    expect(await carers()).toEqual([personIdOf('township')]);
    const bad = await bring('township', `户编号,包户人\n${house},${nameOf('otherTownship')}\n${houseNumberOf('wang')},无\n`, 'responsibilities');
    expect(await linesOf('township', bad.id)).toEqual([[2, 'wrong', `包户人：“${nameOf('otherTownship')}”在这个村和乡镇没有岗位`], [3, 'wrong', '包户人：这是最后一个包户人，请用“更换”']]);
    await county.does('township', discardImport, { importId: bad.id });
    await undo('township', done.id);
    expect(await carers()).toEqual(before);
  });

  it('a partner stands in as many lines as it has licences and agreements; what is known is not told otherwise', async () => {
    const HEAD = '名称,类别,资质名称,资质编号,发证日期,合作方式,协议名称,协议开始\n';
    const lines = '蓝豹救援队,社会组织,登记证书,A-1,2024-01-01,公益服务,救援协议,2026-01-01\n蓝豹救援队,社会组织,应急救援证,B-2,2025-01-01,,,\n';
    await whole('organiser', HEAD + lines, 'partners');
    expect((await county.owner.query(`select (select count(*)::int from registry.partner_licence l where l.partner_id = p.id) as licences, (select count(*)::int from registry.partner_agreement a where a.partner_id = p.id) as agreements from registry.partner p where name = '蓝豹救援队'`)).rows).toEqual([{ licences: 2, agreements: 1 }]);
    const bad = await bring('organiser', `${HEAD}蓝豹救援队,社会组织,登记证书,A-1,2024-06-01,,,\n蓝豹救援队,,应急救援证,C-3,,,,\n`, 'partners');
    expect(await linesOf('organiser', bad.id)).toEqual([[2, 'wrong', '发证日期：已经登记过，不能在表里改'], [3, 'wrong', '发证日期：写了资质，这一格也要填']]);
    await county.does('organiser', discardImport, { importId: bad.id });
  });

  it('a course only gains people, and loses them again when the import is taken back', async () => {
    const HEAD = '题目,授课日期,主办区划代码,地点,培训班次,方式,到课人员\n';
    const attended = async () => (await county.owner.query(`select a.person_id from registry.training_attendance a join registry.training t on t.id = a.training_id where t.title = '夜校' order by 1`)).rows.map((row) => row.person_id);
    await whole('township', `${HEAD}夜校,${today},${PLACES.township},镇党校,村“两委”干部培训,交流实训,${nameOf('officer')}\n`, 'trainings');
    const more = await whole('township', `题目,授课日期,主办区划代码,到课人员\n夜校,${today},${PLACES.township},${nameOf('siblingOfficer')}（陈厝村）\n`, 'trainings');
    expect(await attended()).toEqual([personIdOf('officer'), personIdOf('siblingOfficer')].sort());
    const bad = await bring('township', `题目,授课日期,主办区划代码,到课人员\n夜校,${today},${PLACES.township},${nameOf('wangdama')}\n`, 'trainings');
    expect(await linesOf('township', bad.id)).toEqual([[2, 'wrong', expect.stringContaining('不在岗')]]);
    await county.does('township', discardImport, { importId: bad.id });
    await undo('township', more.id);
    expect(await attended()).toEqual([personIdOf('officer')]);
  });

  it('members are paired and parted, and what stands is shown masked', async () => {
    await county.does('organiser', foundMobileBranch, { kind: 'branch', name: BRANCH, place: '福州市' });
    const HEAD = '村代码,流动党组织,在村党员,在村党员手机号,流动党员,流动党员手机号,结束原因\n';
    const pair = `${PLACES.village},${BRANCH},郑在村,19433330001,郑在外,19433330002`;
    await whole('township', `${HEAD}${pair},\n`, 'memberPairs');
    const again = await bring('township', `${HEAD}${PLACES.village},${BRANCH},郑在村,19433330001,另一位,19433330003,\n${PLACES.village},${BRANCH},张三丰,19433330001,郑在外,19433330002,\n`, 'memberPairs');
    expect(await linesOf('township', again.id)).toEqual([[2, 'wrong', '在村党员：在村党员已有联系对象'], [3, 'wrong', expect.stringContaining('在村党员：登记后不能在表里改')]]);
    await county.does('township', discardImport, { importId: again.id });
    const ended = await whole('township', `${HEAD}${pair},回村长住\n`, 'memberPairs');
    const open = async () => (await county.owner.query(`select 1 from registry.member_pair where village_code = $1 and ended_on is null`, [PLACES.village])).rowCount;
    expect(await open()).toBe(0);
    await undo('township', ended.id);
    expect(await open()).toBe(1);
  });
});

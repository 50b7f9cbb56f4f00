import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discardImport, listImportRows, undoImport } from '@shaodao/contracts/registry/import';
import { getUnit, renameUnit } from '@shaodao/contracts/registry/structure';
import { countyDay } from '@shaodao/domain/calendar';
import { checkDigitOf, idNumberFault } from '@shaodao/domain/registry/id-number';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { GRIDS, PLACES } from '@shaodao/testkit/small-county';
import { SEALED } from '../tables.ts';
import { bringerTo } from '../testing/bring.ts';
import { hashedSearch, hashedWordsOf, wordsOfName } from './resident-words.ts';

let county: TestCounty;
let data: PersonalData;
const { bring, worked, apply } = bringerTo(() => county);
beforeAll(async () => {
  county = await bootCounty();
  data = new PersonalData(county.config.SHAODAO_DATA_KEYS, county.config.SHAODAO_BLIND_INDEX_KEY);
});
afterAll(() => county?.stop());

const idNumber = (n: number): string => { const digits = `9901231950${String(100 + (n % 28) + 1).slice(1).padStart(4, '01')}${String(n % 1000).padStart(3, '0')}`.slice(0, 17); return digits + checkDigitOf(digits); };
const HEAD = '村代码,户编号,网格,姓名,身份证号,与户主关系,手机号,住址,关爱标签\n';
const line = (village: string, house: string, n: number, name: string, relation: string, more = ',,') => `${village},${house},,${name},${idNumber(n)},${relation},${more}\n`;
const people = async () => (await county.owner.query('select p.id, h.number, h.head_id = p.id as is_head, m.relation, m.care_tags, p.name_sealed from registry.person p join registry.household_member m on m.person_id = p.id join registry.household h on h.id = m.household_id where length(h.number) = 9 order by h.number, m.relation')).rows
  .map((r: { number: string; is_head: boolean; relation: string; care_tags: string[]; name_sealed: Buffer }) => [r.number, data.openText(r.name_sealed, SEALED.name), r.relation, r.is_head, r.care_tags.join()]);

describe('households and residents from a spreadsheet', () => {
  it('come with their houses, sealed; whoever is 户主 is the head, in whatever order the lines stand', async () => {
    const checked = await bring('secretary', HEAD + line(PLACES.village, '100201071', 1, '王小孙', '孙子', ',,留守儿童') + line(PLACES.village, '100201071', 2, '王老大', '户主', '19411110001,上厝组 71 号,留守老人、独居') + line(PLACES.village, '100201072', 3, '李四', '户主', ',下厝组 72 号,无'), 'residents');
    expect(checked).toMatchObject({ counts: { new: 3, wrong: 0 } });
    expect(await apply('secretary', checked.id)).toMatchObject({ status: 'done', counts: { applied: 3 } });
    expect(await people()).toEqual([['100201071', '王小孙', '孙子', false, 'leftBehindChild'], ['100201071', '王老大', '户主', true, 'leftBehindElder,livesAlone'], ['100201072', '李四', '户主', true, '']]);
    await county.settled();
    expect((await county.owner.query(`select cardinality(member_ids) as members, care_tags from needs.known_household where id = (select id from registry.household where number = '100201071')`)).rows).toEqual([{ members: 2, care_tags: ['leftBehindChild', 'leftBehindElder', 'livesAlone'] }]);
    const dump = JSON.stringify((await county.owner.query('select * from registry.import_row')).rows) + JSON.stringify((await county.owner.query('select * from registry.outbox')).rows);
    for (const secret of ['王老大', idNumber(2), '19411110001', '上厝组']) expect(dump).not.toContain(secret);
  });

  it('are told cell by cell what is wrong, and nothing about people elsewhere', async () => {
    const bad = await bring('secretary', HEAD + line(PLACES.village, '100201073', 4, '无地址', '户主') + `${PLACES.village},100201071,,王五,99012319500230001X,户主,,,\n` + line(PLACES.sibling, '100202001', 5, '外村人', '户主', ',某处,')
      + line(PLACES.village, '100201072', 6, '抢号', '户主', '19411110001,,') + `${PLACES.village},100201071,第九网格,甲乙,${idNumber(7)},子女,,,残废\n`, 'residents');
    const { items } = await county.does('secretary', listImportRows, { importId: bad.id, limit: 50 });
    expect(items.map((r) => r.faults.map((f) => `${f.column ?? ''}：${f.reason}`))).toEqual([
      ['住址：新的一户要填住址（填在户主那一行就行）'], ['身份证号：身份证号里的出生日期不对'], ['：不在您管的范围里'], ['手机号：这个手机号登记在别人名下，请核对'], [expect.stringContaining('关爱标签：只能填')],
    ]);
  });

  it('shows what stands masked, even to who brings a guessed ID number', async () => {
    const again = await bring('secretary', HEAD + line(PLACES.village, '100201071', 2, '王大改', '户主', '19411110009,,残疾'), 'residents');
    const { items } = await county.does('secretary', listImportRows, { importId: again.id, limit: 50 });
    expect(items[0]).toMatchObject({ status: 'changed', differences: [{ column: '姓名', before: '王**', after: '王大改' }, { column: '手机号', before: '194****0001', after: '19411110009' }, { column: '关爱标签', before: '留守老人、独居', after: '残疾' }] });
    await apply('secretary', again.id);
    await county.does('secretary', undoImport, { importId: again.id });
    expect(await worked('secretary', again.id)).toMatchObject({ status: 'undone', counts: { undone: 1 } });
    expect((await people())[1]).toEqual(['100201071', '王老大', '户主', true, 'leftBehindElder,livesAlone']);
  });

  it('name their grid with or without the village before it', async () => {
    const { version } = await county.does('township', getUnit, { unitId: GRIDS.village });
    await county.does('township', renameUnit, { unitId: GRIDS.village, name: '王沙村溪边网格', on: countyDay(new Date()) }, { expectedVersion: version });
    const named = (grid: string, n: number) => `${PLACES.village},10020107${n},${grid},认网格,${idNumber(n)},户主,,上厝组 ${n} 号,\n`;
    const { id, counts } = await bring('secretary', HEAD + named('溪边网格', 8) + named('王沙村溪边网格', 9) + named('边网格', 7), 'residents');
    expect(counts).toMatchObject({ new: 2, wrong: 1 });
    expect((await county.does('secretary', listImportRows, { importId: id, status: 'wrong', limit: 5 })).items[0]!.faults).toEqual([{ column: '网格', reason: '村里没有这个网格；有：王沙村溪边网格' }]);
    await county.does('secretary', discardImport, { importId: id });
  });

  it('go again with their houses when the import is taken back, except who has come to matter', async () => {
    const one = await bring('officer', HEAD + Array.from({ length: 8 }, (_, i) => line(PLACES.village, `10020108${Math.floor(i / 2)}`, 20 + i, `新人${i}`, i % 2 ? '配偶' : '户主', i % 2 ? ',,' : `,新屋 ${i} 号,`)).join(''), 'residents');
    await apply('officer', one.id);
    const { rows: [seen] } = await county.owner.query(`select head_id, id from registry.household where number = '100201082'`);
    await county.owner.query(`insert into registry.look (id, person_id, at, by_person_id, by_role, reason) values (gen_random_uuid(), $1, now(), $1, 'gridOfficer', '看一看')`, [seen.head_id]);
    await county.does('officer', undoImport, { importId: one.id });
    expect(await worked('officer', one.id)).toMatchObject({ counts: { undone: 7, kept: 1 } });
    expect((await people()).filter(([number]) => String(number).startsWith('10020108'))).toEqual([['100201082', '新人4', '户主', true, '']]);
    await county.settled();
    expect((await county.owner.query(`select 1 from needs.known_household where grid_id = $1 and cardinality(member_ids) = 0`, [GRIDS.village])).rowCount).toBe(0);
  });
});

describe('names', () => {
  it('are found by pinyin, initials, family and given name, and by characters', () => {
    expect(wordsOfName('王秀兰')).toEqual(['wangxiulan', 'wxl', 'xiulan', 'wang', 'wangxiu', 'xiu', 'lan']);
    expect(wordsOfName('曾吕')).toEqual(['zenglv', 'zl', 'lv', 'zeng']);
    const finds = (name: string, typed: string) => hashedSearch(typed, data).some((word) => hashedWordsOf(name, data).includes(word));
    for (const typed of ['wangxiulan', 'WXL', 'wang', '秀兰', '王', 'Wang Xiulan', '王秀兰', '秀', '兰', '王秀', 'xiu']) expect(finds('王秀兰', typed), typed).toBe(true);
    expect([finds('王秀兰', '王兰'), finds('王秀兰', '陈')]).toEqual([false, false]);
    // A character that is read in several ways is found by each: 乐 as a family name is yue, in a given name le.
    expect([finds('王乐英', '乐'), finds('乐小平', '乐')]).toEqual([true, true]);
  });
  it('ID numbers have a real birthday and the right check digit', () => {
    expect(idNumberFault('11010519491231002X')).toBeNull();
    for (const wrong of ['110105194912310021', '11010519491331002X', '1101051949123100', '11010519490229002X']) expect(idNumberFault(wrong)).toMatch(/身份证号/);
  });
});

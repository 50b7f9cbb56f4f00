import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyImport } from '@shaodao/contracts/registry/import';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { PLACES } from '@shaodao/testkit/small-county';
import { bringerTo } from '../testing/bring.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await bootCounty();
});
afterAll(() => county?.stop());

const { bring, apply } = bringerTo(() => county);
const sheet = (number: string) => {
  const digits = `99012319500101${number.slice(-3)}`;
  return `村代码,户编号,姓名,身份证号,与户主关系,住址\n${PLACES.village},${number},林阿土,${digits}${checkDigitOf(digits)},户主,上厝\n`;
};
const isMarked = async () =>
  (await county.owner.query(`select from registry.setting where key = 'realResidents'`)).rowCount === 1;

describe('residents brought in by the screens', () => {
  it('of the demo county come only when it is said whose they are; invented ones leave no mark', async () => {
    await county.owner.query(`insert into registry.setting (key, value) values ('demoCounty', '"loaded"')`);
    const checked = await bring('township', sheet('H90001'), 'residents');
    expect(await county.ask('township', applyImport, { importId: checked.id })).toMatchObject({
      refusal: 'import/whose-people',
    });
    expect(await isMarked()).toBe(false);
    expect(await apply('township', checked.id, { whose: 'invented' })).toMatchObject({ status: 'done' });
    expect(await isMarked()).toBe(false);
  });
  it('that are real are remembered, the second time too', async () => {
    for (const number of ['H90002', 'H90003']) {
      const checked = await bring('township', sheet(number), 'residents');
      expect(await apply('township', checked.id, { whose: 'real' })).toMatchObject({ status: 'done' });
      expect(await isMarked()).toBe(true);
    }
  });
  it('of a county of its own are real without a question', async () => {
    await county.owner.query(`delete from registry.setting where key in ('demoCounty', 'realResidents')`);
    const checked = await bring('township', sheet('H90004'), 'residents');
    expect(await apply('township', checked.id)).toMatchObject({ status: 'done' });
    expect(await isMarked()).toBe(true);
  });
  it('are not asked about where no people are in the sheet', async () => {
    await county.owner.query(
      `delete from registry.setting where key = 'realResidents'; insert into registry.setting (key, value) values ('demoCounty', '"loaded"')`,
    );
    const checked = await bring('organiser', '区划代码,名称,上级代码\n350123105,新乡,350123\n');
    expect(await apply('organiser', checked.id)).toMatchObject({ status: 'done' });
    expect(await isMarked()).toBe(false);
  });
});

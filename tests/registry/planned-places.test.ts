import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOffChange, listPlannedChanges } from '@shaodao/contracts/registry/planned';
import { addUnit, getHouseholdPath, getUnit, placeHousehold, renameUnit } from '@shaodao/contracts/registry/structure';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { GRIDS, houseNumberOf, HOUSEHOLDS, PARTIES, type Name } from '@shaodao/testkit/small-county';
import { turnedClock } from './turned-clock.ts';

let county: TestCounty;
const today = countyDay(new Date());
const inDays = (n: number): string => addDays(today, n);
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());
const { after } = turnedClock(() => county);
const planned = async (who: Name) => (await county.does(who, listPlannedChanges, { about: HOUSEHOLDS.wang })).items;
const groupOn = async (day: string) => (await county.does('secretary', getHouseholdPath, { householdId: HOUSEHOLDS.wang, asOf: day })).path.at(-1)!.id;

describe('a household that is to change its group', () => {
  let group: string;
  const place = (who: Name, on: string) => county.ask(who, placeHousehold, { householdId: HOUSEHOLDS.wang, groupId: group as never, on, reason: '搬到新村' });

  it('is planned by its own village, told by its number to who may see it, and called off again by the village', async () => {
    const grid = await county.does('township', addUnit, { level: 'grid', parentId: PARTIES.village, on: today });
    group = (await county.does('township', addUnit, { level: 'villagerGroup', parentId: grid.id, on: today })).id;
    const before = await groupOn(today);
    expect(await place('secretary', inDays(400))).toMatchObject({ refusal: 'unit/day-too-far' });
    expect(await place('otherTownship', inDays(7))).toMatchObject({ refusal: 'household/not-found' });
    const done = await place('secretary', inDays(7));
    expect(done).toMatchObject({ ok: true, value: { asOf: inDays(7), memberHousehold: null } });
    expect([await groupOn(today), await groupOn(inDays(6)), await groupOn(inDays(7))]).toEqual([before, before, group]);
    const [one] = await planned('secretary');
    expect(one).toMatchObject({ action: 'place', subjectName: houseNumberOf('wang'), level: null, otherName: '第二村民小组', on: inDays(7), reason: '搬到新村', trouble: null, mayCallOff: true });
    expect((await planned('otherTownship')).map(({ subjectName, mayCallOff }) => [subjectName, mayCallOff])).toEqual([['', false]]);
    expect(await county.ask('otherTownship', callOffChange, { changeId: one!.id })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await county.does('secretary', callOffChange, { changeId: one!.id })).toMatchObject({ status: 'calledOff' });
    expect([await planned('secretary'), await groupOn(inDays(7))]).toEqual([[], before]);
  });
  it('goes there on its day, and its grid with it; what only the township plans the village cannot call off', async () => {
    const { version } = await county.does('township', getUnit, { unitId: GRIDS.village });
    await county.does('township', renameUnit, { unitId: GRIDS.village, name: '溪边网格', on: inDays(20) }, { expectedVersion: version });
    const [rename] = (await county.does('secretary', listPlannedChanges, { about: GRIDS.village })).items;
    expect(rename!.mayCallOff).toBe(false);
    expect(await county.ask('secretary', callOffChange, { changeId: rename!.id })).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await place('township', inDays(3))).toMatchObject({ ok: true });
    await after(4);
    const grid = (await county.does('township', getUnit, { unitId: group as never })).path.at(-1)!.id;
    expect((await county.owner.query('select grid_id from registry.household where id = $1', [HOUSEHOLDS.wang])).rows).toEqual([{ grid_id: grid }]);
    expect((await county.owner.query('select grid_id from needs.known_household where id = $1', [HOUSEHOLDS.wang])).rows).toEqual([{ grid_id: grid }]);
  });
});

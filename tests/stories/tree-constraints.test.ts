import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everBroken } from '@shaodao/domain/registry/broken-tree';
import type { Structure } from '@shaodao/domain/registry/structure';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { AREA, GRIDS, GROUPS, HOUSEHOLDS, MEMBER_HOUSEHOLD, PARTIES, PLACES } from '@shaodao/testkit/small-county';

/** Rows written past all rules, as an import gone wrong would: what PostgreSQL lets through must be a sound tree on every day. */
let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

const ids = [AREA, ...Object.values(PARTIES), ...Object.values(GRIDS), ...Object.values(GROUPS), MEMBER_HOUSEHOLD];
const days = ['2021-12-01', '2022-06-01', '2023-09-01', '2024-01-01', '2024-06-01', '2025-01-01', null];
const id = fc.constantFrom(...ids);
const day = fc.constantFrom(...days);
const statement = fc.oneof(
  fc.record({ of: id, parent: fc.option(id, { nil: null }), from: day, to: day }).map(({ of, parent, from, to }) => `update registry.unit_term set parent_id = ${q(parent)}, parent_code = ${parent ? 'null' : q(PLACES.township)}, started_on = coalesce(${q(from)}, started_on), ended_on = ${q(to)} where unit_id = ${q(of)} and ended_on is null`),
  fc.record({ of: id, to: day }).map(({ of, to }) => `update registry.unit set ended_on = ${q(to)} where id = ${q(of)}`),
  fc.record({ of: id, to: day }).map(({ of, to }) => `update registry.unit_term set ended_on = ${q(to)} where unit_id = ${q(of)} and ended_on is null`),
  fc.record({ of: id, parent: id, from: day }).map(({ of, parent, from }) => `insert into registry.unit_term (unit_id, started_on, name, pinyin, initials, words, parent_id) values (${q(of)}, coalesce(${q(from)}, '2023-01-01'::date), 'x', 'x', 'x', '{}', ${q(parent)})`),
  fc.record({ of: id, from: day }).map(({ of, from }) => `delete from registry.unit_term where unit_id = ${q(of)} and started_on = ${q(from)}`),
  fc.record({ of: fc.constantFrom(...Object.values(HOUSEHOLDS)), group: id, member: fc.option(id, { nil: null }), from: day, to: day }).map(({ of, group, member, from, to }) =>
    `insert into registry.household_place (household_id, started_on, ended_on, group_id, member_household_id) values (${q(of)}, coalesce(${q(from)}, '2021-12-01'::date), ${q(to)}, ${q(group)}, ${q(member)}) on conflict (household_id, started_on) do update set group_id = excluded.group_id, member_household_id = excluded.member_household_id, ended_on = excluded.ended_on`),
  fc.record({ of: fc.constantFrom(...Object.values(HOUSEHOLDS)), grid: fc.constantFrom(...Object.values(GRIDS)) }).map(({ of, grid }) => `update registry.household set grid_id = ${q(grid)} where id = ${q(of)}`),
);
const q = (value: string | null): string => (value === null ? 'null' : `'${value}'`);

async function tree(): Promise<Structure> {
  const rows = async <T>(sql: string) => (await county.owner.query(sql)).rows as T[];
  return {
    units: await rows(`select id, level, home_code as "homeCode", number, kind, cross_border_reason as "crossBorderReason", started_on::text as "startedOn", ended_on::text as "endedOn", end_reason as "endReason" from registry.unit`),
    terms: await rows(`select unit_id as "unitId", started_on::text as "startedOn", ended_on::text as "endedOn", name, parent_id as "parentId", parent_code as "parentCode" from registry.unit_term`),
    placings: await rows(`select household_id as "householdId", started_on::text as "startedOn", ended_on::text as "endedOn", group_id as "groupId", member_household_id as "memberHouseholdId" from registry.household_place`), hosts: [], officers: [],
  };
}

it('lets no wrong tree be committed, whatever is written', async () => {
  expect(everBroken(await tree())).toEqual([]);
  let committed = 0;
  let refused = 0;
  await fc.assert(fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 3 }), async (statements) => {
    const client = await county.owner.connect();
    try {
      await client.query(`begin; ${statements.join('; ')}; set constraints all immediate; commit`);
      committed++;
      expect(everBroken(await tree()), statements.join(';\n')).toEqual([]);
      const { rows } = await client.query(`select h.id from registry.household h join registry.household_place p on p.household_id = h.id and p.ended_on is null join registry.unit_term t on t.unit_id = p.group_id and t.ended_on is null where h.grid_id <> t.parent_id`);
      expect(rows).toEqual([]);
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('23') !== true) throw error;
      await client.query('rollback');
      refused++;
    } finally {
      client.release();
    }
  }), { numRuns: 400, seed: 11 });
  expect(committed).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(200);
}, 60_000);

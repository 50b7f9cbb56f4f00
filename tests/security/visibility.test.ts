import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, type Actor, type Grant } from '@shaodao/contracts/actor';
import { isInForce } from '@shaodao/domain/access';
import { seesOpinion } from '@shaodao/domain/liaison/opinion';
import { seesNeed } from '@shaodao/domain/needs/need';
import { seesWhistle } from '@shaodao/domain/needs/whistle';
import { seesPair } from '@shaodao/domain/registry/mobile';
import { seesHousehold, seesPerson, type PersonInSight } from '@shaodao/domain/registry/person';
import { seesTie } from '@shaodao/domain/registry/tie';
import { beginAs, roleUrl } from '@shaodao/service-kit/database';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { plantNeed, plantOpinion, plantRow, plantTie, plantWhistle } from '@shaodao/testkit/plant';
import { DEPARTMENTS, GRIDS, HOUSEHOLDS, NAMES, personIdOf, PLACES, WORKROOM } from '@shaodao/testkit/small-county';

/** Random people with random grants, and random matters: PostgreSQL must show exactly what the policy functions say. */
const now = new Date('2026-03-02T02:00:00Z');
const OTHER_ROOM = '0190a000-0004-7000-8000-000000000099';
const villages = [PLACES.village, PLACES.sibling, PLACES.cousin];
const gridOf = { [PLACES.village]: GRIDS.village, [PLACES.sibling]: GRIDS.sibling, [PLACES.cousin]: GRIDS.cousin };
const people = NAMES.map(personIdOf);
const departments = Object.values(DEPARTMENTS);
const households = Object.values(HOUSEHOLDS);

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
const one = <T>(of: readonly T[]) => fc.constantFrom(...of);
const instant = one([null, '2025-01-01T00:00:00.000Z', now.toISOString(), '2027-01-01T00:00:00.000Z']);
const scope = fc.oneof(
  one([PLACES.county, PLACES.township, PLACES.otherTownship, ...villages, '350124', '3501']).map((code) => ({ kind: 'division', code })),
  one(Object.values(GRIDS)).map((id) => ({ kind: 'grid', id, villageCode: PLACES.village })),
  one(households).map((id) => ({ kind: 'household', id, villageCode: PLACES.village })),
  one(departments).map((id) => ({ kind: 'department', id })),
  one([WORKROOM, OTHER_ROOM]).map((id) => ({ kind: 'workroom', id })),
  fc.constant({ kind: 'own' }),
);
const grant = fc.record({ role: one(Role.options.filter((r) => r !== 'system')), scope, validFrom: instant.map((i) => i ?? '2020-01-01T00:00:00.000Z'), validUntil: instant }) as unknown as fc.Arbitrary<Grant>;
const actor = fc.record({ personId: one([...people, '0190a000-0005-7000-8000-00000000ffff']), sessionId: fc.constant('s'), grants: fc.array(grant, { maxLength: 3 }) }) as unknown as fc.Arbitrary<Actor>;

let county: TestCounty;
const pools: pg.Pool[] = [];
const poolOf = (role: string) => { const pool = new pg.Pool({ connectionString: roleUrl(county.config, role), max: 1, options: `-c search_path=${role}` }); pools.push(pool); return pool; };
beforeAll(async () => { county = await bootCounty(); });
afterAll(async () => { for (const pool of pools) await pool.end(); await county?.stop(); });

async function seen(pool: pg.Pool, who: Actor, table: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(beginAs(client, who, now, 'read only'));
    const { rows } = await client.query<{ id: string }>(`select id from ${table}`);
    return rows.map((r) => r.id).sort();
  } finally {
    await client.query('rollback');
    client.release();
  }
}
let visible = 0;
let hidden = 0;
/** Holds the table against the function for hundreds of actors, and proves that it saw both answers. */
async function agree<Row extends { readonly id: string }>(role: string, table: string, rows: readonly Row[], sees: (who: Actor, row: Row) => boolean): Promise<void> {
  const pool = poolOf(role);
  visible = hidden = 0;
  const known = new Set(rows.map((r) => r.id));
  await fc.assert(fc.asyncProperty(actor, async (who) => {
    const expected = rows.filter((row) => sees(who, row)).map((r) => r.id).sort();
    visible += expected.length;
    hidden += rows.length - expected.length;
    expect((await seen(pool, who, table)).filter((id) => known.has(id))).toEqual(expected);
  }), { numRuns: 300, seed: 42 });
  expect(visible).toBeGreaterThan(100);
  expect(hidden).toBeGreaterThan(100);
}
const sample = <T>(arb: fc.Arbitrary<T>, many: number): T[] => fc.sample(arb, { numRuns: many, seed: 7 });

describe('what PostgreSQL shows is what the policy says', () => {
  it('of needs', async () => {
    const place = one(villages).chain((villageCode) => fc.record({ villageCode: fc.constant(villageCode), gridId: maybe(fc.constant(gridOf[villageCode]!)) }));
    const wanted = sample(fc.record({
      place, householdId: maybe(one(households)), beneficiaryId: maybe(one(people)), reporterId: one(people), followerIds: fc.uniqueArray(one(people), { maxLength: 3 }),
      publishedAt: maybe(fc.constant(now)), held: fc.boolean(), departmentId: one(departments),
    }), 80);
    const rows = [];
    for (const { place: where, held, departmentId, ...rest } of wanted) rows.push(await plantNeed(county.owner, { ...rest, ...where, status: held ? 'claimed' : 'withdrawn', departmentId: held ? departmentId : null }));
    await agree('needs', 'need', rows, (who, need) => seesNeed(who, need as never, now));
  });

  it('of whistles', async () => {
    const rows = [];
    for (const wish of sample(fc.record({ divisionCode: one([...villages, PLACES.township, PLACES.otherTownship]), departmentIds: fc.uniqueArray(one(departments), { minLength: 1, maxLength: 3 }) }), 40))
      rows.push({ ...(await plantWhistle(county.owner, wish)), ...wish, assignments: wish.departmentIds.map((departmentId) => ({ departmentId })) });
    await agree('needs', 'whistle', rows, (who, whistle) => seesWhistle(who, whistle as never, now));
  });

  it('of opinions', async () => {
    await plantRow(county.owner, 'liaison.workroom', { id: OTHER_ROOM, number: 2, name: '另一工作室', place: '别处' });
    const rows = [];
    for (const wish of sample(fc.record({ villageCode: one(villages), workroomId: one([WORKROOM, OTHER_ROOM]), personId: maybe(one(people)) }), 40)) rows.push({ ...(await plantOpinion(county.owner, wish)), ...wish });
    await agree('liaison', 'opinion', rows, (who, opinion) => seesOpinion(who, opinion, now));
  });

  it('of ties, homes and people', async () => {
    const { owner } = county;
    const homes = (await owner.query<{ id: string; village_code: string; grid_id: string; head_id: string }>('select * from registry.household')).rows;
    for (const personId of sample(one(people), 6)) await owner.query('insert into registry.household_member values ($1, $2, $3) on conflict do nothing', [homes[0]!.id, personId, '亲属']);
    for (const [i, { personId, departmentId, ended }] of sample(fc.record({ personId: one(people), departmentId: one(departments), ended: fc.boolean() }), 12).entries())
      await plantRow(owner, 'registry.care_access', { needId: `0190a000-0009-7000-8000-${String(i).padStart(12, '0')}`, personId, departmentId, since: now, until: ended ? now : null });
    const ties: (PersonInSight['ties'][number] & { readonly id: string })[] = [];
    for (const wish of sample(fc.record({ home: one(homes), relativeId: one(people) }), 25)) {
      const place = { householdId: wish.home.id, villageCode: wish.home.village_code, gridId: wish.home.grid_id, relativeId: wish.relativeId };
      ties.push({ ...(await plantTie(owner, place)), ...place });
    }
    await agree('registry', 'tie', ties, (who, tie) => seesTie(who, tie, now));

    const branchId = '0190a000-0009-7000-8000-00000000b001';
    await plantRow(owner, 'registry.mobile_branch', { id: branchId, kind: 'branch', name: '福州流动党员党支部', place: '福州市' });
    const pairs: { id: string; villageCode: string; homePersonId: string; mobilePersonId: string }[] = [];
    for (const wish of sample(fc.record({ villageCode: one(villages), two: fc.uniqueArray(one(people), { minLength: 2, maxLength: 2 })}), 10).entries())
      pairs.push(await plantRow(owner, 'registry.member_pair', { id: `0190a000-0009-7000-8000-00000000a0${String(wish[0]).padStart(2, '0')}`, branchId, villageCode: wish[1].villageCode, homePersonId: wish[1].two[0]!, mobilePersonId: wish[1].two[1]!, startedOn: `20${10 + wish[0]}-01-01`, endedOn: `20${10 + wish[0]}-06-01` }));
    await agree('registry', 'member_pair', pairs, (who, pair) => seesPair(who, pair, now));

    const members = (await owner.query<{ household_id: string; person_id: string }>('select * from registry.household_member')).rows;
    const care = (await owner.query<{ person_id: string; department_id: string }>('select * from registry.care_access where until is null')).rows;
    const servedBy = (personId: string) => care.filter((c) => c.person_id === personId).map((c) => c.department_id);
    const homeOf = (h: (typeof homes)[number]) => ({ id: h.id, villageCode: h.village_code, gridId: h.grid_id, servedBy: servedBy(h.head_id) });
    await agree('registry', 'household', homes.map(homeOf), (who, home) => seesHousehold(who, home, now));
    // Where a household stood is seen by who sees the household.
    await agree('registry', '(select household_id as id from household_place) p', homes.map(homeOf), (who, home) => seesHousehold(who, home, now));

    const persons = (await owner.query<{ id: string; is_staff: boolean }>('select id, is_staff from registry.person')).rows.map((p): PersonInSight => ({
      id: p.id, isStaff: p.is_staff, servedBy: servedBy(p.id), ties: ties.filter((t) => t.relativeId === p.id), pairedIn: pairs.filter((one) => [one.homePersonId, one.mobilePersonId].includes(p.id)).map((one) => one.villageCode),
      homes: members.filter((m) => m.person_id === p.id).map((m) => homeOf(homes.find((h) => h.id === m.household_id)!)),
    }));
    await agree('registry', 'person', persons, (who, person) => seesPerson(who, person, now));
  });

  it('of nobody: without a grant in force only what is one’s own', () => {
    fc.assert(fc.property(actor, (who) => {
      const ended = { ...who, grants: who.grants.filter((g) => !isInForce(g, now)) };
      expect(seesWhistle(ended, { divisionCode: PLACES.village, assignments: [{ departmentId: DEPARTMENTS.health }] as never }, now)).toBe(false);
    }));
  });
});

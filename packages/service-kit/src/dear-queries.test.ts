import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import { ok, query, type Call } from '@shaodao/contracts/kit';
import { getFigures } from '@shaodao/contracts/registry/figures';
import { addUnit } from '@shaodao/contracts/registry/structure';
import { countyDay } from '@shaodao/domain/calendar';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { actorOf, PLACES, type Name } from '@shaodao/testkit/small-county';
import { DEAR_POOL } from './database.ts';

/** Queries of no service, to look at how dear ones are answered. */
const base = {
  http: null,
  title: '算一算',
  access: { townshipCadre: 'any', countyOrganiser: 'any' },
  input: z.object({ n: z.int() }),
  output: z.object({ ran: z.int() }),
  refusals: [],
} as const;
const dear = query({ ...base, subject: 'registry.test.dear', cost: 20 });
const cheap = query({ ...base, subject: 'registry.test.cheap' });
const kept = query({ ...base, subject: 'registry.test.kept', cost: 20, keptSeconds: 60 });

let county: TestCounty;
beforeAll(async () => {
  county = await bootCounty();
});
afterAll(() => county?.stop());
const uow = () => county.services.registry.unitOfWork;
const callOf = <O extends typeof dear | typeof kept | typeof cheap>(operation: O, n: number, who: Name = 'township') =>
  ({ operation, input: { n }, actor: actorOf(who), now: new Date() }) as unknown as Call<O>;
let ran = 0;
const asking = <O extends typeof dear | typeof kept | typeof cheap>(call: Call<O>, seconds = 0) =>
  uow().query(call as Call<typeof dear>, async (work) => {
    ran++;
    await sql`select pg_sleep(${seconds})`.execute(work.db);
    return ok({ ran });
  });

describe('dear queries', () => {
  it('have connections of their own: while many of them wait, what every request needs is answered at once', async () => {
    const many = Promise.all(Array.from({ length: 20 }, (_, n) => asking(callOf(dear, n), 0.15)));
    await expect.poll(async () => (await busy()).dear).toBe(DEAR_POOL.max);
    const grants = await Promise.all(Array.from({ length: 12 }, (_, n) => asking(callOf(cheap, n))));
    expect(grants.every((answer) => answer.ok)).toBe(true);
    expect((await busy()).dear, 'and the dear ones are still at it, two at once').toBe(DEAR_POOL.max);
    expect((await many).every((answer) => answer.ok)).toBe(true);
  });
  it('are refused when too many wait already', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => asking(callOf(dear, n), 0.02)));
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((answer) => !answer.ok && answer.refusal === 'system/unavailable')).toBe(true);
  });
  it('end with a sentence when they take longer than people wait', async () => {
    const answer = await uow().query(callOf(dear, 1), async (work) => {
      await sql`set local statement_timeout = '50ms'`.execute(work.db);
      await sql`select pg_sleep(5)`.execute(work.db);
      return ok({ ran });
    });
    expect(answer).toEqual({ ok: false, refusal: 'query/too-long' });
  });
  it('run once for all who ask the same at once, and not again until something changes', async () => {
    ran = 0;
    await Promise.all(Array.from({ length: 30 }, () => asking(callOf(kept, 1), 0.05)));
    await asking(callOf(kept, 1));
    expect(ran).toBe(1);
    await asking(callOf(kept, 2));
    expect(ran, 'another question').toBe(2);
    await asking(callOf(kept, 1, 'otherTownship'));
    expect(ran, 'another sight').toBe(3);
    await uow().act(actorOf('organiser'), new Date(), async () => undefined);
    await asking(callOf(kept, 1));
    expect(ran, 'something may have changed').toBe(4);
  });
  it('never show a figure from before a change to who made it', async () => {
    const grids = async () => (await county.does('township', getFigures, {})).items.find(({ id }) => id === 'grids')!.count;
    const before = await grids();
    const { rows } = await county.owner.query<{ id: string }>(`select id from registry.unit where level = 'villageParty' and home_code = $1`, [PLACES.village]);
    await county.does('township', addUnit, { level: 'grid', parentId: rows[0]!.id as never, on: countyDay(new Date()) });
    expect(await grids()).toBe(before + 1);
  });
});

/** Connections at work now: of dear queries, by their statement. */
async function busy(): Promise<{ dear: number }> {
  const { rows } = await county.owner.query<{ dear: number }>(
    `select count(*)::int as dear from pg_stat_activity where usename = 'registry' and state = 'active' and query ilike '%pg_sleep%'`,
  );
  return rows[0]!;
}

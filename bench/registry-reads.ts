import { CamelCasePlugin, Kysely, PostgresAdapter, DummyDriver, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Actor, Grant } from '@shaodao/contracts/actor';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { beginAs, roleUrl } from '@shaodao/service-kit/database';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import { countNamed, houseOfPerson, housesIn, peopleNamed, rangesOf, type Range } from '@shaodao/service-registry/person/find-households';
import { hashedSearch } from '@shaodao/service-registry/person/resident-words';
import { nodesNamed, unitsUnder, wayUp } from '@shaodao/service-registry/structure/tree.sql';
import { gridOf, householdIdOf, idNumberOf, nameOf, personIdOf, townshipOf, unitNameOf, villageOf } from './registry-fill.ts';

const ROUNDS = 200;
const compiler = new Kysely<unknown>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() }, plugins: [new CamelCasePlugin()] });

interface Case {
  readonly name: string;
  /** Who asks; the ranges are those of the grants. */
  readonly as: Actor;
  readonly statement: (n: number, ranges: readonly Range[]) => RawBuilder<unknown>;
}
const grant = (role: string, scope: object): Actor => ({ personId: personIdOf(0) as Actor['personId'], sessionId: 'bench', grants: [{ role, scope, validFrom: '2020-01-01T00:00:00Z', validUntil: null } as unknown as Grant] });

/** Times each read as the service's own role under row-level security, and as the owner past it; with the plans. */
export async function measureReads({ ownerUrl, config, personalData }: { ownerUrl: string; config: ServiceConfig; personalData: PersonalData }): Promise<{ table: object[]; plans: string }> {
  const township = grant('townshipCadre', { kind: 'division', code: townshipOf(3) });
  const village = grant('villageCadre', { kind: 'division', code: villageOf(125) });
  const officer = grant('gridOfficer', { kind: 'grid', id: gridOf(125), villageCode: villageOf(125) });
  // People of the township's own villages: 3 × 40 + 0 … 39, again every 800 houses.
  const ofTownship = (n: number): number => 120 + (n % 40) + 800 * (n % 300);
  const cases: Case[] = [
    { name: '按身份证号找人（乡镇）', as: township, statement: (n) => houseOfPerson('idNumber', idNumberOf(ofTownship(n)), personalData) },
    { name: '按身份证号找人（网格员）', as: officer, statement: (n) => houseOfPerson('idNumber', idNumberOf(125 + 800 * (n % 300)), personalData) },
    { name: '按拼音找人（乡镇 40 个村）', as: township, statement: (n, ranges) => peopleNamed(ranges, hashedSearch(nameOf(ofTownship(n)), personalData), { start: undefined, limit: 21 }) },
    { name: '按姓找人（乡镇 40 个村）', as: township, statement: (n, ranges) => peopleNamed(ranges, hashedSearch(nameOf(ofTownship(n)).slice(0, 1), personalData), { start: undefined, limit: 21 }) },
    { name: '按拼音数人（乡镇 40 个村）', as: township, statement: (n, ranges) => countNamed(ranges, hashedSearch(nameOf(ofTownship(n)), personalData)) },
    { name: '按拼音找人（网格员）', as: officer, statement: (n, ranges) => peopleNamed(ranges, hashedSearch(nameOf(125 + 800 * (n % 300)), personalData), { start: undefined, limit: 21 }) },
    { name: '按名字中间一个字找人（乡镇）', as: township, statement: (n, ranges) => peopleNamed(ranges, hashedSearch([...nameOf(ofTownship(n))][1]!, personalData), { start: undefined, limit: 21 }) },
    { name: '按名字中间一个字数人（乡镇）', as: township, statement: (n, ranges) => countNamed(ranges, hashedSearch([...nameOf(ofTownship(n))][1]!, personalData)) },
    { name: '户清单第一页（乡镇）', as: township, statement: (_n, ranges) => housesIn(ranges, { start: undefined, limit: 21 }) },
    { name: '户清单第一页（村）', as: village, statement: (_n, ranges) => housesIn(ranges, { start: undefined, limit: 21 }) },
    ...structureCases(township, ofTownship),
  ];
  const under = new pg.Client({ connectionString: roleUrl(config, 'registry'), options: '-c search_path=registry,public' });
  const past = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=registry,public' });
  for (const client of [under, past]) {
    client.on('error', () => undefined);
    await client.connect();
  }
  const table: object[] = [];
  const plans: string[] = [];
  for (const { name, as, statement } of cases) {
    const ranges = rangesOf(as, new Date());
    const secured = await timed(under, as, (n) => statement(n, ranges));
    const bare = await timed(past, as, (n) => statement(n, ranges));
    if (secured.rows === 0) throw new Error(`${name} found nothing: the benchmark would measure emptiness`);
    table.push({ 查询: name, '行/次': (secured.rows / ROUNDS).toFixed(1), '行级安全下中位 ms': secured.median.toFixed(2), p95: secured.p95.toFixed(2), '数据库内 ms': secured.inside.toFixed(2), '不设行级安全 ms': bare.median.toFixed(2), 安全的代价: `${(secured.median / bare.median).toFixed(2)}×` });
    plans.push(`## ${name}\n${secured.plan}\n`);
  }
  await under.end();
  await past.end();
  return { table, plans: plans.join('\n') };
}

/** The way up from a household's group, and everything under a township of forty villages: parties, grids and groups. */
function structureCases(township: Actor, ofTownship: (n: number) => number): Case[] {
  const day = new Date().toISOString().slice(0, 10);
  return [
    { name: '一户的组织路径（乡镇）', as: township, statement: (n) => wayUp(day, sql`(select p.group_id from household_place p where p.household_id = ${householdIdOf(ofTownship(n))} and p.started_on <= ${day} and (p.ended_on is null or p.ended_on > ${day}))`) },
    { name: '按名称中间一个字找组织（全县）', as: township, statement: (n) => nodesNamed(day, [...unitNameOf(n)][1]!, 20) },
    { name: '按名称两个字找组织（全县）', as: township, statement: (n) => nodesNamed(day, unitNameOf(n).slice(1, 3), 20) },
    { name: '乡镇下全部组织（40 个村）', as: township, statement: () => unitsUnder(day, sql`u.parent_code = ${townshipOf(3)}`, 'memberHousehold') },
  ];
}

/** Prepared once, asked many times, each of other people; medians of whole round trips, and what the database itself says of one. */
async function timed(client: pg.Client, as: Actor, statement: (n: number) => RawBuilder<unknown>): Promise<{ median: number; p95: number; inside: number; rows: number; plan: string }> {
  const times: number[] = [];
  let rows = 0;
  await client.query(beginAs(client as unknown as pg.PoolClient, as, new Date(), 'read only')); // only its escaping is used
  for (let n = 0; n < ROUNDS + 10; n++) {
    const { sql: text, parameters } = statement(n * 7).compile(compiler);
    const at = performance.now();
    const result = await client.query({ name: `bench ${text.length} ${text.slice(0, 20)}`, text, values: [...parameters] });
    if (n < 10) continue; // the plan settles
    times.push(performance.now() - at);
    rows += result.rowCount ?? 0;
  }
  const { sql: text, parameters } = statement(1).compile(compiler);
  const inside = (await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${text}`, [...parameters])).rows.map((r) => r['QUERY PLAN']).join('\n');
  const plan = (await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, [...parameters])).rows.map((r) => r['QUERY PLAN']).join('\n');
  await client.query('rollback');
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]!, inside: Number(/Execution Time: ([\d.]+)/.exec(inside)?.[1] ?? NaN), rows, plan };
}

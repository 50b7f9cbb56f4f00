import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '@shaodao/contracts/all';
import { routeOf, type Operation } from '@shaodao/contracts/kit';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { bootGateway, type TestGateway } from '@shaodao/testkit/gateway';
import { actorOf, DEPARTMENTS, KINDS, NAMES, type Name } from '@shaodao/testkit/small-county';
import { plantOtherTownship, PRIVATE, SECRET, type OtherTownship } from './other-township.ts';
import { shapeOf, valid } from './zod-arbitrary.ts';

/**
 * Every operation × every account × things of another township, over HTTP only. It shares nothing with the first matrix but
 * the small county: what is expected follows from where people stand, not from a table of roles.
 */
const SAMPLES = 3;
/** They answer for the whole county, for the other township, or live there. */
const ELSEWHERE: readonly Name[] = ['organiser', 'auditor', 'otherTownship', 'zhengdama', 'justice'];
const HERE = NAMES.filter((name) => !ELSEWHERE.includes(name));
/** Signing in and out are no questions about things of others. */
const NOT_ASKED = /^gateway\.session\.(sign|request)/;
const asked = operations.filter((operation) => operation.http && operation.access !== 'services' && !NOT_ASKED.test(operation.subject));

let county: TestCounty;
let gateway: TestGateway;
let others: OtherTownship;
const tokens = new Map<Name, string>();
beforeAll(async () => {
  county = await bootCounty();
  gateway = await bootGateway(county);
  others = await plantOtherTownship(county.owner);
  for (const name of HERE) tokens.set(name, await gateway.signIn(name));
}, 180_000);
afterAll(async () => {
  await gateway?.stop();
  await county?.stop();
});

/**
 * What may be answered about the other township although nobody here answers for it, and why.
 */
const OPEN: Readonly<Record<string, readonly Name[] | 'all'>> = {
  'needs.need.claim': ['health', 'power'], // what was published is there for every department: held by another it is refused
  'needs.need.get': ['health', 'power'],
  'volunteers.shift.sign-up': ['volunteer', 'volunteer2', 'volunteer3'], // places are open to every volunteer
  'volunteers.shift.cancel-sign-up': ['volunteer', 'volunteer2', 'volunteer3'],
  'registry.export.request': 'all', // a filter by place; the file is looked into below
};
const isOpen = ({ subject }: Operation, who: Name): boolean => OPEN[subject] === 'all' || (OPEN[subject]?.includes(who) ?? false);

/** Values by the field's brand or name; codes of places are the other village's. */
function valuesOf(brandOrPattern: string): readonly string[] {
  if (/^\^\\d\{12\}\$$|^\^\(\\d\{6\}\|/.test(brandOrPattern)) return others['codes']!;
  if (brandOrPattern.startsWith('^[a-z]+(?:[.-]')) return Object.values(KINDS);
  return others[brandOrPattern] ?? [];
}
/** Whether an input names something that stands somewhere: without that there is nothing out of sight. */
const namesAThing = (input: unknown): boolean => {
  const text = JSON.stringify(input);
  return Object.entries(others).some(([brand, ids]) => !/epartment/.test(brand) && ids.some((id) => text.includes(id)));
};
/** Ids without a brand are known by their field's name. */
function withIds(operation: Operation, input: Record<string, unknown>): Record<string, unknown> {
  const named = Object.entries(input).map(([name, value]) => [name, typeof value === 'string' && others[name] ? others[name][0] : value]);
  const filled = Object.fromEntries(named) as Record<string, unknown>;
  if ('ids' in operation.input.shape) filled['ids'] = others['PersonId']!.join(',');
  return filled;
}

async function ask(operation: Operation, who: Name, input: Record<string, unknown>): Promise<{ status: number; text: string }> {
  const { method, path, parameters } = routeOf(operation);
  const texted = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value));
  const rest = Object.entries(input).filter(([name, value]) => !parameters.includes(name) && value !== undefined);
  const url = path.replace(/:(\w+)/g, (_, name: string) => texted(input[name]));
  const query = method === 'GET' && rest.length > 0 ? `?${rest.map(([name, value]) => `${name}=${texted(value)}`).join('&')}` : '';
  const response = await gateway.request(url + query, {
    method,
    token: tokens.get(who),
    headers: operation.versioned ? { 'if-match': '"1"' } : {},
    ...(method === 'POST' ? { body: Object.fromEntries(rest) } : {}),
  });
  return { status: response.status, text: await response.text() };
}

/** Roles of this account for which the contract says that the thing may be anybody's. */
const mayBeAnybodys = ({ access }: Operation, who: Name): boolean =>
  typeof access === 'string' || actorOf(who).grants.some(({ role }) => access[role] === 'any');

/** One number over every row of the other township that was planted or loaded. */
async function otherTownshipsRows(): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  const ids = Object.values(others).flat();
  const { rows: tables } = await county.owner.query<{ name: string }>(
    `select distinct format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where table_schema in ('registry', 'needs', 'liaison') and column_name in ('id', 'household_id', 'person_id')
       and (table_schema, table_name) in (select schemaname, tablename from pg_tables) and table_name not in ('audit', 'look', 'history', 'export_job')`,
  );
  for (const { name } of tables) {
    const { rows } = await county.owner.query<{ sum: string }>(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t where exists (select from unnest($1::text[]) x where t::text like '%' || x || '%')`,
      [ids.filter((id) => !Object.values(DEPARTMENTS).includes(id as never))],
    );
    sums[name] = rows[0]!.sum;
  }
  return sums;
}

/** The file that an export wrote, once it is ready. */
async function fileOf(exportId: string, who: Name): Promise<string> {
  const token = tokens.get(who);
  const view = async (): Promise<{ status: string }> =>
    (await (await gateway.request(`/api/v1/exports/${exportId}`, { token })).json()) as { status: string };
  await expect.poll(async () => (await view()).status, { timeout: 60_000 }).toMatch(/ready|failed/);
  return (await gateway.request(`/api/v1/exports/${exportId}/file`, { token })).text();
}

describe('things of another township', () => {
  it('are refused, as if they were not there, to everybody who stands elsewhere; nothing of them is shown or changed', async () => {
    const before = await otherTownshipsRows();
    const leaks: string[] = [];
    const exported: (readonly [id: string, who: Name])[] = [];
    let cells = 0;
    for (const operation of asked) {
      const inputs = fc.sample(valid(shapeOf(operation), valuesOf) as fc.Arbitrary<Record<string, unknown>>, { numRuns: SAMPLES, seed: 7 });
      for (const sample of inputs) {
        const input = withIds(operation, sample);
        const answers = await Promise.all(HERE.map(async (who) => [who, await ask(operation, who, input)] as const));
        for (const [who, { status, text }] of answers) {
          cells++;
          const what = `${operation.subject} as ${who} ${JSON.stringify(input).slice(0, 200)} → ${status}`;
          const shown = PRIVATE.filter((secret) => text.includes(secret) && !JSON.stringify(input).includes(secret));
          if (shown.length > 0) leaks.push(`${what} shows ${shown.join(', ')}: ${text.slice(0, 300)}`);
          const isClosed = [401, 403, 404, 422].includes(status);
          const isOpenQuery = operation.kind === 'query' && (mayBeAnybodys(operation, who) || !namesAThing(input));
          if (!isClosed && !isOpenQuery && namesAThing(input) && !isOpen(operation, who)) leaks.push(`${what} ${text.slice(0, 200)}`);
          if (operation.subject === 'registry.export.request' && status === 200) exported.push([(JSON.parse(text) as { id: string }).id, who]);
          if (status >= 500) leaks.push(`${what} ${text.slice(0, 200)}`);
        }
      }
    }
    expect(cells).toBeGreaterThan(8_000);
    for (const [id, who] of exported) {
      const file = await fileOf(id, who);
      for (const secret of PRIVATE) if (file.includes(secret)) leaks.push(`a file of ${who} shows ${secret}`);
    }
    expect(exported.length).toBeGreaterThan(0);
    expect(leaks).toEqual([]);
    await county.settled();
    expect(await otherTownshipsRows()).toEqual(before);
  }, 600_000);

  it('are seen by those who answer for them: the check has something to find', async () => {
    const token = await gateway.signIn('otherTownship');
    const list = await (await gateway.request('/api/v1/needs?limit=200', { token })).text();
    expect(list).toContain(SECRET);
  });
});

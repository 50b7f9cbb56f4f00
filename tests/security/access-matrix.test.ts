import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { operations } from '@shaodao/contracts/all';
import { statusOf, type Operation } from '@shaodao/contracts/kit';
import { holdsRole } from '@shaodao/domain/access';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { PEOPLE, plantMatrix, type Fixture } from './access-matrix.fixtures.ts';

/** Read by people: what each role gets when it asks each operation about each object. `WRITE_MATRIX=1` writes it anew, to be read again. */
const FILE = new URL('./access-matrix.expected.md', import.meta.url);
const INTRO = `# Who may do what to which object

Reviewed against the roles of the county. Rows: the object, by its place relative to the people of the columns, who all stand at one village.
\`yes\`: let through (the rules decide the rest) · \`403\`: seen but not allowed · \`404\`: out of sight · in lists \`shown\` / \`-\`.
`;
const names = Object.keys(PEOPLE);
let county: TestCounty;
let fixtures: Readonly<Record<string, Fixture>>;
beforeAll(async () => {
  county = await bootCounty();
  fixtures = await plantMatrix(county.owner, county.config);
});
afterAll(() => county?.stop());

/** 401, 403 and the object's own 404 are about access; every other refusal is a rule's, after access was given. */
const outcomeOf = (answer: { ok: boolean; refusal?: string }): string => {
  if (answer.ok) return 'yes';
  if (['input/invalid', 'system/unavailable'].includes(answer.refusal!)) throw new Error(`asked wrongly: ${JSON.stringify(answer)}`);
  const status = statusOf(answer.refusal!);
  return [401, 403, 404].includes(status) ? String(status) : 'yes';
};
const ask = (who: Actor, operation: Operation, input: unknown) => county.ask(who, operation, input as never) as Promise<{ ok: boolean; refusal?: string; value?: never }>;

/** One table row per object: the cells of all people. */
async function rowsOf(operation: Operation, { about, shows }: Fixture): Promise<[string, string[]][]> {
  if (shows) {
    const answers = await Promise.all(names.map((name) => ask(PEOPLE[name]!, operation, shows.input)));
    return Object.entries(shows.of).map(([object, id]) => [object, answers.map((answer) => (answer.ok ? (shows.idsIn(answer.value!).includes(id) ? 'shown' : '-') : outcomeOf(answer)))]);
  }
  const rows: [string, string[]][] = [];
  for (const [object, input] of Object.entries(about!)) rows.push([object, await Promise.all(names.map(async (name) => outcomeOf(await ask(PEOPLE[name]!, operation, input))))]);
  return rows;
}
const tableOf = (subject: string, rows: readonly [string, readonly string[]][]): string =>
  [`## ${subject}`, `| object | ${names.join(' | ')} |`, `|---|${names.map(() => '---|').join('')}`, ...rows.map(([object, cells]) => `| ${object} | ${cells.join(' | ')} |`)].join('\n');
const sectionsOf = (text: string): Map<string, string> => new Map(text.split(/^(?=## )/m).slice(1).map((section) => [section.slice(3, section.indexOf('\n')), section.trim()]));

describe('the authorisation matrix', () => {
  it('asks every operation: a new one has to bring its objects', () => {
    expect(operations.map((o) => o.subject).filter((subject) => !fixtures[subject])).toEqual([]);
    expect(Object.keys(fixtures).filter((subject) => !operations.some((o) => o.subject === subject))).toEqual([]);
  });

  it('gives every role, about every object, exactly what the reviewed file says', async () => {
    const sections = new Map<string, string>();
    let cells = 0;
    for (const operation of operations) {
      const fixture = fixtures[operation.subject]!;
      if (fixture.elsewhere) continue;
      const rows = await rowsOf(operation, fixture);
      cells += rows.length * names.length;
      // What the contract's own table denies to a role is denied, whatever the file says.
      for (const [object, row] of rows) for (const [i, name] of names.entries()) if (!holdsRole(PEOPLE[name]!, operation.access, new Date())) expect(row[i], `${operation.subject} ${object} ${name}`).toBe('403');
      sections.set(operation.subject, tableOf(operation.subject, rows));
    }
    if (process.env['WRITE_MATRIX']) writeFileSync(FILE, `${INTRO}\n${[...sections.values()].join('\n\n')}\n`);
    expect(existsSync(FILE)).toBe(true);
    const expected = sectionsOf(readFileSync(FILE, 'utf8'));
    for (const [subject, section] of sections) expect(section, subject).toBe(expected.get(subject));
    expect([...expected.keys()].sort()).toEqual([...sections.keys()].sort());
    expect(cells).toBeGreaterThan(3_000);
  }, 180_000);

  it('gives nothing to who is signed but holds no role', async () => {
    for (const operation of operations.filter((o) => typeof o.access === 'object' && !o.subject.startsWith('gateway.'))) {
      const { ok } = await county.ask({ ...PEOPLE['countyOrganiser']!, grants: [] }, operation, {} as never);
      expect(ok, operation.subject).toBe(false);
    }
  });
});

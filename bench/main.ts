import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { benchApi } from './api.ts';
import { benchAudit } from './audit.ts';
import { benchDear } from './dear.ts';
import { benchRegistry } from './registry.ts';
import type { Wish } from './load.ts';

/** `npm run bench` the API; `-- dear` everybody else beside 40 figures at once; `-- audit [rows]` the audit chain; `-- planner` the planner's own benchmark; `-- registry` a whole county's people. */
const { positionals: [what = 'api', many], values } = parseArgs({
  allowPositionals: true,
  options: { needs: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' }, connections: { type: 'string' }, operations: { type: 'string' }, profile: { type: 'boolean' }, residents: { type: 'string' }, imported: { type: 'string' }, xlsx: { type: 'boolean' } },
});
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const list = (text: string | undefined) => text?.split(',');

if (what === 'dear') process.exit((await benchDear({ residents: number(values.residents) ?? 300_000 })) ? 0 : 1);
else if (what === 'audit') process.exit((await benchAudit(number(many))) ? 0 : 1);
else if (what === 'registry') {
  const residents = number(values.residents) ?? 1_000_000;
  await benchRegistry({ residents, households: Math.round(residents * 0.3), imported: number(values.imported) ?? 300_000, format: values.xlsx ? 'xlsx' : 'csv' });
} else if (what === 'planner') {
  const bench = join(import.meta.dirname, '../packages/planner/bench/planner.bench.ts');
  process.exit(spawnSync(process.execPath, [bench, ...(many ? [many] : [])], { stdio: 'inherit' }).status ?? 1);
} else {
  const wish = { needs: number(values.needs), rounds: number(values.rounds), seconds: number(values.seconds), connections: list(values.connections)?.map(Number), operations: list(values.operations) as Wish['operation'][] | undefined, profile: values.profile };
  await benchApi(Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)));
}

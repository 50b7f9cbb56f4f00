import { spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readConfig } from '@shaodao/service-kit/config';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { bootBenchCounty } from './county.ts';
import { fillRegistry, writeResidents } from './registry-fill.ts';
import { measureReads } from './registry-reads.ts';

export interface RegistryWish {
  readonly households: number;
  readonly residents: number;
  readonly imported: number;
  readonly format: 'csv' | 'xlsx';
}
const RESULTS = resolve(import.meta.dirname, 'results');
const PROGRAM = resolve(import.meta.dirname, '../apps/county/dist/import.js');

/** `npm run bench -- registry`: a whole county's people, reads under row-level security with plans, and an import that is killed and resumed. */
export async function benchRegistry({ households, residents, imported, format }: RegistryWish): Promise<void> {
  const county = await bootBenchCounty();
  mkdirSync(RESULTS, { recursive: true });
  const owner = new pg.Client({ connectionString: county.ownerUrl, options: '-c search_path=registry,public' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    const config = readConfig(county.env);
    const personalData = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY);
    const filled = await fillRegistry(owner, personalData, { households, residents });
    console.log(`装入 ${households} 户、${residents} 人：${filled.seconds.toFixed(0)} 秒，其中加密 ${filled.sealSeconds.toFixed(0)} 秒（每人 ${((filled.sealSeconds / residents) * 1e6).toFixed(1)} 微秒）`);
    const report = await measureReads({ ownerUrl: county.ownerUrl, config, personalData });
    writeFileSync(join(RESULTS, 'registry-plans.txt'), report.plans);
    console.table(report.table);
    console.log(`执行计划写在 ${join('bench/results', 'registry-plans.txt')}`);
    if (imported > 0) await benchImport(owner, county, imported, format);
  } finally {
    await owner.end();
    await county.stop();
  }
}

type County = Awaited<ReturnType<typeof bootBenchCounty>>;
/** Runs the command line's import; killed with -9 when `isTime` says so of what it printed. */
function run(county: County, file: string, isTime: (text: string) => boolean = () => false): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, 'residents', file], { env: county.env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (isTime(text)) child.kill('SIGKILL');
  });
  return new Promise((done) => child.once('exit', () => done(text)));
}
/** Whether the program has said that it is past this many lines of its work. */
const isPast = (verb: '检查' | '写入', lines: number) => (text: string): boolean => [...text.matchAll(new RegExp(`已${verb} (\\d+)`, 'g'))].some(([, n]) => Number(n) >= lines);

async function benchImport(owner: pg.Client, county: County, imported: number, format: RegistryWish['format']): Promise<void> {
  const file = join(county.dir, `residents.${format}`);
  await writeResidents(file, imported);
  console.log(`要导入的文件：${(statSync(file).size / 1e6).toFixed(1)} MB`);
  const count = async () => Number((await owner.query<{ n: string }>('select count(*) as n from person')).rows[0]!.n);
  const before = await count();
  const began = performance.now();
  await run(county, file, isPast('检查', imported / 3));
  await run(county, file, isPast('写入', imported / 3));
  const last = await run(county, file);
  const seconds = (performance.now() - began) / 1000;
  console.log(last.trim().split('\n').at(-1));
  const doubled = (await owner.query<{ n: string }>('select count(*) as n from (select household_id, person_id from household_member group by 1, 2 having count(*) > 1) d')).rows[0]!.n;
  const added = (await count()) - before;
  console.log(`导入 ${imported} 人，途中两次 kill -9 再继续：共 ${seconds.toFixed(0)} 秒；多出 ${added} 人，重复 ${doubled}`);
  if (added !== imported || Number(doubled) > 0) throw new Error(`要导入 ${imported} 人，多出 ${added} 人，重复 ${doubled}：这次测的不算`);
}

import pg from 'pg';
import { APP_FLAGS } from '@shaodao/local/app';
import { readConfig } from '@shaodao/service-kit/config';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { bootBenchCounty, ENTRY, signIn } from './county.ts';
import { fill } from './fill.ts';
import { fillRegistry } from './registry-fill.ts';
import { begin, end } from './processes.ts';

const READERS = 8;
const FIGURES = 40;
const middle = (sorted: readonly number[], share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);

/** How long everybody else waits while one account asks for 40 figures at once, each of another day, again and again. */
export async function benchDear({ residents = 300_000, seconds = 15 } = {}): Promise<boolean> {
  const county = await bootBenchCounty();
  await fill(county.ownerUrl, 20_000, 0);
  const owner = new pg.Client({ connectionString: county.ownerUrl, options: '-c search_path=registry,public' });
  await owner.connect();
  const config = readConfig(county.env);
  const personalData = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY);
  await fillRegistry(owner, personalData, { residents, households: Math.round(residents * 0.3) });
  await owner.end();
  const [app, ready] = await begin<{ type: string; addresses: { url: string }[] }>(ENTRY, [], county.env, (message) => message.type === 'ready', APP_FLAGS);
  const api = `${new URL(ready.addresses[0]!.url).origin}/api/v1`;
  const [reader, organiser] = [await signIn(api.replace('/api/v1', ''), 'officer'), await signIn(api.replace('/api/v1', ''), 'organiser')];
  const ask = async (path: string, token: string): Promise<{ ms: number; status: number }> => {
    const begun = performance.now();
    const response = await fetch(api + path, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    return { ms: performance.now() - begun, status: response.status };
  };
  const readFor = async (length: number) => {
    const times: number[] = [];
    let failed = 0;
    const until = performance.now() + length * 1000;
    await Promise.all(
      Array.from({ length: READERS }, async (_, i) => {
        while (performance.now() < until) {
          const { ms, status } = await ask(i % 2 ? '/me' : '/needs?limit=20', reader);
          times.push(ms);
          if (status !== 200) failed++;
        }
      }),
    );
    times.sort((a, b) => a - b);
    return { requests: times.length, p50: middle(times, 0.5), p99: middle(times, 0.99), failed };
  };
  const dayOf = (n: number): string => new Date(Date.UTC(2026, 0, 1) - n * 86_400_000).toISOString().slice(0, 10);
  await readFor(2);
  const alone = await readFor(seconds);
  let isOver = false;
  let day = 0;
  const answers = new Map<number, number>();
  const figures = (async () => {
    while (!isOver) {
      const burst = await Promise.all(Array.from({ length: FIGURES }, () => ask(`/figures?asOf=${dayOf(++day)}`, organiser)));
      for (const { status } of burst) answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  })();
  const beside = await readFor(seconds);
  isOver = true;
  await figures;
  console.log(`${READERS} readers alone: ${JSON.stringify(alone)}`);
  console.log(`beside ${FIGURES} figures at once: ${JSON.stringify(beside)}; figures answered by status: ${JSON.stringify(Object.fromEntries(answers))}`);
  await end(app);
  await county.stop();
  return beside.failed === 0 && beside.p99 < 500;
}

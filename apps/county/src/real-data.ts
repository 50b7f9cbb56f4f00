import pg from 'pg';
import { demoPassword } from '@shaodao/county-demo/data/stage';
import { findKnownPassword } from '@shaodao/gateway/session/known-password';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { demoState, type DemoState } from './demo/demo-state.ts';

const KEY = 'realResidents';
/** How long a start may look through passwords; each takes some 30 ms. */
const PASSWORDS_MS = 3_000;

/** Whose data a database holds. */
export interface Holding {
  readonly demo: DemoState;
  /** Real people were brought in, by whatever way; an unmarked county of one's own counts, too. */
  readonly hasRealPeople: boolean;
}

export async function holdingOf(config: ServiceConfig): Promise<Holding> {
  const demo = await demoState(config);
  const [row] = await asOwner<{ marked: boolean; peopled: boolean }>(
    config,
    `select exists (select from registry.setting where key = '${KEY}') as marked, exists (select from registry.person) as peopled`,
  );
  return { demo, hasRealPeople: row?.marked === true || (demo === 'other' && row?.peopled === true) };
}

/** Written before the first real resident comes in. @returns whether it is new */
export async function markRealPeople(config: ServiceConfig, now: Date): Promise<boolean> {
  const sql = `insert into registry.setting (key, value) values ('${KEY}', $1) on conflict do nothing returning key`;
  return (await asOwner(config, sql, [JSON.stringify({ since: now.toISOString() })])).length > 0;
}

/** For an import that brought in nobody after all; the mark stays where another one has, or is about to. */
export const unmarkRealPeople = async (config: ServiceConfig): Promise<void> =>
  void (await asOwner(
    config,
    `delete from registry.setting s where s.key = '${KEY}' and not exists (
       select from registry.import_job j where j.sheet = 'residents' and (j.status in ('receiving', 'checking', 'checked', 'applying', 'stopped')
         or (j.applied_count > 0 and j.started_at >= (s.value ->> 'since')::timestamptz)))`,
  ));

export interface Chosen {
  readonly mode: 'demo' | 'production';
  /** False: it is the default. */
  readonly isModeSet: boolean;
}

/** @throws with the operator's sentence when what is in the database and how it is to be used don't go together */
export async function checkHolding(config: ServiceConfig, { mode, isModeSet }: Chosen): Promise<Holding> {
  const holding = await holdingOf(config);
  if (holding.hasRealPeople && !isModeSet)
    throw new Error(`数据库里已经有真实居民，不能再用默认的演示模式（验证码会显示在屏幕上）：${nextStart(holding)}`);
  if (mode === 'production') await checkForProduction(config, holding);
  return holding;
}

/** How a database with real people is started from now on. */
export const nextStart = ({ demo }: Holding): string =>
  demo === 'loaded'
    ? '只关起门来试用这个演示县时请写明 SHAODAO_MODE=demo；正式使用请先 npm run reset 清空，再用 SHAODAO_MODE=production 启动，重新导入'
    : '请写明 SHAODAO_MODE=production 再启动';

const REMEDY =
  '请用 DATABASE_URL 指向另一个空的数据库，或运行 npm run reset 清空内置的数据库（全部数据都会删掉），再启动';

async function checkForProduction(config: ServiceConfig, { demo }: Holding): Promise<void> {
  if (demo === 'loading' || demo === 'loaded')
    throw new Error(`这个数据库里装着演示县（编造的人和公开的口令），不能正式使用：${REMEDY}`);
  const [row] = await asOwner<{ has_demo_accounts: boolean }>(
    config,
    'select exists (select from gateway.demo_account) as has_demo_accounts',
  );
  if (row?.has_demo_accounts) throw new Error(`这个数据库里有演示账号，不能正式使用：${REMEDY}`);
  const { found } = await withOwner(config, (client) => findKnownPassword(client, demoPassword, PASSWORDS_MS));
  if (found.length > 0)
    throw new Error(
      `这些账号还在用演示口令，谁都知道它，不能正式使用：${found.slice(0, 5).join('、')}${found.length > 5 ? ` 等 ${found.length} 个` : ''}。请先改掉它们的口令（npm run account），再启动`,
    );
}

/** Whether anybody with this role may sign in with a password. */
export async function hasAccountFor(config: ServiceConfig, role: string): Promise<boolean> {
  const [row] = await asOwner<{ has: boolean }>(
    config,
    'select exists (select from gateway.account a join registry.role_grant g on g.person_id = a.person_id where g.role = $1) as has',
    [role],
  );
  return row?.has === true;
}

const asOwner = <R extends object>(config: ServiceConfig, sql: string, values: unknown[] = []): Promise<R[]> =>
  withOwner(config, async (client) => (await client.query<R>(sql, values)).rows);

async function withOwner<T>(config: ServiceConfig, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoPassword } from '@shaodao/county-demo/data/stage';
import { createAccount } from '@shaodao/gateway/session/accounts';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { migrateCounty } from './county.ts';
import { findMissing } from './missing.ts';
import { checkHolding, hasAccountFor, markRealPeople, unmarkRealPeople } from './real-data.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await bootCounty();
  await migrateCounty(county.config);
});
afterAll(() => county?.stop());
beforeEach(async () => {
  await county.owner.query(
    `delete from registry.setting where key in ('demoCounty', 'realResidents'); delete from gateway.demo_account; delete from gateway.account`,
  );
});

const check = (mode: 'demo' | 'production', isModeSet = true) => checkHolding(county.config, { mode, isModeSet });
const markDemo = (state: string) =>
  county.owner.query('insert into registry.setting (key, value) values ($1, to_jsonb($2::text))', [
    'demoCounty',
    state,
  ]);

describe('production refuses', () => {
  it('the demo county, whole or half', async () => {
    for (const state of ['loading', 'loaded']) {
      await county.owner.query(`delete from registry.setting where key = 'demoCounty'`);
      await markDemo(state);
      await expect(check('production')).rejects.toThrow(/装着演示县.*npm run reset/s);
    }
  });
  it('demo accounts', async () => {
    await county.owner.query(
      `insert into gateway.demo_account (user_name, role, scope, portal, name) values ('demo', 'villager', '某村', '/', '某人')`,
    );
    await expect(check('production')).rejects.toThrow('演示账号');
  });
  it('an account with the demo password, among others that have their own, and names it', async () => {
    for (const userName of ['a', 'b', 'c'])
      await createAccount(county.owner, { personId: randomUUID(), userName, password: `own ${userName} 4711` });
    await check('production');
    await createAccount(county.owner, { personId: randomUUID(), userName: 'oldtimer', password: demoPassword });
    await expect(check('production')).rejects.toThrow(/演示口令.*oldtimer/s);
  });
  it('nothing else', async () => {
    expect(await check('production')).toMatchObject({ demo: 'other' });
  });
});

describe('real residents', () => {
  it('are not opened by the default mode, marked or not', async () => {
    await expect(check('demo', false)).rejects.toThrow(/已经有真实居民.*SHAODAO_MODE=production/s);
    await markDemo('loaded');
    await check('demo', false);
    expect(await markRealPeople(county.config, new Date())).toBe(true);
    expect(await markRealPeople(county.config, new Date())).toBe(false);
    await expect(check('demo', false)).rejects.toThrow(/真实居民.*SHAODAO_MODE=demo.*npm run reset/s);
    // Another import that is under way, or has brought somebody in since, keeps the mark.
    const job = (status: string, applied: number) =>
      county.owner.query(
        `insert into registry.import_job (id, sheet, file_name, bytes, status, created_by, applied_count, started_at, updated_at)
         values ($1, 'residents', 'x.csv', 1, $2, $1, $3, now() + interval '1 second', now())`,
        [randomUUID(), status, applied],
      );
    for (const [status, applied] of [['checking', 0], ['done', 3]] as const) {
      await job(status, applied);
      await unmarkRealPeople(county.config);
      await expect(check('demo', false)).rejects.toThrow('真实居民');
      await county.owner.query('delete from registry.import_job');
    }
    await unmarkRealPeople(county.config);
    await check('demo', false);
  });
  it('in demo mode that was asked for are let be, loudly', async () => {
    await markDemo('loaded');
    await markRealPeople(county.config, new Date());
    const holding = await check('demo');
    const missing = await findMissing({
      config: { ...county.config, SHAODAO_MODE: 'demo' },
      gateway: undefined,
      env: {},
      holding,
    });
    expect(missing.map(({ what }) => what).join()).toContain('验证码显示在屏幕上');
  });
});

describe('what is missing', () => {
  it('is said in production, each with its remedy', async () => {
    const holding = await check('production');
    const gateway = {
      sms: null,
      mapLayer: { tiles: null, attribution: '' },
      metricsPort: undefined,
      transport: { isPlainByChoice: true },
    } as never;
    const missing = await findMissing({
      config: { ...county.config, SHAODAO_MODE: 'production' },
      gateway,
      env: { SHAODAO_ANCHOR_IS_OURS: '1' },
      holding,
    });
    expect(missing).toHaveLength(6);
    expect(missing.every(({ remedy }) => /SHAODAO_|METRICS_PORT|npm run|docs\//.test(remedy))).toBe(true);
    expect(missing.map(({ what }) => what).join()).toMatch(/村民收不到验证码/);
  });
  it('counts an organiser only when somebody can sign in as one', async () => {
    expect(await hasAccountFor(county.config, 'countyOrganiser')).toBe(false);
    const { rows } = await county.owner.query<{ person_id: string }>(
      `select person_id from registry.role_grant where role = 'countyOrganiser' limit 1`,
    );
    await createAccount(county.owner, {
      personId: rows[0]!.person_id,
      userName: 'organiser',
      password: 'own word 4711',
    });
    expect(await hasAccountFor(county.config, 'countyOrganiser')).toBe(true);
  });
});

import pg from 'pg';
import type { County } from '@shaodao/county-demo/county';
import { createAccount, saveDemoAccount } from '@shaodao/gateway/session/accounts';
import type { ServiceConfig } from '@shaodao/service-kit/config';
import { roleUrl } from '@shaodao/service-kit/database';

const PORTAL_PATH = { villager: '/', cadre: '/cadre/', department: '/department/', volunteer: '/volunteer/' } as const;

async function withGateway<T>(config: ServiceConfig, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: roleUrl(config, 'gateway') });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

/** Gives the demo county's visitors their accounts. */
export const saveAccounts = (config: ServiceConfig, county: County): Promise<void> =>
  withGateway(config, async (client) => {
    for (const account of county.demoAccounts) {
      const { userName, password, phone, role, personId, label, portal } = account;
      const [name = userName, ...rest] = label.split(' · ');
      if (password) await createAccount(client, { personId, userName, password });
      await saveDemoAccount(client, { userName, password, phone: account.signIn === 'phoneCode' ? phone : null, role, scope: rest.join(' · '), portal: PORTAL_PATH[portal], name });
    }
  });

/** The demo accounts as the starter prints them. */
export const listAccounts = (config: ServiceConfig): Promise<{ userName: string; password: string; role: string; scope: string }[]> =>
  withGateway(config, async (client) => {
    const { rows } = await client.query<{ user_name: string; password: string | null; phone: string | null; role: string; scope: string; name: string }>('select user_name, password, phone, role, scope, name from gateway.demo_account order by position');
    return rows.map((row) => ({ userName: row.phone ?? row.user_name, password: row.password ?? '验证码', role: row.role, scope: `${row.name} · ${row.scope}` }));
  });

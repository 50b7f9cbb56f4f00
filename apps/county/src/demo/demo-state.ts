import pg from 'pg';
import type { ServiceConfig } from '@shaodao/service-kit/config';

/** `empty`: no divisions yet, so that the demo county may be loaded; `loading`: begun and never finished; `other`: somebody's own county. */
export type DemoState = 'empty' | 'loading' | 'loaded' | 'other';
const KEY = 'demoCounty';

export async function demoState(config: ServiceConfig): Promise<DemoState> {
  const rows = await asOwner(config, `select (select value #>> '{}' from registry.setting where key = '${KEY}') as state, exists (select from registry.division) as has_divisions`);
  const { state, has_divisions: hasDivisions } = rows[0] as { state: 'loading' | 'loaded' | null; has_divisions: boolean };
  return state ?? (hasDivisions ? 'other' : 'empty');
}
/** Written before the first row and after the last, so that a load that was broken off is known. */
export const markDemo = async (config: ServiceConfig, state: 'loading' | 'loaded'): Promise<void> =>
  void (await asOwner(config, `delete from registry.setting where key = '${KEY}'; insert into registry.setting (key, value) values ('${KEY}', '"${state}"')`));

async function asOwner(config: ServiceConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

import pg from 'pg';
import { bigrams } from '@shaodao/service-kit/search';
import { GRIDS, HOUSEHOLDS, KINDS, personIdOf, PLACES } from '@shaodao/testkit/small-county';
import { textOf } from './texts.ts';

const VILLAGES = 200;
const CHUNK = 5_000;
const DAY_MS = 86_400_000;
const STATUSES = ['submitted', 'verified', 'published', 'published', 'withdrawn', 'merged', 'returned', 'withdrawn', 'withdrawn', 'withdrawn'] as const;
/** Codes of the benchmark's villages: 20 townships of ten. */
export const villageOf = (n: number): string => `350123${200 + Math.floor((n % VILLAGES) / 10)}${201 + (n % 10)}`;
export const needIdOf = (n: number): string => `0190b000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** Needs that wait for the officer of one grid, to be verified once each. */
export const freshIdOf = (n: number): string => `0190b000-0001-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Fills the needs list directly: `needs` of them in 200 villages with their histories, and `fresh` that nobody has looked at. */
export async function fill(ownerUrl: string, needs: number, fresh: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=needs' });
  await client.connect();
  await client.query(`insert into known_division (code, name, kind, parent_code, is_hollow) select '350123' || t, '第' || t || '镇', 'township', '350123', false from generate_series(200, 219) t on conflict do nothing`);
  await client.query(`insert into known_division (code, name, kind, parent_code, is_hollow) select '350123' || t || v, '第' || v || '村', 'village', '350123' || t, true from generate_series(200, 219) t, generate_series(201, 210) v on conflict do nothing`);
  for (let from = 0; from < needs; from += CHUNK) await insert(client, Array.from({ length: Math.min(CHUNK, needs - from) }, (_, i) => old(from + i)));
  for (let from = 0; from < fresh; from += CHUNK) await insert(client, Array.from({ length: Math.min(CHUNK, fresh - from) }, (_, i) => waiting(from + i)));
  await client.query(`select setval('need_number', $1)`, [needs + fresh]);
  await client.query('vacuum analyze need');
  await client.query('vacuum analyze history');
  await client.end();
}

const common = (n: number, number: string) => {
  const { title, detail } = textOf(n);
  return { number, title, detail, words: bigrams(title, detail), kind_id: n % 2 ? KINDS.bloodPressure : KINDS.wiring, reporter_id: personIdOf('officer'), follower_ids: [personIdOf('officer')], source: 'doorKnock', urgency: 1 + (n % 5), care_tags: n % 3 ? [] : ['livesAlone'] };
};
function old(n: number) {
  const at = new Date(Date.now() - 2 * DAY_MS - ((n * 7_919) % (700 * 1_440)) * 60_000);
  const status = STATUSES[n % STATUSES.length]!;
  return { ...common(n, `XQ-2025-${String(n).padStart(6, '0')}`), id: needIdOf(n), status, village_code: villageOf(Math.floor(n / 10)), grid_id: null, household_id: null, submitted_at: at, updated_at: at, published_at: status === 'published' ? at : null, version: status === 'submitted' ? 1 : 2 };
}
const waiting = (n: number) => {
  const at = new Date(Date.now() - 2 * DAY_MS);
  return { ...common(n, `XQ-2026-${String(n).padStart(6, '0')}`), id: freshIdOf(n), status: 'submitted', village_code: PLACES.village, grid_id: GRIDS.village, household_id: HOUSEHOLDS.li, submitted_at: at, updated_at: at, published_at: null, version: 1 };
};

async function insert(client: pg.Client, rows: readonly object[]): Promise<void> {
  const columns = 'id, number, status, title, detail, words, kind_id, village_code, grid_id, household_id, reporter_id, follower_ids, source, urgency, care_tags, submitted_at, updated_at, published_at, version';
  const json = JSON.stringify(rows);
  await client.query(`insert into need (${columns}) select ${columns} from json_populate_recordset(null::need, $1::json)`, [json]);
  await client.query(
    `insert into history (aggregate_id, at, action, by_person_id, by_role, by_scope, to_status)
     select n.id, n.submitted_at, 'submit', n.reporter_id, 'gridOfficer', 'grid:${GRIDS.village}', 'submitted' from json_populate_recordset(null::need, $1::json) n
     union all select n.id, n.updated_at, 'verify', n.reporter_id, 'gridOfficer', 'grid:${GRIDS.village}', n.status from json_populate_recordset(null::need, $1::json) n where n.version > 1`, [json],
  );
}

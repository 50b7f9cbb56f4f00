import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { bigrams } from '@shaodao/service-kit/search';
import { GRIDS, personIdOf, PLACES } from '@shaodao/testkit/small-county';

/** The statements of the five measured operations, as the services run them, with nothing around: no check, no contract, no framework. */
export type Ask = { readonly operation: string; readonly id?: string; readonly villageCode?: string; readonly status?: string; readonly words?: string; readonly body?: Record<string, never>; readonly key?: string };

const settings = (person: string, divisions: string, grids: string, role: string) =>
  `select set_config('shaodao.person', '${person}', true), set_config('shaodao.divisions', '{${divisions}}', true), set_config('shaodao.grids', '{${grids}}', true), set_config('shaodao.households', '{}', true), set_config('shaodao.departments', '{}', true), set_config('shaodao.workrooms', '{}', true), set_config('shaodao.roles', '{${role}}', true);`;
const officer = settings(personIdOf('officer'), '', GRIDS.village, 'gridOfficer');
const organiser = settings(personIdOf('organiser'), PLACES.county, '', 'countyOrganiser');
const FROM_PLACE = `(n.village_code ^@ any ((select shaodao.divisions())::text[]) or n.grid_id = any ((select shaodao.grids())::uuid[]))`;
const COLUMNS = 'n.id, n.number, n.title, n.kind_id, n.village_code, n.urgency, n.care_tags, n.source, n.status, n.department_id, n.visit_on, n.submitted_at, n.published_at, n.claimed_at, n.served_at, n.reopened_at, n.updated_at, n.version';
const NAMES = 'k.name as kind_name, k.category, v.name as village_name, t.name as township_name, d.name as department_name';
const JOINS = 'left join service_kind k on k.id = n.kind_id left join known_division v on v.code = n.village_code left join known_division t on t.code = v.parent_code left join known_department d on d.id = n.department_id';

/** Answers as JSON, from one pool. */
export async function answer(pool: pg.Pool, ask: Ask): Promise<string> {
  const client = await pool.connect();
  try {
    const value = await operations[ask.operation]!(client, ask);
    return JSON.stringify({ ok: true, value });
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const q = (client: pg.PoolClient, name: string, text: string, values: unknown[]) => client.query({ name, text, values });

const around = (client: pg.PoolClient, row: { kind_id: string; village_code: string; department_id: string | null; id: string }) => q(client, 'around', `select ${NAMES}, array(select p.id from photo p where p.need_id = n.id) as photo_ids,
  (select coalesce(json_agg(line order by n), '[]') from (select h.id as n, h.at, h.action, h.by_person_id, h.by_role, h.to_status, h.note, coalesce(dep.name, div.name) as by_unit from history h
    left join known_department dep on dep.id = case when h.by_scope like 'department:%' then substr(h.by_scope, 12)::uuid end left join known_grid g on g.id = case when h.by_scope like 'grid:%' then substr(h.by_scope, 6)::uuid end
    left join known_division div on div.code = case when h.by_scope like 'division:%' then substr(h.by_scope, 10) else g.village_code end where h.aggregate_id = $4) as line) as history
  from (select $1::text as kind_id, $2::text as village_code, $3::uuid as department_id, $4::uuid as id) n ${JOINS}`, [row.kind_id, row.village_code, row.department_id, row.id]);
/** Begins, and asks whether the key is known, in one round trip as the services do. */
const beginWithKey = (client: pg.PoolClient, key: string) => client.query(`begin; ${officer} with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended('${personIdOf('officer')}' || '${key}', 0)) as is_mine) select is_mine, request_hash, reply from lock left join idempotency on is_mine and person_id = '${personIdOf('officer')}' and key = '${key}'`);
const effects = (client: pg.PoolClient, id: string, action: string, status: string, subject: string, payload: unknown) => q(client, 'effects', `with h as (insert into history (aggregate_id, at, action, by_person_id, by_role, by_scope, to_status) values ($1, now(), $2, $3, 'gridOfficer', $4, $5)),
  line as (insert into event_line (aggregate_id, last_sequence) values ($1::text, 1) on conflict (aggregate_id) do update set last_sequence = event_line.last_sequence + 1 returning last_sequence),
  o as (insert into outbox (event_id, subject, aggregate_id, sequence, payload) select $6, $7, $1::text, last_sequence, $8 from line)
  insert into audit (at, person_id, session_id, role, operation, object_id, outcome) values (now(), $3, 'bench', 'gridOfficer', $7, $1::text, 'done')`, [id, action, personIdOf('officer'), `grid:${GRIDS.village}`, status, randomUUID(), subject, JSON.stringify(payload)]);
const rememberAndCommit = (client: pg.PoolClient, key: string, reply: unknown) => client.query(`insert into idempotency (person_id, key, operation, request_hash, reply) values ('${personIdOf('officer')}', '${key}', 'bench', '\\x${'00'.repeat(32)}', '\\x${Buffer.from(JSON.stringify(reply)).toString('hex')}'); commit`);

async function view(client: pg.PoolClient, row: { kind_id: string; village_code: string; department_id: string | null; id: string; words?: unknown }) {
  const { words: _, ...shown } = row;
  return { ...shown, ...(await around(client, row)).rows[0] };
}
async function list(client: pg.PoolClient, name: string, where: string, values: unknown[]) {
  await client.query(`begin read only; ${organiser}`);
  const { rows } = await q(client, name, `with counted as (select count(*) as total from need n where ${where}), n as materialized (select ${COLUMNS} from need n where ${where} order by n.submitted_at desc, n.id desc limit 21)
    select n.*, ${NAMES}, counted.total from counted left join n on true ${JOINS} order by n.submitted_at desc, n.id desc`, values);
  await client.query('rollback');
  return { items: rows.slice(0, 20), total: rows[0]?.total, nextCursor: rows.length > 20 ? rows[19].id : null };
}

const operations: Readonly<Record<string, (client: pg.PoolClient, ask: Ask) => Promise<unknown>>> = {
  async read(client, { id }) {
    await client.query(`begin read only; ${organiser}`);
    const { rows } = await q(client, 'need', 'select * from need where id = $1', [id]);
    const shown = await view(client, rows[0]);
    await client.query('rollback');
    return shown;
  },
  list: (client, { villageCode, status }) => list(client, 'list', `${FROM_PLACE} and n.village_code = $1 and n.status = any ($2::text[])`, [villageCode, status!.split(',')]),
  async search(client, { words }) {
    await client.query(`begin read only; ${organiser}`);
    const { rows } = await q(client, 'search', `with found as materialized (select n.id, n.submitted_at from needs_with_words($1::text[], $2::text[]) n), counted as (select count(*) as total from found),
      n as materialized (select ${COLUMNS} from need n where n.id in (select n.id from found n order by n.submitted_at desc, n.id desc limit 21))
      select n.*, ${NAMES}, counted.total from counted left join n on true ${JOINS} order by n.submitted_at desc, n.id desc`, [bigrams(words).filter((pair) => [...pair].length === 2), words!.length === 2 ? [] : [`%${words}%`]]);
    await client.query('rollback');
    return { items: rows.slice(0, 20), total: rows[0]?.total, nextCursor: rows.length > 20 ? rows[19].id : null };
  },
  async create(client, { body, key }) {
    const { householdId, kindId, detail } = body!;
    await beginWithKey(client, key!);
    const home = (await q(client, 'household', 'select * from known_household where id = $1', [householdId])).rows[0];
    const kind = (await q(client, 'kind', 'select * from service_kind where id = $1', [kindId])).rows[0];
    await q(client, 'same', `select id from need where household_id = $1 and kind_id = $2 and detail = $3 and submitted_at > now() - interval '1 day' and status not in ('withdrawn', 'merged', 'closed')`, [householdId, kindId, detail]);
    const id = randomUUID();
    const { rows } = await q(client, 'insert', `insert into need (id, number, status, title, detail, words, kind_id, village_code, grid_id, household_id, reporter_id, follower_ids, source, how_soon, urgency, care_tags, submitted_at, updated_at)
      values ($1, 'XQ-2026-' || nextval('need_number'), 'submitted', $2, $3, $4, $5, $6, $7, $8, $9, array[$9::uuid], 'doorKnock', 'thisWeek', 3, '{}', now(), now()) returning *`, [id, kind.name, detail, bigrams(kind.name, detail), kindId, home.village_code, home.grid_id, householdId, personIdOf('officer')]);
    await effects(client, id, 'submit', 'submitted', 'needs.need.submitted', { needId: id, villageCode: home.village_code, kindId, householdId, beneficiaryId: null, reporterId: personIdOf('officer'), source: 'doorKnock', opinionId: null });
    const shown = await view(client, rows[0]);
    await rememberAndCommit(client, key!, shown);
    return shown;
  },
  async verify(client, { id, body, key }) {
    const { title, kindId } = body!;
    await beginWithKey(client, key!);
    const need = (await q(client, 'lock', 'select * from need where id = $1 for update', [id])).rows[0];
    await q(client, 'kind', 'select * from service_kind where id = $1', [kindId]);
    await q(client, 'verify', `update need set status = 'verified', title = $2, words = $3, kind_id = $4, urgency = 3, care_tags = '{}', grid_officer_id = $5, version = version + 1, updated_at = now() where id = $1`, [id, title, bigrams(title, need.detail), kindId, personIdOf('officer')]);
    await effects(client, id!, 'verify', 'verified', 'needs.need.verified', { needId: id, villageCode: need.village_code, kindId });
    const shown = await view(client, { ...need, status: 'verified', kind_id: kindId });
    await rememberAndCommit(client, key!, shown);
    return shown;
  },
};

import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import './pg-types.ts';

interface AuditRow {
  id: number;
  canonical: string;
}
/** The text of a row that is hashed: every column, by PostgreSQL itself, so that no reader can format it differently. */
const CANONICAL = `a.id, jsonb_build_array(a.id, extract(epoch from a.at)::text, a.transaction_id::text, a.person_id, a.session_id, a.role, a.operation, a.object_id, a.outcome, a.details)::text as canonical`;
const GENESIS: Buffer = Buffer.alloc(32);
/** Ids are given before the commit, so a row may appear behind later ones; never by more than this (transactions are short). */
const LATE_IDS = 100_000;

const hashOf = (previous: Buffer, seal: number, rows: readonly AuditRow[]): Buffer => {
  const hash = createHash('sha256').update(previous).update(`${seal}\n`);
  for (const row of rows) hash.update(row.canonical).update('\n');
  return hash.digest();
};

/**
 * Seals the audit rows that are settled (no older transaction is open) into the hash chain, in one batch.
 * @returns how many were sealed
 */
export async function sealAudit(pool: pg.Pool, schema: string, batch = 10_000): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query(`select set_config('shaodao.roles', '{system}', true), pg_advisory_xact_lock(hashtext('seal ${schema}'))`);
    const { rows } = await client.query<AuditRow>(
      `select ${CANONICAL} from ${schema}.audit a where a.id > (select coalesce(max(last_id), 0) - ${LATE_IDS} from ${schema}.audit_seal) and not exists (select from ${schema}.audit_sealed s where s.audit_id = a.id)
       and a.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) order by a.id limit $1`, [batch],
    );
    if (rows.length > 0) {
      const { rows: heads } = await client.query<{ seal: number; hash: Buffer }>(`select seal, hash from ${schema}.audit_seal order by seal desc limit 1`);
      const previous = heads[0]?.hash ?? GENESIS;
      const seal = (heads[0]?.seal ?? 0) + 1;
      await client.query(`insert into ${schema}.audit_seal (seal, first_id, last_id, rows, previous_hash, hash) values ($1, $2, $3, $4, $5, $6)`, [seal, rows[0]!.id, rows.at(-1)!.id, rows.length, previous, hashOf(previous, seal, rows)]);
      await client.query(`insert into ${schema}.audit_sealed (audit_id, seal) select unnest($1::bigint[]), $2`, [rows.map((r) => r.id), seal]);
    }
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Writes the chain's head where the database can't reach it: a line in a file per schema. */
export async function anchorAudit(pool: pg.Pool, schema: string, directory: string): Promise<void> {
  const { rows } = await pool.query<{ seal: number; hash: Buffer }>(`select seal, hash from ${schema}.audit_seal order by seal desc limit 1`);
  if (!rows[0]) return;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await appendFile(join(directory, `${schema}.anchors`), `${rows[0].seal} ${rows[0].hash.toString('hex')} ${new Date().toISOString()}\n`);
}

/** Recomputes the whole chain, and holds it against the anchors. @returns what doesn't hold, in Chinese; empty when all is well */
export async function verifyAudit(pool: pg.Pool, schema: string, anchorDirectory?: string): Promise<{ rows: number; seals: number; faults: string[] }> {
  const faults: string[] = [];
  let previous = GENESIS;
  let rowCount = 0;
  const { rows: seals } = await pool.query<{ seal: number; rows: number; previous_hash: Buffer; hash: Buffer }>(`select seal, rows, previous_hash, hash from ${schema}.audit_seal order by seal`);
  const hashes = new Map<number, string>();
  for (const [index, seal] of seals.entries()) {
    const { rows } = await pool.query<AuditRow>(`select ${CANONICAL} from ${schema}.audit a join ${schema}.audit_sealed s on s.audit_id = a.id where s.seal = $1 order by a.id`, [seal.seal]);
    if (seal.seal !== index + 1) faults.push(`第 ${index + 1} 段封存缺失`);
    if (rows.length !== seal.rows) faults.push(`第 ${seal.seal} 段应有 ${seal.rows} 行，实有 ${rows.length} 行`);
    if (!seal.previous_hash.equals(previous) || !hashOf(previous, seal.seal, rows).equals(seal.hash)) faults.push(`第 ${seal.seal} 段的校验值不符，有行被改动`);
    previous = seal.hash;
    hashes.set(seal.seal, seal.hash.toString('hex'));
    rowCount += rows.length;
  }
  const { rows: late } = await pool.query<{ many: number }>(
    `select count(*) as many from ${schema}.audit a where a.at < now() - interval '1 hour' and not exists (select from ${schema}.audit_sealed s where s.audit_id = a.id)`,
  );
  if (late[0]!.many > 0) faults.push(`有 ${late[0]!.many} 行超过一小时未封存`);
  if (anchorDirectory) {
    const anchors = await readFile(join(anchorDirectory, `${schema}.anchors`), 'utf8').catch(() => '');
    for (const line of anchors.split('\n').filter(Boolean)) {
      const [seal, hash] = line.split(' ');
      if (hashes.get(Number(seal)) !== hash) faults.push(`库外留存的第 ${seal} 段校验值与库中不符，封存被截断或重写`);
    }
  }
  return { rows: rowCount, seals: seals.length, faults };
}

/** How long sealing and verifying 100,000 audit rows takes: `DATABASE_URL=… node --conditions=source packages/service-kit/bench/audit.ts [schema]`, on a database that may be thrown away. */
import pg from 'pg';
import { sealAudit, verifyAudit } from '../src/audit.ts';

const ROWS = 100_000;
const schema = process.argv[2] ?? 'evaluation';
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s (${Math.round(ROWS / seconds)} rows/s)`);
  return result;
};
await timed('insert', () => pool.query(`insert into ${schema}.audit (at, person_id, session_id, role, operation, object_id, outcome, details) select now(), gen_random_uuid(), 'bench', 'auditor', 'bench.look', n::text, 'looked', '{"reason": "bench"}' from generate_series(1, ${ROWS}) n`));
await timed('seal', async () => { while ((await sealAudit(pool, schema)) > 0); });
const { rows, seals, faults } = await timed('verify', () => verifyAudit(pool, schema));
console.log(JSON.stringify({ rows, seals, faults }));
await pool.end();

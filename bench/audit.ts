import pg from 'pg';
import { sealAudit, verifyAudit } from '@shaodao/service-kit/audit';
import { bootBenchCounty } from './county.ts';
import { loadAverage } from './processes.ts';

/** Seals and verifies this many audit rows: quality.md wants 1,000,000 verified in under a minute. */
export async function benchAudit(rows = 1_000_000): Promise<boolean> {
  const county = await bootBenchCounty();
  const owner = new pg.Pool({ connectionString: county.ownerUrl, max: 2 });
  await owner.query(
    `insert into needs.audit (at, person_id, session_id, role, operation, object_id, outcome, details)
     select now() - i * interval '1 second', gen_random_uuid(), 'session ' || i % 1000, 'gridOfficer', 'needs.need.verify', gen_random_uuid()::text, 'done', jsonb_build_object('n', i) from generate_series(1, $1::int) i`, [rows],
  );
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const began = performance.now();
    const value = await work();
    return [value, (performance.now() - began) / 1000];
  };
  const [, sealing] = await timed(async () => { while ((await sealAudit(owner, 'needs')) > 0); });
  const [verified, verifying] = await timed(() => verifyAudit(owner, 'needs'));
  const rss = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  console.log(`${verified.rows} audit rows in ${verified.seals} seals: sealed in ${sealing.toFixed(1)} s, verified in ${verifying.toFixed(1)} s; faults ${verified.faults.length}; RSS ${rss} MB; load average ${loadAverage()}`);
  await owner.end();
  await county.stop();
  return verified.rows >= rows && verified.faults.length === 0 && verifying < 60;
}

import pg from 'pg';
import { ServiceName } from '@shaodao/contracts/operations';
import { verifyAudit } from '@shaodao/service-kit/audit';

/** Recomputes every service's audit chain and holds it against the anchors; exit code 1 when something doesn't hold. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 1 });
let faults = 0;
for (const schema of ServiceName.options) {
  const result = await verifyAudit(pool, schema, process.env['SHAODAO_ANCHOR_DIR']);
  faults += result.faults.length;
  console.log(`${schema}：${result.rows} 行，${result.seals} 段封存，${result.faults.length === 0 ? '完好' : '有问题'}`);
  for (const fault of result.faults) console.log(`  · ${fault}`);
}
await pool.end();
process.exitCode = faults > 0 ? 1 : 0;

// A small app for the tests of the start: it proves that database and broker let it in, then serves one page.
import { createServer } from 'node:http';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';

const tell = (message) => process.send?.(message);
process.once('disconnect', () => process.exit(0));

const users = JSON.parse(process.env.SHAODAO_NATS_USERS);
const nats = await connect({ servers: process.env.NATS_URL, user: users.needs.user, pass: users.needs.password, inboxPrefix: '_INBOX_needs', maxReconnectAttempts: -1, reconnectTimeWait: 100 });
const database = new pg.Pool({ connectionString: process.env.DATABASE_URL });
database.on('error', () => undefined);
await database.query('create table if not exists public.starts (at timestamptz default now()); create table if not exists public.ends (at timestamptz default now())');
tell({ type: 'progress', text: '正在核对……' });
if (process.env.STAND_IN_FAILS) tell({ type: 'failed', message: process.env.STAND_IN_FAILS });
await database.query('insert into public.starts default values');

const server = createServer(async (request, response) => {
  try {
    const { rows } = await database.query('select (select count(*)::int from public.starts) as starts, (select count(*)::int from public.ends) as ends, current_user as role');
    await nats.flush();
    response.end(JSON.stringify({ ...rows[0], pid: process.pid }));
  } catch (error) {
    response.writeHead(503).end(String(error));
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  tell({ type: 'ready', addresses: [{ name: '村民端', url }], accounts: [{ userName: 'villager', password: 'demo', role: '村民', scope: '罗源县' }], missing: process.env.STAND_IN_LACKS ? [{ what: process.env.STAND_IN_LACKS, remedy: '设一个' }] : [] });
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  // What runs is finished while database and broker still answer.
  void Promise.all([nats.drain(), database.query('insert into public.ends default values').then(() => database.end())]).then(() => process.exit(0));
});

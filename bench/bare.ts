import http from 'node:http';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { answer, type Ask } from './statements.ts';

/** What ours is held against: `server` is node:http and pg alone, `chain` puts NATS between them, in one process as ours is. */
const [kind, databaseUrl, natsUrl, user, password] = process.argv.slice(2) as [kind: string, databaseUrl: string, natsUrl: string, user: string, password: string];
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(process.env['DATABASE_POOL'] ?? 8), options: '-c search_path=needs -c synchronous_commit=on' });
let ask = (question: Ask): Promise<string | Uint8Array> => answer(pool, question);

if (kind === 'chain') {
  // As the gateway's user: it may ask, answer under its own name, and be replied to.
  const login = { servers: natsUrl, user, pass: password, inboxPrefix: '_INBOX_gateway' };
  const [front, back] = [await connect(login), await connect(login)];
  back.subscribe('op.gateway.bench', { queue: 'bench', callback: (_error, message) => void answer(pool, message.json<Ask>()).then((text) => message.respond(text), () => message.respond('')) });
  await back.flush();
  ask = async (question) => (await front.request('op.gateway.bench', JSON.stringify(question), { timeout: 10_000 })).data;
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url!, 'http://bench');
  const [, id, action] = /^\/needs(?:\/([^/]+))?(?:\/(\w+))?$/.exec(url.pathname)!;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
    const { words, villageCode, status } = Object.fromEntries(url.searchParams) as { words?: string; villageCode?: string; status?: string };
    const operation = request.method === 'POST' ? (action ?? 'create') : id ? 'read' : words ? 'search' : 'list';
    const key = request.headers['idempotency-key'] as string | undefined;
    const question = { operation, id, villageCode, status, words, key, body: parts.length > 0 ? (JSON.parse(Buffer.concat(parts).toString()) as never) : undefined } as Ask;
    ask(question).then(
      (text) => response.writeHead(text.length > 0 ? 200 : 500, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text),
      (error: unknown) => { console.error(error); response.writeHead(500).end(); },
    );
  });
});
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => process.send!({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` }));
process.once('disconnect', () => process.exit(0));

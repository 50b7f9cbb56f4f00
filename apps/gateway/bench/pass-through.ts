import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { connect, headers } from '@nats-io/transport-node';
import fastify from 'fastify';
import { Client } from 'pg';
import { readConfig } from '../src/config.ts';
import { startGateway } from '../src/gateway.ts';
import { createAccount } from '../src/session/accounts.ts';
import { PASSWORD, startServers } from '../src/test-boot.ts';

/** A list of 20 through the gateway beside the same through Fastify and NATS alone, in turns; responder and load are processes of their own. */
const self = fileURLToPath(import.meta.url);
const [mode, ...rest] = process.argv.slice(2);
const ROUNDS = 3;
const SECONDS = 3;

const row = {
  id: randomUUID(), number: 'XQ-2026-000123', title: '修理自来水管', kindId: 'living.repair', kindName: '家电维修', category: 'living', villageCode: '350123100201', villageName: '某村', townshipName: '某镇',
  urgency: 3, careTags: ['leftBehindElder'], source: 'villager', status: 'published', departmentId: null, departmentName: null, visitOn: null, submittedAt: '2026-03-01T00:00:00Z', updatedAt: '2026-03-01T00:00:00Z', dueAt: null, version: 3,
};

async function respond(url: string): Promise<void> {
  const nats = await connect({ servers: url, user: 'services', pass: PASSWORD });
  const list = JSON.stringify({ ok: true, value: { items: Array.from({ length: 20 }, () => row), total: 1234, nextCursor: null } });
  const grants = JSON.stringify({ ok: true, value: { grants: [{ role: 'townshipCadre', scope: { kind: 'own' }, validFrom: '2026-01-01T00:00:00Z', validUntil: null }] } });
  nats.subscribe('op.needs.>', { callback: (_error, message) => void (message.json(), message.respond(list)) });
  nats.subscribe('op.registry.>', { callback: (_error, message) => void message.respond(grants) });
  await nats.flush();
  process.send?.('ready');
}

interface Measured { rps: number; failed: number; p50: number; p99: number }

async function load(url: string, connections: number, authorization: string): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const end = Date.now() + SECONDS * 1000;
  const one = () => new Promise<void>((resolve) => {
    const began = performance.now();
    http.get(url, { agent, headers: { authorization } }, (response) => response.resume().on('end', () => {
      if (response.statusCode !== 200) failed++;
      times.push(performance.now() - began);
      resolve();
    })).on('error', () => (failed++, resolve()));
  });
  await Promise.all(Array.from({ length: connections }, async () => { while (Date.now() < end) await one(); }));
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  process.send?.({ rps: Math.round(times.length / SECONDS), failed, p50: at(0.5), p99: at(0.99) } satisfies Measured);
  agent.destroy();
  process.disconnect();
}

async function compare(): Promise<void> {
  const servers = await startServers();
  const responder = fork(self, ['respond', servers.nats.url]);
  await new Promise((resolve) => responder.once('message', resolve));
  const bare = fastify();
  const nats = await connect({ servers: servers.nats.url, user: 'gateway', pass: PASSWORD, inboxPrefix: '_INBOX_gateway' });
  bare.get('/needs', async (request) => {
    const sent = headers();
    sent.set('Shaodao-Actor', 'x'.repeat(400));
    return (await nats.request('op.needs.need.list', JSON.stringify({ input: request.query }), { timeout: 10_000, headers: sent })).json<{ value: unknown }>().value;
  });
  const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' });
  const gateway = await startGateway(readConfig({
    PORT: '0', HOST: '127.0.0.1', DATABASE_URL: servers.databaseUrl, NATS_URL: servers.nats.url, NATS_USER: 'gateway', NATS_PASSWORD: PASSWORD, SHAODAO_LIMITS: 'off',
    SHAODAO_ACTOR_PRIVATE_JWK: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })), SHAODAO_SERVICE_PRIVATE_JWK: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })), SHAODAO_BLIND_INDEX_KEY: 'ab'.repeat(32), SHAODAO_DATA_KEYS: JSON.stringify({ current: 'k1', keys: { k1: 'cd'.repeat(32) } }),
  }), { logTo: createWriteStream('/dev/null') });
  const account = { personId: randomUUID(), userName: 'bench', password: 'bench of the gateway' };
  const client = new Client(servers.databaseUrl);
  await client.connect();
  await createAccount(client, account);
  await client.end();
  const session = await fetch(`${gateway.address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(account) });
  const { token } = (await session.json()) as { token: string };

  const measure = (url: string, connections: number) => new Promise<Measured & { cpu: number }>((resolve) => {
    const before = process.cpuUsage();
    fork(self, ['load', url, String(connections), `Bearer ${token}`]).once('message', (result) => {
      const measured = result as Measured; // our own process's
      const { user, system } = process.cpuUsage(before);
      resolve({ ...measured, cpu: Math.round((user + system) / (measured.rps * SECONDS)) });
    });
  });
  for (let round = 1; round <= ROUNDS; round++)
    for (const connections of [16, 64]) {
      const query = 'needs?limit=20&villageCode=350123100201';
      const [plain, ours] = [await measure(`${bareUrl}/${query}`, connections), await measure(`${gateway.address}/api/v1/${query}`, connections)];
      console.log(JSON.stringify({ round, connections, bare: plain, gateway: ours, ratio: Math.round((ours.rps / plain.rps) * 100) / 100, cpuRatio: Math.round((plain.cpu / ours.cpu) * 100) / 100 }));
    }
  responder.kill();
  await bare.close();
  await nats.close();
  await gateway.stop();
  await servers.stop();
}

if (mode === 'respond') await respond(rest[0]!);
else if (mode === 'load') await load(rest[0]!, Number(rest[1]), rest[2]!);
else await compare();

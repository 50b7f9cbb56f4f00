import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { APP_FLAGS } from '@shaodao/local/app';
import { bootBenchCounty, ENTRY, signIn } from './county.ts';
import { fill } from './fill.ts';
import type { Measured, Wish } from './load.ts';
import { begin, cpuMicros, end, loadAverage, rssMb } from './processes.ts';

const file = (name: string): string => join(import.meta.dirname, name);
const OPERATIONS = ['read', 'list', 'search', 'create', 'verify'] as const;
type System = 'server' | 'chain' | 'ours';
interface Line { operation: string; connections: number; system: System; rps: number; p50: number; p99: number; failed: number; cpuMicros: number }

/** Five operations at 16 and 64 connections through the real gateway, and the same statements through two bare programs, in turns. */
export async function benchApi({ needs = 100_000, rounds = 3, seconds = 2, connections = [16, 64], operations = OPERATIONS as readonly Wish['operation'][], profile = false } = {}): Promise<void> {
  const before = loadAverage();
  const county = await bootBenchCounty();
  const fresh = 60_000;
  let began = performance.now();
  await fill(county.ownerUrl, needs, fresh);
  console.log(`${needs} + ${fresh} needs filled in ${Math.round((performance.now() - began) / 1000)} s`);
  began = performance.now();
  const flags = profile ? [...APP_FLAGS, '--cpu-prof', `--cpu-prof-dir=${file('results')}`] : APP_FLAGS;
  const [app, ready] = await begin<{ type: string; addresses: { url: string }[] }>(ENTRY, [], county.env, (message) => message.type === 'ready', flags);
  const address = new URL(ready.addresses[0]!.url).origin;
  console.log(`ready after ${((performance.now() - began) / 1000).toFixed(1)} s, RSS ${rssMb(app.pid!)} MB`);
  const login = [county.natsUrl, county.natsLogin.user, county.natsLogin.password];
  const [server, atServer] = await begin<{ url: string }>(file('bare.ts'), ['server', county.needsUrl], county.env, () => true);
  const [chain, atChain] = await begin<{ url: string }>(file('bare.ts'), ['chain', county.needsUrl, ...login], county.env, () => true);
  const systems = [
    { system: 'server', url: atServer.url, pid: server.pid! }, { system: 'chain', url: atChain.url, pid: chain.pid! }, { system: 'ours', url: `${address}/api/v1`, pid: app.pid! },
  ] as const;
  const tokens = { officer: await signIn(address, 'officer'), organiser: await signIn(address, 'organiser') };

  const lines: Line[] = [];
  let freshFrom = 0;
  const measure = async (system: (typeof systems)[number], operation: Wish['operation'], many: number, length = seconds) => {
    const wish: Wish = { url: system.url, operation, connections: many, seconds: length, tokens, needs, freshFrom };
    const cpu = cpuMicros(system.pid);
    const measured = await measureIn(wish);
    if (operation === 'verify') freshFrom += measured.requests;
    // What a command sets going in other services is part of its cost, and no part of the next measurement's.
    if (system.system === 'ours' && (operation === 'create' || operation === 'verify')) await county.quiet();
    return { ...measured, cpuMicros: Math.round((cpuMicros(system.pid) - cpu) / Math.max(1, measured.requests)) };
  };
  for (const system of systems) for (const operation of operations) await measure(system, operation, 16, 1);
  for (let round = 1; round <= rounds; round++)
    for (const many of connections)
      for (const operation of operations)
        for (const system of systems) {
          const { rps, p50, p99, failed, cpuMicros: cpu } = await measure(system, operation, many);
          lines.push({ operation, connections: many, system: system.system, rps, p50, p99, failed, cpuMicros: cpu });
        }
  const rss = rssMb(app.pid!);
  const table = summarise(lines);
  print(table);
  console.log(`RSS of gateway and five services after it all: ${rss} MB · ${cpus().length} cores · load average before ${before}, after ${loadAverage()}`);
  mkdirSync(file('results'), { recursive: true });
  writeFileSync(file(`results/api-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`), JSON.stringify({ needs, rounds, seconds, rssMb: rss, loadAverage: [before, loadAverage()], table, lines }, undefined, 2));
  for (const child of [app, server, chain]) await end(child);
  await county.stop();
}

function measureIn(wish: Wish): Promise<Measured> {
  const child = fork(file('load.ts'), { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => resolve(measured as Measured)); // its only message
    child.once('exit', (code) => { if (code) reject(new Error('the load generator failed')); });
    child.send(wish);
  });
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The middle of the rounds, and ours against the bare ones: by requests a second, and by processor time of a request, which a busy machine blurs less. */
function summarise(lines: readonly Line[]) {
  return [...Map.groupBy(lines, (l) => `${l.operation} ${l.connections}`)].map(([name, all]) => {
    const of = (system: System) => {
      const mine = all.filter((l) => l.system === system);
      return { rps: middle(mine.map((l) => l.rps)), p50: middle(mine.map((l) => l.p50)), p99: middle(mine.map((l) => l.p99)), cpuMicros: middle(mine.map((l) => l.cpuMicros)), failed: mine.reduce((n, l) => n + l.failed, 0) };
    };
    const [server, chain, ours] = [of('server'), of('chain'), of('ours')];
    const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100;
    return { name, server, chain, ours, toServer: ratio(ours.rps, server.rps), toChain: ratio(ours.rps, chain.rps), cpuToServer: ratio(server.cpuMicros, ours.cpuMicros), cpuToChain: ratio(chain.cpuMicros, ours.cpuMicros) };
  });
}

function print(table: ReturnType<typeof summarise>): void {
  console.log('operation, connections | ours req/s p50 p99 ms, CPU µs, failed | bare chain req/s, CPU µs | bare server req/s, CPU µs | ours/chain (CPU) | ours/server (CPU)');
  for (const { name, server, chain, ours, ...ratio } of table)
    console.log(`${name.padEnd(10)} | ${ours.rps} ${ours.p50} ${ours.p99}, ${ours.cpuMicros}, ${ours.failed} | ${chain.rps}, ${chain.cpuMicros} | ${server.rps}, ${server.cpuMicros} | ${ratio.toChain} (${ratio.cpuToChain}) | ${ratio.toServer} (${ratio.cpuToServer})`);
}

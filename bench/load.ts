import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { KINDS, HOUSEHOLDS } from '@shaodao/testkit/small-county';
import { freshIdOf, needIdOf, villageOf } from './fill.ts';
import { WORDS } from './texts.ts';

/** One measurement, in a process of its own so that it takes nothing from the server's. */
export interface Wish {
  readonly url: string;
  readonly operation: 'create' | 'read' | 'list' | 'verify' | 'search';
  readonly connections: number;
  readonly seconds: number;
  readonly tokens: { readonly officer: string; readonly organiser: string };
  readonly needs: number;
  /** The first fresh need that nobody has verified. */
  readonly freshFrom: number;
}
export interface Measured {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  readonly requests: number;
}
const OPEN = 'submitted,verified,published,claimed,scheduled,served,reopened';
const random = (below: number): number => Math.floor(Math.random() * below);

process.once('message', (wish: Wish) => void measure(wish).then((measured) => { process.send!(measured); process.disconnect(); }));

async function measure(wish: Wish): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: wish.connections });
  const times: number[] = [];
  const run = randomUUID();
  let [failed, n] = [0, 0];
  const requestOf = (): [method: string, path: string, token: string, body?: unknown, headers?: Record<string, string>] => {
    const i = n++;
    switch (wish.operation) {
      case 'create': return ['POST', '/needs', wish.tokens.officer, { householdId: HOUSEHOLDS.wang, kindId: KINDS.wiring, detail: `灯一开就跳闸，晚上看不见（${run} ${i}）`, howSoon: 'thisWeek' }, { 'idempotency-key': `${run}-${i}` }];
      case 'read': return ['GET', `/needs/${needIdOf(random(wish.needs))}`, wish.tokens.organiser];
      case 'list': return ['GET', `/needs?villageCode=${villageOf(random(200))}&status=${OPEN}&limit=20`, wish.tokens.organiser];
      case 'verify': return ['POST', `/needs/${freshIdOf(wish.freshFrom + i)}/verify`, wish.tokens.officer, { title: '查电线修电路', kindId: KINDS.wiring, urgency: 3 }, { 'if-match': '"1"', 'idempotency-key': `${run}-${i}` }];
      case 'search': return ['GET', `/needs?words=${encodeURIComponent(WORDS[random(WORDS.length)]!)}&limit=20`, wish.tokens.organiser];
    }
  };
  const one = () => new Promise<void>((resolve) => {
    const [method, path, token, body, headers] = requestOf();
    const began = performance.now();
    const request = http.request(`${wish.url}${path}`, { agent, method, headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...headers } }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode !== 200) failed++;
        times.push(performance.now() - began);
        resolve();
      });
    });
    request.on('error', () => { failed++; resolve(); }).end(body ? JSON.stringify(body) : undefined);
  });
  const began = performance.now();
  const end = began + wish.seconds * 1000;
  await Promise.all(Array.from({ length: wish.connections }, async () => { while (performance.now() < end) await one(); }));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { rps: Math.round((times.length - failed) / seconds), p50: at(0.5), p99: at(0.99), failed, requests: n };
}

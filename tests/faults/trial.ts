import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { Client } from './client.ts';
import { checkCommands } from './check-commands.ts';
import { checkEvents, lateness, settled } from './check-events.ts';
import { bootFaultCounty, type FaultCounty } from './county.ts';
import { Journal } from './journal.ts';
import { Load, type LoadOptions } from './load.ts';

/** What a fault does to a county under load. */
export interface Scene {
  readonly county: FaultCounty;
  readonly load: Load;
  readonly client: Client;
  readonly nats: NatsConnection;
  /** Tells a figure that stands in the report. */
  readonly say: (text: string) => void;
}
export interface Trial {
  readonly load: LoadOptions;
  /** Before the load begins: where control runs switch a protection off. */
  readonly prepare?: (county: FaultCounty) => Promise<void>;
  readonly fault: (scene: Scene) => Promise<void>;
}
export interface Report {
  readonly acked: number;
  readonly lost: number;
  readonly unknown: number;
  readonly duplicated: number;
  readonly late: { readonly p50: number; readonly p99: number };
  readonly wrong: readonly string[];
  readonly said: readonly string[];
}
const SETTLE_MS = 150_000;

/** Boots a county, lets people use it while the fault does its work, waits until it is quiet, and checks everything against the journal. */
export async function run(trial: Trial, settleMs = SETTLE_MS): Promise<Report> {
  const county = await bootFaultCounty();
  const client = new Client(county.url);
  const said: string[] = [];
  try {
    await client.signIn();
    await trial.prepare?.(county);
    const since = (await county.owner.query<{ now: Date }>('select now()')).rows[0]!.now;
    const journal = new Journal(join(county.dir, 'journal.ndjson'));
    const nats = await county.broker.connect();
    const load = new Load(client, journal, trial.load).start();
    await load.more(20);
    await trial.fault({ county, load, client, nats, say: (text) => said.push(text) });
    // People go on for a while: what the fault broke shows now.
    const began = performance.now();
    await load.more(20);
    said.push(`accepted again within ${seconds(performance.now() - began)}`);
    await load.stop();
    const quiet = performance.now();
    const restless = await settled(county.owner, county.broker, nats, settleMs);
    said.push(`quiet after ${seconds(performance.now() - quiet)}`);
    await nats.close();
    const entries = journal.read();
    const refused = Map.groupBy(entries.flatMap(({ ending }) => (ending.outcome === 'refused' ? [ending.code] : [])), (code) => code);
    said.push(`refused by rule: ${[...refused].map(([code, all]) => `${all.length} × ${code}`).join(', ') || 'none'}`);
    const commands = await checkCommands(county.owner, client, entries);
    const crashes = Object.values(county.parts).filter((part) => part.crashes > 0).map((part) => `${part.name} ended by itself ${part.crashes} times`);
    const wrong = [...(restless.length === 0 ? [] : [`not quiet after ${settleMs / 1000} s: ${restless.join(', ')}`]), ...crashes, ...commands.wrong, ...(await checkEvents(county.owner))];
    return { ...commands, wrong, late: await lateness(county.owner, since), said };
  } finally {
    await county.stop();
  }
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
/** Lost, duplicated or otherwise wrong. */
export const failed = (report: Report): boolean => report.lost > 0 || report.duplicated > 0 || report.wrong.length > 0;
/** quality.md's line, and below it what was measured and what was wrong. */
export function print(name: string, { acked, lost, unknown, duplicated, late, wrong, said }: Report): void {
  console.log(`${name}  acked ${acked} / lost ${lost} / unknown ${unknown} / duplicated ${duplicated} / late p99 ${seconds(late.p99)} (p50 ${late.p50} ms)`);
  for (const text of said) console.log(`    · ${text}`);
  for (const text of wrong.slice(0, 8)) console.log(`    ✗ ${text}`);
  if (wrong.length > 8) console.log(`    ✗ and ${wrong.length - 8} more`);
}

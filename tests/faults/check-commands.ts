import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { needChart } from '@shaodao/domain/needs/need.chart';
import { whistleChart } from '@shaodao/domain/needs/whistle';
import { personIdOf } from '@shaodao/testkit/small-county';
import type { Client } from './client.ts';
import type { Effect, Entry } from './journal.ts';
import { ADDED } from './load.ts';

export interface CommandFindings {
  readonly acked: number;
  readonly lost: number;
  readonly unknown: number;
  readonly duplicated: number;
  /** What else is wrong, in words. */
  readonly wrong: readonly string[];
}
interface Step { aggregate_id: string; action: string; note: string | null; to_status: string }
/** How many acknowledged commands are sent once more with their key, to hear the same answer. */
const ASKED_AGAIN = 300;

/** Every acknowledged command is there with exactly that result; every unanswered one 0 or 1 times; a refused one never. */
export async function checkCommands(owner: pg.Pool, client: Client, entries: readonly Entry[]): Promise<CommandFindings> {
  const steps = (await owner.query<Step>('select aggregate_id, action, note, to_status from needs.history order by id')).rows;
  const counts = await effectCounts(owner, steps);
  const stands = resultsByVersion(steps);
  const wrong: string[] = [];
  let [acked, lost, unknown, duplicated] = [0, 0, 0, 0];
  for (const { command, ending } of entries) {
    const times = counts.get(keyOf(command.effect)) ?? 0;
    const name = `${command.path} by ${command.who} (${command.n})`;
    if (times > 1) { wrong.push(`${name} happened ${times} times`); duplicated++; }
    if (ending.outcome === 'acked') {
      acked++;
      if (times === 0) { wrong.push(`${name} was acknowledged and is not there`); lost++; }
      const { id, version, status } = ending.body as { id?: string; version?: number; status?: string };
      const stood = command.path.startsWith('/needs') && id && version ? stands.get(`${id} ${version}`) : undefined;
      if (command.path.startsWith('/needs') && stood !== status) { wrong.push(`${name} was answered "${status}" at version ${version}; the history says "${stood}"`); lost++; }
    } else if (ending.outcome === 'unknown') unknown++;
    else if (ending.outcome === 'contradicted') { wrong.push(`${name} got different answers to one key: ${JSON.stringify(ending.bodies).slice(0, 300)}`); duplicated++; }
    // After an attempt without an answer a refusal tells nothing about that attempt.
    else if (times > 0 && ending.attempts === 1) { wrong.push(`${name} was refused (${ending.code}) and yet is there`); duplicated++; }
  }
  const changed = await askAgain(client, entries);
  wrong.push(...changed, ...illegalSteps(steps), ...(await finalStates(owner, stands)));
  return { acked, lost: lost + changed.length, unknown, duplicated, wrong };
}

const keyOf = (effect: Effect): string => {
  if ('detail' in effect) return `${effect.in} ${effect.detail}`;
  if (effect.in === 'needs.history') return `${effect.in} ${effect.id} ${effect.action} ${effect.note}`;
  return `${effect.in} ${effect.operation} ${effect.id} ${personIdOf(effect.by as never)}`;
};

async function effectCounts(owner: pg.Pool, steps: readonly Step[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const table of ['needs.need', 'needs.whistle', 'liaison.opinion'] as const)
    // What an opinion became is counted with the opinion.
    for (const { detail } of (await owner.query<{ detail: string }>(`select detail from ${table} ${table === 'needs.need' ? 'where opinion_id is null' : ''}`)).rows) {
      add(`${table} ${detail}`);
      // What was added replaces the words, and begins with them.
      if (detail.includes(ADDED)) add(`${table} ${detail.split(ADDED)[0]}`);
    }
  for (const { aggregate_id, action, note } of steps) add(`needs.history ${aggregate_id} ${action} ${note}`);
  const audits = await owner.query<{ operation: string; object_id: string; person_id: string }>(`select operation, object_id, person_id from volunteers.audit where outcome = 'done'`);
  for (const { operation, object_id, person_id } of audits.rows) add(`volunteers.audit ${operation} ${object_id} ${person_id}`);
  return counts;
}

/** Where each need stood at each version, by its history: every step is a version, but a good rating and the end it brings are one. */
function resultsByVersion(steps: readonly Step[]): ReadonlyMap<string, string> {
  const versions = new Map<string, number>();
  const stands = new Map<string, string>();
  for (const { aggregate_id: id, action, to_status: status } of steps) {
    const version = (versions.get(id) ?? 0) + (action === 'close' ? 0 : 1);
    versions.set(id, version);
    stands.set(`${id} ${version}`, status);
    stands.set(`${id} last`, `${version} ${status}`);
  }
  return stands;
}

async function finalStates(owner: pg.Pool, stands: ReadonlyMap<string, string>): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; status: string; version: number }>('select id, status, version from needs.need');
  return rows.filter((r) => stands.get(`${r.id} last`) !== `${r.version} ${r.status}`).map((r) => `need ${r.id} stands at ${r.version} ${r.status}; its history ends at ${stands.get(`${r.id} last`)}`);
}

/** Every step of every history is one that the chart allows from where the matter stood. */
function illegalSteps(steps: readonly Step[]): string[] {
  const standing = new Map<string, string>();
  const illegal: string[] = [];
  for (const { aggregate_id: id, action, to_status: to } of steps) {
    const from = standing.get(id);
    const charts = [needChart.steps, whistleChart.steps] as Readonly<Record<string, { from: readonly string[]; to: string }>>[];
    // A whistle's release and a rating that is not the last leave it where it is.
    const isLegal = charts.some((chart) => chart[action] && (from === undefined ? chart[action].from.length === 0 : chart[action].from.includes(from)) && (chart[action].to === to || to === from));
    if (!isLegal) illegal.push(`illegal step of ${id}: ${from ?? 'nothing'} – ${action} → ${to}`);
    standing.set(id, to);
  }
  return illegal;
}

/** The same key gets the same answer, days later too. */
async function askAgain(client: Client, entries: readonly Entry[]): Promise<string[]> {
  const all = entries.filter(({ ending }) => ending.outcome === 'acked');
  const step = Math.max(1, Math.floor(all.length / ASKED_AGAIN));
  const changed: string[] = [];
  for (const { command, ending } of all.filter((_, i) => i % step === 0)) {
    const answer = await client.post(command);
    if (ending.outcome === 'acked' && !isDeepStrictEqual(answer?.body, ending.body))
      changed.push(`${command.path} (${command.n}) asked again with its key answers otherwise: ${JSON.stringify(answer).slice(0, 200)}`);
  }
  return changed;
}

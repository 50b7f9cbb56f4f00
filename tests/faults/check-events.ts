import { isDeepStrictEqual } from 'node:util';
import type { NatsConnection } from '@nats-io/transport-node';
import type pg from 'pg';
import { ServiceName } from '@shaodao/contracts/operations';
import { verifyAudit } from '@shaodao/service-kit/audit';
import { evaluationService } from '@shaodao/service-evaluation/evaluation.service';
import { liaisonService } from '@shaodao/service-liaison/liaison.service';
import { needsService } from '@shaodao/service-needs/needs.service';
import { registryService } from '@shaodao/service-registry/registry.service';
import { volunteersService } from '@shaodao/service-volunteers/volunteers.service';
import type { Broker } from './broker.ts';
import { readModels, tellAgain, type Told } from './rebuild.ts';

const HEARD_BY = { registry: registryService.heardBy, needs: needsService.heardBy, volunteers: volunteersService.heardBy, liaison: liaisonService.heardBy, evaluation: evaluationService.heardBy } as const;
/** Every source and consumer of events. */
export const LINES = ServiceName.options.flatMap((source) => HEARD_BY[source].map((consumer) => ({ source, consumer })));

/** Waits until nothing waits: outboxes sent, every event taken in everywhere, nothing left to acknowledge. @returns what still waits when patience ends; empty when all is quiet */
export async function settled(owner: pg.Pool, broker: Broker, nats: NatsConnection, patienceMs: number): Promise<string[]> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const waiting = (await Promise.all(ServiceName.options.map((s) => owner.query<{ n: number }>(`select count(*) as n from ${s}.outbox where published_at is null`)))).reduce((n, { rows }) => n + rows[0]!.n, 0);
    const missing = waiting > 0 ? 1 : (await Promise.all(LINES.map((line) => missingOf(owner, line)))).flat().length;
    const backlogs = waiting > 0 || missing > 0 ? [] : await Promise.all(LINES.map(async ({ source, consumer }) => ({ line: `${source} → ${consumer}`, left: await broker.backlog(nats, source, consumer) })));
    const unsettled = backlogs.flatMap(({ line, left }) => (left === 0 ? [] : [`${line}: ${left ?? 'no consumer'}`]));
    if (waiting === 0 && missing === 0 && unsettled.length === 0) return [];
    if (Date.now() > end) return [`${waiting} events to send`, `${missing} to take in`, ...unsettled];
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const missingOf = async (owner: pg.Pool, { source, consumer }: (typeof LINES)[number], until?: Date): Promise<string[]> =>
  (await owner.query<{ event_id: string }>(
    `select event_id from ${source}.outbox o where ($1::timestamptz is null or o.created_at < $1) and not exists (select from ${consumer}.inbox i where i.event_id = o.event_id) and not exists (select from ${consumer}.dead_letter d where d.event_id = o.event_id)`, [until],
  )).rows.map((r) => r.event_id);
/** How many events of before `until` some consumer has not heard yet. */
export const unheard = async (owner: pg.Pool, until: Date): Promise<number> => (await Promise.all(LINES.map((line) => missingOf(owner, line, until)))).flat().length;

/** Each event has exactly one effect or one dead letter per consumer; read models equal a rebuild; the audit chain holds. @returns what does not */
export async function checkEvents(owner: pg.Pool): Promise<string[]> {
  const wrong: string[] = [];
  for (const source of ServiceName.options) {
    const { rows } = await owner.query<{ waiting: number; gaps: number }>(
      `select count(*) filter (where published_at is null) as waiting, (select count(*) from (select aggregate_id from ${source}.outbox group by aggregate_id having max(sequence) <> count(*)) as g) as gaps from ${source}.outbox`,
    );
    if (rows[0]!.waiting > 0) wrong.push(`${rows[0]!.waiting} events of ${source} were never sent`);
    if (rows[0]!.gaps > 0) wrong.push(`the events of ${rows[0]!.gaps} things of ${source} have gaps in their line`);
    const { faults } = await verifyAudit(owner, source);
    wrong.push(...faults.map((fault) => `audit of ${source}: ${fault}`));
  }
  for (const line of LINES) {
    const missing = await missingOf(owner, line);
    if (missing.length > 0) wrong.push(`${missing.length} events of ${line.source} had no effect in ${line.consumer}`);
    const { rows } = await owner.query<{ twice: number; unheard: number; dead: number }>(
      `select (select count(*) from (select event_id from ${line.consumer}.inbox where source = $1 group by event_id having count(*) > 1) as t) as twice,
        (select count(*) from ${line.consumer}.inbox i where source = $1 and not exists (select from ${line.source}.outbox o where o.event_id = i.event_id)) as unheard,
        (select count(*) from ${line.consumer}.dead_letter where source = $1) as dead`, [line.source],
    );
    const { twice, unheard, dead } = rows[0]!;
    if (twice > 0) wrong.push(`${twice} events of ${line.source} had several effects in ${line.consumer}`);
    if (unheard > 0) wrong.push(`${line.consumer} took in ${unheard} events that ${line.source} never told`);
    if (dead > 0) wrong.push(`${dead} dead letters from ${line.source} in ${line.consumer}`);
  }
  return [...wrong, ...(await compareReadModels(owner)), ...(await compareOpinions(owner))];
}

async function compareReadModels(owner: pg.Pool): Promise<string[]> {
  const told = async (service: string) => (await owner.query<Told>(`select event_id, subject, aggregate_id, sequence, created_at, payload from ${service}.outbox`)).rows;
  const heads = new Map((await owner.query<{ id: string; head_id: string }>('select id, head_id from registry.household')).rows.map((r) => [r.id, r.head_id]));
  const wanted = tellAgain(await told('needs'), await told('volunteers'), heads);
  const found = await readModels(owner);
  const wrong: string[] = [];
  for (const name of ['cases', 'calls', 'care', 'shifts'] as const) {
    const differing = [...new Set([...wanted[name].keys(), ...found[name].keys()])].filter((key) => !isDeepStrictEqual(wanted[name].get(key), found[name].get(key)));
    if (differing.length > 0) wrong.push(`${differing.length} of ${wanted[name].size} rows of "${name}" are not what the events tell, such as ${JSON.stringify([differing[0], wanted[name].get(differing[0]!), found[name].get(differing[0]!)])}`);
  }
  for (const [id, status] of found.statuses) if (wanted.statuses.get(id) !== status) wrong.push(`opinion about ${id} says "${status}", the events say "${wanted.statuses.get(id)}"`);
  for (const [id, many] of found.signedUp) if ((wanted.signedUp.get(id) ?? 0) !== many) wrong.push(`need ${id} counts ${many} volunteers, the events say ${wanted.signedUp.get(id) ?? 0}`);
  return wrong;
}

/** Each opinion became exactly one need, and knows which. */
async function compareOpinions(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; many: number }>(
    `select o.id, count(n.id) as many from liaison.opinion o left join needs.need n on n.opinion_id = o.id and n.id = o.need_id group by o.id having count(n.id) <> 1`,
  );
  return rows.map((r) => `opinion ${r.id} became ${r.many} needs`);
}

/** Milliseconds from an event's transaction to its effect's, over everything since `since`. */
export async function lateness(owner: pg.Pool, since: Date): Promise<{ p50: number; p99: number }> {
  const all = LINES.map(({ source, consumer }) => `select extract(epoch from i.received_at - o.created_at) * 1000 as late from ${source}.outbox o join ${consumer}.inbox i using (event_id) where o.created_at > $1`).join(' union all ');
  const { rows } = await owner.query<{ p50: number | null; p99: number | null }>(`select percentile_cont(0.5) within group (order by late) as p50, percentile_cont(0.99) within group (order by late) as p99 from (${all}) as lines`, [since]);
  return { p50: Math.round(rows[0]!.p50 ?? 0), p99: Math.round(rows[0]!.p99 ?? 0) };
}

import { setTimeout as pause } from 'node:timers/promises';
import { ServiceName } from '@shaodao/contracts/operations';
import { unheard } from './check-events.ts';
import type { FaultCounty } from './county.ts';
import { spreadThrice } from './shuffle.ts';
import { seconds, type Scene, type Trial } from './trial.ts';

const LOAD = { rate: 40, workers: 12 } as const;
/** A service's own publications of events. */
const everyEvent = ServiceName.options.map((name) => [name, `ev.${name}.>`] as const);

/** F1: kill -9 of each process in turn, and at the three moments at which a kill could lose or double something. */
async function kills({ county, load, say }: Scene): Promise<void> {
  const restarts: number[] = [];
  for (const part of Object.values(county.parts)) {
    await part.kill9();
    restarts.push(await part.start());
    await load.more(10);
  }
  say(`restart of a process at most ${seconds(Math.max(...restarts))}`);
  await betweenCommitAndPublish(county);
  await betweenEffectAndAcknowledgement(county);
  await betweenCommitAndReply(county, load);
}

const count = async (county: FaultCounty, sql: string): Promise<number> => (await county.owner.query<{ n: number }>(`select count(*) as n from ${sql}`)).rows[0]!.n;
async function until(what: string, condition: () => Promise<boolean>, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${patienceMs / 1000} s`);
    await pause(100);
  }
}

/** Committed and acknowledged to people, and dead before any of it was published. */
export async function betweenCommitAndPublish(county: FaultCounty): Promise<void> {
  await county.broker.drop(['needs', 'ev.needs.>']);
  await until('events wait', async () => (await count(county, 'needs.outbox where published_at is null')) >= 30);
  await county.parts.needs.kill9();
  await county.broker.allowAll();
  await county.parts.needs.start();
}
/** Taken in, and dead before the broker heard of it: it will be delivered again. */
async function betweenEffectAndAcknowledgement(county: FaultCounty): Promise<void> {
  await county.broker.drop(['evaluation', '$JS.ACK.EV_NEEDS.on-evaluation.>']);
  const before = await count(county, `evaluation.inbox where source = 'needs'`);
  await until('events are taken in', async () => (await count(county, `evaluation.inbox where source = 'needs'`)) >= before + 30);
  await county.parts.evaluation.kill9();
  await county.broker.allowAll();
  await county.parts.evaluation.start();
}
/** Committed, and dead before who asked could hear of it: the same key is asked again. */
async function betweenCommitAndReply(county: FaultCounty, load: Scene['load']): Promise<void> {
  const before = await count(county, 'needs.idempotency');
  await county.broker.drop(['needs', '_INBOX_gateway.>']);
  await until('commands are done', async () => (await count(county, 'needs.idempotency')) >= before + 4);
  await county.parts.needs.kill9();
  await county.broker.allowAll();
  await county.parts.needs.start();
  await load.more(10);
}

/** F2: the broker is killed, then stopped for 30 s, then refuses events while 10,000 of them gather. */
async function broker({ county, load, say }: Scene): Promise<void> {
  await county.broker.kill9();
  await pause(3_000);
  await county.broker.start();
  let began = performance.now();
  await load.more(10);
  say(`after kill -9 accepted again within ${seconds(performance.now() - began)}`);
  county.broker.signal('SIGSTOP');
  await pause(30_000);
  county.broker.signal('SIGCONT');
  began = performance.now();
  await load.more(10);
  say(`after 30 s of STOP accepted again within ${seconds(performance.now() - began)}`);

  await county.broker.drop(...everyEvent);
  began = performance.now();
  await load.more(200);
  say(`200 commands accepted in ${seconds(performance.now() - began)} while no event could be published`);
  await fillOutbox(county, 10_000);
  const waiting = await count(county, 'needs.outbox where published_at is null');
  await county.broker.allowAll();
  began = performance.now();
  await until('the outbox drains', async () => (await count(county, 'needs.outbox where published_at is null')) < 100, 60_000);
  say(`${waiting} outbox rows drained in ${seconds(performance.now() - began)}`);
}
/** Adds events about needs that nobody holds, until so many wait. */
async function fillOutbox(county: FaultCounty, rows: number): Promise<void> {
  await county.owner.query(
    `with new as (select gen_random_uuid() as event, gen_random_uuid()::text as need from generate_series(1, $1)), line as (insert into needs.event_line select need, 1 from new)
     insert into needs.outbox (event_id, subject, aggregate_id, sequence, payload)
     select event, 'needs.need.verified', need, 1, jsonb_build_object('needId', need, 'villageCode', '350123100201', 'kindId', 'wiring-check') from new`, [rows],
  );
}

/** F4: JetStream's folder is deleted, twice; the second time with events in it that a consumer has not read. */
export async function wiped({ county, load, say }: Scene): Promise<void> {
  await county.broker.kill9();
  county.broker.wipe();
  await county.broker.start();
  const began = performance.now();
  await load.more(20);
  say(`accepted again within ${seconds(performance.now() - began)}`);
  // Dead, not stopped: a stopped reader has the next events in its socket already.
  await county.parts.evaluation.kill9();
  await load.more(60);
  await until('events lie unread', async () => (await count(county, 'needs.outbox o where published_at is not null and not exists (select from evaluation.inbox i where i.event_id = o.event_id)')) >= 30);
  await county.broker.kill9();
  county.broker.wipe();
  await county.broker.start();
  await county.parts.evaluation.start();
}

/** The short form of F1 and F4, in one county: each boot costs as much as a fault. Whatever F1 touched is heard before F4, whose recovery sends all anew and would hide a loss. */
export async function killedThenWiped(scene: Scene): Promise<void> {
  const { county, load } = scene;
  await betweenCommitAndPublish(county);
  await county.parts.evaluation.kill9();
  await county.parts.evaluation.start();
  await load.more(20);
  const { now } = (await county.owner.query<{ now: Date }>('select now()')).rows[0]!;
  await until('what was told before is heard', async () => (await unheard(county.owner, now)) === 0);
  await wiped(scene);
}

/** F5: kill -9 of PostgreSQL under load, and of single backends in the middle of transactions. */
async function database({ county, load, say }: Scene): Promise<void> {
  for (let i = 0; i < 2; i++) {
    await county.killPostgres();
    await pause(500);
    await county.startPostgres();
    const began = performance.now();
    await load.more(20);
    say(`after kill -9 of postgres accepted again within ${seconds(performance.now() - began)}`);
  }
  let terminated = 0;
  for (const end = Date.now() + 15_000; Date.now() < end; await pause(60)) {
    const { rowCount } = await county.owner.query(
      `select pg_terminate_backend(pid) from (select pid from pg_stat_activity where datname = current_database() and usename <> 'postgres' and (state like 'idle in transaction%' or state = 'active') order by random() limit 1) as one`,
    );
    terminated += rowCount ?? 0;
  }
  say(`${terminated} backends terminated in the middle of their work`);
}

/** F10: every event three times and in any order, every POST three times at once. */
async function shuffled({ county, load, nats, say }: Scene): Promise<void> {
  await county.broker.drop(...everyEvent);
  let spread = 0;
  for (let round = 0; round < 8; round++) {
    await load.more(60);
    spread += await spreadThrice(county.owner, nats);
  }
  say(`${spread} events were sent three times each, in any order, before their services sent them once more`);
  await county.broker.allowAll();
}

export const faults: Readonly<Record<string, { readonly title: string; readonly trial: Trial }>> = {
  F1: { title: 'kill -9 of every process', trial: { load: LOAD, fault: kills } },
  F2: { title: 'broker killed, stopped, refusing', trial: { load: LOAD, fault: broker } },
  F4: { title: 'JetStream deleted', trial: { load: LOAD, fault: wiped } },
  F5: { title: 'PostgreSQL killed', trial: { load: LOAD, fault: database } },
  F10: { title: 'everything three times and shuffled', trial: { load: { ...LOAD, copies: 3 }, fault: shuffled } },
};

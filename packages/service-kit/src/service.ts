import 'reflect-metadata';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import type pg from 'pg';
import pino from 'pino';
import { operationsOf, type ServiceName } from '@shaodao/contracts/operations';
import { ActorTokens } from './actor-token.ts';
import { anchorAudit, sealAudit } from './audit.ts';
import { Asker } from './asker.ts';
import { connectBroker, EventConsumer, JetStreamPublisher } from './broker.ts';
import type { ServiceConfig } from './config.ts';
import { DEAR_POOL, openPool } from './database.ts';
import { DeadLetterDesk, deadLetterHandlers } from './dead-letters.ts';
import { Inbox, type EventHandler } from './inbox.ts';
import { Loop } from './loop.ts';
import { NatsStrategy } from './nats-strategy.ts';
import { NumberProofs } from './number-proof.ts';
import { RELAY_BATCH, relayOutbox } from './outbox-relay.ts';
import { PersonalData } from './personal-data.ts';
import { reconcile, sweep } from './reconcile.ts';
import { fireTimer, type TimerRule } from './timers.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** What a service says of itself; the module's file is its table of contents. */
export interface ServiceDefinition<DB = unknown> {
  readonly name: ServiceName;
  /** Handlers of operations and events. */
  readonly handlers: readonly Type[];
  /** Services whose events this one hears. */
  readonly hears: readonly ServiceName[];
  /** Services that hear this one: the reconciler asks them. */
  readonly heardBy: readonly ServiceName[];
  /** Rules that wake by time, by timer kind. */
  readonly timers?: Readonly<Record<string, TimerRule<DB>>>;
}

export interface RunningService<DB = unknown> {
  readonly name: ServiceName;
  /** Services whose events it hears. */
  readonly hears: readonly ServiceName[];
  readonly pool: pg.Pool;
  readonly unitOfWork: UnitOfWork<DB>;
  /** Relays, reconciles, fires timers and seals until nothing is left to do now: for tests and orderly ends. */
  settle(): Promise<void>;
  isReady(): boolean;
  /** Stops taking in, finishes what runs, drains, closes (R11). */
  stop(): Promise<void>;
}

const RELAY_IDLE_MS = 1_000;
const TIMER_IDLE_MS = 1_000;
const SEAL_MS = 10_000;
const SWEEP_MS = 3_600_000;

const moduleOf = (controllers: readonly Type[], providers: Provider[]): DynamicModule => {
  class ServiceModule {}
  Module({})(ServiceModule);
  return { module: ServiceModule, controllers: [...controllers], providers };
};

/** Starts one service: handlers over NATS, relay, consumers, reconciler, timers, audit seals. */
export async function startService<DB>(definition: ServiceDefinition<DB>, config: ServiceConfig, logger: pino.Logger = pino({ level: 'warn' })): Promise<RunningService<DB>> {
  const { name } = definition;
  const log = logger.child({ service: name });
  const onError = (error: unknown, message: string): void => { log.error({ err: error }, message); };
  const pool = openPool(config, name);
  const dearPool = openPool(config, name, DEAR_POOL);
  const connection: NatsConnection = await connectBroker(config.NATS_URL, name, config.SHAODAO_NATS_USERS);
  const publisher = new JetStreamPublisher(connection, name);
  const asker = new Asker(connection, name, config.SHAODAO_SERVICE_PRIVATE_JWK);

  const relay = new Loop(async () => {
    try {
      return (await relayOutbox(pool, name, publisher)) >= RELAY_BATCH; // who announces more wakes it
    } catch (error) {
      // The stream may have been thrown away with JetStream's folder: it is made again, and nothing was marked as sent.
      await publisher.ensureStream().catch(() => undefined);
      throw error;
    }
  }, RELAY_IDLE_MS, (error) => log.warn({ err: error }, 'events wait: the broker did not take them'));
  // A broker that comes back may have been emptied: the stream is looked for before the next event fails.
  void (async () => {
    for await (const status of connection.status()) if (status.type === 'reconnect') await publisher.ensureStream().then(relay.wake, () => undefined);
  })();
  const personalData = new PersonalData(config.SHAODAO_DATA_KEYS, config.SHAODAO_BLIND_INDEX_KEY);
  const unitOfWork = new UnitOfWork<DB>(pool, personalData, relay.wake, dearPool);

  const strategy = new NatsStrategy(connection, new ActorTokens(config.SHAODAO_ACTOR_PUBLIC_JWK, config.SHAODAO_SERVICE_PUBLIC_JWK), onError);
  let inbox: Inbox<DB> | undefined;
  let consumers: EventConsumer[] = [];
  const desk = new DeadLetterDesk(pool, unitOfWork as UnitOfWork<unknown>, (headers, body) => inbox!.retry(headers, body), definition.hears, async (source) => consumers.find((c) => c.source === source)?.backlog() ?? null);
  const providers: Provider[] = [
    { provide: UnitOfWork, useValue: unitOfWork },
    { provide: PersonalData, useValue: personalData },
    { provide: Asker, useValue: asker },
    { provide: NumberProofs, useValue: new NumberProofs(config.SHAODAO_ACTOR_PUBLIC_JWK) },
    { provide: DeadLetterDesk, useValue: desk },
  ];
  const app = await NestFactory.createMicroservice(moduleOf([...definition.handlers, deadLetterHandlers(name)], providers), {
    strategy, logger: ['error', 'fatal'], abortOnError: false,
  });
  await app.listen();

  inbox = new Inbox<DB>(unitOfWork, pool, strategy.eventHandlers() as ReadonlyMap<string, EventHandler<DB>>, onError);
  consumers = definition.hears.map((source) => new EventConsumer(connection, source, name, (m) => inbox!.receive(m), onError).start());
  await publisher.ensureStream().catch((error: unknown) => log.warn({ err: error }, 'JetStream is not there yet'));

  const timers: ReadonlyMap<string, TimerRule<DB>> = new Map(Object.entries(definition.timers ?? {}));
  const fire = () => (timers.size > 0 ? fireTimer(unitOfWork, pool, timers, onError) : Promise.resolve(false));
  const findMissing = async (consumer: string, eventIds: readonly string[]) => {
    const answer = await asker.ask(operationsOf(consumer as ServiceName).findMissingEvents, { source: name, eventIds: [...eventIds] });
    if (!answer.ok) throw new Error(`${consumer} did not compare: ${answer.refusal}`);
    return answer.value.missing;
  };
  const compare = async () => {
    // A service with nothing new to tell would not notice that its stream is gone, nor would those who hear it.
    await publisher.ensureStream();
    // One consumer that is away must not keep the others from being compared.
    const results = await Promise.allSettled(definition.heardBy.map(async (consumer) => {
      const republished = await reconcile(pool, name, consumer, publisher, findMissing, Math.ceil(config.SHAODAO_RECONCILE_SECONDS / 3));
      if (republished > 0) log.warn({ consumer, republished }, 'events were missing and are published again');
    }));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return false;
  };
  const seal = async () => (await sealAudit(pool, name)) > 0;
  let lastAnchor = 0;
  const sealAndAnchor = async () => {
    const more = await seal();
    if (config.SHAODAO_ANCHOR_DIR && Date.now() - lastAnchor > 3_600_000) {
      await anchorAudit(pool, name, config.SHAODAO_ANCHOR_DIR);
      lastAnchor = Date.now();
    }
    return more;
  };
  const loops = [
    relay.start(),
    new Loop(fire, TIMER_IDLE_MS, (error) => onError(error, 'timers')).start(),
    new Loop(compare, config.SHAODAO_RECONCILE_SECONDS * 1000, (error) => log.warn({ err: error }, 'could not compare outbox and inboxes')).start(),
    new Loop(sealAndAnchor, SEAL_MS, (error) => onError(error, 'audit seal')).start(),
    new Loop(async () => (await sweep(pool), false), SWEEP_MS, (error) => onError(error, 'sweep')).start(),
  ];

  return {
    name, hears: definition.hears, pool, unitOfWork,
    isReady: () => !connection.isClosed(),
    async settle() {
      while ((await relayOutbox(pool, name, publisher)) > 0 || (await fire()));
    },
    async stop() {
      await Promise.all([...loops.map((loop) => loop.stop()), ...consumers.map((c) => c.stop())]);
      await app.close();
      await connection.drain().catch(() => undefined);
      await Promise.all([pool.end(), dearPool.end()]);
    },
  };
}

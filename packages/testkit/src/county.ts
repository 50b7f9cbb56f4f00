import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headers as natsHeaders, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import pino, { type DestinationStream } from 'pino';
import { inject } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@shaodao/contracts/actor';
import { operationSubject, type AnswerOf, type Operation, type OutputOf } from '@shaodao/contracts/kit';
import { ServiceName } from '@shaodao/contracts/operations';
import { ACTOR_HEADER, type ProvedNumber } from '@shaodao/contracts/wire';
import { running, startServices, type CountyServices } from '@shaodao/county/county';
import { allHeard } from '@shaodao/county/demo/load-county';
import { openSigner } from '@shaodao/gateway/signing';
import { startNats, type RunningNats } from '@shaodao/local/nats';
import { signToken } from '@shaodao/service-kit/actor-token';
import { connectBroker } from '@shaodao/service-kit/broker';
import { readConfig, type ServiceConfig } from '@shaodao/service-kit/config';
import { environmentOf } from './config.ts';
import { databaseUrl, TEMPLATE } from './global-setup.ts';
import { settleSmallCounty } from './settle.ts';
import { actorOf, personIdOf, type Name } from './small-county.ts';

/** How a test asks: the version it has seen, an idempotency key. */
export interface How {
  readonly expectedVersion?: number;
  readonly idempotencyKey?: string;
}
/** A real county for one test file: own database and NATS, all services, and everybody who lives there. */
export interface TestCounty {
  readonly config: ServiceConfig;
  readonly environment: Readonly<Record<string, string>>;
  /** Where nats-server keeps its streams. */
  readonly natsDir: string;
  readonly services: Required<CountyServices>;
  readonly nats: RunningNats;
  /** As owner of the database, past row-level security: for looking, not for doing. */
  readonly owner: pg.Pool;
  /** Asks over NATS as somebody of the small county, or as any actor. */
  ask<O extends Operation>(who: Name | Actor, operation: O, input: z.input<O['input']>, how?: How): Promise<AnswerOf<O>>;
  /** Asks, and expects it to be done. */
  does<O extends Operation>(who: Name | Actor, operation: O, input: z.input<O['input']>, how?: How): Promise<OutputOf<O>>;
  /** That a number's holder read out the code: what the gateway gives to who asked at the door. */
  proves(who: Name, proved: Omit<ProvedNumber, 'proofId' | 'byPersonId'>): Promise<string>;
  /** Waits until every event has been heard by all who hear it. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What a test may put in place of the usual: where logs go, settings of the services. */
export interface CountyOptions {
  readonly logTo?: DestinationStream;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function bootCounty(options: CountyOptions = {}): Promise<TestCounty> {
  const url = inject('postgresUrl');
  const secrets = inject('secrets');
  const name = `county_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const maintenance = new pg.Client({ connectionString: url });
  await maintenance.connect();
  await maintenance.query(`create database ${name} template ${TEMPLATE}`);
  await maintenance.end();
  const dir = mkdtempSync(join(tmpdir(), 'shaodao-nats-'));
  const nats = await startNats({ dir, users: secrets.nats });
  const environment = { ...environmentOf(databaseUrl(url, name), nats.url, secrets), ...options.environment };
  const config = readConfig(environment);
  const log = options.logTo ? pino({ level: 'trace' }, options.logTo) : pino({ level: process.env['TEST_LOG'] ?? 'fatal' });
  const services = (await startServices(config, ServiceName.options, log)) as Required<CountyServices>;
  const owner = new pg.Pool({ connectionString: config.DATABASE_URL, max: 2 });
  owner.on('error', () => undefined);
  const connection = await connectBroker(nats.url, 'gateway', secrets.nats);
  const ask = askerOf(connection, secrets.actorKey.privateJwk);
  await settleSmallCounty(services, config);

  return {
    config, environment, services, nats, owner, ask, natsDir: dir,
    async does(who, operation, input, how) {
      const answer = await ask(who, operation, input, how);
      if (!answer.ok) throw new Error(`${operation.subject} was refused: ${JSON.stringify(answer)}`);
      return answer.value as never;
    },
    async proves(who, proved) {
      const signer = await openSigner(secrets.actorKey.privateJwk, secrets.actorKey.privateJwk, () => new Date());
      return signer.numberProof({ ...proved, proofId: randomUUID(), byPersonId: personIdOf(who) });
    },
    settled: () => allHeard(services),
    async stop() {
      await connection.close();
      await Promise.all(running(services).map((s) => s.stop()));
      await owner.end();
      await nats.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function askerOf(connection: NatsConnection, actorKey: object): TestCounty['ask'] {
  return async (who, operation, input, how = {}) => {
    const actor = typeof who === 'string' ? actorOf(who) : who;
    const headers = natsHeaders();
    headers.set(ACTOR_HEADER, await signToken({ ...actorKey }, { ...actor }, 60));
    const reply = await connection.request(operationSubject(operation), JSON.stringify({ input, ...how }), { headers, timeout: 10_000 });
    return reply.json();
  };
}

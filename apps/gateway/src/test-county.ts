import { connect, headers as newHeaders, type Msg } from '@nats-io/transport-node';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { importJWK, jwtVerify, type JWK } from 'jose';
import { Pool } from 'pg';
import { Actor, type Grant, type Role } from '@shaodao/contracts/actor';
import { eventSubject, ok, operationSubject, refuse, type EventType, type Operation } from '@shaodao/contracts/kit';
import { operationsOf, ServiceName } from '@shaodao/contracts/operations';
import { findPersonByPhone, listGrantsOf } from '@shaodao/contracts/registry/person';
import { ACTOR_HEADER, EVENT_HEADERS, SERVICE_HEADER, TRACE_HEADER, WireRequest } from '@shaodao/contracts/wire';
import { readConfig } from './config.ts';
import { startGateway, type RunningGateway, type Surroundings } from './gateway.ts';
import { createAccount } from './session/accounts.ts';
import { PASSWORD, startServers, type TestServers } from './test-boot.ts';

/** One asking as a service receives it, envelope and signatures checked. */
export interface Asked extends WireRequest {
  readonly actor: Actor | null;
  readonly service: unknown;
  readonly traceparent: string | undefined;
}
type Answer = (asked: Asked) => unknown;

/** Stands where the five services stand, on real NATS, and believes signatures only. */
export interface TestCounty {
  readonly servers: TestServers;
  readonly pool: Pool;
  /** What was asked last, and how often, by operation. */
  lastAsked(operation: Operation): Asked;
  timesAsked(operation: Operation): number;
  /** Undefined leaves the question unanswered. */
  answer(operation: Operation, answer: Answer): void;
  resident(role: Role): { personId: string; phone: string; grants: Grant[] };
  staff(role: Role, account?: { userName: string; password: string }): Promise<{ personId: string; userName: string; password: string; grants: Grant[] }>;
  /** Another number is in force for this person from now on. */
  changeNumber(personId: string): void;
  announce(event: EventType, aggregateId: string): void;
  gateway(env?: Record<string, string>, surroundings?: Surroundings): Promise<RunningGateway>;
  stop(): Promise<void>;
}

export async function startCounty(): Promise<TestCounty> {
  const servers = await startServers();
  const pair = generateKeyPairSync('ed25519');
  const publicKey = await importJWK(pair.publicKey.export({ format: 'jwk' }) as JWK, 'EdDSA'); // node's JWK is jose's
  const pool = new Pool({ connectionString: servers.databaseUrl });
  pool.on('error', () => undefined);
  const connection = await connect({ servers: servers.nats.url, user: 'services', pass: PASSWORD, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
  const heard = new Map<string, Asked[]>();
  const grantsOf = new Map<string, Grant[]>();
  const phones = new Map<string, string>();
  const versions = new Map<string, number>();
  const gateways: RunningGateway[] = [];
  const answers = new Map<string, Answer>([
    [operationSubject(findPersonByPhone), ({ input, service }) => (service === 'gateway' ? ok({ personId: phones.get(String(input['phone'])) ?? null, phoneVersion: versions.get(phones.get(String(input['phone'])) ?? '') ?? 1, isWaiting: false }) : refuse('actor/unknown'))],
    [operationSubject(listGrantsOf), ({ input, service }) => (service === 'gateway' ? ok({ grants: grantsOf.get(String(input['personId'])) ?? [], phoneVersion: versions.get(String(input['personId'])) ?? 1 }) : refuse('actor/unknown'))],
    ...ServiceName.options.map((name): [string, Answer] => [operationSubject(operationsOf(name).findMissingEvents), () => ok({ missing: [] })]),
  ]);

  const claims = async (token: string | undefined) => (token ? (await jwtVerify(token, publicKey, { currentDate: new Date(0), algorithms: ['EdDSA'] })).payload : undefined);
  const hear = async (message: Msg) => {
    const actor = await claims(message.headers?.get(ACTOR_HEADER));
    const asked: Asked = {
      ...WireRequest.parse(message.json()), actor: actor ? Actor.parse(actor) : null, service: (await claims(message.headers?.get(SERVICE_HEADER)))?.['service'],
      traceparent: message.headers?.get(TRACE_HEADER),
    };
    heard.set(message.subject, [...(heard.get(message.subject) ?? []), asked]);
    const answer = answers.get(message.subject) ?? (() => refuse('system/unavailable'));
    const reply = await answer(asked);
    if (reply !== undefined) message.respond(JSON.stringify(reply));
  };
  for (const service of ServiceName.options)
    connection.subscribe(`op.${service}.>`, { queue: service, callback: (_error, message) => void hear(message).catch((error: unknown) => message.respond(JSON.stringify({ ...refuse('actor/unknown'), why: String(error) }))) });
  await connection.flush();

  const grant = (role: Role): Grant[] => [{ role, scope: { kind: 'own' }, validFrom: '2026-01-01T00:00:00Z', validUntil: null }];
  return {
    servers, pool,
    lastAsked: (operation) => heard.get(operationSubject(operation))!.at(-1)!,
    timesAsked: (operation) => heard.get(operationSubject(operation))?.length ?? 0,
    answer: (operation, answer) => void answers.set(operationSubject(operation), answer),
    resident(role) {
      const person = { personId: randomUUID(), phone: `138${String(phones.size).padStart(8, '0')}`, grants: grant(role) };
      phones.set(person.phone, person.personId);
      grantsOf.set(person.personId, person.grants);
      return person;
    },
    async staff(role, account = { userName: `staff-${randomUUID().slice(0, 8)}`, password: 'correct horse battery' }) {
      const person = { personId: randomUUID(), ...account, grants: grant(role) };
      grantsOf.set(person.personId, person.grants);
      await createAccount(pool, person);
      return person;
    },
    changeNumber: (personId) => void versions.set(personId, (versions.get(personId) ?? 1) + 1),
    announce(event, aggregateId) {
      const headers = newHeaders();
      headers.set(EVENT_HEADERS.subject, aggregateId);
      headers.set(EVENT_HEADERS.type, event.subject);
      connection.publish(eventSubject(event), '{}', { headers });
    },
    async gateway(env = {}, surroundings = {}) {
      const config = readConfig({
        PORT: '0', HOST: '127.0.0.1', DATABASE_URL: servers.databaseUrl, NATS_URL: servers.nats.url, NATS_USER: 'gateway', NATS_PASSWORD: PASSWORD, LOG_LEVEL: 'silent',
        SHAODAO_PLAIN_HTTP: 'i-know', SHAODAO_LIMITS: 'off', SHAODAO_ACTOR_PRIVATE_JWK: JSON.stringify(pair.privateKey.export({ format: 'jwk' })), SHAODAO_SERVICE_PRIVATE_JWK: JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
        SHAODAO_BLIND_INDEX_KEY: 'ab'.repeat(32), SHAODAO_DATA_KEYS: JSON.stringify({ current: 'k1', keys: { k1: 'cd'.repeat(32) } }), ...env,
      });
      const running = await startGateway(config, surroundings);
      gateways.push(running);
      return running;
    },
    async stop() {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await pool.end();
      await connection.close();
      await servers.stop();
    },
  };
}

import { AckPolicy, jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { natsConfig, syncsAlways } from '../../nats/config.ts';
import { consumerOf, inboxPrefix, permissionTable, streamOf } from '../../nats/permissions.ts';
import { randomNatsUsers, startNats, type RunningNats } from './nats.ts';
import { isAlive } from './processes.ts';
import { parties, services, type Party } from './services.ts';

let server: RunningNats;
const dir = mkdtempSync(join(tmpdir(), 'shaodao-nats-'));
beforeAll(async () => {
  server = await startNats({ dir });
  for (const service of services) {
    const connection = await as(service);
    await makeStream(connection, service);
    await connection.close();
  }
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

const makeStream = async (connection: NatsConnection, service: Party) =>
  (await jetstreamManager(connection, { checkAPI: false })).streams.add({ name: streamOf(service), subjects: [`ev.${service}.>`], storage: StorageType.File });

/** A connection as this party; closed after the test. */
async function as(party: Party): Promise<NatsConnection> {
  const { user, password } = server.users[party];
  return connect({ servers: server.url, user, pass: password, inboxPrefix: inboxPrefix(party), reconnect: false });
}
async function forTest(party: Party): Promise<NatsConnection> {
  const connection = await as(party);
  onTestFinished(() => connection.close());
  return connection;
}

/** Whether the server lets this party publish there. */
async function mayPublish(party: Party, subject: string): Promise<boolean> {
  const connection = await as(party);
  let refused = false;
  void (async () => {
    for await (const status of connection.status()) if (status.type === 'error') refused = true;
  })();
  connection.publish(subject, '');
  await connection.flush();
  await connection.flush(); // the refusal travels ahead of the second answer
  await connection.close();
  return !refused;
}

/** Whether the server lets this party listen there. */
async function mayListen(party: Party, subject: string): Promise<boolean> {
  const connection = await as(party);
  let refused = false;
  connection.subscribe(subject, { callback: (error) => void (refused ||= error !== null) });
  await connection.flush();
  await connection.flush();
  await connection.close();
  return !refused;
}

describe('the users of NATS', { timeout: 30_000 }, () => {
  it('each announce only their own events', async () => {
    for (const party of parties)
      for (const service of services) expect(await mayPublish(party, `ev.${service}.thing.happened`), `${party} → ev.${service}`).toBe(party === service);
  });

  it('ask only whom the table names: the gateway everybody, four services the registry, the registry about workrooms', async () => {
    for (const party of parties)
      for (const service of services) {
        const allowed = party === 'gateway' || (service === 'registry' && party !== 'registry') || (service === 'liaison' && party === 'registry');
        expect(await mayPublish(party, `op.${service}.thing.find`), `${party} → op.${service}`).toBe(allowed);
      }
  });

  it('answer only for themselves and read only their own inbox', async () => {
    for (const party of parties)
      for (const other of parties) {
        expect(await mayListen(party, `op.${other}.>`), `${party} listens op.${other}`).toBe(party === other);
        expect(await mayListen(party, `${inboxPrefix(other)}.>`), `${party} listens inbox of ${other}`).toBe(party === other);
      }
    for (const party of parties) for (const all of ['>', 'op.>', '_INBOX.>', '$JS.>']) expect(await mayListen(party, all), `${party} listens ${all}`).toBe(false);
  });

  it('cannot enter without their password', async () => {
    await expect(connect({ servers: server.url, user: 'needs', pass: 'guess', reconnect: false })).rejects.toThrow(/authorization/i);
    await expect(connect({ servers: server.url, reconnect: false })).rejects.toThrow(/authorization/i);
  });

  it('are answered by the service they ask', async () => {
    const registry = await forTest('registry');
    registry.subscribe('op.registry.>', { queue: 'registry', callback: (_, message) => void message.respond(`heard ${message.subject}`) });
    await registry.flush();
    const needs = await forTest('needs');
    expect((await needs.request('op.registry.village.find')).string()).toBe('heard op.registry.village.find');
  });

  it('hear of others through a durable consumer of their own, which no other may drain or remove', async () => {
    const needs = await forTest('needs');
    await jetstream(needs).publish('ev.needs.need.published', 'n1', { msgID: 'row-1' });
    const liaison = await forTest('liaison');
    const [stream, consumer] = [streamOf('needs'), consumerOf('liaison')];
    const manager = await jetstreamManager(liaison, { checkAPI: false });
    await manager.consumers.add(stream, { durable_name: consumer, ack_policy: AckPolicy.Explicit, filter_subject: 'ev.needs.need.>' });

    const thief = await jetstreamManager(await forTest('volunteers'), { checkAPI: false, timeout: 500 });
    const refused = /permission/i;
    await expect(thief.consumers.info(stream, consumer)).rejects.toThrow(refused);
    await expect(thief.consumers.delete(stream, consumer)).rejects.toThrow(refused);
    await expect(thief.consumers.add(stream, { durable_name: consumer, ack_policy: AckPolicy.None })).rejects.toThrow(refused);
    await expect(thief.streams.purge(stream)).rejects.toThrow(refused);
    await expect(thief.streams.delete(stream)).rejects.toThrow(refused);
    await expect(thief.streams.add({ name: 'own', subjects: ['op.>'] })).rejects.toThrow(refused);
    expect(await mayPublish('volunteers', `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`)).toBe(false);

    const message = await (await jetstream(liaison, { timeout: 2_000 }).consumers.get(stream, consumer)).next({ expires: 2_000 });
    expect(message?.string()).toBe('n1');
    expect(await message?.ackAck()).toBe(true);
  });

  it('make their own stream again after its files were lost, and no other', async () => {
    const needs = await forTest('needs');
    await expect(makeStream(needs, 'needs')).resolves.toMatchObject({ config: { name: 'EV_NEEDS' } });
    await expect(makeStream(needs, 'registry')).rejects.toThrow(/permission/i);
  });

  it('may compare inboxes with every other service, and ask nothing else of it', async () => {
    expect(await mayPublish('needs', 'op.liaison.inbox.find-missing')).toBe(true);
    expect(await mayPublish('needs', 'op.liaison.opinion.list')).toBe(false);
  });
});

describe('the embedded nats-server', { timeout: 30_000 }, () => {
  it('takes messages up to 4 MB', async () => {
    expect((await forTest('gateway')).info?.max_payload).toBe(4 * 1024 * 1024);
  });

  it('leaves no process behind when stopped, keeps the events, and is taken over after a killed start', async () => {
    const own = mkdtempSync(join(tmpdir(), 'shaodao-nats-'));
    const first = await startNats({ dir: own });
    const second = await startNats({ dir: own, port: first.port, users: first.users });
    onTestFinished(async () => {
      await second.stop();
      rmSync(own, { recursive: true, force: true });
    });
    expect(isAlive(first.mark)).toBe(false);
    expect(second.port).toBe(first.port);
    await second.stop();
    expect(isAlive(second.mark)).toBe(false);
  });

  it('writes to disk before it acknowledges wherever its version can', () => {
    const config = (version: string) => natsConfig({ dir: '/d', port: 1, users: randomNatsUsers(), version });
    expect(config('2.9.25')).not.toContain('sync_interval');
    expect(config('2.10.0')).toContain('"sync_interval": "always"');
    expect(['2.9.99', '2.10.0', '2.11.3', '3.0.0'].map(syncsAlways)).toEqual([false, true, true, true]);
  });

  it('has a table without wildcards over other services', () => {
    for (const [party, { publish, subscribe }] of Object.entries(permissionTable()))
      for (const subject of [...publish, ...subscribe]) if (party !== 'gateway') expect(subject).not.toMatch(/^(>|\*|op\.[>*]|ev\.[>*])/);
  });
});

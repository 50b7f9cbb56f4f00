import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { startNats, type RunningNats } from '@shaodao/local/nats';
import { freePort } from '@shaodao/local/ports';
import type { Secrets } from '@shaodao/local/secrets';
import { until } from '@shaodao/local/processes';
import { consumerOf, streamOf } from '@shaodao/contracts/wire';

type Party = keyof Secrets['nats'];
interface Configuration {
  authorization: { users: { user: string; password: string; permissions?: { publish: unknown; subscribe: unknown; allow_responses: boolean } }[] };
}
/** The harness's own user: may do everything. */
const HARNESS = { user: 'faults', password: 'faults-on-loopback' };

/** A nats-server that can be killed, stopped, emptied, and told to drop what one party publishes. */
export class Broker {
  readonly #dir: string;
  readonly #secrets: Secrets;
  readonly #port: number;
  #server: RunningNats | undefined;
  #configuration = '';

  private constructor(dir: string, secrets: Secrets, port: number) {
    this.#dir = dir;
    this.#secrets = secrets;
    this.#port = port;
  }
  static async start(dir: string, secrets: Secrets): Promise<Broker> {
    const broker = new Broker(dir, secrets, await freePort());
    await broker.start();
    return broker;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#port}`;
  }
  async start(): Promise<void> {
    this.#server = await startNats({ dir: this.#dir, users: this.#secrets.nats, port: this.#port });
    if (this.#server.port !== this.#port) throw new Error(`port ${this.#port} was taken meanwhile: run again`);
    this.#configuration = readFileSync(join(this.#dir, 'nats.conf'), 'utf8');
    await this.allowAll();
  }
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    process.kill(this.#server!.mark.pid, signal);
  }
  async kill9(): Promise<void> {
    this.signal('SIGKILL');
    await this.#server!.gone;
  }
  /** Deletes JetStream's folder: streams, consumers, messages. */
  wipe(): void {
    rmSync(join(this.#dir, 'nats'), { recursive: true, force: true });
  }
  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  /** What this party publishes there is dropped until `allowAll`: the moment between a commit and its publication, made to last. */
  drop(...drops: readonly (readonly [party: Party, subject: string])[]): Promise<void> {
    return this.#permit((party, permissions) => {
      const denied = drops.filter(([from]) => from === party).map(([, subject]) => subject);
      if (denied.length === 0) return;
      permissions.publish = { allow: permissions.publish, deny: denied };
      // Answers to a delivery's or a question's own subject would be let through in spite of the denial.
      if (denied.some((subject) => /^(\$JS\.ACK|_INBOX)/.test(subject))) permissions.allow_responses = false;
    });
  }
  allowAll(): Promise<void> {
    return this.#permit(() => undefined);
  }

  /** Stays through every fault: a server just started does not know the harness's user for a moment, and a client gives up after the second no. */
  async connect(): Promise<NatsConnection> {
    return connect({ servers: this.url, user: HARNESS.user, pass: HARNESS.password, maxReconnectAttempts: -1, reconnectTimeWait: 200, ignoreAuthErrorAbort: true });
  }
  /** Deliveries that a consumer has not yet asked for or not yet acknowledged; null when it isn't there. */
  async backlog(nats: NatsConnection, source: string, consumer: string): Promise<number | null> {
    const manager = await jetstreamManager(nats, { timeout: 4_000, checkAPI: false });
    const info = await manager.consumers.info(streamOf(source), consumerOf(consumer)).catch(() => null);
    return info && info.num_pending + info.num_ack_pending;
  }

  async #permit(change: (party: string, permissions: { publish: unknown; allow_responses: boolean }) => void): Promise<void> {
    const configuration = JSON.parse(this.#configuration) as Configuration; // JSON by infra/nats/config.ts
    for (const { user, permissions } of configuration.authorization.users) if (permissions) change(user, permissions);
    configuration.authorization.users = [...configuration.authorization.users, HARNESS];
    writeFileSync(join(this.#dir, 'nats.conf'), JSON.stringify(configuration));
    const log = join(this.#dir, 'nats.log');
    const reloads = () => readFileSync(log, 'utf8').split('Reloaded server configuration').length;
    const before = reloads();
    process.kill(this.#server!.mark.pid, 'SIGHUP');
    if (!(await until(() => reloads() > before, 5_000))) throw new Error(`nats-server did not take its new configuration: see ${log}`);
  }
}

import { AckPolicy, jetstream, jetstreamManager, JetStreamApiError, RetentionPolicy, StorageType, type ConsumerMessages, type JetStreamClient, type JsMsg } from '@nats-io/jetstream';
import { connect, headers as natsHeaders, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { consumerOf, EVENT_HEADERS, streamOf } from '@shaodao/contracts/wire';
import type { Message, Outcome } from './inbox.ts';
import type { Publisher } from './outbox-relay.ts';

const SECOND_NS = 1_000_000_000;
/** JetStream drops a repeated message id within this window; the inbox makes later ones harmless. */
const DUPLICATE_WINDOW_NS = 10 * 60 * SECOND_NS;
const ACK_WAIT_NS = 30 * SECOND_NS;
/** Events that wait for a predecessor count as pending: more of them than this would keep the predecessor itself from being delivered. */
const MAX_UNSETTLED = 20_000;
const MAX_AGE_NS = 31 * 24 * 3600 * SECOND_NS;

/** Connects as one service's NATS user, with its own inbox prefix; reconnects for ever, past a broker that does not know its users for a moment too. */
export async function connectBroker(url: string, service: string, users: Record<string, { user: string; password: string }>): Promise<NatsConnection> {
  const login = users[service];
  return connect({
    servers: url.split(','), name: `shaodao-${service}`, inboxPrefix: `_INBOX_${service}`, maxReconnectAttempts: -1, reconnectTimeWait: 250, waitOnFirstConnect: false, ignoreAuthErrorAbort: true,
    ...(login ? { user: login.user, pass: login.password } : {}),
  });
}

const headersOf = (record: Readonly<Record<string, string>>): MsgHdrs => {
  const headers = natsHeaders();
  for (const [name, value] of Object.entries(record)) headers.set(name, value);
  return headers;
};
export const recordOf = (headers: MsgHdrs | undefined): Record<string, string> => Object.fromEntries((headers?.keys() ?? []).map((name) => [name, headers!.get(name)]));

/** Publishes to JetStream. Streams are made again when they are gone: PostgreSQL is the record, NATS is disposable (R0). */
export class JetStreamPublisher implements Publisher {
  readonly #jetstream: JetStreamClient;
  constructor(private readonly connection: NatsConnection, private readonly service: string) {
    this.#jetstream = jetstream(connection, { timeout: 4_000 });
  }
  async publish(subject: string, body: string, headers: Readonly<Record<string, string>>, messageId: string): Promise<void> {
    await this.#jetstream.publish(subject, body, { msgID: messageId, headers: headersOf(headers) });
  }
  /** Makes the service's stream when it isn't there. */
  async ensureStream(): Promise<void> {
    const manager = await jetstreamManager(this.connection, { timeout: 4_000, checkAPI: false });
    const wanted = {
      name: streamOf(this.service), subjects: [`ev.${this.service}.>`], retention: RetentionPolicy.Limits, storage: StorageType.File,
      max_age: MAX_AGE_NS, duplicate_window: DUPLICATE_WINDOW_NS, num_replicas: 1,
    };
    await manager.streams.info(wanted.name).catch(async (error: unknown) => {
      if (!(error instanceof JetStreamApiError) || error.code !== 10059) throw error;
      await manager.streams.add(wanted);
    });
  }
}

/** Pulls one source's events for one service; a durable consumer, made again when it or its stream is gone. */
export class EventConsumer {
  #messages: ConsumerMessages | undefined;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  readonly #underWay = new Set<Promise<void>>();
  readonly #lines = new Map<string, Promise<void>>();

  constructor(
    private readonly connection: NatsConnection,
    readonly source: string,
    private readonly consumer: string,
    private readonly receive: (message: Message) => Promise<Outcome>,
    private readonly log: (error: unknown, message: string) => void,
    private readonly parallel = 32,
  ) {}

  start(): this {
    this.#running = this.#forever();
    void this.#beginAnewAfterReconnect();
    return this;
  }
  /** Events in the stream that were not yet asked for; null when there is no such stream or consumer now. */
  async backlog(): Promise<number | null> {
    const manager = await jetstreamManager(this.connection, { timeout: 4_000, checkAPI: false });
    return manager.consumers.info(streamOf(this.source), consumerOf(this.consumer)).then((info) => info.num_pending, () => null);
  }
  /** Takes no more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#messages?.stop();
    await Promise.race([this.#running, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
    await Promise.allSettled(this.#underWay);
  }

  async #forever(): Promise<void> {
    for (let failures = 0; !this.#stopped; failures++) {
      try {
        await this.#consume(() => { failures = 0; });
      } catch (error) {
        if (!this.#stopped && failures > 4) this.log(error, `consumer of ${this.source} restarts`);
      }
      if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, Math.min(200 * 2 ** failures, 3_000)));
    }
  }
  async #consume(onAlive: () => void): Promise<void> {
    const manager = await jetstreamManager(this.connection, { timeout: 4_000, checkAPI: false });
    const stream = streamOf(this.source);
    const name = consumerOf(this.consumer);
    await manager.consumers.info(stream, name).catch(async (error: unknown) => {
      if (!(error instanceof JetStreamApiError) || error.code !== 10014) throw error;
      await manager.consumers.add(stream, { durable_name: name, ack_policy: AckPolicy.Explicit, ack_wait: ACK_WAIT_NS, max_deliver: -1, max_ack_pending: MAX_UNSETTLED, filter_subject: `ev.${this.source}.>` });
    });
    const consumer = await jetstream(this.connection, { timeout: 4_000 }).consumers.get(stream, name);
    this.#messages = await consumer.consume({ max_messages: 128, idle_heartbeat: 2_000, expires: 10_000 });
    void this.#watch(this.#messages);
    for await (const message of this.#messages) {
      onAlive();
      this.#take(message);
      if (this.#underWay.size >= this.parallel) await Promise.race(this.#underWay);
      if (this.#stopped) break;
    }
  }
  /** What came back may be an empty broker: the consumer is looked up at once, not after missed heartbeats. */
  async #beginAnewAfterReconnect(): Promise<void> {
    for await (const status of this.connection.status()) if (status.type === 'reconnect') this.#messages?.stop();
  }
  /** A deleted stream or consumer, or missed heartbeats, end the pull, so that it begins anew. */
  async #watch(messages: ConsumerMessages): Promise<void> {
    for await (const status of messages.status()) {
      if (['consumer_deleted', 'consumer_not_found', 'stream_not_found', 'heartbeats_missed'].includes(status.type) && !(status.type === 'heartbeats_missed' && status.count < 3)) messages.stop();
    }
  }
  /** Events about the same thing are taken in one after the other, the rest side by side. */
  #take(message: JsMsg): void {
    const about = message.headers?.get(EVENT_HEADERS.subject) ?? '';
    const work: Promise<void> = (this.#lines.get(about) ?? Promise.resolve()).then(() => this.#settle(message)).finally(() => {
      this.#underWay.delete(work);
      if (this.#lines.get(about) === work) this.#lines.delete(about);
    });
    this.#lines.set(about, work);
    this.#underWay.add(work);
  }
  async #settle(message: JsMsg): Promise<void> {
    try {
      const outcome = await this.receive({ headers: recordOf(message.headers), body: message.string(), deliveries: message.info.deliveryCount });
      if (outcome.done) message.ack();
      else message.nak(outcome.retryInMs);
    } catch (error) {
      // The inbox itself could not be reached: leave it to redelivery.
      this.log(error, `could not take in an event of ${this.source}`);
      message.nak(1_000);
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { connect, errors, headers as newHeaders, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { operationSubject, refuse, type Operation, type Refusal } from '@shaodao/contracts/kit';
import { REQUEST_TIMEOUT_MS, type WireRequest } from '@shaodao/contracts/wire';
import type { GatewayConfig } from './config.ts';
import type { Log } from './log.ts';

/** A service's answer: the value as the JSON it sent, untouched, or its refusal. */
export type WireAnswer = { readonly ok: true; readonly json: Buffer } | Refusal;

/** The gateway's line to the services. */
export interface Bus {
  /** Asks one operation; no service, no time or no NATS is `system/unavailable`, after at most 10 s. */
  ask(operation: Pick<Operation, 'subject'>, request: WireRequest, headers: Readonly<Record<string, string>>, timeoutMs?: number): Promise<WireAnswer>;
  /**
   * Asks for people: a broker or a service that starts anew is gone for a second or two, and nobody is sent away for that.
   * What may have been done is asked again only when that does it once: a query, or a command with its key. Headers are made
   * for each try, for they expire; null when they can't be made now.
   */
  askPatiently(operation: Pick<Operation, 'subject' | 'kind'>, request: WireRequest, headersNow: () => Promise<Readonly<Record<string, string>> | null>): Promise<WireAnswer>;
  readonly connected: () => boolean;
  readonly connection: NatsConnection;
  stop(): Promise<void>;
}

const unavailable = refuse('system/unavailable');
/** How long people wait for what is being started anew. */
const PATIENCE_MS = 5_000;
const BETWEEN_TRIES_MS = 150;

/** What became of one try: nobody was there to take it, or it left and no answer came. */
type Tried = { readonly answer: WireAnswer } | { readonly failed: 'undelivered' | 'unanswered' };

export async function openBus({ nats }: Pick<GatewayConfig, 'nats'>, log: Log): Promise<Bus> {
  const connection = await connect({
    servers: [...nats.servers], name: 'gateway', inboxPrefix: nats.inboxPrefix, ...(nats.user ? { user: nats.user, pass: nats.password ?? '' } : {}),
    maxReconnectAttempts: -1, reconnectTimeWait: 250, ignoreAuthErrorAbort: true, reconnectJitter: 100, pingInterval: 20_000, timeout: 5_000,
  }).catch((cause: unknown) => {
    throw new Error(`网关连不上 NATS（${nats.servers.map(withoutPassword).join('、')}）：请确认 nats-server 已启动，NATS_URL、NATS_USER、NATS_PASSWORD 无误。`, { cause });
  });
  const line = new Line(connection, log);
  const attempt = async (operation: Pick<Operation, 'subject'>, request: WireRequest, headers: Readonly<Record<string, string>>, timeout: number): Promise<Tried> => {
    // While it is away the client would queue the request, and nobody would know when it is asked.
    if (!line.isConnected) return { failed: 'undelivered' };
    const lost = Promise.withResolvers<undefined>();
    line.whenLost.add(lost.resolve);
    try {
      const asked = connection.request(operationSubject(operation), JSON.stringify(request), { timeout, headers: headersOf(headers) });
      const message = await Promise.race([asked, lost.promise]);
      return message ? { answer: readAnswer(message.data) } : { failed: 'unanswered' };
    } catch (error) {
      log.warn({ subject: operation.subject, err: error }, 'no answer');
      return { failed: error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders()) ? 'undelivered' : 'unanswered' };
    } finally {
      line.whenLost.delete(lost.resolve);
    }
  };
  return {
    connection,
    connected: () => line.isConnected,
    async ask(operation, request, headers, timeout = REQUEST_TIMEOUT_MS) {
      const tried = await attempt(operation, request, headers, timeout);
      return 'answer' in tried ? tried.answer : unavailable;
    },
    async askPatiently(operation, request, headersNow) {
      const isRepeatable = operation.kind === 'query' || request.idempotencyKey !== undefined;
      for (const end = Date.now() + PATIENCE_MS; ; await pause(BETWEEN_TRIES_MS)) {
        const headers = await headersNow();
        const tried: Tried = headers ? await attempt(operation, request, headers, REQUEST_TIMEOUT_MS) : { failed: 'undelivered' };
        if ('answer' in tried) return tried.answer;
        if (Date.now() > end || (tried.failed === 'unanswered' && !isRepeatable)) return unavailable;
      }
    },
    async stop() {
      if (!connection.isClosed()) await connection.drain();
    },
  };
}

/** Whether the broker is there, and who must hear when it goes: an answer on its way is lost then. */
class Line {
  isConnected = true;
  readonly whenLost = new Set<(value: undefined) => void>();
  constructor(connection: NatsConnection, log: Log) {
    void this.#watch(connection, log);
  }
  async #watch(connection: NatsConnection, log: Log): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect' || status.type === 'close') {
        this.isConnected = false;
        for (const tell of this.whenLost) tell(undefined);
      }
      if (status.type === 'reconnect') this.isConnected = true;
      if (status.type === 'disconnect' || status.type === 'reconnect') log.warn({ status: status.type }, 'nats');
      if (status.type === 'error') log.error({ err: status.error }, 'nats');
    }
  }
}

function headersOf(values: Readonly<Record<string, string>>): MsgHdrs {
  const headers = newHeaders();
  for (const [name, value] of Object.entries(values)) headers.set(name, value);
  return headers;
}

const START = Buffer.from('{"ok":true,"value":');

/** A reply holds `ok` and `value` and nothing else, so the value's bytes pass without being parsed. */
export function readAnswer(data: Uint8Array): WireAnswer {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length > START.length && bytes.compare(START, 0, START.length, 0, START.length) === 0) return { ok: true, json: bytes.subarray(START.length, -1) };
  const reply = JSON.parse(bytes.toString()) as { ok: true; value?: unknown } | Refusal; // services answer with a Reply
  return reply.ok ? { ok: true, json: Buffer.from(JSON.stringify(reply.value ?? {})) } : reply;
}

const withoutPassword = (server: string): string => server.replace(/\/\/[^@/]*@/, '//');

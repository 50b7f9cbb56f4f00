import { connect, headers as newHeaders, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
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
  readonly connected: () => boolean;
  readonly connection: NatsConnection;
  stop(): Promise<void>;
}

const unavailable = refuse('system/unavailable');

export async function openBus({ nats }: Pick<GatewayConfig, 'nats'>, log: Log): Promise<Bus> {
  const connection = await connect({
    servers: [...nats.servers], name: 'gateway', inboxPrefix: nats.inboxPrefix, ...(nats.user ? { user: nats.user, pass: nats.password ?? '' } : {}),
    maxReconnectAttempts: -1, reconnectTimeWait: 250, reconnectJitter: 100, pingInterval: 20_000, timeout: 5_000,
  }).catch((cause: unknown) => {
    throw new Error(`网关连不上 NATS（${nats.servers.map(withoutPassword).join('、')}）：请确认 nats-server 已启动，NATS_URL、NATS_USER、NATS_PASSWORD 无误。`, { cause });
  });
  let isConnected = true;
  void watch(connection, log, (now) => (isConnected = now));
  return {
    connection,
    connected: () => isConnected,
    async ask(operation, request, headers, timeout = REQUEST_TIMEOUT_MS) {
      // While it is away the client would queue the request: better an answer at once.
      if (!isConnected) return unavailable;
      try {
        const message = await connection.request(operationSubject(operation), JSON.stringify(request), { timeout, headers: headersOf(headers) });
        return readAnswer(message.data);
      } catch (error) {
        log.warn({ subject: operation.subject, err: error }, 'no answer');
        return unavailable;
      }
    },
    async stop() {
      if (!connection.isClosed()) await connection.drain();
    },
  };
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

async function watch(connection: NatsConnection, log: Log, set: (connected: boolean) => void): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' || status.type === 'close') set(false);
    if (status.type === 'reconnect') set(true);
    if (status.type === 'disconnect' || status.type === 'reconnect') log.warn({ status: status.type }, 'nats');
    if (status.type === 'error') log.error({ err: status.error }, 'nats');
  }
}

const withoutPassword = (server: string): string => server.replace(/\/\/[^@/]*@/, '//');

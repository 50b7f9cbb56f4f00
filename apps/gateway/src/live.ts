import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { eventSubject, refuse, routeOf, type Operation } from '@shaodao/contracts/kit';
import { EVENT_HEADERS } from '@shaodao/contracts/wire';
import type { Bus, WireAnswer } from './bus.ts';
import type { Log } from './log.ts';
import { problemOf, sendRefusal } from './problem.ts';
import type { Sessions } from './session/sessions.ts';
import { traceOf } from './trace.ts';
import type { Visitor } from './visitor.ts';

const STREAMS_PER_SESSION = 5;
const HEARTBEAT_MS = 15_000;
/** A net below the events: what was missed while NATS was away is seen at the latest now. */
const AGAIN_MS = 60_000;
/** What a slow reader may leave lying before the stream is cut; the browser comes again by itself. */
const MAX_WAITING_BYTES = 1_000_000;

export interface Opening {
  readonly operation: Operation;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly visitor: Visitor;
  /** Runs the query as this visitor. */
  readonly ask: (trace: string) => Promise<WireAnswer>;
}

/** Open pages: the query's answer now, and again after each event about the same thing. */
export interface LiveHub {
  open(opening: Opening): Promise<FastifyReply>;
  count(): number;
  stop(): void;
}

interface Stream extends Opening {
  readonly holder: string;
  /** Its headers are out; before that nothing may be written. */
  opened: boolean;
  lastId: string;
  runAt: number;
  running: boolean;
  again: boolean;
}

export interface LiveTimes {
  readonly heartbeatMs: number;
  readonly againMs: number;
}

export function openLiveHub(bus: Bus, sessions: Sessions, log: Log, { heartbeatMs, againMs }: LiveTimes = { heartbeatMs: HEARTBEAT_MS, againMs: AGAIN_MS }): LiveHub {
  const streams = new Set<Stream>();
  const byTopic = new Map<string, Set<Stream>>();

  const subscription = bus.connection.subscribe('ev.>', {
    callback: (error, message) => {
      const about = error ? undefined : message.headers?.get(EVENT_HEADERS.subject);
      for (const stream of (about && byTopic.get(`${message.subject} ${about}`)) || []) void renew(stream);
    },
  });
  const heart = setInterval(() => streams.forEach((stream) => void beat(stream)), heartbeatMs).unref();
  const onEnded = (sessionId: string) => streams.forEach((stream) => stream.visitor.session?.id === sessionId && close(stream, 'actor/unknown'));
  sessions.events.on('ended', onEnded);

  const close = (stream: Stream, refusal?: string) => {
    if (!streams.delete(stream)) return;
    for (const topic of topicsOf(stream)) {
      byTopic.get(topic)?.delete(stream);
      if (!byTopic.get(topic)?.size) byTopic.delete(topic);
    }
    if (!stream.opened) return;
    if (refusal) write(stream, `event: gone\ndata: ${JSON.stringify(problemOf(refuse(refusal), stream.request))}\n\n`);
    stream.reply.raw.end();
  };
  const write = (stream: Stream, text: string) => {
    const { raw } = stream.reply;
    if (raw.writableLength > MAX_WAITING_BYTES) raw.destroy();
    else if (raw.writable) raw.write(text);
  };
  const show = (stream: Stream, json: Buffer) => {
    const id = idOf(json);
    if (id === stream.lastId) return;
    stream.lastId = id;
    write(stream, `id: ${id}\nevent: value\ndata: ${json.toString()}\n\n`);
  };
  const beat = async (stream: Stream) => {
    if (!stream.opened) return;
    write(stream, ':\n\n');
    try {
      const { session } = stream.visitor;
      if (session && !(await sessions.lives(session))) return close(stream, 'actor/unknown');
    } catch (error) {
      log.warn({ err: error }, 'session of a stream not checked');
    }
    if (Date.now() - stream.runAt >= againMs) await renew(stream);
  };
  /** One run at a time; events that arrive meanwhile ask for one more. */
  const renew = async (stream: Stream) => {
    stream.again = stream.running;
    if (stream.running) return;
    stream.running = true;
    try {
      do {
        stream.again = false;
        stream.runAt = Date.now();
        const answer = await stream.ask(traceOf(undefined).parent);
        if (!streams.has(stream)) return;
        if (answer.ok) show(stream, answer.json);
        else if (answer.refusal !== 'system/unavailable') close(stream, answer.refusal);
      } while (stream.again && streams.has(stream));
    } catch (error) {
      log.error({ err: error, subject: stream.operation.subject }, 'live answer failed');
    } finally {
      stream.running = false;
    }
  };

  return {
    count: () => streams.size,
    async open(opening) {
      const { request, reply, visitor } = opening;
      const holder = visitor.session?.id ?? request.ip;
      if ([...streams].filter((stream) => stream.holder === holder).length >= STREAMS_PER_SESSION) {
        void reply.header('retry-after', 30);
        return sendRefusal(request, reply, refuse('limit/too-many'));
      }
      const lastId = request.headers['last-event-id'];
      const stream: Stream = { ...opening, holder, opened: false, lastId: typeof lastId === 'string' ? lastId : '', runAt: Date.now(), running: true, again: false };
      // Heard from before the first answer on, so that nothing falls between.
      streams.add(stream);
      for (const topic of topicsOf(stream)) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(stream));
      reply.raw.on('close', () => close(stream));
      const answer = await opening.ask(request.trace.parent).catch((error: unknown) => {
        close(stream);
        throw error;
      });
      // Meanwhile the session may have ended.
      const refusal = answer.ok ? (streams.has(stream) ? null : refuse('actor/unknown')) : answer;
      if (refusal || !answer.ok) {
        close(stream);
        return sendRefusal(request, reply, refusal ?? refuse('system/unavailable'));
      }
      reply.hijack();
      reply.raw.writeHead(200, { ...headersOf(reply), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      stream.opened = true;
      write(stream, 'retry: 3000\n\n');
      show(stream, answer.json);
      stream.running = false;
      if (stream.again) void renew(stream);
      return reply;
    },
    stop() {
      clearInterval(heart);
      subscription.unsubscribe();
      sessions.events.off('ended', onEnded);
      for (const stream of streams) close(stream);
    },
  };
}

/** The same answer has the same id: after a broken line nothing is sent twice. */
const idOf = (json: Buffer): string => hash('sha256', json, 'base64url').slice(0, 16);

/** Event and aggregate: the ids in the path are what the query is about. */
function topicsOf({ operation, request }: Opening): string[] {
  const values = request.params as Record<string, string>; // strings by route
  const ids = routeOf(operation).parameters.map((name) => values[name]!);
  return (operation.live ?? []).flatMap((event) => ids.map((id) => `${eventSubject(event)} ${id}`));
}

const headersOf = (reply: FastifyReply) => Object.fromEntries(Object.entries(reply.getHeaders()).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

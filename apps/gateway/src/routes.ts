import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operations } from '@shaodao/contracts/all';
import { endSession, signOut } from '@shaodao/contracts/identity/session';
import { refuse, routeOf, serviceOf, type Operation } from '@shaodao/contracts/kit';
import { ACTOR_HEADER, TRACE_HEADER, type WireRequest } from '@shaodao/contracts/wire';
import { answerSender } from './answer.ts';
import type { WireAnswer } from './bus.ts';
import type { DiskGuard } from './disk-guard.ts';
import { isRefusal, readRequest } from './input.ts';
import type { LiveHub } from './live.ts';
import { openPictureLimits, type PictureLimits } from './picture-limits.ts';
import { sendRefusal } from './problem.ts';
import { sessionOperations, type SessionParts } from './session/operations.ts';
import { acceptPictures } from './upload.ts';
import { endOutdated, forged, limited, visitOf, visitorOf, type Visitor } from './visitor.ts';

export interface RouteParts extends SessionParts {
  readonly live: LiveHub;
  readonly disk: DiskGuard;
}

/** Leaving takes no room: nobody is kept in because the disk is full. */
const LEAVES: ReadonlySet<string> = new Set([signOut.subject, endSession.subject]);

/** Asks for a visitor, again and again if need be: routes and live streams share it. */
export type Ask = (trace: string) => Promise<WireAnswer>;

/** Every operation with an HTTP address becomes a route; there is no other. */
export function registerRoutes(app: FastifyInstance, parts: RouteParts): void {
  const local = sessionOperations(parts);
  const pictures = openPictureLimits(parts.pool, parts.config.limits);
  for (const operation of operations) {
    if (!operation.http || operation.access === 'services') continue;
    const { method, path } = routeOf(operation);
    const { admit, handler } = handlerOf(operation, { ...parts, pictures }, local);
    const route = (scope: FastifyInstance) => scope.route({ method, url: path, onRequest: admit, handler, config: { operation: operation.subject } });
    if (operation.upload) void app.register((scope) => acceptPictures(scope, () => route(scope)));
    else route(app);
  }
  registerOptions(app);
}

function handlerOf(operation: Operation, parts: RouteParts & { readonly pictures: PictureLimits }, local: ReturnType<typeof sessionOperations>) {
  const { sessions, limits, bus, actors, live, pictures, disk } = parts;
  const send = answerSender(operation, parts);
  const own = local.get(operation.subject);
  if (serviceOf(operation) === 'gateway' && !own) throw new Error(`${operation.subject} has no handler in the gateway: add it to sessionOperations`);
  const { transport } = parts.config;

  const askOnce = (visitor: Visitor, wire: WireRequest, trace: string, asked: Pick<Operation, 'subject' | 'kind'>): Promise<WireAnswer> =>
    bus.askPatiently(asked, wire, async (): Promise<Record<string, string> | null> => {
      if (!visitor.session) return { [TRACE_HEADER]: trace };
      const actor = await actors.of(visitor.session);
      return actor === null ? null : { [TRACE_HEADER]: trace, [ACTOR_HEADER]: actor };
    });
  /**
   * A service that stood still takes the request when the actor's token is over, and knows nobody then. The session lives:
   * it is asked once more with a fresh token, for nothing has been done; nobody is signed out for a stall.
   */
  const ask = async (visitor: Visitor, wire: WireRequest, trace: string, asked: Pick<Operation, 'subject' | 'kind'> = operation): Promise<WireAnswer> => {
    const isTooLate = (answer: WireAnswer): boolean => visitor.session !== null && !answer.ok && answer.refusal === 'actor/unknown';
    if (visitor.session && (await actors.hasEnded(visitor.session))) return refuse('actor/unknown');
    const first = await askOnce(visitor, wire, trace, asked);
    if (!isTooLate(first)) return first;
    const second = await askOnce(visitor, wire, trace, asked);
    return isTooLate(second) ? refuse('system/unavailable') : second;
  };

  /** Who knocks is known before a byte of the body is read: nobody sends us 20 MB without a session. */
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    const visitor = await visitorOf(request, sessions, transport);
    await endOutdated(request, reply, sessions, transport);
    const wait = await limited({ request, reply, cost: operation.cost }, visitor, limits);
    if (wait) return sendRefusal(request, reply, wait);
    if (operation.access !== 'public' && !visitor.session) return sendRefusal(request, reply, refuse('actor/unknown'));
    if (operation.kind === 'command' && !LEAVES.has(operation.subject) && (await disk.isFull())) return sendRefusal(request, reply, refuse('system/no-space'));
    if (forged(request, visitor, transport)) return sendRefusal(request, reply, refuse('actor/forbidden'));
    request.visitor = visitor;
    if (!operation.upload || !visitor.session) return;
    const place = await pictures.enter(visitor.session.personId);
    if ('wait' in place) return sendRefusal(request, reply.header('retry-after', place.wait), refuse('limit/too-many'));
    reply.raw.once('close', place.leave);
    if (reply.raw.destroyed) place.leave(); // gone while we asked
    const key = request.headers['idempotency-key'];
    const wire = { input: {}, ...(typeof key === 'string' ? { idempotencyKey: key } : {}) };
    const before = operation.before ? await ask(visitor, wire, request.trace.parent, operation.before) : null;
    if (before && !before.ok) return sendRefusal(request, reply, before);
  };

  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { visitor } = request;
    const wire = await readRequest(operation, request);
    if (isRefusal(wire)) {
      if (operation.upload && visitor.session && wire.refusal.endsWith('/unreadable')) await pictures.charge(visitor.session.personId);
      if (wire.refusal === 'limit/too-many') void reply.header('retry-after', 5);
      return sendRefusal(request, reply, wire);
    }
    if (operation.fresh && visitor.session && !(await sessions.isConfirmed(visitor.session))) return sendRefusal(request, reply, refuse('session/confirm-first'));
    if (own) {
      if (visitor.session && (await actors.hasEnded(visitor.session))) return sendRefusal(request, reply, refuse('actor/unknown'));
      const result = await own(operation.input.parse(wire.input), visitOf(request, reply, visitor.session, transport));
      return send(request, reply, result.ok ? { ok: true, json: Buffer.from(JSON.stringify(result.value)) } : result);
    }
    if (operation.live && request.method === 'GET' && request.headers.accept?.includes('text/event-stream'))
      return live.open({ operation, request, reply, visitor, ask: (trace) => ask(visitor, wire, trace) });
    const askPart = (part: number) => ask(visitor, { ...wire, input: { ...wire.input, part } }, request.trace.parent);
    return send(request, reply, await ask(visitor, wire, request.trace.parent), askPart);
  };
  return { admit, handler };
}

/** What a path answers to, for those who ask. */
function registerOptions(app: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();
  for (const operation of operations) {
    if (!operation.http) continue;
    const { method, path } = routeOf(operation);
    // Names of parameters do not tell paths apart.
    const shape = path.replace(/:\w+/g, ':id');
    const allowed = methods.get(shape) ?? new Set(['OPTIONS']);
    methods.set(shape, allowed.add(method));
    if (method === 'GET') allowed.add('HEAD');
  }
  for (const [url, allowed] of methods) app.options(url, (_request, reply) => reply.code(204).header('allow', [...allowed].sort().join(', ')).send());
}

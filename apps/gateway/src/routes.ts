import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operations } from '@shaodao/contracts/all';
import { refuse, routeOf, serviceOf, type Operation } from '@shaodao/contracts/kit';
import { ACTOR_HEADER, TRACE_HEADER, type WireRequest } from '@shaodao/contracts/wire';
import { answerSender } from './answer.ts';
import type { WireAnswer } from './bus.ts';
import { isRefusal, readRequest } from './input.ts';
import type { LiveHub } from './live.ts';
import { sendRefusal } from './problem.ts';
import { sessionOperations, type SessionParts } from './session/operations.ts';
import { acceptPictures } from './upload.ts';
import { forged, limited, visitOf, visitorOf, type Visitor } from './visitor.ts';

export interface RouteParts extends SessionParts {
  readonly live: LiveHub;
}

/** Asks for a visitor, again and again if need be: routes and live streams share it. */
export type Ask = (trace: string) => Promise<WireAnswer>;

/** Every operation with an HTTP address becomes a route; there is no other. */
export function registerRoutes(app: FastifyInstance, parts: RouteParts): void {
  const local = sessionOperations(parts);
  for (const operation of operations) {
    if (!operation.http || operation.access === 'services') continue;
    const { method, path } = routeOf(operation);
    const { admit, handler } = handlerOf(operation, parts, local);
    const route = (scope: FastifyInstance) => scope.route({ method, url: path, onRequest: admit, handler, config: { operation: operation.subject } });
    if (operation.upload) void app.register((scope) => acceptPictures(scope, () => route(scope)));
    else route(app);
  }
  registerOptions(app);
}

function handlerOf(operation: Operation, parts: RouteParts, local: ReturnType<typeof sessionOperations>) {
  const { sessions, limits, bus, actors, live } = parts;
  const send = answerSender(operation, parts);
  const own = local.get(operation.subject);
  if (serviceOf(operation) === 'gateway' && !own) throw new Error(`${operation.subject} has no handler in the gateway: add it to sessionOperations`);
  const publicUrl = parts.config.publicUrl ? new URL(parts.config.publicUrl) : undefined;
  const secure = publicUrl?.protocol === 'https:';

  const ask = async (visitor: Visitor, wire: WireRequest, trace: string): Promise<WireAnswer> => {
    if (visitor.session && (await actors.hasEnded(visitor.session))) return refuse('actor/unknown');
    return bus.askPatiently(operation, wire, async (): Promise<Record<string, string> | null> => {
      if (!visitor.session) return { [TRACE_HEADER]: trace };
      const actor = await actors.of(visitor.session);
      return actor === null ? null : { [TRACE_HEADER]: trace, [ACTOR_HEADER]: actor };
    });
  };

  /** Who knocks is known before a byte of the body is read: nobody sends us 20 MB without a session. */
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    const visitor = await visitorOf(request, sessions);
    const wait = await limited(request, reply, visitor, limits);
    if (wait) return sendRefusal(request, reply, wait);
    if (operation.access !== 'public' && !visitor.session) return sendRefusal(request, reply, refuse('actor/unknown'));
    if (forged(request, visitor, publicUrl?.host)) return sendRefusal(request, reply, refuse('actor/forbidden'));
    request.visitor = visitor;
  };

  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { visitor } = request;
    const wire = await readRequest(operation, request);
    if (isRefusal(wire)) return sendRefusal(request, reply, wire);
    if (operation.fresh && visitor.session && !(await sessions.isConfirmed(visitor.session))) return sendRefusal(request, reply, refuse('session/confirm-first'));
    if (own) {
      if (visitor.session && (await actors.hasEnded(visitor.session))) return sendRefusal(request, reply, refuse('actor/unknown'));
      const result = await own(operation.input.parse(wire.input), visitOf(request, reply, visitor.session, secure));
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

import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { refuse, type Refusal } from '@shaodao/contracts/kit';
import { registerDocuments } from './documents/routes.ts';
import { API_HEADERS } from './headers.ts';
import { registerHealth, type Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import { servePortals } from './portals.ts';
import { invalid, sendRefusal } from './problem.ts';
import { registerRoutes, type RouteParts } from './routes.ts';
import { traceOf, type Trace } from './trace.ts';
import { HSTS, isSecure } from './transport.ts';
import type { Visitor } from './visitor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    trace: Trace;
    /** Set for routes of operations, before the body is read. */
    visitor: Visitor;
    /** Refusal code of the answer, for log and metrics. */
    outcome: string;
  }
  interface FastifyContextConfig {
    /** Subject of the operation behind the route. */
    operation?: string;
  }
}

export interface ServerParts extends RouteParts {
  readonly metrics: Metrics;
  readonly health: Health;
}

const JSON_LIMIT_BYTES = 256 * 1024;
const COMPRESS_FROM_BYTES = 1024;
const HEALTH: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, log, metrics } = parts;
  const app = fastify({
    bodyLimit: JSON_LIMIT_BYTES, trustProxy: config.transport.trustProxy, logger: false,
    // A running request finishes; a new one on an open connection is still answered, with `connection: close`.
    return503OnClosing: false, forceCloseConnections: 'idle', keepAliveTimeout: 65_000,
    // A photo over a village's signal takes minutes; headers still have to come within a minute.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      begin(request as FastifyRequest); // the same request, before its hooks
      void failed(error, request as FastifyRequest, reply as FastifyReply);
    },
  });
  const { transport } = config;
  const headers = { ...API_HEADERS };
  const secureHeaders = { ...API_HEADERS, ...HSTS };

  app.decorateRequest('outcome', '');
  app.decorateRequest('trace');
  app.decorateRequest('visitor');
  app.addHook('onRequest', (request, reply, done) => {
    begin(request);
    void reply.headers(isSecure(transport, request) ? secureHeaders : headers);
    // Health is asked on this machine, by what holds no session.
    if (transport.onlyHttps && request.protocol !== 'https' && !HEALTH.has(request.url)) return void sendRefusal(request, reply, refuse('route/https-only'));
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { operation } = request.routeOptions.config;
    metrics.observe(operation ?? 'other', reply.statusCode, reply.elapsedTime);
    if (operation) log.info({ operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10, outcome: request.outcome || undefined, trace: request.trace.id });
    done();
  });

  const failed = (error: Pick<FastifyError, 'code' | 'statusCode' | 'message'>, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error);
    if (refusal.refusal === 'system/unavailable') log.error({ err: error, operation: request.routeOptions?.config?.operation, trace: request.trace.id }, 'request failed');
    return sendRefusal(request, reply, refusal);
  };
  app.setErrorHandler<FastifyError>((error, request, reply) => failed(error, request, reply));

  acceptJson(app);
  await app.register(compress, { global: true, threshold: COMPRESS_FROM_BYTES, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  registerRoutes(app, parts);
  registerHealth(app, parts.health);
  await registerDocuments(app, parts);
  const showPortal = await servePortals(app, config, log);
  app.setNotFoundHandler((request, reply) => {
    if (!showPortal(request, reply)) void sendRefusal(request, reply, refuse('route/not-found'));
  });
  return app;
}

const begin = (request: FastifyRequest): void => {
  const { traceparent } = request.headers;
  request.trace = traceOf(typeof traceparent === 'string' ? traceparent : undefined);
};

/** JSON is the only language; an empty body is an empty object. */
function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => (body === '' ? done(null, {}) : parse(request, body as string, done))); // a string by parseAs
}

function refusalOf({ code, statusCode = 500 }: Pick<FastifyError, 'code' | 'statusCode'>): Refusal {
  if (statusCode === 413) return refuse('input/too-large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return invalid('', '请求头 Content-Type 不对：一般用 application/json，上传照片用 image/* 或 multipart/form-data');
  if (code === 'FST_ERR_BAD_URL') return invalid('', '网址写得不对');
  if (statusCode >= 400 && statusCode < 500) return invalid('', '请求不是合法的 JSON，请检查后重发');
  return refuse('system/unavailable');
}

import { operations } from '@shaodao/contracts/all';
import { routeOf, statusOf } from '@shaodao/contracts/kit';
import type { InputOf, Operation, ReplyOf } from '@shaodao/contracts/kit';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { faultsOf } from '../forms/form-of.ts';

/** What an answer may look at, beside the checked input. */
export interface TestAsking {
  readonly version: number | undefined;
  readonly idempotencyKey: string | undefined;
  readonly isSignedIn: boolean;
}
type Answer<O extends Operation> = (input: InputOf<O>, asking: TestAsking) => ReplyOf<O> | Promise<ReplyOf<O>>;
export interface TestCall {
  readonly subject: string;
  readonly input: Record<string, unknown>;
  readonly asking: TestAsking;
}
/** The county as a test sees it. */
export interface TestServer {
  origin: string;
  readonly calls: TestCall[];
  /** Answers that broke their contract, and questions without an answer. */
  readonly faults: string[];
  isSignedIn: boolean;
  /** Requests get no answer at all while true, as in a valley without signal. */
  isCutOff: boolean;
  /** Whose tiles the content policy lets in, as the gateway lets in the provider's that is configured. */
  mapOrigin: string;
  /** The next so many commands are carried out, and the connection breaks before the answer arrives. */
  loseAnswers: number;
  on<O extends Operation>(operation: O, answer: Answer<O>): TestServer;
  callsOf(operation: { readonly subject: string }): TestCall[];
  /** Answers every open stream of this query anew, as after an event. */
  announce(operation: Operation): Promise<void>;
  close(): Promise<void>;
}

// fixed words before parameters, so that /needs/mine is not a need
const table = operations
  .filter((operation) => operation.http)
  .map((operation) => ({ operation, ...routeOf(operation) }))
  .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }))
  .sort((a, b) => a.parameters.length - b.parameters.length);
const mediaTypes: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json' };

/**
 * A county for tests of portals only: each test defines the answers, inputs and outputs are checked by the contracts.
 * An answer that breaks its contract is noted in `faults`, which a test expects empty. `folder` is a built portal, served at `basePath`.
 */
export async function startTestServer({ folder, basePath = '/' }: { folder?: string; basePath?: string } = {}): Promise<TestServer> {
  const answers = new Map<string, Answer<Operation>>();
  const streams = new Set<{ subject: string; input: Record<string, unknown>; response: ServerResponse }>();
  const done = new Map<string, unknown>();
  const server: TestServer = {
    origin: '',
    calls: [],
    faults: [],
    isSignedIn: false,
    isCutOff: false,
    mapOrigin: '',
    loseAnswers: 0,
    on(operation, answer) {
      answers.set(operation.subject, answer as Answer<Operation>); // kept by subject, asked with that operation's own input
      return server;
    },
    callsOf: (operation) => server.calls.filter((call) => call.subject === operation.subject),
    async announce(operation) {
      for (const stream of streams) {
        if (stream.subject !== operation.subject) continue;
        const reply = await answers.get(operation.subject)!(stream.input, { version: undefined, idempotencyKey: undefined, isSignedIn: true });
        if (reply.ok) stream.response.write(`event: value\ndata: ${JSON.stringify(reply.value)}\n\n`);
      }
    },
    close: () =>
      new Promise<void>((closed) => {
        http.close(() => closed());
        http.closeAllConnections();
      }),
  };

  const http = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      server.faults.push(String(error));
      problem(response, 500, { title: String(error) });
    });
  });
  const problem = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: 'about:blank', status, ...body }));
  const refuseWith = (response: ServerResponse, code: string, fields?: readonly object[]) =>
    problem(response, statusOf(code), { code, title: refusalText[code as keyof typeof refusalText], fields });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (server.isCutOff) return void request.socket.destroy();
    const url = new URL(request.url ?? '/', 'http://test');
    if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, response);
    const route = table.find((one) => one.method === request.method && one.pattern.test(url.pathname));
    if (!route) return void problem(response, 404, { title: 'no such route' });
    const { operation } = route;
    const body = await bodyOf(request, operation);
    const raw = { ...Object.fromEntries(url.searchParams), ...body, ...route.pattern.exec(url.pathname)?.groups };
    const version = request.headers['if-match'] === undefined ? undefined : Number(request.headers['if-match'].replaceAll('"', ''));
    const idempotencyKey = request.headers['idempotency-key'] as string | undefined; // sent once
    const asking = { version, idempotencyKey, isSignedIn: server.isSignedIn };
    if (operation.access !== 'public' && !server.isSignedIn) return void refuseWith(response, 'actor/unknown');
    const checked = operation.upload ? ({ success: true, data: raw } as const) : operation.input.safeParse(raw);
    if (!checked.success) return void refuseWith(response, 'input/invalid', faultsOf({ ...operation, kind: 'command' }, raw));
    if (operation.versioned && version === undefined) return void refuseWith(response, 'version/required');
    server.calls.push({ subject: operation.subject, input: checked.data, asking });
    const answer = answers.get(operation.subject);
    if (!answer) throw new Error(`no answer defined for ${operation.subject}`);
    const reply = idempotencyKey !== undefined && done.has(idempotencyKey) ? (done.get(idempotencyKey) as ReplyOf<Operation>) : await answer(checked.data, asking);
    if (!reply.ok) return void refuseWith(response, reply.refusal, reply.fields);
    if (idempotencyKey !== undefined) done.set(idempotencyKey, reply);
    if (operation.kind === 'command' && server.loseAnswers-- > 0) return void request.socket.destroy();
    if (request.headers.accept === 'text/event-stream') return openStream(operation, checked.data, reply.value, response);
    send(operation, reply.value, response);
  }
  function send(operation: Operation, value: unknown, response: ServerResponse): void {
    const output = operation.output.safeParse(value);
    if (!output.success) throw new Error(`${operation.subject} answered against its contract: ${output.error.message}`);
    if (operation.download) {
      const { mediaType, base64 } = output.data as { mediaType: string; base64: string }; // a Picture, just checked
      return void response.writeHead(200, { 'content-type': mediaType }).end(Buffer.from(base64, 'base64'));
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(output.data));
  }
  function openStream(operation: Operation, input: Record<string, unknown>, value: unknown, response: ServerResponse): void {
    const stream = { subject: operation.subject, input, response };
    streams.add(stream);
    response.on('close', () => streams.delete(stream));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(`event: value\ndata: ${JSON.stringify(value)}\n\n`);
  }
  async function serveFile(path: string, response: ServerResponse): Promise<void> {
    if (!folder || !path.startsWith(basePath)) return void response.writeHead(404).end();
    const wanted = normalize(path.slice(basePath.length)) || 'index.html';
    const file = extname(wanted) ? wanted : 'index.html';
    const content = await readFile(join(folder, file)).catch(() => undefined);
    if (!content) return void response.writeHead(404).end();
    const csp = `default-src 'self'; connect-src 'self' ${server.mapOrigin}; img-src 'self' data: blob: ${server.mapOrigin}; object-src 'none'; base-uri 'self'; frame-ancestors 'none'`;
    response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream', 'content-security-policy': csp }).end(content);
  }

  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const address = http.address();
  server.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return server;
}

async function bodyOf(request: IncomingMessage, operation: Operation): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set on the stream
  const bytes = Buffer.concat(chunks);
  if (operation.upload) return { mediaType: 'image/jpeg', base64: bytes.toString('base64') };
  return bytes.length > 0 ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {};
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '@shaodao/contracts/kit';
import type { GatewayConfig } from '../config.ts';
import { DOCS_HEADERS } from '../headers.ts';
import { sendRefusal } from '../problem.ts';
import type { Sessions } from '../session/sessions.ts';
import { visitorOf } from '../visitor.ts';
import { asyncApi } from './asyncapi.ts';
import { openApi } from './openapi.ts';

interface Parts {
  readonly config: Pick<GatewayConfig, 'mode' | 'transport'>;
  readonly sessions: Sessions;
}

/** The API's documents, made from the contracts, and a page to read them; nothing comes from another host. */
export async function registerDocuments(app: FastifyInstance, { config, sessions }: Parts): Promise<void> {
  const { mode, transport } = config;
  const url = transport.publicUrl?.origin;
  // In production the table of roles, and what services tell each other, is for who works here.
  const isStaff = async (request: FastifyRequest) =>
    mode === 'demo' || (await visitorOf(request, sessions, transport)).session?.kind === 'staff';
  serveJson(app, { path: '/api/openapi.json', isStaff, forStaff: () => openApi(url), forEverybody: () => openApi(url, 'everybody'), mode });
  serveJson(app, { path: '/api/asyncapi.json', isStaff, forStaff: asyncApi, forEverybody: null, mode });

  // What is owed to those whose code the portals carry.
  const notices = new URL('../../../../THIRD-PARTY-NOTICES.md', import.meta.url);
  app.get('/api/notices', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/markdown; charset=utf-8').send(await readFile(notices, 'utf8')));

  const files: Readonly<Record<string, { type: string; read: () => Promise<string> | string }>> = {
    '': { type: 'text/html; charset=utf-8', read: () => PAGE },
    '/start.js': { type: 'text/javascript; charset=utf-8', read: () => START },
    '/swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', read: () => swagger('swagger-ui-bundle.js') },
    '/swagger-ui.css': { type: 'text/css; charset=utf-8', read: () => swagger('swagger-ui.css') },
  };
  for (const [name, { type, read }] of Object.entries(files))
    app.get(`/api/docs${name}`, async (_request, reply) => reply.headers({ ...DOCS_HEADERS, 'cache-control': 'public, max-age=3600' }).type(type).send(await read()));
}

const swagger = (file: string): Promise<string> => readFile(join(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), file), 'utf8');

interface Document {
  readonly path: string;
  readonly mode: GatewayConfig['mode'];
  readonly isStaff: (request: FastifyRequest) => Promise<boolean>;
  readonly forStaff: () => unknown;
  /** Null: nothing for who is not signed in. */
  readonly forEverybody: (() => unknown) | null;
}

function serveJson(app: FastifyInstance, { path, mode, isStaff, forStaff, forEverybody }: Document): void {
  const staffs = once(forStaff);
  const everybodys = forEverybody && once(forEverybody);
  const open = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
  // Two readers of one address: nothing between here and them may keep it for another.
  const mine = { 'cache-control': 'private, no-cache', vary: 'cookie, authorization' };
  app.get(path, async (request, reply) => {
    const make = (await isStaff(request)) ? staffs : everybodys;
    if (!make) return sendRefusal(request, reply, refuse('actor/unknown'));
    const { text, etag } = make();
    void reply.headers({ etag, ...(mode === 'demo' ? open : mine) });
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type('application/json; charset=utf-8').send(text);
  });
}

/** Made when it is first asked for. */
function once(make: () => unknown): () => { readonly text: string; readonly etag: string } {
  let made: { text: string; etag: string } | undefined;
  return () => {
    const text = made?.text ?? JSON.stringify(make());
    return (made ??= { text, etag: `"${hash('sha256', text, 'base64url').slice(0, 22)}"` });
  };
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>哨到 · 接口文档</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<noscript>接口文档的原文在 <a href="/api/openapi.json">/api/openapi.json</a>，事件的在 <a href="/api/asyncapi.json">/api/asyncapi.json</a>。</noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'none', defaultModelsExpandDepth: 0, displayOperationId: true, filter: true, validatorUrl: null });
`;

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config.ts';
import { DOCS_HEADERS } from '../headers.ts';
import { asyncApi } from './asyncapi.ts';
import { openApi } from './openapi.ts';

/** The API's documents, made from the contracts, and a page to read them; nothing comes from another host. */
export async function registerDocuments(app: FastifyInstance, { publicUrl }: Pick<GatewayConfig, 'publicUrl'>): Promise<void> {
  serveJson(app, '/api/openapi.json', () => openApi(publicUrl));
  serveJson(app, '/api/asyncapi.json', asyncApi);

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

function serveJson(app: FastifyInstance, path: string, make: () => unknown): void {
  let made: { text: string; etag: string } | undefined;
  app.get(path, (request, reply) => {
    if (!made) {
      const text = JSON.stringify(make());
      made = { text, etag: `"${hash('sha256', text, 'base64url').slice(0, 22)}"` };
    }
    void reply.headers({ etag: made.etag, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    return request.headers['if-none-match'] === made.etag ? reply.code(304).send() : reply.type('application/json; charset=utf-8').send(made.text);
  });
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

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig, PortalName } from './config.ts';
import { deskPortalHeaders, PORTAL_HEADERS } from './headers.ts';
import type { Log } from './log.ts';

const PREFIX: Readonly<Record<PortalName, string>> = { cadre: '/cadre/', department: '/department/', volunteer: '/volunteer/', villager: '/' };
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

const headersOf = (name: PortalName, mapOrigin: string | null) => (name === 'cadre' ? deskPortalHeaders(mapOrigin) : name === 'department' ? deskPortalHeaders(null) : PORTAL_HEADERS);

/** Serves the built portals; answers the page for every path inside one, because portals find their own way. */
export async function servePortals(app: FastifyInstance, { portals, mapLayer }: Pick<GatewayConfig, 'portals' | 'mapLayer'>, log: Log): Promise<(request: FastifyRequest, reply: FastifyReply) => boolean> {
  const mapOrigin = mapLayer.tiles ? new URL(mapLayer.tiles).origin : null;
  const served: { name: PortalName; prefix: string; root: string }[] = [];
  for (const name of Object.keys(PREFIX) as PortalName[]) { // longest prefixes first, the villager's last
    const root = portals[name] ? resolve(portals[name]) : undefined;
    if (!root) continue;
    if (!existsSync(join(root, 'index.html'))) {
      log.warn({ portal: name, root }, 'portal is not built: no index.html there');
      continue;
    }
    served.push({ name, prefix: PREFIX[name], root });
    await app.register(fastifyStatic, {
      root, prefix: PREFIX[name], decorateReply: served.length === 1, preCompressed: true, index: ['index.html'], redirect: false, dotfiles: 'ignore', cacheControl: false,
      setHeaders: (response, path) => {
        for (const [header, value] of Object.entries(headersOf(name, mapOrigin))) response.header(header, value);
        response.header('cache-control', path.includes('/assets/') && HASHED.test(path.replace(/\.(br|gz)$/, '')) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    const bare = PREFIX[name].slice(0, -1);
    if (bare) app.get(bare, (_request, reply) => reply.redirect(PREFIX[name], 308));
  }

  return (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = request.url.split('?', 1)[0]!;
    const portal = served.find(({ prefix }) => path.startsWith(prefix));
    // A missing file is missing: only paths without an ending are places inside a portal.
    if (!portal || /^\/api(\/|$)/.test(path) || /\.[A-Za-z0-9]{1,8}$/.test(path)) return false;
    void reply.sendFile('index.html', portal.root, { cacheControl: false });
    return true;
  };
}

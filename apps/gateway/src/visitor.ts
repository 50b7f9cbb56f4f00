import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse, type Refusal } from '@shaodao/contracts/kit';
import type { Limits } from './session/limits.ts';
import type { Visit } from './session/operations.ts';
import type { Session, Sessions } from './session/sessions.ts';
import { cookieName, isOurOrigin, isSecure, outdatedCookie, type Transport } from './transport.ts';

/** Who knocks: by cookie (browsers) or bearer token (scripts); `null` when nobody is signed in. */
export interface Visitor {
  readonly session: Session | null;
  readonly by: 'cookie' | 'bearer' | null;
}
const nobody: Visitor = { session: null, by: null };

export async function visitorOf(request: FastifyRequest, sessions: Sessions, transport: Transport): Promise<Visitor> {
  const { authorization, cookie } = request.headers;
  const name = cookieName(isSecure(transport, request));
  const by = authorization?.startsWith('Bearer ') ? 'bearer' : 'cookie';
  const token = by === 'bearer' ? authorization?.slice('Bearer '.length) : cookie?.includes(name) ? parseCookie(cookie)[name] : undefined;
  if (!token || token.length > 100) return nobody;
  const session = await sessions.of(token);
  return session ? { session, by } : nobody;
}

/** 600 a minute for a session, 120 for an address without one; what costs more counts for more, whatever sessions a person has. */
export async function limited(
  { request, reply, cost = 1 }: { request: FastifyRequest; reply: FastifyReply; cost?: number | undefined },
  { session }: Visitor,
  limits: Limits,
): Promise<Refusal | null> {
  const counted = await (session ? limits.session(session.id) : limits.address(request.ip));
  const wait = counted || (session && cost > 1 ? await limits.cost(session.personId, cost) : 0);
  if (!wait) return null;
  void reply.header('retry-after', wait);
  return refuse('limit/too-many');
}

/**
 * Another site's page can make a browser send our cookie, but neither its own origin as ours nor a header of our choosing.
 * Bearer tokens are never sent by a browser by itself.
 */
export function forged(request: FastifyRequest, { by }: Visitor, transport: Transport): boolean {
  if (by === 'bearer' || request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin !== undefined) return !isOurOrigin(transport, request, origin);
  return by === 'cookie' && request.headers['x-requested-with'] === undefined;
}

/** Ends what a browser still carries from the time before https, in the browser and here. */
export async function endOutdated(request: FastifyRequest, reply: FastifyReply, sessions: Sessions, transport: Transport): Promise<void> {
  const name = outdatedCookie(isSecure(transport, request));
  const token = name && request.headers.cookie?.includes(name) ? parseCookie(request.headers.cookie)[name] : undefined;
  if (!name || token === undefined) return;
  const session = token && token.length <= 100 ? await sessions.of(token) : null;
  if (session) await sessions.end(session.id, session.personId);
  void reply.header('set-cookie', stringifySetCookie({ name, value: '', path: '/', httpOnly: true, sameSite: 'lax', secure: true, expires: new Date(0) }));
}

export function visitOf(request: FastifyRequest, reply: FastifyReply, session: Session | null, transport: Transport): Visit {
  const secure = isSecure(transport, request);
  const cookie = (value: string, expires: Date) =>
    void reply.header('set-cookie', stringifySetCookie({ name: cookieName(secure), value, path: '/', httpOnly: true, sameSite: 'lax', secure, expires }));
  return {
    session, address: request.ip, device: deviceOf(request.headers['user-agent']),
    keepToken: cookie,
    dropToken: () => cookie('', new Date(0)),
    retryAfter: (seconds) => void reply.header('retry-after', seconds),
  };
}

const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'], [/HarmonyOS|OpenHarmony/i, '鸿蒙设备'], [/iPhone/i, 'iPhone'], [/iPad/i, 'iPad'], [/Android/i, '安卓手机'],
  [/Windows/i, 'Windows 电脑'], [/Macintosh/i, 'Mac 电脑'], [/Linux/i, 'Linux 电脑'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];

/** A device as its owner would call it. */
export function deviceOf(userAgent = ''): string {
  const of = (table: typeof DEVICES) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [of(DEVICES), of(BROWSERS)].filter(Boolean).join(' · ') || '未知设备';
}

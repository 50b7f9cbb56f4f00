import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** How browsers reach the gateway: cookies, HSTS, the check of origins and the listening address follow from it. */
export interface Transport {
  /** What people type; null when only the proxy knows. */
  readonly publicUrl: URL | null;
  /** Whose `X-Forwarded-*` count, for fastify; false: nobody's. */
  readonly trustProxy: string | false;
  /** What comes readable is refused: production, unless plain HTTP was chosen by name. */
  readonly onlyHttps: boolean;
  /** Production over plain HTTP: to be said at every start. */
  readonly isPlainByChoice: boolean;
  /** Listened on when nothing else is set: a proxy on this machine needs no door to the network. */
  readonly host: '0.0.0.0' | '127.0.0.1';
}

/** The variables as they are set; empty ones are absent. */
export interface TransportSettings {
  readonly mode: 'demo' | 'production';
  readonly publicUrl?: string | undefined;
  readonly behindProxy?: string | undefined;
  readonly plainHttp?: string | undefined;
  readonly trustProxy: string;
}

/** What SHAODAO_PLAIN_HTTP must say, letter by letter: nobody sets it by mistake. */
export const PLAIN_WORD = 'i-know';
const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal']);
const YES = /^(1|true|yes|on)$/i;

/** @throws with the sentence for the operator when production is not told how the way to it is protected */
export function readTransport(settings: TransportSettings): Transport {
  const { mode, plainHttp } = settings;
  const publicUrl = settings.publicUrl === undefined ? null : new URL(settings.publicUrl);
  const behindProxy = settings.behindProxy === undefined ? undefined : proxiesOf(settings.behindProxy);
  const trustProxy = behindProxy ?? (settings.trustProxy === 'off' ? false : proxiesOf(settings.trustProxy));
  if (mode === 'demo') return { publicUrl, trustProxy, onlyHttps: false, isPlainByChoice: false, host: '0.0.0.0' };

  const isHttps = publicUrl?.protocol === 'https:' || behindProxy !== undefined;
  if (plainHttp !== undefined && plainHttp !== PLAIN_WORD)
    throw new Error(
      `网关的设置不对：SHAODAO_PLAIN_HTTP 只能写 ${PLAIN_WORD}（表示知道口令和个人信息会不加密地传输），或去掉它。`,
    );
  if (isHttps && plainHttp !== undefined)
    throw new Error(
      '网关的设置不对：设了 https（SHAODAO_PUBLIC_URL 或 SHAODAO_BEHIND_PROXY）就不要再设 SHAODAO_PLAIN_HTTP，请去掉其中一个。',
    );
  if (publicUrl?.protocol === 'http:' && behindProxy !== undefined)
    throw new Error('网关的设置不对：反向代理对外应是 https，请把 SHAODAO_PUBLIC_URL 写成 https://…，或去掉它。');
  if (isHttps) return { publicUrl, trustProxy, onlyHttps: true, isPlainByChoice: false, host: hostFor(trustProxy) };
  if (plainHttp === PLAIN_WORD)
    return { publicUrl, trustProxy, onlyHttps: false, isPlainByChoice: true, host: '0.0.0.0' };
  throw new Error(
    '网关的设置不对：正式使用（SHAODAO_MODE=production）要先说明怎样加密传输，三者选一：' +
      '设 SHAODAO_PUBLIC_URL=https://网址；或前面有反向代理时用 --behind-proxy（即 SHAODAO_BEHIND_PROXY=代理的地址）；' +
      `或只在封闭的内网里用、知道口令会不加密地传输时设 SHAODAO_PLAIN_HTTP=${PLAIN_WORD}。反向代理的写法见 docs/reverse-proxy.md。`,
  );
}

const hostFor = (trustProxy: string | false): Transport['host'] =>
  trustProxy === 'loopback' ? '127.0.0.1' : '0.0.0.0';

/** Addresses, ranges and names that fastify understands; a list that trusts everybody is no list. */
function proxiesOf(value: string): string {
  if (YES.test(value.trim())) return 'loopback';
  const proxies = value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const wrong = proxies.find((one) => !NAMED.has(one) && !isRange(one));
  if (wrong !== undefined || proxies.length === 0)
    throw new Error(
      `网关的设置不对：反向代理的地址“${wrong ?? value}”不认识，请写 IP 地址或网段（如 10.0.0.5、10.0.0.0/24），多个用逗号隔开，本机写 loopback。`,
    );
  return proxies.join(',');
}

function isRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  if (bits === undefined) return true;
  try {
    new BlockList().addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
    return /^\d+$/.test(bits) && Number(bits) >= 8;
  } catch {
    return false;
  }
}

/** Whether this request came encrypted, as far as we can know. */
export const isSecure = (transport: Transport, request: Pick<FastifyRequest, 'protocol'>): boolean =>
  transport.onlyHttps || transport.publicUrl?.protocol === 'https:' || request.protocol === 'https';

const PLAIN_COOKIE = 'shaodao_session';

/** `__Host-` binds a cookie to this very host over https: no sibling site and no plain page can set it. */
export const cookieName = (secure: boolean): string => (secure ? `__Host-${PLAIN_COOKIE}` : PLAIN_COOKIE);

/** A cookie of the time before https: it may have travelled readable, so it counts no more. */
export const outdatedCookie = (secure: boolean): string | null => (secure ? PLAIN_COOKIE : null);

export const HSTS = { 'strict-transport-security': 'max-age=31536000' } as const;

/** Whether a page of this origin is ours. */
export function isOurOrigin(
  transport: Transport,
  request: Pick<FastifyRequest, 'protocol' | 'host'>,
  origin: string,
): boolean {
  const url = URL.parse(origin);
  if (!url || (isSecure(transport, request) && url.protocol !== 'https:')) return false;
  return url.host === request.host || url.host === transport.publicUrl?.host;
}

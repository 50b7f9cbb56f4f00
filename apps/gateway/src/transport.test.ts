import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCounty, type TestCounty } from './test-county.ts';
import { readTransport } from './transport.ts';

const production = { mode: 'production', trustProxy: 'loopback' } as const;

describe('production', () => {
  it('starts only with a word about how people come in, and says which words there are', () => {
    expect(() => readTransport(production)).toThrow(
      /SHAODAO_PUBLIC_URL=https.*--behind-proxy.*SHAODAO_PLAIN_HTTP=i-know.*docs\/reverse-proxy\.md/s,
    );
    expect(() => readTransport({ ...production, publicUrl: 'http://shaodao.example' })).toThrow('怎样加密');
    expect(() => readTransport({ ...production, plainHttp: 'yes' })).toThrow('只能写 i-know');
    expect(() => readTransport({ ...production, plainHttp: 'i-know', publicUrl: 'https://shaodao.example' })).toThrow(
      '去掉其中一个',
    );
    expect(() => readTransport({ ...production, behindProxy: 'yes', publicUrl: 'http://shaodao.example' })).toThrow(
      '对外应是 https',
    );
    expect(readTransport({ ...production, plainHttp: 'i-know' })).toMatchObject({
      isPlainByChoice: true,
      onlyHttps: false,
      trustProxy: 'loopback',
      host: '0.0.0.0',
    });
    expect(readTransport({ ...production, publicUrl: 'https://shaodao.example' })).toMatchObject({
      isPlainByChoice: false,
      onlyHttps: true,
      host: '127.0.0.1',
    });
    expect(readTransport({ ...production, behindProxy: 'yes' })).toMatchObject({
      onlyHttps: true,
      trustProxy: 'loopback',
      host: '127.0.0.1',
    });
    expect(readTransport({ ...production, behindProxy: ' 10.0.0.5, 10.1.0.0/24 ' })).toMatchObject({
      trustProxy: '10.0.0.5,10.1.0.0/24',
      host: '0.0.0.0',
    });
  });
  it.each(['everybody', '*', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.5/', '10.0.0.5/24/7', ',', '10.0.0'])(
    'trusts no proxy called %s',
    (behindProxy) => {
      expect(() => readTransport({ ...production, behindProxy })).toThrow('反向代理的地址');
    },
  );
  it('is not asked of the demo', () => {
    expect(readTransport({ mode: 'demo', trustProxy: 'loopback' })).toMatchObject({
      onlyHttps: false,
      isPlainByChoice: false,
      host: '0.0.0.0',
    });
  });
});

describe('behind a proxy', () => {
  let county: TestCounty;
  let base: string;
  const PUBLIC = 'https://shaodao.example';
  beforeAll(async () => {
    county = await startCounty();
    base = (
      await county.gateway({
        SHAODAO_MODE: 'production',
        SHAODAO_LIMITS: 'on',
        SHAODAO_PLAIN_HTTP: '',
        SHAODAO_PUBLIC_URL: PUBLIC,
      })
    ).address;
  }, 60_000);
  afterAll(() => county?.stop());

  interface Asked {
    readonly path: string;
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
  }
  interface Answered {
    readonly status: number;
    readonly headers: Record<string, string | string[] | undefined>;
    readonly body: string;
  }
  /** As a proxy on this machine asks; fetch would not send a `Host` of our choosing. */
  const ask = ({ path, method = 'GET', headers = {}, body }: Asked) =>
    new Promise<Answered>((resolve, reject) => {
      const sent = body === undefined ? {} : { 'content-type': 'application/json' };
      const request = httpRequest(
        new URL(path, base),
        {
          method,
          headers: {
            host: 'shaodao.example',
            'x-forwarded-proto': 'https',
            'x-forwarded-for': '203.0.113.9',
            ...sent,
            ...headers,
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
        },
      );
      request.once('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const signIn = async () => {
    const { userName, password } = await county.staff('gridOfficer');
    const answer = await ask({
      path: '/api/v1/session',
      method: 'POST',
      headers: { origin: PUBLIC },
      body: { userName, password },
    });
    expect(answer.status).toBe(200);
    return {
      answer,
      token: (JSON.parse(answer.body) as { token: string }).token,
      cookie: [answer.headers['set-cookie']].flat()[0] ?? '',
    };
  };

  it('the cookie belongs to this host alone, and every answer asks for https for a year', async () => {
    const { answer, cookie, token } = await signIn();
    expect(cookie).toMatch(/^__Host-shaodao_session=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await ask({ path: '/nowhere' })).headers['strict-transport-security']).toBeDefined();
    expect(
      (await ask({ path: '/api/v1/sessions', headers: { cookie: `__Host-shaodao_session=${token}` } })).status,
    ).toBe(200);
  });
  it('what did not come encrypted is refused in words, but for the health', async () => {
    const plain = { 'x-forwarded-proto': 'http' };
    const refused = await ask({ path: '/', headers: plain });
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([
      403,
      { code: 'route/https-only', title: expect.stringContaining('X-Forwarded-Proto') as string },
    ]);
    expect(
      (await ask({ path: '/api/v1/session', method: 'POST', headers: plain, body: { userName: 'x', password: 'y' } }))
        .status,
    ).toBe(403);
    expect((await ask({ path: '/healthz', headers: plain })).status).toBe(200);
    expect((await ask({ path: '/readyz', headers: plain })).status).toBe(200);
  });
  it('a cookie of the time before https opens nothing, and is ended here and in the browser', async () => {
    const { token } = await signIn();
    const old = await ask({ path: '/api/v1/sessions', headers: { cookie: `shaodao_session=${token}` } });
    expect(old.status).toBe(401);
    expect([old.headers['set-cookie']].flat()[0]).toMatch(/^shaodao_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await ask({ path: '/api/v1/sessions', headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });
  it('a page of ours over plain HTTP is not ours', async () => {
    const { token } = await signIn();
    const from = (origin: string) =>
      ask({
        path: '/api/v1/session',
        method: 'DELETE',
        headers: { cookie: `__Host-shaodao_session=${token}`, origin },
      });
    expect((await from('http://shaodao.example')).status).toBe(403);
    expect((await from('https://elsewhere.example')).status).toBe(403);
    expect((await from(PUBLIC)).status).toBe(200);
  });

  describe('the documents', () => {
    it('tell everybody how to sign in, and neither roles nor what they may do', async () => {
      const { status, body, headers } = await ask({ path: '/api/openapi.json' });
      const document = JSON.parse(body) as { paths: object };
      expect([status, headers['cache-control']]).toEqual([200, 'private, no-cache']);
      expect(Object.keys(document.paths)).toContain('/api/v1/session');
      expect(Object.keys(document.paths)).not.toContain('/api/v1/needs');
      expect(body).not.toMatch(/x-access|gridOfficer|townshipCadre|countyOrganiser|auditor|nats|ev\./i);
      expect((await ask({ path: '/api/asyncapi.json' })).status).toBe(401);
    });
    it('name those whose software is used', async () => {
      const { status, body } = await ask({ path: '/api/notices' });
      expect([status, body]).toEqual([200, expect.stringContaining('| react |') as string]);
    });
    it('show the staff everything', async () => {
      const { token } = await signIn();
      const headers = { authorization: `Bearer ${token}` };
      expect((await ask({ path: '/api/openapi.json', headers })).body).toMatch(/x-access.*gridOfficer/);
      expect((await ask({ path: '/api/asyncapi.json', headers })).status).toBe(200);
    });
  });
});

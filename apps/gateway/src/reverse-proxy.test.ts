import { spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as plainRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type ClientHttp2Session } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '@shaodao/contracts/kit';
import { getNeed } from '@shaodao/contracts/needs/need';
import { needClaimed } from '@shaodao/contracts/needs/need.events';
import { addPhoto, mayAddPhoto } from '@shaodao/contracts/needs/photo';
import { freePort, until } from './test-boot.ts';
import { startCounty, type TestCounty } from './test-county.ts';
import { HOST, openssl, proxiesOfThePage, type Setting } from './test-proxies.ts';

describe.for(proxiesOfThePage)('behind $name, $note', { timeout: 60_000 }, ({ name, start, binary, lacks }) => {
  let dir = '';
  let county: TestCounty;
  let proxy: ChildProcess;
  let line: ClientHttp2Session;
  let setting: Setting;
  let said = '';
  beforeAll(async () => {
    if (lacks !== '') return;
    dir = mkdtempSync(join(tmpdir(), `shaodao-${name}-`));
    county = await startCounty();
    const { address } = await county.gateway(
      {
        SHAODAO_MODE: 'production',
        SHAODAO_LIMITS: 'on',
        SHAODAO_PLAIN_HTTP: '',
        SHAODAO_PUBLIC_URL: `https://${HOST}`,
      },
      { liveTimes: { heartbeatMs: 200, againMs: 60_000 } },
    );
    setting = { dir, https: await freePort(), http: await freePort(), gateway: Number(new URL(address).port) };
    spawnSync(openssl, [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${HOST}`,
      '-addext',
      `subjectAltName=DNS:${HOST}`,
      '-keyout',
      join(dir, 'privkey.pem'),
      '-out',
      join(dir, 'fullchain.pem'),
    ]);
    proxy = start(binary, setting);
    proxy.stderr?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    await until(() =>
      opened()
        .then((session) => void (line = session))
        .catch((error: unknown) => {
          throw new Error(`${String(error)}\n${said}`);
        }),
    );
  }, 60_000);
  afterAll(async () => {
    line?.destroy();
    proxy?.kill('SIGTERM');
    await county?.stop();
    if (dir !== '') rmSync(dir, { recursive: true, force: true });
  });

  const opened = () =>
    new Promise<ClientHttp2Session>((resolve, reject) => {
      const session = connect(`https://${HOST}`, {
        ca: readFileSync(join(dir, 'fullchain.pem')),
        host: '127.0.0.1',
        port: setting.https,
        servername: HOST,
      } as object);
      session.once('connect', () => resolve(session)).once('error', reject);
    });
  interface Asked {
    readonly path: string;
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: Buffer | string;
  }
  const open = ({ path, method = 'GET', headers = {}, body }: Asked) => {
    const stream = line.request({ ':path': path, ':method': method, ':authority': HOST, ...headers });
    stream.on('error', () => undefined);
    stream.end(body);
    return stream;
  };
  const ask = (asked: Asked) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const stream = open(asked);
      let found: IncomingHttpHeaders & { ':status'?: number } = {};
      let body = '';
      stream
        .setEncoding('utf8')
        .on('response', (headers) => (found = headers as never))
        .on('data', (chunk: string) => (body += chunk));
      stream.once('close', () =>
        found[':status']
          ? resolve({ status: found[':status'], headers: found, body })
          : reject(new Error(`no answer to ${asked.path}`)),
      );
    });
  const JSON_TYPE = { 'content-type': 'application/json' };
  const signIn = async (headers: Record<string, string> = {}) => {
    const officer = await county.staff('gridOfficer');
    const answer = await ask({
      path: '/api/v1/session',
      method: 'POST',
      headers: { ...JSON_TYPE, origin: `https://${HOST}`, ...headers },
      body: JSON.stringify(officer),
    });
    return { officer, answer };
  };

  it.skipIf(lacks !== '')('speaks HTTP/2, and what comes plain is sent to https', async () => {
    expect(line.alpnProtocol).toBe('h2');
    expect((await ask({ path: '/healthz' })).status).toBe(200);
    const plain = await new Promise<{ status: number | undefined; to: string | undefined }>((resolve, reject) => {
      const request = plainRequest(
        { host: '127.0.0.1', port: setting.http, path: '/cadre/', headers: { host: HOST } },
        (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode, to: answer.headers.location });
        },
      );
      request.once('error', reject).end();
    });
    expect(plain.status).toBe(308);
    expect(plain.to).toMatch(new RegExp(`^https://${HOST.replaceAll('.', '\\.')}(:\\d+)?/cadre/$`));
  });
  it.skipIf(lacks !== '')(
    'signs in with a cookie for this host alone, and sees who it is whatever the browser claims',
    async () => {
      const { officer, answer } = await signIn({
        'x-forwarded-for': '6.6.6.6',
        'x-forwarded-proto': 'http',
        'x-forwarded-host': 'evil.example',
      });
      expect(answer.status).toBe(200);
      expect([answer.headers['set-cookie']].flat()[0]).toMatch(/^__Host-shaodao_session=.*Secure/);
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
      const { rows } = await county.pool.query<{ address: string }>(
        'select address from gateway.sign_in_audit where person_id = $1',
        [officer.personId],
      );
      expect(rows.map(({ address }) => address)).toEqual(['127.0.0.1']);
    },
  );
  it.skipIf(lacks !== '')(
    'lets an open page hear at once, heartbeats and news alike',
    async () => {
      let plan = 'first';
      county.answer(getNeed, () => ok({ plan }));
      const { answer } = await signIn();
      const { token } = JSON.parse(answer.body) as { token: string };
      const needId = '0193a5b0-0000-7000-8000-000000000001';
      const stream = open({
        path: `/api/v1/needs/${needId}`,
        headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      });
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      await until(() => expect(text).toContain('first'), 3_000);
      await until(() => expect(text.match(/^:/gm)?.length ?? 0).toBeGreaterThan(2), 3_000);
      plan = 'second';
      county.announce(needClaimed, needId);
      await until(() => expect(text).toContain('second'), 3_000);
      stream.close();
    },
    20_000,
  );
  it.skipIf(lacks !== '')(
    'lets a photo of nearly 20 MB through, and nothing larger',
    async () => {
      county.answer(mayAddPhoto, () => ok({ left: 12 }));
      county.answer(addPhoto, () => ok({ photoId: '0193a5b0-0000-7000-8000-000000000002' }));
      const { answer } = await signIn();
      const { token } = JSON.parse(answer.body) as { token: string };
      const send = (body: Buffer) =>
        ask({
          path: '/api/v1/photos',
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
          body,
        });
      const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'green' } })
        .jpeg()
        .toBuffer();
      // What follows a JPEG's end belongs to nobody; it is sent all the same.
      expect((await send(Buffer.concat([picture, Buffer.alloc(19_900_000)]))).status).toBe(200);
      const tooLarge = await send(Buffer.alloc(22_500_000)).catch(() => ({ status: 413 }));
      expect(tooLarge.status).toBe(413);
    },
    60_000,
  );
});

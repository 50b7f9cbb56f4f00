import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWayIn, readEnvironment } from './env.ts';
import { StartFailure } from './failure.ts';
import { parties } from './services.ts';

describe('the environment', () => {
  it('unset or empty gives the embedded default', () => {
    const expected = { port: 8080, mode: 'demo', isModeSet: false, services: parties };
    expect(readEnvironment({})).toEqual(expected);
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', NATS_URL: '', SERVICES: '' })).toEqual(expected);
  });

  it('set is used as set', () => {
    const read = readEnvironment({
      PORT: '9000', METRICS_PORT: '9001', SHAODAO_MODE: 'production', SERVICES: 'needs, registry',
      DATABASE_URL: 'postgresql://u@h/d', NATS_URL: 'nats://a:4222,nats://b:4222', SHAODAO_LOCAL_DIR: '/data',
    });
    expect(read).toEqual({
      port: 9000, metricsPort: 9001, mode: 'production', isModeSet: true, services: ['needs', 'registry'],
      databaseUrl: 'postgresql://u@h/d', natsUrl: 'nats://a:4222,nats://b:4222', localDir: '/data',
    });
  });

  it.each([
    ['PORT', '65535', '65536'],
    ['PORT', '0', '-1'],
    ['SHAODAO_MODE', 'demo', 'Demo'],
    ['SERVICES', 'needs', 'needs,nobody'],
    ['NATS_URL', 'tls://h', 'h:4222'],
    ['DATABASE_URL', 'postgres://h/d', 'postgres:///d'],
  ])('%s takes %s and not %s', (name, right, wrong) => {
    expect(() => readEnvironment({ [name]: right })).not.toThrow();
    expect(() => readEnvironment({ [name]: wrong })).toThrow(StartFailure);
  });

  it.each([
    [{ SHAODAO_PUBLIC_URL: 'https://shaodao.example' }, true],
    [{ SHAODAO_BEHIND_PROXY: 'loopback' }, true],
    [{ SHAODAO_PLAIN_HTTP: 'i-know' }, true],
    [{ SERVICES: 'needs,registry' }, true],
    [{ SHAODAO_MODE: 'demo' }, true],
    [{}, false],
    [{ SHAODAO_PUBLIC_URL: 'http://shaodao.example' }, false],
    [{ SHAODAO_PUBLIC_URL: ' ', SHAODAO_BEHIND_PROXY: '', SHAODAO_PLAIN_HTTP: '' }, false],
  ])('of production says how the way in is protected: %o', (set, isEnough) => {
    const env = { SHAODAO_MODE: 'production', ...set };
    const check = () => checkWayIn(env, readEnvironment(env));
    if (isEnough) expect(check).not.toThrow();
    else expect(check).toThrow(/SHAODAO_PUBLIC_URL=https.*--behind-proxy.*SHAODAO_PLAIN_HTTP=i-know/);
  });

  it('whatever is set, is taken or refused by a sentence that names the variable', () => {
    const name = fc.constantFrom('PORT', 'METRICS_PORT', 'SHAODAO_MODE', 'SERVICES', 'DATABASE_URL', 'NATS_URL');
    fc.assert(
      fc.property(name, fc.oneof(fc.string(), fc.webUrl(), fc.integer().map(String)), (variable, value) => {
        try {
          readEnvironment({ [variable]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(StartFailure);
          expect(String(error)).toContain(`环境变量 ${variable} `);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env.ts';
import { StartFailure } from './failure.ts';
import { parties } from './services.ts';

describe('the environment', () => {
  it('unset or empty gives the embedded default', () => {
    const expected = { port: 8080, mode: 'demo', services: parties };
    expect(readEnvironment({})).toEqual(expected);
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', NATS_URL: '', SERVICES: '' })).toEqual(expected);
  });

  it('set is used as set', () => {
    const read = readEnvironment({
      PORT: '9000', METRICS_PORT: '9001', SHAODAO_MODE: 'production', SERVICES: 'needs, registry',
      DATABASE_URL: 'postgresql://u@h/d', NATS_URL: 'nats://a:4222,nats://b:4222', SHAODAO_LOCAL_DIR: '/data',
    });
    expect(read).toEqual({
      port: 9000, metricsPort: 9001, mode: 'production', services: ['needs', 'registry'],
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

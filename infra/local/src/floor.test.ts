import { describe, expect, it } from 'vitest';
import { judgeBroker } from '../../nats/floor.ts';
import { checkForProduction } from './external-nats.ts';
import { StartFailure } from './failure.ts';

describe('a broker for production', () => {
  it.each([
    ['2.9.10', 'unsafe'],
    ['2.9.25', 'unsafe'],
    ['1.4.1', 'unsafe'],
    ['unknown', 'unsafe'],
    ['', 'unsafe'],
    ['2.14', 'unsafe'],
    ['2.10.29', 'old'],
    ['2.11.15', 'old'],
    ['2.12.6', 'old'],
    ['2.13.9', 'old'],
    ['2.14.0-RC.2', 'old'],
    ['2.12.7-beta.1', 'old'],
    ['2.11.16', 'advised'],
    ['2.11.17', 'advised'],
    ['2.12.7', 'advised'],
    ['2.12.11', 'advised'],
    ['2.14.0', 'advised'],
    ['2.14.3-RC.1', 'advised'],
    ['2.12.12', 'good'],
    ['2.14.3', 'good'],
    ['v2.14.10', 'good'],
    ['2.15.2', 'good'],
    ['3.0.0', 'good'],
  ])('%s is %s', (version, verdict) => {
    expect(judgeBroker(version)).toBe(verdict);
  });

  it('that is old is taken only by the word, and said each time; one that loses messages never', () => {
    const word = { SHAODAO_ALLOW_OLD_NATS: 'i-know' };
    expect(() => checkForProduction('2.11.15', {})).toThrow(
      /2\.11\.16、2\.12\.7、2\.14\.0.*releases.*PATH.*\.local\/bin.*NATS_URL.*SHAODAO_ALLOW_OLD_NATS/,
    );
    expect(() => checkForProduction('2.11.15', { SHAODAO_ALLOW_OLD_NATS: '1' })).toThrow(StartFailure);
    expect(checkForProduction('2.11.15', word)).toContain('已公开的漏洞');
    expect(() => checkForProduction('2.9.10', word)).toThrow(/断电.*(?<!SHAODAO_ALLOW_OLD_NATS=i-know)。$/);
    expect(checkForProduction('2.12.7', {})).toContain('2.12.12');
    expect(checkForProduction('2.14.3', {})).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, dayOf, daysBetween, sayClock, sayDate, sayDay, sayHours, sayInstant, sayWhen } from './days.ts';
import { sayPhone, telHref } from './phone.ts';

const now = new Date('2026-11-23T01:00:00Z'); // 09:00 in the county, a Monday

describe('days and times as people say them', () => {
  it('are county days: between midnight and eight it is not yesterday', () => {
    expect(dayOf('2026-11-22T16:30:00Z')).toBe('2026-11-23');
    expect(clockOf('2026-11-22T16:30:00Z')).toBe('00:30');
  });
  it('call the near days by name and the others by date', () => {
    expect(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map((d) => sayDay(d, now))).toEqual(['前天', '昨天', '今天', '明天', '后天']);
    expect(sayDay('2026-11-27', now)).toBe('11月27日 星期五');
    expect(sayDate('2027-01-02', now)).toBe('2027年1月2日 星期六');
    expect(sayDay('2026-11-24', now, 'en')).toBe('tomorrow');
  });
  it('say the hour with the part of the day', () => {
    expect(['00:10', '09:00', '12:00', '14:30', '19:20'].map((c) => sayClock(c))).toEqual(['凌晨 0 点 10 分', '上午 9 点', '中午 12 点', '下午 2 点半', '晚上 7 点 20 分']);
    expect(sayHours('09:00', '11:30')).toBe('上午 9 点到 11 点半');
    expect(sayHours('09:00', '15:00')).toBe('上午 9 点到下午 3 点');
  });
  it('say how long ago, up to a week', () => {
    const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    expect(sayWhen(at(1), now)).toBe('刚刚');
    expect(sayWhen(at(20), now)).toBe('20 分钟前');
    expect(sayWhen(at(90), now)).toBe('今天 07:30');
    expect(sayWhen(at(24 * 60), now)).toBe('昨天 09:00');
    expect(sayWhen(at(3 * 24 * 60), now)).toBe('3 天前');
    expect(sayWhen(at(8 * 24 * 60), now)).toBe('11月15日 星期日');
    expect(sayInstant(at(90), now)).toBe('今天 07:30');
  });
  it('count whole days both ways alike', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, (a, b) => daysBetween(a, b) === -daysBetween(b, a) || daysBetween(a, b) === 0));
  });
});

describe('telephone numbers', () => {
  it('stand in groups that can be read out, and a masked one cannot be dialled', () => {
    expect(sayPhone('13812345678')).toBe('138 1234 5678');
    expect(sayPhone('138****5678')).toBe('138 **** 5678');
    expect(telHref('138 1234 5678')).toBe('tel:13812345678');
    expect(telHref('138****5678')).toBeUndefined();
  });
});

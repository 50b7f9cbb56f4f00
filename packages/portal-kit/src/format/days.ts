import type { Language } from '../wording/language.ts';

/** Everything people read is county time. */
const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The county's calendar day of an instant, YYYY-MM-DD. */
export const dayOf = (instant: Date | string): string => dayFormat.format(new Date(instant));
/** The county's time of day of an instant, HH:MM. */
export const clockOf = (instant: Date | string): string => clockFormat.format(new Date(instant));
/** Whole days from one day to another, both YYYY-MM-DD; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
/** The day so many days after another, both YYYY-MM-DD. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const near: Record<Language, Record<string, string>> = {
  zh: { '-2': '前天', '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

/** 今天, 明天, 后天, else 11月24日 星期二 (with the year when it is another one). */
export function sayDay(day: string, now: Date, language: Language = 'zh'): string {
  const said = near[language][String(daysBetween(dayOf(now), day))];
  return said ?? sayDate(day, now, language);
}
/** 11月24日 星期二; the year stands before it when it is not this year. */
export function sayDate(day: string, now: Date, language: Language = 'zh'): string {
  const year = day.slice(0, 4) === dayOf(now).slice(0, 4) ? undefined : 'numeric';
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year }).format(date);
  const words = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', day: 'numeric', month: 'long', year }).format(date);
  return `${words} ${new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'long' }).format(date)}`;
}
/** 2024年3月1日: a day of a register, where the day of the week tells nothing. */
export const sayPlainDate = (day: string, language: Language = 'zh'): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', day: 'numeric', month: language === 'en' ? 'short' : 'long', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
/** 上午 9 点, 下午 2 点半, 晚上 7 点 20 分: as people say it. `clock` is HH:MM. */
export function sayClock(clock: string, language: Language = 'zh'): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  if (language === 'en') return clock;
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  const twelve = hour > 12 ? hour - 12 : hour;
  return `${part} ${twelve} 点${minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`}`;
}
/** How long ago: 刚刚, 20 分钟前, 今天 09:05, 昨天 15:30, 3 天前, then the date. */
export function sayWhen(instant: string, now: Date, language: Language = 'zh'): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / 60_000);
  const days = daysBetween(dayOf(instant), dayOf(now));
  const zh = language === 'zh';
  if (minutes >= 0 && minutes < 2) return zh ? '刚刚' : 'just now';
  if (minutes >= 2 && minutes < 60) return zh ? `${minutes} 分钟前` : `${minutes} min ago`;
  if (days >= 0 && days < 2) return `${near[language][String(-days)] ?? ''} ${clockOf(instant)}`;
  if (days >= 2 && days <= 7) return zh ? `${days} 天前` : `${days} days ago`;
  return sayDate(dayOf(instant), now, language);
}
/** Day and time of an instant: 今天 09:05, 11月20日 星期五 15:30. */
export const sayInstant = (instant: string, now: Date, language: Language = 'zh'): string => `${sayDay(dayOf(instant), now, language)} ${clockOf(instant)}`;
/** 上午 9 点到 11 点半: from and to as HH:MM; the part of the day is said once when it is the same. */
export function sayHours(from: string, to: string, language: Language = 'zh'): string {
  if (language === 'en') return `${from}–${to}`;
  const [part = '', ...rest] = sayClock(to).split(' ');
  return `${sayClock(from)}到${sayClock(from).startsWith(part) ? ' ' + rest.join(' ') : sayClock(to)}`;
}

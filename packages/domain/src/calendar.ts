import chineseDays from 'chinese-days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// China has kept UTC+8 without daylight saving since 1991, so county days are plain arithmetic.
const OFFSET = 8 * HOUR;

/** Office hours of the county, in hours after midnight; 8 working hours a day. A county setting. */
export const OFFICE_HOURS = [{ from: 8, to: 12 }, { from: 14, to: 18 }] as const;

/** The county's calendar day of an instant (Asia/Shanghai), as YYYY-MM-DD. */
export const countyDay = (instant: Date): string => new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
/** The instant at which a county day and clock time (HH:MM) come. */
export const instantOf = (day: string, time = '00:00'): Date => new Date(`${day}T${time}:00+08:00`);
/** Whole days from `start` to `end`, both YYYY-MM-DD; negative when `end` is earlier. */
export const daysBetween = (start: string, end: string): number => Math.round((Date.parse(end) - Date.parse(start)) / DAY);
/** The county day `days` after `day`. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Whether the county works that day: the State Council's calendar, swapped working days included. */
export const isWorkingDay = (day: string): boolean => chineseDays.isWorkday(day);

/** The end of office hours on the `days`-th working day after the day of `start`. */
export function addWorkingDays(start: Date, days: number): Date {
  let day = countyDay(start);
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return instantOf(day, `${OFFICE_HOURS.at(-1)!.to}:00`);
}

/** Office hours of a day as instants in ms; none on a day off. */
const officeHoursOf = (day: string) =>
  isWorkingDay(day) ? OFFICE_HOURS.map(({ from, to }) => ({ from: instantOf(day).getTime() + from * HOUR, to: instantOf(day).getTime() + to * HOUR })) : [];

/** The instant after `minutes` of office hours have passed since `start`; a start outside them counts from the next opening. */
export function addWorkingMinutes(start: Date, minutes: number): Date {
  let left = minutes * 60_000;
  for (let day = countyDay(start); ; day = addDays(day, 1)) {
    for (const { from, to } of officeHoursOf(day)) {
      const begin = Math.max(from, start.getTime());
      if (begin >= to) continue;
      if (left <= to - begin) return new Date(begin + left);
      left -= to - begin;
    }
  }
}

/** Minutes of office hours between two instants; 0 when `end` is not later. */
export function workingMinutesBetween(start: Date, end: Date): number {
  let total = 0;
  for (let day = countyDay(start); day <= countyDay(end); day = addDays(day, 1))
    for (const { from, to } of officeHoursOf(day)) total += Math.max(0, Math.min(to, end.getTime()) - Math.max(from, start.getTime()));
  return Math.round(total / 60_000);
}

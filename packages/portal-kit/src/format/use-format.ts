import { useLanguage } from '../wording/language.ts';
import { sayClock, sayDate, sayDay, sayHours, sayInstant, sayPlainDate, sayWhen } from './days.ts';
import { useNow } from './use-now.ts';

/** Days and times in the language in force, as of now. */
export function useFormat() {
  const now = useNow();
  const language = useLanguage();
  return {
    now,
    day: (day: string) => sayDay(day, now, language),
    date: (day: string) => sayDate(day, now, language),
    /** 2024年3月1日, for registers. */
    plain: (day: string) => sayPlainDate(day, language),
    clock: (clock: string) => sayClock(clock, language),
    hours: (from: string, to: string) => sayHours(from, to, language),
    when: (instant: string) => sayWhen(instant, now, language),
    /** A step's note; the hours of a visit as people say them. */
    note: (note: string) => note.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)–(\d\d:\d\d)$/, (_, on: string, from: string, to: string) => `${sayDate(on, now, language)} ${sayHours(from, to, language)}`),
    instant: (instant: string) => sayInstant(instant, now, language),
  };
}

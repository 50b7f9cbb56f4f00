import { clockOf, dayOf } from '@shaodao/portal-kit/format/days';

/** A visit's county day and hours; `begins` is its instant. */
export interface Slot {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly begins: number;
}
const MINUTE_MS = 60_000;

/** The next whole minute that is at least so many seconds away: a visit must still come when it is scheduled, and have begun when it is recorded. */
export function nextMinute(secondsAhead: number, now = Date.now()): Slot {
  let begins = Math.ceil((now + secondsAhead * 1000) / MINUTE_MS) * MINUTE_MS;
  // the last minute of a day leaves no room for an end on the same day
  if (clockOf(new Date(begins)) === '23:59') begins += MINUTE_MS;
  const on = dayOf(new Date(begins));
  const end = new Date(begins + 60 * MINUTE_MS);
  return { on, from: clockOf(new Date(begins)), to: dayOf(end) === on ? clockOf(end) : '23:59', begins };
}
export const untilBegun = ({ begins }: Slot): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, begins - Date.now() + 300)));

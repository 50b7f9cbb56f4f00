import { countyDay as dayOf } from '@shaodao/domain/calendar';
import type { Visitor } from './scene.ts';

/** A visit's county day and hours; `begins` is its instant. */
export interface Slot {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly begins: number;
}
const MINUTE_MS = 60_000;
/** HH:MM in the county. */
const clockOf = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

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

/** A visit's day and hours into the department's form. */
export async function fillSlot(visitor: Visitor, { on, from, to }: Pick<Slot, 'on' | 'from' | 'to'>): Promise<void> {
  await visitor.fill('哪天', on);
  await visitor.fill('几点到', from);
  await visitor.fill('几点走', to);
}

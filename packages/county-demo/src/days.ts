const dayMs = 86_400_000;

/** The day so many days later (or earlier), YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** UTC instant of a minute of a county calendar day; the county's clock is UTC+8 the whole year. */
export function instantAt(day: string, minuteOfDay: number): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + minuteOfDay * 60_000).toISOString();
}

/** The county calendar day of a UTC instant. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Throws unless it is a real calendar day written YYYY-MM-DD. */
export function checkDay(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || addDays(day, 0) !== day) {
    throw new Error(`"${day}" is not a calendar day; give today as YYYY-MM-DD, for example 2026-11-23`);
  }
  return day;
}

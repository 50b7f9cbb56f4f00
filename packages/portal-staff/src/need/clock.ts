import { workingMinutesBetween } from '@shaodao/domain/calendar';
import type { Span } from '@shaodao/ui/deadline';

/** Minutes of one working day of the county. */
const WORKING_DAY = 480;
/** Below this share of a working day, a clock asks for attention. */
const SOON_MINUTES = WORKING_DAY;

/** What a clock shows at a moment. */
export interface ClockFace {
  readonly span: Span;
  readonly state: 'calm' | 'soon' | 'overdue';
}

/** Time to or since a deadline on the county's working calendar; by the plain clock in an emergency. `soonMinutes`: from when on it asks for attention. */
export function clockFace(dueAt: string, now: Date, { clock = 'working', soonMinutes = SOON_MINUTES }: { clock?: 'working' | 'plain'; soonMinutes?: number } = {}): ClockFace {
  const due = new Date(dueAt);
  const isOverdue = due <= now;
  const [from, to] = isOverdue ? [due, now] : [now, due];
  const minutes = clock === 'plain' ? Math.round((to.getTime() - from.getTime()) / 60_000) : workingMinutesBetween(from, to);
  const dayMinutes = clock === 'plain' ? Infinity : WORKING_DAY;
  const workingDays = dayMinutes === Infinity ? 0 : Math.floor(minutes / dayMinutes);
  const rest = minutes - workingDays * (dayMinutes === Infinity ? 0 : dayMinutes);
  // minutes count only near the end
  const span = { workingDays, hours: Math.floor(rest / 60), minutes: workingDays > 0 || rest >= 180 ? 0 : rest % 60 };
  return { span, state: isOverdue ? 'overdue' : minutes <= soonMinutes ? 'soon' : 'calm' };
}

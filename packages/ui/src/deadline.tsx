import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';
import type { Wording } from './wording.ts';

/** Time to or since a deadline, counted by whoever knows the working calendar. */
export type Span = { workingDays?: number; hours?: number; minutes?: number };

/** The two largest units that are not zero: “1 个工作日 3 小时”; empty when all are zero. */
export function spanText(span: Span, wording: Wording): string {
  const parts = [
    span.workingDays ? wording.workingDays(span.workingDays) : '',
    span.hours ? wording.hours(span.hours) : '',
    span.minutes ? wording.minutes(span.minutes) : '',
  ];
  return parts.filter(Boolean).slice(0, 2).join(' ');
}

/** How long is left, or by how much it is late: `soon` asks for attention. `dueAt` is the instant, `dueText` how people read it. */
export function Deadline({ span, state, dueAt, dueText }: { span: Span; state: 'calm' | 'soon' | 'overdue' | 'paused'; dueAt?: string; dueText?: string }) {
  const wording = useWording();
  const time = spanText(span, wording);
  const words = state === 'overdue' ? wording.overdueBy(time) : time ? wording.remaining(time) : wording.noTimeLeft;
  return (
    <span className={`sd-deadline sd-deadline-${state}`}>
      <Icon name={state === 'overdue' ? 'alert' : state === 'paused' ? 'pause' : 'clock'} />
      <span>{words}{dueText && <time dateTime={dueAt}>{dueText}</time>}</span>
    </span>
  );
}

import { REPORT_TERM } from '@shaodao/contracts/needs/whistle';
import type { WhistleView } from '@shaodao/contracts/needs/whistle';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Deadline } from '@shaodao/ui/deadline';
import { RatingShown } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import { StatusBadge } from '@shaodao/ui/status-badge';
import type { ReactNode } from 'react';
import { clockFace } from '../need/clock.ts';
import { assignmentStatusText, partText, words } from './whistle.words.ts';

export type Assignment = WhistleView['assignments'][number];

/** A called department's own clock for reporting in: plain time in an emergency, working time else. */
export function ReportClock({ assignment, urgency }: { assignment: Assignment; urgency: WhistleView['urgency'] }) {
  const t = useWords(words);
  const format = useFormat();
  const term = REPORT_TERM[urgency];
  return <Deadline {...clockFace(assignment.reportDueAt, format.now, { clock: term.clock, soonMinutes: term.minutes / 2 })} dueAt={assignment.reportDueAt} dueText={t.dueBy(format.instant(assignment.reportDueAt))} />;
}

/** Minutes from the whistle to the arrival, as the clock on the wall counts. */
const minutesTaken = (blownAt: string, reportedAt: string): number => Math.max(0, Math.round((Date.parse(reportedAt) - Date.parse(blownAt)) / 60_000));

/** One called department: its clock or its arrival, and its rating – speed as measured beside speed as felt. */
export function AssignmentCard({ whistle, assignment, isMine, children }: { whistle: WhistleView; assignment: Assignment; isMine?: boolean; children?: ReactNode }) {
  const t = useWords(words);
  const language = useLanguage();
  const { status } = assignment;
  const tone = status === 'reported' ? 'good' : status === 'released' ? 'plain' : 'waiting';
  return (
    <li className={isMine ? 'mine' : undefined}>
      <div className="sd-row-between"><h3>{assignment.departmentName}</h3><span className="sd-row"><span className="sd-muted">{partText[language][assignment.part]}</span><StatusBadge tone={tone}>{assignmentStatusText[language][status]}</StatusBadge></span></div>
      {status === 'called' && <div className="staff-clock"><ReportClock assignment={assignment} urgency={whistle.urgency} /></div>}
      {status === 'released' && <p className="sd-muted">{t.releasedWhy}{assignment.releaseReason}</p>}
      {status === 'reported' && <Arrival whistle={whistle} assignment={assignment} />}
      {assignment.rating && <Rated rating={assignment.rating} />}
      {children}
    </li>
  );
}

function Arrival({ whistle, assignment }: { whistle: WhistleView; assignment: Assignment }) {
  const t = useWords(words);
  const format = useFormat();
  const who = usePersonLabel(assignment.arrivedPersonId);
  if (!assignment.reportedAt) return null;
  return (
    <>
      <dl className="staff-measured">
        <dt>{t.measured}</dt><dd>{t.took(minutesTaken(whistle.blownAt, assignment.reportedAt))}，<b>{assignment.reportedLate ? t.late : t.inTime}</b></dd>
        {who && <><dt>{t.person}</dt><dd>{who} · {format.when(assignment.reportedAt)}</dd></>}
      </dl>
      {assignment.arrivalNote && <p className="sd-muted">{assignment.arrivalNote}</p>}
    </>
  );
}

function Rated({ rating }: { rating: NonNullable<Assignment['rating']> }) {
  const t = useWords(words);
  return (
    <div className="staff-rating">
      <p><span className="sd-muted">{t.speed}</span><RatingShown level={rating.responseSpeed as Level} /></p>
      <p><span className="sd-muted">{t.quality}</span><RatingShown level={rating.handlingQuality as Level} /></p>
      {rating.comment && <p>“{rating.comment}”</p>}
    </div>
  );
}

import type { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { careTagText, needStatusText, needStatusTone, urgencyText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Deadline } from '@shaodao/ui/deadline';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { clockFace } from './clock.ts';
import { words } from './need.words.ts';

/** Where a need stands. */
export function NeedBadge({ status }: { status: NeedStatus }) {
  return <StatusBadge tone={needStatusTone[status]}>{needStatusText[useLanguage()][status]}</StatusBadge>;
}

/** How pressing, as a word and five strokes. */
export function UrgencyMark({ urgency }: { urgency: number }) {
  const text = urgencyText[useLanguage()][urgency - 1] ?? '';
  return (
    <span className={`staff-urgency staff-urgency-${urgency}`}>
      <span aria-hidden="true">{[1, 2, 3, 4, 5].map((level) => <i key={level} className={level <= urgency ? 'on' : undefined} />)}</span>{text}
    </span>
  );
}

/** 留守老人, 独居 … as small marks; nothing when there are none. */
export function CareTags({ tags }: { tags: readonly CareTag[] }) {
  const language = useLanguage();
  if (tags.length === 0) return null;
  return <span className="staff-tags">{tags.map((tag) => <span key={tag}>{careTagText[language][tag]}</span>)}</span>;
}

/** The clock that runs now, on the working calendar, with the instant it ends. */
export function DueClock({ dueAt, clock, soonMinutes, brief }: { dueAt: string; clock?: 'working' | 'plain'; soonMinutes?: number; brief?: boolean }) {
  const t = useWords(words);
  const format = useFormat();
  return <Deadline {...clockFace(dueAt, format.now, { clock, soonMinutes })} dueAt={dueAt} dueText={brief ? undefined : t.at(format.instant(dueAt))} />;
}

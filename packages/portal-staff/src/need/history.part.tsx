import type { HistoryEntry } from '@shaodao/contracts/vocabulary';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { Timeline } from '@shaodao/ui/timeline';
import type { TimelineStep } from '@shaodao/ui/timeline';

/** Who acted: unit, role and masked name, as far as they are told. */
function Actor({ entry }: { entry: HistoryEntry }) {
  const label = usePersonLabel(entry.byPersonId);
  const roles: Record<string, string> = roleText[useLanguage()];
  return <span>{[entry.byUnit, roles[entry.byRole], label].filter(Boolean).join(' ')}</span>;
}

/** What happened to a matter, step by step, and what comes next. `actionText` names the steps of this kind of matter. */
export function History({ label, entries, actionText, next }: { label: string; entries: readonly HistoryEntry[]; actionText: Readonly<Record<string, string>>; next?: string | undefined }) {
  const format = useFormat();
  const past = entries.map((entry, at): TimelineStep => ({
    id: `${entry.at} ${entry.action} ${at}`, what: actionText[entry.action] ?? entry.action, who: <Actor entry={entry} />, when: format.when(entry.at), at: entry.at, note: entry.note ? format.note(entry.note) : undefined,
    state: at === entries.length - 1 && next !== undefined ? 'current' : 'past',
  }));
  const coming: TimelineStep[] = next === undefined ? [] : [{ id: 'next', what: next, state: 'future' }];
  return <div role="status" aria-live="polite"><Timeline label={label} steps={[...past, ...coming]} /></div>;
}

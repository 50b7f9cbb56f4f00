import type { ShiftView } from '@shaodao/contracts/volunteers/shift';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { RouterLink } from '@shaodao/portal-kit/routing';
import { shiftStatusText, signUpStatusText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { placesText, words } from './shift.words.ts';

/** One shift in a list: when, what, where, with whom, and what is free. */
export function ShiftCard({ shift }: { shift: ShiftView }) {
  const t = useWords(words);
  const format = useFormat();
  const language = useLanguage();
  const { tone, text } = placesText(shift, t, signUpStatusText[language], shiftStatusText[language]);
  return (
    <li>
      <RouterLink href={`/shifts/${shift.id}`} className={shift.mine === 'signedUp' ? 'shift-card shift-card-mine' : 'shift-card'}>
        <span className="shift-when">{format.day(shift.on)}</span>
        <span>{format.hours(shift.from, shift.to)}</span>
        <b>{shift.task ?? shift.kindName}</b>
        <span>{shift.townshipName} {shift.villageName}</span>
        <span className="sd-muted">{shift.departmentName}</span>
        <span><StatusBadge tone={tone}>{text}</StatusBadge></span>
      </RouterLink>
    </li>
  );
}

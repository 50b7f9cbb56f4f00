import { getShift, signUpForShift } from '@shaodao/contracts/volunteers/shift';
import type { ShiftView } from '@shaodao/contracts/volunteers/shift';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useLive } from '@shaodao/portal-kit/api/live';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { CancelSignUp } from './cancel-sign-up.tsx';
import { words } from './shift.words.ts';

/** One shift: what, where, when, with whom; sign up, wait, cancel. Follows by itself while it is open. */
export function ShiftScreen({ shiftId }: { shiftId: string }) {
  const t = useWords(words);
  const shift = useLive(getShift, { shiftId });
  return <PhoneShell title={shift.data?.task ?? shift.data?.kindName ?? t.detail} backHref="/"><Answer of={shift}>{(found) => <Shift shift={found} />}</Answer></PhoneShell>;
}

function Shift({ shift }: { shift: ShiftView }) {
  const t = useWords(words);
  const format = useFormat();
  const signUp = useCommand(signUpForShift);
  const text = useProblemText(signUp.problem);
  const when = `${format.day(shift.on)} ${format.hours(shift.from, shift.to)}`;
  const isFull = shift.signedUp >= shift.wanted;
  return (
    <>
      <div role="status"><MyPlace shift={shift} when={when} /></div>
      <Card>
        <Facts facts={[
          { name: t.when, value: `${when}（${format.date(shift.on)}）` }, { name: t.where, value: `${shift.townshipName} ${shift.villageName}` }, { name: t.what, value: `${shift.kindName}：${shift.task ?? t.task}` },
          { name: t.who, value: shift.departmentName }, { name: t.places, value: `${t.people(shift.signedUp, shift.wanted)}${shift.waiting > 0 ? `，${t.waitingPeople(shift.waiting)}` : ''}` },
        ]} />
      </Card>
      <div className="sd-stack">
        <RefusalNotice title={text} />
        {shift.allowedActions.includes('signUp') && <Button look="primary" icon="check" wide busy={signUp.isBusy} onClick={() => void signUp.run({ shiftId: shift.id })}>{isFull ? t.wait : t.signUp}</Button>}
        {shift.allowedActions.includes('cancelSignUp') && <CancelSignUp shiftId={shift.id} />}
      </div>
    </>
  );
}

/** How my own place stands, in words. */
function MyPlace({ shift, when }: { shift: ShiftView; when: string }) {
  const t = useWords(words);
  if (shift.status === 'cancelled') return <Notice tone="bad" title={t.cancelled} />;
  if (shift.mine === 'served') return <Notice tone="good" title={t.servedHint} />;
  if (shift.mine === 'signedUp') return <Notice tone="good" title={t.signedUp}>{t.signedUpHint(when, shift.villageName)}</Notice>;
  if (shift.mine === 'waiting') return <Notice tone="waiting" title={t.waiting(shift.waitingPlace ?? 1)}>{t.waitingHint}</Notice>;
  return shift.status === 'over' ? <Notice tone="plain" title={t.over} /> : null;
}

import { cancelSignUp } from '@shaodao/contracts/volunteers/shift';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useState } from 'react';
import { words } from './shift.words.ts';

/** Gives the place back, after a second yes. */
export function CancelSignUp({ shiftId }: { shiftId: string }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const cancel = useCommand(cancelSignUp);
  const form = useFormOf(cancelSignUp, { preset: { shiftId } });
  const text = useProblemText(cancel.problem);
  const yes = async () => {
    const input = form.checked();
    if (input && (await cancel.run(input)).ok) setAsking(false);
  };
  return (
    <>
      <Button look="danger" wide onClick={() => setAsking(true)}>{t.cancel}</Button>
      <Dialog open={isAsking} title={t.cancelAsk} onClose={() => setAsking(false)}
        actions={<><Button onClick={() => setAsking(false)}>{t.keep}</Button><Button look="danger" busy={cancel.isBusy} onClick={() => void yes()}>{t.cancelYes}</Button></>}>
        <p>{t.cancelHint}</p>
        <TextField label={t.reason} required={false} {...form.field('reason')} />
        <RefusalNotice title={text} />
      </Dialog>
    </>
  );
}

import type { NeedView } from '@shaodao/contracts/needs/need';
import { openNeed } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useMay } from '../desk/may.ts';
import { words } from './need.words.ts';

/** Opens a need whole for somebody who doesn't serve it: with a reason, recorded, and held by this screen only. */
export function OpenNeed({ needId, onOpened }: { needId: string; onOpened: (need: NeedView) => void }) {
  const t = useWords(words);
  const may = useMay();
  const formId = useId();
  const [isAsking, setAsking] = useState(false);
  const command = useCommand(openNeed);
  const form = useFormOf(openNeed, { preset: { needId }, initial: { reason: '' } });
  const problem = useProblemText(command.problem);
  if (!may(openNeed)) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await command.run(input);
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    setAsking(false);
    onOpened(outcome.value);
    command.reset(); // the answer stays nowhere else
  };
  return (
    <>
      <Button look="quiet" icon="eye" onClick={() => setAsking(true)}>
        {t.openWhole}
      </Button>
      <Dialog
        open={isAsking}
        title={t.openWhole}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t.cancel}</Button>
            <Button look="primary" icon="eye" type="submit" form={formId} busy={command.isBusy}>
              {t.openNow}
            </Button>
          </>
        }
      >
        <form id={formId} className="sd-stack" onSubmit={submit} noValidate>
          <RefusalNotice title={problem} />
          <TextField label={t.openWhy} hint={t.openWhyHint} {...form.field('reason')} />
        </form>
      </Dialog>
    </>
  );
}

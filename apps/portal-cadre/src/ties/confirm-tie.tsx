import { confirmTie } from '@shaodao/contracts/registry/tie';
import type { listTies } from '@shaodao/contracts/registry/tie';
import type { OutputOf } from '@shaodao/contracts/kit';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Checkbox } from '@shaodao/ui/choice';
import { Dialog } from '@shaodao/ui/dialog';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { words } from './ties.words.ts';

/** Confirms a tie; only with the elder's word. */
export function ConfirmTie({ tie }: { tie: OutputOf<typeof listTies>['items'][number] }) {
  const t = useWords(words);
  const say = useToast();
  const [isOpen, setOpen] = useState(false);
  const [isAgreed, setAgreed] = useState(false);
  const [isTried, setTried] = useState(false);
  const confirm = useCommand(confirmTie);
  const problem = useProblemText(confirm.problem);
  const goOn = async () => {
    setTried(true);
    if (!isAgreed || !(await confirm.run({ tieId: tie.id, elderAgreed: true })).ok) return;
    setOpen(false);
    say(t.confirmed);
  };
  return (
    <>
      <Button look="primary" icon="check" onClick={() => setOpen(true)}>{t.confirm}</Button>
      <Dialog open={isOpen} title={t.confirmTitle} onClose={() => setOpen(false)}
        actions={<><Button onClick={() => setOpen(false)}>{t.cancel}</Button><Button look="primary" busy={confirm.isBusy} onClick={() => void goOn()}>{t.confirm}</Button></>}>
        <p><b>{tie.villageName} {tie.householdName}</b></p>
        <RefusalNotice title={isTried && !isAgreed ? t.mustAgree : problem} />
        <Checkbox label={t.agreed} hint={t.agreedHint} checked={isAgreed} onChange={() => setAgreed(!isAgreed)} />
      </Dialog>
    </>
  );
}

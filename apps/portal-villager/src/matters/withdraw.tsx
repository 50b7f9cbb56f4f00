import { withdrawNeed } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useState } from 'react';
import { words } from './matter.words.ts';

/** Takes a matter back, after a second yes. */
export function Withdraw({ needId }: { needId: string }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const withdraw = useCommand(withdrawNeed);
  const text = useProblemText(withdraw.problem);
  const yes = async () => {
    if ((await withdraw.run({ needId })).ok) setAsking(false);
  };
  return (
    <>
      <Button look="danger" wide onClick={() => setAsking(true)}>{t.withdraw}</Button>
      <Dialog open={isAsking} title={t.withdrawAsk} onClose={() => setAsking(false)}
        actions={<><Button onClick={() => setAsking(false)}>{t.keep}</Button><Button look="danger" busy={withdraw.isBusy} onClick={() => void yes()}>{t.withdrawYes}</Button></>}>
        <p>{t.withdrawHint}</p>
        <RefusalNotice title={text} />
      </Dialog>
    </>
  );
}

import { Unreachable } from '@shaodao/portal-kit/api/refused';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import { useSignOut } from '@shaodao/portal-kit/session/session';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { words } from './desk.words.ts';

/** Signs out; whoever has something unsent is asked first, for signing out wipes this device. */
export function SignOut() {
  const t = useWords(words);
  const say = useToast();
  const { unsent } = useOutbox();
  const { signOut, isBusy } = useSignOut();
  const [isAsking, setAsking] = useState(false);
  const leave = async () => {
    setAsking(false);
    const outcome = await signOut();
    if (!outcome.ok && outcome.problem instanceof Unreachable) say(t.noLeave, 'bad');
  };
  return (
    <>
      <Button look="quiet" icon="signOut" busy={isBusy} onClick={() => (unsent > 0 ? setAsking(true) : void leave())}>{t.signOut}</Button>
      <Dialog open={isAsking} title={t.unsentTitle} onClose={() => setAsking(false)}
        actions={<><Button onClick={() => setAsking(false)}>{t.stay}</Button><Button look="danger" onClick={() => void leave()}>{t.leaveAnyway}</Button></>}>
        <p>{t.stillUnsent(unsent)}</p>
      </Dialog>
    </>
  );
}

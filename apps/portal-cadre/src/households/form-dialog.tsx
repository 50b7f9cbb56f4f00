import { Button } from '@shaodao/ui/button';
import type { ButtonLook } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useWording } from '@shaodao/ui/wording';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { IconName } from '@shaodao/ui/icon';

/** A button that opens a form in a dialog; `onSubmit` answers whether it is done and the dialog may close. */
export function FormDialog({ text, title = text, look, icon, submit = text, isBusy, problem, onSubmit, onClose, children }: {
  text: string; title?: string; look?: ButtonLook; icon?: IconName; submit?: string; isBusy: boolean; problem: string | undefined; onSubmit: () => Promise<boolean>; onClose: () => void; children: ReactNode;
}) {
  const wording = useWording();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onClose();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await onSubmit()) close();
  };
  return (
    <>
      <Button look={look} icon={icon} onClick={() => setOpen(true)}>{text}</Button>
      <Dialog open={isOpen} title={title} onClose={close} actions={<><Button onClick={close}>{wording.close}</Button><Button look={look === 'danger' ? 'danger' : 'primary'} type="submit" form={formId} busy={isBusy}>{submit}</Button></>}>
        <form id={formId} className="sd-stack" onSubmit={(event) => void send(event)} noValidate>
          <RefusalNotice title={problem} />
          {children}
        </form>
      </Dialog>
    </>
  );
}

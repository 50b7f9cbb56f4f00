import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { useWording } from './wording.ts';

/** The browser's own modal dialog: keeps the focus inside, Escape calls `onClose`. `side` opens it along the edge. */
export function Dialog({ open, title, onClose, children, actions, side }:
  { open: boolean; title: ReactNode; onClose: () => void; children: ReactNode; actions?: ReactNode; side?: boolean }) {
  const wording = useWording();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog ref={box} className={side ? 'sd-dialog sd-dialog-side' : 'sd-dialog'} aria-labelledby={id}
      onCancel={(event) => { if (event.target === box.current) { event.preventDefault(); onClose(); } }}>
      {open && (
        <>
          <div className="sd-dialog-head"><h2 id={id}>{title}</h2><IconButton icon="close" label={wording.close} onClick={onClose} /></div>
          <div className="sd-dialog-body">{children}</div>
          {actions && <div className="sd-row sd-dialog-actions">{actions}</div>}
        </>
      )}
    </dialog>
  );
}

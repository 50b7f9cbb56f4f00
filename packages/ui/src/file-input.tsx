import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** One file, chosen or dropped here; `accept` as browsers take it (`.xlsx,.csv`). */
export function FileInput({ label, hint, accept, error, onFile }: { label: ReactNode; hint?: ReactNode; accept: string; error?: string; onFile: (file: File) => void }) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <div className={classNames('sd-file', isOver && 'sd-file-over')} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Icon name="download" />
      <input id={id} type="file" accept={accept} className="sd-unseen" aria-describedby={hint ? `${id}-hint` : undefined} aria-invalid={error ? true : undefined}
        onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) onFile(file); }} />
      <label htmlFor={id} className="sd-button sd-button-primary">{label}</label>
      {hint && <p className="sd-field-hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="sd-field-error"><Icon name="alert" />{error}</p>}
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** Summary above a form after a failed try: each line leads to its field. Takes the focus when it appears; nothing when there are no errors. */
export function FormErrors({ errors, title }: { errors: readonly { fieldId: string; text: string }[]; title?: string }) {
  const wording = useWording();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div ref={box} className="sd-notice sd-tone-bad" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <p className="sd-notice-title">{title ?? wording.fixTheseFirst}</p>
        <ul className="sd-form-errors">
          {errors.map((e) => <li key={e.fieldId}><a href={`#${e.fieldId}`} onClick={(event) => {
            // a router with hash history would take the fragment for a page
            event.preventDefault();
            const field = document.getElementById(e.fieldId);
            field?.scrollIntoView({ block: 'center' });
            field?.focus();
          }}>{e.text}</a></li>)}
        </ul>
      </div>
    </div>
  );
}

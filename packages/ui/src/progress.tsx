import { useId } from 'react';
import type { ReactNode } from 'react';

/** How far something long has come: `done` of `of`, both in the same unit; without an end known yet it only shows that it goes on. */
export function Progress({ label, done, of, text }: { label: ReactNode; done: number; of: number | null; text?: ReactNode }) {
  const id = useId();
  return (
    <div className="sd-progress">
      <p id={id} className="sd-progress-label">{label}</p>
      <progress aria-labelledby={id} max={of === null ? undefined : Math.max(of, 1)} value={of === null ? undefined : done} />
      {text && <p className="sd-progress-text">{text}</p>}
    </div>
  );
}

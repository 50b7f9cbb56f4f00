import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Link } from './link.tsx';

/** One number that matters, what it counts, and where it leads; `urgent` when someone must act. */
export function KeyFigure({ value, unit, label, note, icon, href, urgent }:
  { value: ReactNode; unit?: string; label: ReactNode; note?: ReactNode; icon?: IconName; href?: string; urgent?: boolean }) {
  return (
    <div className={urgent ? 'sd-figure sd-figure-urgent' : 'sd-figure'}>
      <p className="sd-figure-label">{icon && <Icon name={icon} />}{href ? <Link href={href} className="sd-stretch">{label}</Link> : label}</p>
      <p className="sd-figure-value">{value}{unit && <small>{unit}</small>}</p>
      {note && <div className="sd-figure-note">{note}</div>}
    </div>
  );
}

/** Key figures side by side. */
export function KeyFigures({ label, children }: { label: string; children: ReactNode }) {
  return <div className="sd-figures" role="group" aria-label={label}>{children}</div>;
}

import type { ReactNode } from 'react';
import { EmptyIllustration } from './illustration.tsx';
import type { EmptyScene } from './illustration.tsx';

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ scene = 'nothing', title, children, action }:
  { scene?: EmptyScene; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="sd-empty">
      <EmptyIllustration scene={scene} />
      <p className="sd-empty-title">{title}</p>
      {children && <div className="sd-muted">{children}</div>}
      {action && <div className="sd-row">{action}</div>}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { useWording } from './wording.ts';

/** One step of a matter; `when` is shown as it stands, `at` is its machine-readable instant. */
export type TimelineStep = {
  id: string;
  what: ReactNode;
  who?: ReactNode;
  when?: string;
  at?: string;
  note?: ReactNode;
  icon?: IconName;
  /** past: happened · current: here we are · future: still to come. */
  state: 'past' | 'current' | 'future';
};

/** What happened and what comes, from top to bottom; the current step is marked in words too. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  const wording = useWording();
  return (
    <ol className="sd-timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={`sd-step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="sd-step-dot"><Icon name={step.icon ?? (step.state === 'past' ? 'check' : step.state === 'current' ? 'route' : 'clock')} /></span>
          <div>
            <p className="sd-step-what">{step.what}{step.state === 'current' && <span className="sd-step-now">{wording.current}</span>}</p>
            {(step.who || step.when) && (
              <p className="sd-step-who">{step.who}{step.when && <time dateTime={step.at ?? undefined}>{step.when}</time>}</p>
            )}
            {step.note && <div className="sd-step-note">{step.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

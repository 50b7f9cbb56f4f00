import type { ReactNode } from 'react';
import { useWording } from './wording.ts';

/** “第 1 步，共 3 步” in words and as a bar, with the question of this step. */
export function StepHeader({ now, all, title, hint }: { now: number; all: number; title: ReactNode; hint?: ReactNode }) {
  const wording = useWording();
  return (
    <div className="sd-steps">
      <p className="sd-steps-words">{wording.step(now, all)}</p>
      <div className="sd-steps-bar" aria-hidden="true">{Array.from({ length: all }, (_, at) => <span key={at} className={at < now ? 'sd-steps-done' : undefined} />)}</div>
      <h2>{title}</h2>
      {hint && <p className="sd-muted">{hint}</p>}
    </div>
  );
}

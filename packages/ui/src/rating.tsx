import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWording } from './wording.ts';

/** Five levels: 5 非常满意 … 1 非常不满意. */
export type Level = 1 | 2 | 3 | 4 | 5;
export const levels: readonly Level[] = [5, 4, 3, 2, 1];

const mouths: Record<Level, ReactNode> = {
  5: <path d="M14 27c2 6.5 5.8 9 10 9s8-2.5 10-9z" fill="currentColor" />,
  4: <path d="M15 29c2.5 4 5.5 5.5 9 5.5s6.5-1.5 9-5.5" />,
  3: <path d="M16 31.5c5 1 11 1 16 0" />,
  2: <path d="M16 34c2.5-3 5-4 8-4s5.5 1 8 4" />,
  1: <path d="M15 36c2-5 5-7.5 9-7.5s7 2.5 9 7.5" />,
};

/** A face for a level; silent, the words stand beside it. */
export function RatingFace({ level, className = 'sd-face' }: { level: Level; className?: string }) {
  return (
    <svg className={`${className} sd-face-${level}`} viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <circle cx="24" cy="24" r="20" fill="var(--face)" />
      {level === 5 ? <path d="M14 20c1-2.5 4-2.5 5 0M29 20c1-2.5 4-2.5 5 0" /> : <path d="M17 18.5v2.5M31 18.5v2.5" strokeWidth="3.8" />}
      {level === 1 && <path d="M13 14.5l5 2M35 14.5l-5 2" strokeWidth="2.2" />}
      {mouths[level]}
    </svg>
  );
}

/** How content someone is, as five radio buttons with faces and words. */
export function RatingInput({ legend, value, onChange, error, id }:
  { legend: ReactNode; value: Level | undefined; onChange: (level: Level) => void; error?: string; id?: string }) {
  const wording = useWording();
  const own = useId();
  const groupId = id ?? own;
  return (
    <fieldset className="sd-field sd-rating" id={groupId} tabIndex={-1} aria-describedby={error ? `${groupId}-error` : undefined}>
      <legend>{legend}</legend>
      <div>
        {levels.map((level) => (
          <label key={level}>
            <input type="radio" name={groupId} value={level} checked={value === level} onChange={() => onChange(level)} />
            <RatingFace level={level} /><span>{wording.ratings[level]}</span>
          </label>
        ))}
      </div>
      {error && <p className="sd-field-error" id={`${groupId}-error`}>{error}</p>}
    </fieldset>
  );
}

/** A given rating: face and words. */
export function RatingShown({ level }: { level: Level }) {
  const wording = useWording();
  return <span className="sd-rating-shown"><RatingFace level={level} />{wording.ratings[level]}</span>;
}

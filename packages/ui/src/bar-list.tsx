import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import { levels, RatingFace } from './rating.tsx';
import type { Level } from './rating.tsx';
import { useWording } from './wording.ts';

/** One bar; `text` replaces the bare number, for instance with its unit. */
export type Bar = { id: string; name: ReactNode; value: number; text?: string; href?: string };

/** Numbers as bars; a real table to those who cannot see them. */
export function BarList({ caption, nameTitle, valueTitle, bars, showCaption = false }:
  { caption: string; nameTitle: string; valueTitle: string; bars: readonly Bar[]; showCaption?: boolean }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <table className="sd-bars">
      <caption className={showCaption ? undefined : 'sd-unseen'}>{caption}</caption>
      <thead className="sd-unseen"><tr><th scope="col">{nameTitle}</th><th scope="col">{valueTitle}</th></tr></thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.id}>
            <th scope="row">{bar.href ? <Link href={bar.href}>{bar.name}</Link> : bar.name}</th>
            <td><span className="sd-bar" aria-hidden="true"><span style={{ width: `${(bar.value / most) * 100}%` }} /></span><b>{bar.text ?? bar.value}</b></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whole per cents that add up to 100 (largest remainders get the rest); all 0 when nothing was counted. */
export function percents(counts: readonly number[]): number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  if (sum === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count / sum) * 100);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((value, at) => ({ at, rest: value - Math.floor(value) })).toSorted((a, b) => b.rest - a.rest);
  for (const { at } of byRemainder.slice(0, missing)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/** How ratings are spread over the five levels: one bar, and its table with faces, counts and shares. */
export function DistributionBar({ caption, counts }: { caption: string; counts: Readonly<Record<Level, number>> }) {
  const wording = useWording();
  const shares = percents(levels.map((level) => counts[level]));
  const sum = levels.reduce((all, level) => all + counts[level], 0);
  return (
    <div className="sd-distribution">
      <div className="sd-distribution-bar" aria-hidden="true">
        {levels.map((level) => counts[level] > 0 && <span key={level} style={{ flexGrow: counts[level], background: `var(--level-${level})` }} />)}
      </div>
      <table>
        <caption>{caption}</caption>
        <thead className="sd-unseen"><tr><th scope="col">{wording.ratings[5]}</th><th scope="col">{wording.count}</th><th scope="col">{wording.share}</th></tr></thead>
        <tbody>
          {levels.map((level, at) => (
            <tr key={level}>
              <th scope="row"><span className="sd-swatch" style={{ background: `var(--level-${level})` }} aria-hidden="true" /><RatingFace level={level} />{wording.ratings[level]}</th>
              <td>{counts[level]}</td><td>{shares[at]}%</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{wording.total}</th><td>{sum}</td><td>{sum === 0 ? '—' : '100%'}</td></tr></tfoot>
      </table>
    </div>
  );
}

import { MIN_RATED_FOR_COMPARISON } from '@shaodao/contracts/evaluation/score';
import type { ScoreView } from '@shaodao/contracts/evaluation/score';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { DistributionBar, percents } from '@shaodao/ui/bar-list';
import { Card } from '@shaodao/ui/card';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { Notice } from '@shaodao/ui/notice';
import type { Level } from '@shaodao/ui/rating';
import { words } from './score.words.ts';

/** A score's distribution by level. */
export const countsOf = (score: ScoreView): Record<Level, number> => {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = score.distribution;
  return { 1: one, 2: two, 3: three, 4: four, 5: five };
};
/** Whole per cent of served matters that were rated; null when none was served. */
export const participationOf = (score: ScoreView): number | null => (score.served === 0 ? null : percents([score.rated, Math.max(0, score.served - score.rated)])[0] ?? null);

/** How one department was judged: participation, distribution and share put right before any mean. */
export function ScoreSheet({ score }: { score: ScoreView }) {
  const t = useWords(words);
  const participation = participationOf(score);
  return (
    <>
      {!score.isComparable && <Notice tone="plain" title={t.few}>{t.fewHint(MIN_RATED_FOR_COMPARISON)}</Notice>}
      <KeyFigures label={t.counts}>
        <KeyFigure icon="done" label={t.served} value={score.served} unit={t.items} note={`${t.claimed} ${score.claimed}`} />
        <KeyFigure icon="chat" label={t.participation} value={participation === null ? t.noMean : `${participation}%`} note={`${t.rated} ${t.of(score.rated, score.served)}；${t.lapsed} ${score.lapsed}，${t.lapsedNote}`} />
        <KeyFigure icon="sync" label={t.putRight} value={score.badRatings === 0 ? t.noBad : t.of(score.putRight, score.badRatings)} />
        <KeyFigure icon="clock" label={t.median} value={score.medianHoursToServe === null ? t.noMean : t.medianHours(score.medianHoursToServe)} note={t.medianNote} />
      </KeyFigures>
      <div className="sd-split">
        <Card title={t.ratingsOf}><DistributionBar caption={t.distribution} counts={countsOf(score)} /></Card>
        <Card title={t.whistles}><ScoreTable score={score} /></Card>
      </div>
    </>
  );
}

function ScoreTable({ score }: { score: ScoreView }) {
  const t = useWords(words);
  const { whistles } = score;
  const number = (value: number | null) => (value === null ? t.noMean : value.toFixed(1));
  const rows: readonly (readonly [string, string | number])[] = [
    [t.called, whistles.called], [t.reported, whistles.reported], [t.late, whistles.late], [t.whistleRated, whistles.rated], [t.speed, number(whistles.meanSpeed)], [t.quality, number(whistles.meanQuality)],
    [t.mean, number(score.mean)], [t.persons, score.persons], [t.minutes, t.hours(score.minutes)],
  ];
  return (
    <table className="staff-table">
      <caption className="sd-unseen">{t.table}</caption>
      <tbody>{rows.map(([name, value]) => <tr key={name}><th scope="row">{name}</th><td>{value}</td></tr>)}</tbody>
    </table>
  );
}

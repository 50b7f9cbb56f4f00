import { getScore } from '@shaodao/contracts/evaluation/score';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { ScoreSheet } from '@shaodao/portal-staff/score/score-sheet.part';
import { words } from '@shaodao/portal-staff/score/score.words';

/** One department's score. */
export function ScoreScreen({ departmentId }: { departmentId: string }) {
  const t = useWords(words);
  const score = useQueryOf(getScore, { departmentId });
  return <Page title={score.data?.departmentName ?? t.title} trail={[{ href: '/scores', text: t.title }]}><Answer of={score}>{(found) => <ScoreSheet score={found} />}</Answer></Page>;
}

import { getScore } from '@shaodao/contracts/evaluation/score';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { ScoreSheet } from '@shaodao/portal-staff/score/score-sheet.part';
import { words } from '@shaodao/portal-staff/score/score.words';
import { useOwnDepartment } from '../own-department.ts';

/** How people, townships and villages judged my department. */
export function ScoreScreen() {
  const t = useWords(words);
  const own = useOwnDepartment();
  return <Page title={t.own} lead={t.ownLead}>{own && <OwnScore departmentId={own.id} />}</Page>;
}

function OwnScore({ departmentId }: { departmentId: string }) {
  const score = useQueryOf(getScore, { departmentId });
  return <Answer of={score}>{(found) => <ScoreSheet score={found} />}</Answer>;
}

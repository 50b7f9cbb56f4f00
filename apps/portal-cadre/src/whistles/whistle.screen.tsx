import { cancelWhistle, getWhistle, releaseDepartment } from '@shaodao/contracts/needs/whistle';
import type { WhistleView } from '@shaodao/contracts/needs/whistle';
import { Answer } from '@shaodao/portal-kit/answer';
import { useLive } from '@shaodao/portal-kit/api/live';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { TextDialogButton } from '@shaodao/portal-staff/desk/text-dialog.part';
import type { Assignment } from '@shaodao/portal-staff/whistle/assignment.part';
import { WhistleSheet } from '@shaodao/portal-staff/whistle/view.part';
import { words as whistleWords } from '@shaodao/portal-staff/whistle/whistle.words';
import { Notice } from '@shaodao/ui/notice';
import { RateButton } from './rate-button.tsx';
import { words } from './whistles.words.ts';

/** One whistle, live: each department's own clock, arrival and rating; what I may do stands on its card. */
export function WhistleScreen({ whistleId }: { whistleId: string }) {
  const w = useWords(whistleWords);
  const t = useWords(words);
  const whistle = useLive(getWhistle, { whistleId });
  const found = whistle.data;
  const cancel = found?.allowedActions.includes('cancel') && (
    <TextDialogButton operation={cancelWhistle} preset={{ whistleId: found.id }} field="reason" text={t.cancel} label={t.cancelReason} done={t.cancelled} look="danger" />
  );
  return (
    <Page title={found?.title ?? w.title} trail={[{ href: '/whistles', text: w.title }]} actions={cancel}>
      <Answer of={whistle}>
        {(value) => <><NextStep whistle={value} /><WhistleSheet whistle={value} isLive={whistle.isLive} under={(one) => <CardActions whistle={value} assignment={one} />} /></>}
      </Answer>
    </Page>
  );
}

const isUnrated = (one: Assignment) => one.status === 'reported' && one.rating === null;

function NextStep({ whistle }: { whistle: WhistleView }) {
  const t = useWords(words);
  if (!whistle.allowedActions.includes('rate')) return null;
  return <Notice tone="waiting" title={t.toRate(whistle.assignments.filter(isUnrated).length)}>{t.toRateHint}</Notice>;
}

function CardActions({ whistle, assignment }: { whistle: WhistleView; assignment: Assignment }) {
  const t = useWords(words);
  const may = (action: WhistleView['allowedActions'][number]) => whistle.allowedActions.includes(action);
  if (may('rate') && isUnrated(assignment)) return <RateButton whistle={whistle} assignment={assignment} />;
  if (!may('release') || assignment.status !== 'called' || assignment.part === 'lead') return null;
  return (
    <div>
      <TextDialogButton operation={releaseDepartment} preset={{ whistleId: whistle.id, departmentId: assignment.departmentId }} field="reason" look="quiet"
        text={t.release} title={t.releaseOf(assignment.departmentName)} label={t.releaseReason} done={t.released} />
    </div>
  );
}

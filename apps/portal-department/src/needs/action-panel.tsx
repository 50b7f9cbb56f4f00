import { releaseNeed } from '@shaodao/contracts/needs/claim';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { needStatusText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { TextDialogButton } from '@shaodao/portal-staff/desk/text-dialog.part';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { useState } from 'react';
import { AnswerForm } from './answer-form.tsx';
import { ClaimForm } from './claim-form.tsx';
import { words } from './needs.words.ts';
import { RecordForm } from './record-form.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** What the county says my department may do now; the next step stands open, the others behind buttons. */
export function ActionPanel({ need }: { need: NeedView }) {
  const t = useWords(words);
  const status = needStatusText[useLanguage()][need.status];
  const [isMoving, setMoving] = useState(false);
  const may = (action: NeedView['allowedActions'][number]) => need.allowedActions.includes(action);
  const isScheduled = need.status === 'scheduled';
  // after a bad rating the answer comes before the new visit
  const answersFirst = may('answerRating') && !need.rating?.answer;
  const isIdle = !may('claim') && !may('recordService') && !may('schedule') && !may('answerRating');
  return (
    <>
      {may('claim') && <ClaimForm need={need} />}
      {may('recordService') && <RecordForm need={need} />}
      {answersFirst && <AnswerForm need={need} />}
      {may('schedule') && !answersFirst && (!isScheduled || isMoving) && <ScheduleForm need={need} onDone={() => setMoving(false)} />}
      <div className="sd-row">
        {may('schedule') && isScheduled && !isMoving && <Button icon="calendar" onClick={() => setMoving(true)}>{t.reschedule}</Button>}
        {may('release') && <TextDialogButton operation={releaseNeed} preset={{ needId: need.id }} field="reason" text={t.release} title={t.releaseTitle} label={t.releaseReason} hint={t.releaseHint} done={t.released} look="danger" />}
      </div>
      {isIdle && <Card title={t.nothing}><p className="sd-muted">{t.nothingHint(status)}</p></Card>}
    </>
  );
}

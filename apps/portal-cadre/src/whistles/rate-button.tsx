import { rateWhistle } from '@shaodao/contracts/needs/whistle';
import type { WhistleView } from '@shaodao/contracts/needs/whistle';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import type { Assignment } from '@shaodao/portal-staff/whistle/assignment.part';
import { words as whistleWords } from '@shaodao/portal-staff/whistle/whistle.words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { TextArea } from '@shaodao/ui/field';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { RatingInput } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import { useToast } from '@shaodao/ui/toast';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './whistles.words.ts';

/** Rates one department: speed as measured is shown beside the question how it felt, then quality. */
export function RateButton({ whistle, assignment }: { whistle: WhistleView; assignment: Assignment }) {
  const t = useWords(words);
  const w = useWords(whistleWords);
  const say = useToast();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const rate = useCommand(rateWhistle);
  const form = useFormOf(rateWhistle, { preset: { whistleId: whistle.id, departmentId: assignment.departmentId } });
  const errorOf = (name: 'responseSpeed' | 'handlingQuality') => form.errorOf(name) && t.chooseLevel;
  const minutes = assignment.reportedAt ? Math.max(0, Math.round((Date.parse(assignment.reportedAt) - Date.parse(whistle.blownAt)) / 60_000)) : 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input || !(await rate.run(input)).ok) return;
    setOpen(false);
    say(t.rated);
  };
  return (
    <div>
      <Button look="primary" icon="heart" aria-label={t.rateOf(assignment.departmentName)} onClick={() => setOpen(true)}>{t.rate}</Button>
      <Dialog open={isOpen} title={t.rateOf(assignment.departmentName)} onClose={() => setOpen(false)}
        actions={<><Button onClick={() => setOpen(false)}>{t.back}</Button><Button look="primary" type="submit" form={formId} busy={rate.isBusy}>{t.rate}</Button></>}>
        <form id={formId} className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={useProblemText(rate.problem)} />
          <Notice tone={assignment.reportedLate ? 'waiting' : 'info'} title={`${w.measured}：${w.took(minutes)}，${assignment.reportedLate ? w.late : w.inTime}`}>{assignment.arrivalNote}</Notice>
          <RatingInput legend={t.speedFelt} id={form.idOf('responseSpeed')} value={form.values.responseSpeed as Level | undefined} error={errorOf('responseSpeed')} onChange={(responseSpeed) => form.set({ responseSpeed })} />
          <RatingInput legend={t.quality} id={form.idOf('handlingQuality')} value={form.values.handlingQuality as Level | undefined} error={errorOf('handlingQuality')} onChange={(handlingQuality) => form.set({ handlingQuality })} />
          <TextArea label={t.comment} rows={2} required={false} {...form.field('comment')} />
        </form>
      </Dialog>
    </div>
  );
}

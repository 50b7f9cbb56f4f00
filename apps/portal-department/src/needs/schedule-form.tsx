import { scheduleVisit } from '@shaodao/contracts/needs/claim';
import { MAX_VISIT_DAYS_AHEAD } from '@shaodao/contracts/needs/need.vocabulary';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { DateField, TextArea, TextField, TimeField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './needs.words.ts';

/** A day and hours for the visit and how many volunteers are wanted; names the version that was seen. */
export function ScheduleForm({ need, onDone }: { need: NeedView; onDone: () => void }) {
  const t = useWords(words);
  const say = useToast();
  const today = countyDay(useFormat().now);
  const schedule = useCommand(scheduleVisit, { alsoRefresh: [{ subject: 'volunteers.shift.get-roster' }] });
  const { visit } = need;
  const form = useFormOf(scheduleVisit, {
    preset: { needId: need.id },
    initial: { on: visit?.on ?? '', from: visit?.from ?? '09:00', to: visit?.to ?? '11:00', volunteersWanted: visit?.volunteersWanted ?? 0, volunteerTask: '', note: visit?.note ?? '' },
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await schedule.run(input, { version: need.version });
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    say(t.scheduled);
    onDone();
  };
  return (
    <Card title={t.schedule} className="staff-first">
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} title={t.fix} />
        <RefusalNotice title={useProblemText(schedule.problem)} />
        <DateField label={t.on} min={today} max={addDays(today, MAX_VISIT_DAYS_AHEAD)} {...form.field('on')} />
        <div className="staff-fields"><TimeField label={t.from} {...form.field('from')} /><TimeField label={t.to} {...form.field('to')} /></div>
        <TextField label={t.wanted} hint={t.wantedHint} type="number" inputMode="numeric" min={0} max={20} {...form.field('volunteersWanted')} onChange={(event) => form.set({ volunteersWanted: event.target.valueAsNumber || 0 })} />
        {(form.values.volunteersWanted ?? 0) > 0 && <TextField label={t.task} hint={t.taskHint} {...form.field('volunteerTask')} />}
        <TextArea label={t.note} rows={2} required={false} {...form.field('note')} />
        <div><Button look="primary" icon="calendar" type="submit" busy={schedule.isBusy}>{t.schedule}</Button></div>
      </form>
    </Card>
  );
}

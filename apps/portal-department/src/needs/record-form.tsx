import { recordService } from '@shaodao/contracts/needs/claim';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextArea, TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './needs.words.ts';

/** The visit took place: persons and minutes, counted from here and nowhere else. */
export function RecordForm({ need }: { need: NeedView }) {
  const t = useWords(words);
  const say = useToast();
  const record = useCommand(recordService);
  const form = useFormOf(recordService, { preset: { needId: need.id }, initial: { persons: 1, minutes: 60, note: '' } });
  const number = (name: 'persons' | 'minutes') => ({ ...form.field(name), type: 'number', inputMode: 'numeric' as const, min: 1, onChange: (event: { target: HTMLInputElement }) => form.set({ [name]: Number.isNaN(event.target.valueAsNumber) ? undefined : event.target.valueAsNumber }) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await record.run(input);
    if (outcome.ok) say(t.recorded);
    else form.showRefusal(outcome.problem);
  };
  return (
    <Card title={t.record} className="staff-first">
      <p className="sd-muted">{t.recordLead}</p>
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} title={t.fix} />
        <RefusalNotice title={useProblemText(record.problem)} />
        <div className="staff-fields"><TextField label={t.persons} {...number('persons')} /><TextField label={t.minutes} {...number('minutes')} /></div>
        <TextArea label={t.recordNote} rows={3} required={false} {...form.field('note')} />
        <div><Button look="primary" icon="check" type="submit" busy={record.isBusy}>{t.record}</Button></div>
      </form>
    </Card>
  );
}

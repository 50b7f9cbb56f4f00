import { publishNeed } from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './actions.words.ts';
import { TitleWarning } from './title-warning.tsx';

/** Puts a verified need on the public list (发布), with a title that names nobody. */
export function PublishForm({ need }: { need: NeedView }) {
  const t = useWords(words);
  const say = useToast();
  const publish = useCommand(publishNeed);
  const form = useFormOf(publishNeed, { preset: { needId: need.id }, initial: { title: need.title } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await publish.run(input, { version: need.version });
    if (outcome.ok) say(t.published);
    else form.showRefusal(outcome.problem);
  };
  return (
    <Card title={t.publish} className="staff-first">
      <p className="sd-muted">{t.publishLead}</p>
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice title={useProblemText(publish.problem)} />
        <TextField label={t.titleLabel} hint={t.titleHint} maxLength={40} {...form.field('title')} />
        <TitleWarning title={String(form.values.title)} personId={need.beneficiaryId} />
        <div><Button look="primary" icon="send" type="submit" busy={publish.isBusy}>{t.publish}</Button></div>
      </form>
    </Card>
  );
}

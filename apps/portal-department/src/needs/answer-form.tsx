import { answerRating } from '@shaodao/contracts/needs/claim';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextArea } from '@shaodao/ui/field';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './needs.words.ts';

/** Answers a bad rating; the new visit comes after that. */
export function AnswerForm({ need }: { need: NeedView }) {
  const t = useWords(words);
  const say = useToast();
  const answer = useCommand(answerRating);
  const form = useFormOf(answerRating, { preset: { needId: need.id }, initial: { answer: '' } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await answer.run(input)).ok) say(t.answered);
  };
  return (
    <Card title={t.answer} className="staff-first">
      <p className="sd-muted">{t.answerLead}</p>
      {need.rating?.word && <Notice tone="bad" title={t.badRating}>“{need.rating.word}”</Notice>}
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice title={useProblemText(answer.problem)} />
        <TextArea label={t.answerLabel} hint={t.answerHint} rows={4} {...form.field('answer')} />
        <div><Button look="primary" icon="send" type="submit" busy={answer.isBusy}>{t.answer}</Button></div>
      </form>
    </Card>
  );
}

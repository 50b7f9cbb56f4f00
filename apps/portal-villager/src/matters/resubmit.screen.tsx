import { getNeed, resubmitNeed } from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { TextArea } from '@shaodao/ui/field';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import type { FormEvent } from 'react';
import { Page } from '../frame.tsx';

const words = wordsOf(
  { title: '补充几句', asked: '村里想请您补充', detail: '什么事', hint: '在原来的话后面接着写就行。点键盘上的话筒，可以用嘴说。', send: '再交上去' },
  { title: 'Add what is missing', asked: 'The village asks you to add', detail: 'What it is', hint: 'Just go on after what you wrote.', send: 'Send again' },
);

/** The matter came back with a question; its own words are there to be completed. */
export function ResubmitScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const need = useQueryOf(getNeed, { needId });
  return <Page title={t.title} backHref={`/matters/${needId}`}><Answer of={need}>{(found) => <ResubmitForm need={found} />}</Answer></Page>;
}

function ResubmitForm({ need }: { need: NeedView }) {
  const t = useWords(words);
  const go = useGo();
  const command = useCommand(resubmitNeed);
  const form = useFormOf(resubmitNeed, { preset: { needId: need.id }, initial: { detail: need.detail ?? '' } });
  const text = useProblemText(command.problem);
  const reason = need.history.findLast((entry) => entry.action === 'return')?.note;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await command.run(input)).ok) go(`/matters/${need.id}`, { replace: true });
  };
  return (
    <form className="sd-stack-l" onSubmit={submit} noValidate>
      {reason && <Notice tone="waiting" title={t.asked}>{reason}</Notice>}
      <TextArea label={t.detail} hint={t.hint} rows={5} {...form.field('detail')} />
      <RefusalNotice title={text} />
      <Button look="primary" type="submit" icon="send" wide busy={command.isBusy}>{t.send}</Button>
    </form>
  );
}

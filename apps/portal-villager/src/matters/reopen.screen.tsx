import { reopenNeed } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { TextArea } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import type { FormEvent } from 'react';
import { Page } from '../frame.tsx';

const words = wordsOf(
  { title: '没办好，重新办', reason: '哪里没办好？', hint: '像平时说话一样写。点键盘上的话筒，可以用嘴说。', send: '请他们再来' },
  { title: 'Not solved', reason: 'What is not solved?', hint: 'In your own words.', send: 'Ask them to come again' },
);

/** A closed matter that wasn't solved after all goes on. */
export function ReopenScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const go = useGo();
  const command = useCommand(reopenNeed);
  const form = useFormOf(reopenNeed, { preset: { needId } });
  const text = useProblemText(command.problem);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await command.run(input)).ok) go(`/matters/${needId}`, { replace: true });
  };
  return (
    <Page title={t.title} backHref={`/matters/${needId}`}>
      <form className="sd-stack-l" onSubmit={submit} noValidate>
        <TextArea label={t.reason} hint={t.hint} rows={4} {...form.field('reason')} />
        <RefusalNotice title={text} />
        <Button look="primary" type="submit" icon="send" wide busy={command.isBusy}>{t.send}</Button>
      </form>
    </Page>
  );
}

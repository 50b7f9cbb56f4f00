import { getNeed, rateNeed } from '@shaodao/contracts/needs/need';
import { BAD_RATING } from '@shaodao/contracts/vocabulary';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { TextArea } from '@shaodao/ui/field';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { RatingInput } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import type { FormEvent } from 'react';
import { Page } from '../frame.tsx';

const words = wordsOf(
  {
    title: '评一评', question: '这件事办得怎么样？', choose: '请点一个脸', word: '还想说一句', wordHint: '不想说也可以', badHint: '会请单位重新来办，也会有人打电话问您。', send: '交上去', by: (unit: string, day: string) => `${unit}，${day}来办的`,
  },
  { title: 'Rate it', question: 'How was it done?', choose: 'Please tap a face', word: 'Anything to add', wordHint: 'If you like', badHint: 'The unit will come again, and somebody will call you.', send: 'Send', by: (unit, day) => `${unit}, ${day}` },
);

/** Five faces and a word. A bad rating has it done again. */
export function RateScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const format = useFormat();
  const go = useGo();
  const need = useQueryOf(getNeed, { needId });
  const rate = useCommand(rateNeed);
  const form = useFormOf(rateNeed, { preset: { needId } });
  const text = useProblemText(rate.problem);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await rate.run(input)).ok) go(`/matters/${needId}`, { replace: true });
  };
  return (
    <Page title={t.title} backHref={`/matters/${needId}`}>
      <Answer of={need}>
        {(found) => (
          <form className="sd-stack-l" onSubmit={submit} noValidate>
            <Notice tone="good" title={found.title}>{found.service && t.by(found.departmentName ?? '', format.day(dayOf(found.service.servedAt)))}</Notice>
            <RatingInput legend={t.question} id={form.idOf('level')} value={form.values.level as Level | undefined} onChange={(level) => form.set({ level })} error={form.errorOf('level') && t.choose} />
            {(form.values.level ?? 5) <= BAD_RATING && <Notice tone="waiting">{t.badHint}</Notice>}
            <TextArea label={t.word} hint={t.wordHint} rows={2} {...form.field('word')} />
            <RefusalNotice title={text} />
            <Button look="primary" type="submit" icon="send" wide busy={rate.isBusy}>{t.send}</Button>
          </form>
        )}
      </Answer>
    </Page>
  );
}

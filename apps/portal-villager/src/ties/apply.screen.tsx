import { proposeTie, Relation } from '@shaodao/contracts/registry/tie';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { relationText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { RadioGroup } from '@shaodao/ui/choice';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import type { FormEvent } from 'react';
import { Page } from '../frame.tsx';
import { words } from './ties.words.ts';

/** Somebody away from home asks to speak for a household. */
export function ApplyScreen() {
  const t = useWords(words);
  const language = useLanguage();
  const go = useGo();
  const propose = useCommand(proposeTie);
  const form = useFormOf(proposeTie);
  const text = useProblemText(propose.problem);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await propose.run(input)).ok) go('/ties', { replace: true });
  };
  return (
    <Page title={t.applyTitle} backHref="/ties">
      <form className="sd-stack-l" onSubmit={submit} noValidate>
        <p>{t.applyHint}</p>
        <TextField label={t.number} hint={t.numberHint} autoComplete="off" {...form.field('householdNumber')} />
        <RadioGroup legend={t.relation} id={form.idOf('relation')} value={form.values.relation} error={form.errorOf('relation') && t.relationMissing}
          options={Relation.options.map((value) => ({ value, text: relationText[language][value] }))} onChange={(relation) => form.set({ relation: relation as (typeof Relation.options)[number] })} />
        <TextField label={t.say} required={false} autoComplete="off" {...form.field('note')} />
        <RefusalNotice title={text} />
        <Button look="primary" type="submit" icon="send" wide busy={propose.isBusy}>{t.send}</Button>
      </form>
    </Page>
  );
}

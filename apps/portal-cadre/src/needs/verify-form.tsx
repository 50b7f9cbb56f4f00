import { listServiceKinds, verifyNeed } from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { CareTag } from '@shaodao/contracts/vocabulary';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { careTagText, categoryText, urgencyText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { CheckboxGroup, RadioGroup } from '@shaodao/ui/choice';
import { Select, TextArea, TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './actions.words.ts';
import { TitleWarning } from './title-warning.tsx';

/** Completes and confirms what was asked (核实); names the version that was seen. */
export function VerifyForm({ need }: { need: NeedView }) {
  const t = useWords(words);
  const language = useLanguage();
  const say = useToast();
  const kinds = useQueryOf(listServiceKinds, {}, { staleTime: Infinity });
  const verify = useCommand(verifyNeed);
  const form = useFormOf(verifyNeed, {
    preset: { needId: need.id },
    initial: { title: need.title, kindId: need.kindId, urgency: need.urgency, careTags: [...need.careTags], note: '' },
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await verify.run(input, { version: need.version });
    if (outcome.ok) say(t.verified);
    else form.showRefusal(outcome.problem);
  };
  const options = kinds.data?.items.filter((kind) => !kind.isRetired || kind.id === need.kindId) ?? [{ id: need.kindId, category: need.category, name: need.kindName }];
  return (
    <Card title={t.verify} className="staff-first">
      <p className="sd-muted">{t.verifyLead}</p>
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} />
        <RefusalNotice title={useProblemText(verify.problem)} />
        <TextField label={t.titleLabel} hint={t.titleHint} maxLength={40} {...form.field('title')} />
        <TitleWarning title={String(form.values.title)} personId={need.beneficiaryId} />
        <Select label={t.kind} placeholder={null} {...form.field('kindId')} options={options.map((kind) => ({ value: kind.id, text: `${categoryText[language][kind.category]} · ${kind.name}` }))} />
        <RadioGroup legend={t.urgency} inline id={form.idOf('urgency')} error={form.errorOf('urgency')} value={String(form.values.urgency)} onChange={(value) => form.set({ urgency: Number(value) })}
          options={urgencyText[language].map((text, at) => ({ value: String(at + 1), text }))} />
        <CheckboxGroup legend={t.tags} hint={t.tagsHint} inline values={form.values.careTags ?? []} onChange={(values) => form.set({ careTags: CareTag.options.filter((tag) => values.includes(tag)) })}
          options={CareTag.options.map((value) => ({ value, text: careTagText[language][value] }))} />
        <TextArea label={t.note} hint={t.noteHint} rows={2} required={false} {...form.field('note')} />
        <div><Button look="primary" icon="check" type="submit" busy={verify.isBusy}>{t.verify}</Button></div>
      </form>
    </Card>
  );
}

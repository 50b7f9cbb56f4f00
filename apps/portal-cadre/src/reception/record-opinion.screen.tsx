import { listReceptionDays, recordOpinion } from '@shaodao/contracts/liaison/reception';
import type { OutputOf } from '@shaodao/contracts/kit';
import { listServiceKinds } from '@shaodao/contracts/needs/need';
import { listDivisions } from '@shaodao/contracts/registry/division';
import { Answer, useLooks } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { categoryText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Select, TextArea, TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import type { FormEvent } from 'react';
import { words } from './reception.words.ts';

type ReceptionDay = OutputOf<typeof listReceptionDays>['items'][number];

/** Records what somebody said on a reception day; one after the other. */
export function RecordOpinionScreen({ receptionDayId }: { receptionDayId: string }) {
  const t = useWords(words);
  const format = useFormat();
  const { Lost } = useLooks();
  const coming = useQueryOf(listReceptionDays, { when: 'coming', limit: 200 });
  const past = useQueryOf(listReceptionDays, { when: 'past', limit: 200 });
  const day = [...(coming.data?.items ?? []), ...(past.data?.items ?? [])].find((one) => one.id === receptionDayId);
  if (!day && coming.data && past.data) return <Lost />;
  return (
    <Page title={t.recordTitle} trail={[{ href: '/reception', text: t.days }]} lead={day && t.recordLead(format.date(day.on), day.workroomName)}>
      <div className="staff-narrow">{day ? <RecordForm day={day} /> : <Answer of={past}>{() => null}</Answer>}</div>
    </Page>
  );
}

function RecordForm({ day }: { day: ReceptionDay }) {
  const t = useWords(words);
  const language = useLanguage();
  const divisions = useQueryOf(listDivisions, {}, { staleTime: 600_000 });
  const kinds = useQueryOf(listServiceKinds, {}, { staleTime: Infinity });
  const record = useCommand(recordOpinion, { alsoRefresh: [listReceptionDays] });
  const form = useFormOf(recordOpinion, { preset: { receptionDayId: day.id } });
  const villages = (divisions.data?.items ?? []).filter((one) => (day.villageCodes.length > 0 ? day.villageCodes.includes(one.code) : one.kind === 'village' || one.kind === 'community'));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await record.run(input);
    if (outcome.ok) form.reset({ villageCode: input.villageCode });
    else form.showRefusal(outcome.problem);
  };
  return (
    <Card>
      <div role="status">{record.isDone && record.value && <Notice tone="good" title={t.saved(record.value.number)} action={<LinkButton href={`/opinions/${record.value.id}`} look="quiet">{record.value.title}</LinkButton>}>{t.another}</Notice>}</div>
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} />
        <RefusalNotice title={useProblemText(record.problem)} />
        <div className="staff-fields">
          <Select label={t.village} options={villages.map((one) => ({ value: one.code, text: one.name }))} {...form.field('villageCode')} />
          <TextField label={t.household} hint={t.householdHint} required={false} {...form.field('householdNumber')} />
        </div>
        <Select label={t.kind} options={(kinds.data?.items ?? []).filter((kind) => !kind.isRetired).map((kind) => ({ value: kind.id, text: `${categoryText[language][kind.category]} · ${kind.name}` }))} {...form.field('kindId')} />
        <TextField label={t.opinionTitle} hint={t.opinionTitleHint} maxLength={40} {...form.field('title')} />
        <TextArea label={t.detail} rows={5} {...form.field('detail')} />
        <div className="sd-row"><Button look="primary" icon="check" type="submit" busy={record.isBusy}>{t.save}</Button><LinkButton look="quiet" href="/reception">{t.back}</LinkButton></div>
      </form>
    </Card>
  );
}

import { appointPosting, listPostings, listUnplaced, listVacancies } from '@shaodao/contracts/registry/posting';
import { MAX_TERM_YEARS, POSTING_PLACE, PostingKind, SENT_KINDS } from '@shaodao/contracts/registry/posting.vocabulary';
import { listPartners } from '@shaodao/contracts/registry/partner';
import { listWorkrooms } from '@shaodao/contracts/liaison/reception';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo, useSearchParams } from '@shaodao/portal-kit/routing';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { FormFields } from '@shaodao/portal-staff/desk/form-fields.part';
import type { FormField } from '@shaodao/portal-staff/desk/form-fields.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Select } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { useDepartmentOptions, usePlaces } from '../places.ts';
import { Holders } from './holders.tsx';
import { GridChoice } from './grid-choice.tsx';
import { kindText, words } from './postings.words.ts';

type Field = FormField<typeof appointPosting>;
/** Kinds whose usual title is the kind's own name are offered with it. */
const titleOf = (kind: PostingKind): string => kindText.zh[kind];

/** Somebody takes a post (任职): which, where, who, from when. */
export function AppointScreen() {
  const t = useWords(words);
  const go = useGo();
  const say = useToast();
  const language = useLanguage();
  const [search] = useSearchParams();
  const given = (name: string) => search.get(name) ?? undefined;
  const today = dayOf(useNow());
  const kindGiven = PostingKind.safeParse(given('kind')).data;
  const appoint = useCommand(appointPosting, { alsoRefresh: [listPostings, listVacancies, listUnplaced] });
  const form = useFormOf(appointPosting, {
    initial: {
      startedOn: today, ...(kindGiven && { kind: kindGiven, title: titleOf(kindGiven) }), ...(given('divisionCode') && { divisionCode: given('divisionCode') }), ...(given('gridId') && { gridId: given('gridId') }), ...(given('departmentId') && { departmentId: given('departmentId') }), ...(given('partnerId') && { partnerId: given('partnerId') }),
    } as never, // ids from the address are checked by the contract when the form is sent
  });
  const kind = form.values.kind as PostingKind | undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await appoint.run(input);
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    say(t.saved);
    go(`/postings/${outcome.value.id}`, { replace: true });
  };
  const choose = (value: string) => {
    const next = PostingKind.safeParse(value).data;
    form.set({ kind: next, title: next && titleOf(next), gridId: undefined, departmentId: undefined, sentByDepartmentId: undefined, workroomId: undefined, partnerId: undefined });
  };
  return (
    <Page title={t.appointTitle} lead={t.appointLead} trail={[{ href: '/postings', text: t.title }]}>
      <form className="sd-stack-l" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} />
        <RefusalNotice title={useProblemText(appoint.problem)} />
        <div className="sd-split">
          <Card title={t.where}>
            <Select label={t.kind} id={form.idOf('kind')} error={form.errorOf('kind')} value={kind ?? ''} onChange={(event) => choose(event.target.value)} options={PostingKind.options.map((value) => ({ value, text: kindText[language][value] }))} />
            {kind && <Place kind={kind} form={form} />}
          </Card>
          <Card title={t.person}><FormFields form={form} fields={usePersonFields(kind)} /></Card>
        </div>
        <div className="sd-row"><Button look="primary" icon="check" type="submit" busy={appoint.isBusy}>{t.save}</Button><LinkButton href="/postings" look="quiet">{t.back}</LinkButton></div>
      </form>
    </Page>
  );
}

function usePersonFields(kind: PostingKind | undefined): readonly Field[] {
  const t = useWords(words);
  const hasTerm = kind !== undefined && MAX_TERM_YEARS[kind] !== undefined;
  return [
    { name: 'name', label: t.personName }, { name: 'phone', label: t.phone, as: 'phone', hint: t.phoneHint }, { name: 'title', label: t.postTitle, hint: t.postTitleHint },
    { name: 'startedOn', label: t.startedOn, as: 'day' }, { name: 'endsOn', label: t.endsOn, as: 'day', hint: hasTerm ? t.endsOnHint : t.endsOnOptional, optional: !hasTerm },
  ];
}

/** What the post is held for, by its kind: a township, a village, a grid of it, a department, a workroom, a partner; who sends; and who holds it now. */
function Place({ kind, form }: { kind: PostingKind; form: ReturnType<typeof useFormOf<typeof appointPosting>> }) {
  const t = useWords(words);
  const { townships, villages } = usePlaces();
  const departments = useDepartmentOptions();
  const place = POSTING_PLACE[kind];
  const workrooms = useQueryOf(listWorkrooms, {}, { enabled: place === 'workroom' }).data?.items ?? [];
  const partners = usePagesOf(listPartners, { limit: 200 }, { enabled: place === 'partner' }).items;
  const fields: Field[] = [
    ...(place === 'township' ? [{ name: 'divisionCode', label: t.township, as: 'select', options: townships } satisfies Field] : []),
    ...(place === 'village' || place === 'grid' ? [{ name: 'divisionCode', label: t.village, as: 'select', options: villages } satisfies Field] : []),
    ...(place === 'department' ? [{ name: 'departmentId', label: t.department, as: 'select', options: departments } satisfies Field] : []),
    ...(place === 'workroom' ? [{ name: 'workroomId', label: t.workroom, as: 'select', options: workrooms.map((room) => ({ value: room.id, text: room.name })) } satisfies Field] : []),
    ...(place === 'partner' ? [{ name: 'partnerId', label: t.partner, as: 'select', options: partners.map((one) => ({ value: one.id, text: one.name })) } satisfies Field] : []),
    ...(SENT_KINDS.includes(kind) ? [{ name: 'sentByDepartmentId', label: t.sender, as: 'select', options: departments } satisfies Field] : []),
  ];
  return <><FormFields form={form} fields={fields} />{place === 'own' && <p className="sd-muted">{t.ownPlace}</p>}{place === 'grid' && <GridChoice form={form} />}<Holders kind={kind} values={form.values} /></>;
}

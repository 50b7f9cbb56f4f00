import { listMobileBranches, pairMembers } from '@shaodao/contracts/registry/mobile';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { FormFields } from '@shaodao/portal-staff/desk/form-fields.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { usePlaces } from '../places.ts';
import { words } from './mobile.words.ts';

/** Pairs a member at home with one away (一对一联系帮扶), each by name and number. */
export function PairMembersScreen() {
  const t = useWords(words);
  const go = useGo();
  const say = useToast();
  const { villages } = usePlaces();
  const branches = useQueryOf(listMobileBranches, {}).data?.items ?? [];
  const pair = useCommand(pairMembers);
  const only = villages.length === 1 ? villages[0]?.value : undefined;
  const form = useFormOf(pairMembers, { initial: { home: { name: '', phone: '' }, mobile: { name: '', phone: '' } }, preset: only ? { villageCode: only } : {} });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await pair.run(input);
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    say(t.pairDone);
    go(`/mobile/${outcome.value.id}`, { replace: true });
  };
  return (
    <Page title={t.pairTitle} lead={t.pairLead} trail={[{ href: '/mobile', text: t.title }]}>
      <form className="staff-narrow sd-stack-l" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} />
        <RefusalNotice title={useProblemText(pair.problem)} />
        <Card>
          <FormFields form={form} fields={[...(only ? [] : [{ name: 'villageCode' as const, label: t.village, as: 'select' as const, options: villages }]), { name: 'branchId', label: t.branch, as: 'select', options: branches.map((one) => ({ value: one.id, text: one.name })) }]} />
          <Side form={form} side="home" />
          <Side form={form} side="mobile" />
          <div className="sd-row"><Button look="primary" icon="check" type="submit" busy={pair.isBusy}>{t.save}</Button><LinkButton href="/mobile" look="quiet">{t.back}</LinkButton></div>
        </Card>
      </form>
    </Page>
  );
}

function Side({ form, side }: { form: ReturnType<typeof useFormOf<typeof pairMembers>>; side: 'home' | 'mobile' }) {
  const t = useWords(words);
  const value = form.values[side] ?? { name: '', phone: '' };
  const put = (change: Partial<typeof value>) => form.set({ [side]: { ...value, ...change } });
  return (
    <div className="staff-fields">
      <TextField label={t[`${side}Name`]} id={form.idOf(side)} autoComplete="off" value={value.name} error={form.errorOf(side)} onChange={(event) => put({ name: event.target.value })} />
      <TextField label={t[`${side}Phone`]} type="tel" inputMode="tel" maxLength={11} autoComplete="off" value={value.phone} onChange={(event) => put({ phone: event.target.value })} />
    </div>
  );
}

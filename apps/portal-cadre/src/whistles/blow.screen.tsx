import { blowWhistle, REPORT_TERM, WhistleReason, WhistleUrgency } from '@shaodao/contracts/needs/whistle';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { whistleReasonText, whistleUrgencyText, words as whistleWords } from '@shaodao/portal-staff/whistle/whistle.words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { RadioGroup } from '@shaodao/ui/choice';
import { Select, TextArea, TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { DepartmentPicker } from './department-picker.tsx';
import { useOwnPlaces } from './own-places.ts';
import { words } from './whistles.words.ts';

/** Calls departments to the spot (吹哨): where, what, how pressing, whom. */
export function BlowScreen() {
  const t = useWords(words);
  const w = useWords(whistleWords);
  const go = useGo();
  const say = useToast();
  const language = useLanguage();
  const places = useOwnPlaces();
  const blow = useCommand(blowWhistle);
  const only = places.length === 1 ? places[0]?.value : undefined;
  const form = useFormOf(blowWhistle, { initial: { reason: 'residentsMatter', urgency: 'normal', assistIds: [] }, preset: only === undefined ? {} : { divisionCode: only } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await blow.run(input);
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    say(t.blown);
    go(`/whistles/${outcome.value.id}`, { replace: true });
  };
  const termOf = (urgency: WhistleUrgency) => (REPORT_TERM[urgency].clock === 'plain' ? t.plainTerm : t.workingTerm)(REPORT_TERM[urgency].minutes);
  const setReason = (reason: string) => form.set({ reason: WhistleReason.parse(reason), ...(reason === 'emergency' && { urgency: 'emergency' as const }) });
  return (
    <Page title={t.blowTitle} lead={t.blowLead} trail={[{ href: '/whistles', text: w.title }]}>
      <form className="sd-stack-l" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} />
        <RefusalNotice title={useProblemText(blow.problem)} />
        <div className="sd-split">
          <div className="sd-stack-l">
            <Card title={t.what}>
              <TextField label={t.titleLabel} hint={t.titleHint} maxLength={40} {...form.field('title')} />
              <TextArea label={t.detail} hint={t.detailHint} rows={5} {...form.field('detail')} />
              <div className="staff-fields">
                <Select label={t.whereDivision} hint={t.whereHint} options={places} placeholder={only === undefined ? undefined : null} {...form.field('divisionCode')} value={only ?? form.values.divisionCode ?? ''} />
                <TextField label={t.place} hint={t.placeHint} {...form.field('place')} />
              </div>
            </Card>
            <Card title={t.who}><DepartmentPicker id={form.idOf('leadId')} error={form.errorOf('leadId') && t.noLead} leadId={form.values.leadId} assistIds={form.values.assistIds ?? []} onChange={form.set} /></Card>
          </div>
          <Card title={t.urgency}>
            <RadioGroup legend={t.reason} value={form.values.reason} onChange={setReason} options={WhistleReason.options.map((value) => ({ value, text: whistleReasonText[language][value] }))} />
            <RadioGroup legend={t.urgency} hint={form.values.reason === 'emergency' ? t.emergencyNeeds : undefined} value={form.values.urgency} onChange={(urgency) => form.set({ urgency: WhistleUrgency.parse(urgency) })}
              options={WhistleUrgency.options.map((value) => ({ value, text: whistleUrgencyText[language][value], hint: termOf(value), disabled: form.values.reason === 'emergency' && value !== 'emergency' }))} />
            <div className="sd-row"><Button look="primary" icon="whistle" type="submit" busy={blow.isBusy}>{t.blow}</Button><LinkButton href="/whistles" look="quiet">{t.back}</LinkButton></div>
          </Card>
        </div>
      </form>
    </Page>
  );
}

import { recordProfile } from '@shaodao/contracts/registry/division';
import type { getDivision } from '@shaodao/contracts/registry/division';
import type { OutputOf } from '@shaodao/contracts/kit';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { DateField, TextField } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './division.words.ts';

const NUMBERS = [['registeredPopulation', 'registered'], ['residentPopulation', 'resident'], ['outflowPopulation', 'outflow'], ['households', 'households'], ['leftBehindElders', 'elders'], ['leftBehindChildren', 'children'], ['livingAlone', 'alone'], ['disabled', 'disabled'], ['minimumLiving', 'minimum'], ['latitude', 'latitude'], ['longitude', 'longitude']] as const;
const NEEDED: readonly string[] = ['registeredPopulation', 'residentPopulation', 'outflowPopulation'];

/** Records what a village is like from a day on; begins with what was recorded last. */
export function RecordProfile({ file }: { file: OutputOf<typeof getDivision> }) {
  const t = useWords(words);
  const say = useToast();
  const today = dayOf(useNow());
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(recordProfile, { alsoRefresh: [{ subject: 'registry.area.get' }, { subject: 'registry.unit.list' }, { subject: 'registry.figure.get' }] });
  const last = file.profiles[0];
  const initial: Partial<WrittenInput<typeof recordProfile>> = { validFrom: today, ...(last && Object.fromEntries(NUMBERS.filter(([name]) => !['latitude', 'longitude'].includes(name)).map(([name]) => [name, last[name]]))) };
  const form = useFormOf(recordProfile, { preset: { code: file.code }, initial });
  const problem = useProblemText(command.problem);
  const close = () => { setOpen(false); command.reset(); form.reset(); };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await command.run(input);
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    close();
    say(t.saved);
  };
  // What is typed is text; the contract wants numbers, and nothing where nothing is written.
  const number = (name: (typeof NUMBERS)[number][0]) => ({ ...form.field(name), onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value.trim() === '' ? (NEEDED.includes(name) ? undefined : null) : Number(event.target.value) } as never) });
  return (
    <>
      <Button look="primary" icon="edit" onClick={() => setOpen(true)}>{t.record}</Button>
      <Dialog open={isOpen} title={`${t.record} · ${file.name}`} onClose={close} side actions={<><Button onClick={close}>{t.cancel}</Button><Button look="primary" type="submit" form="record-profile" busy={command.isBusy}>{t.save}</Button></>}>
        <form id="record-profile" className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={problem} /><FormErrors errors={form.errors} />
          <DateField label={t.from} max={today} {...form.field('validFrom')} />
          <div className="staff-fields">{NUMBERS.map(([name, text]) => <TextField key={name} type="number" inputMode="decimal" step="any" label={t[text]} required={NEEDED.includes(name)} {...number(name)} />)}</div>
          <p className="sd-muted">{t.latitude}、{t.longitude}：{t.positionHint}</p>
          <TextField label={t.source} hint={t.sourceHint} {...form.field('source')} />
        </form>
      </Dialog>
    </>
  );
}

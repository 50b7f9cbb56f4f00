import { arrangeAreas } from '@shaodao/contracts/registry/area';
import { MAX_DAYS_AHEAD } from '@shaodao/contracts/registry/planned';
import type { VillageOnMap } from '@shaodao/contracts/registry/area';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { addDays, dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { DateField, TextArea } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './areas.words.ts';
import { crosses } from './arrangement.ts';
import type { Draft } from './arrangement.ts';

/** Confirms the areas as drawn: from which day, and why. */
export function ConfirmAreas({ townshipCode, drafts, villages, mayConfirm }: { townshipCode: string; drafts: readonly Draft[]; villages: ReadonlyMap<string, VillageOnMap>; mayConfirm: boolean }) {
  const t = useWords(words);
  const say = useToast();
  const go = useGo();
  const today = dayOf(useNow());
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState({ on: today, reason: '' });
  const command = useCommand(arrangeAreas, { alsoRefresh: [{ subject: 'registry.unit.list' }, { subject: 'registry.figure.get' }] });
  const problem = useProblemText(command.problem);
  const close = () => { setOpen(false); command.reset(); };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const areas = drafts.map((d) => ({ areaId: d.areaId as never, name: d.name, villageCodes: [...d.villageCodes], crossBorderReason: crosses(d, townshipCode, villages) ? d.crossBorderReason || null : null }));
    const outcome = await command.run({ townshipCode, on: typed.on, reason: typed.reason, areas });
    if (!outcome.ok) return;
    say(typed.on > today ? t.kept(typed.on) : t.done);
    go(`/areas?township=${townshipCode}`);
  };
  return (
    <>
      <Button look="primary" icon="check" disabled={!mayConfirm} onClick={() => setOpen(true)}>{t.confirm}</Button>
      <Dialog open={isOpen} title={t.confirmTitle} onClose={close} actions={<><Button onClick={close}>{t.cancel}</Button><Button look="primary" type="submit" form="confirm-areas" busy={command.isBusy}>{t.confirm}</Button></>}>
        <form id="confirm-areas" className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={problem} />
          <ul>{drafts.map((d) => <li key={d.key}><b>{d.name}</b>：{d.villageCodes.map((code) => villages.get(code)?.name ?? code).join('、')}</li>)}</ul>
          <DateField label={t.on} hint={t.onHint} max={addDays(today, MAX_DAYS_AHEAD)} value={typed.on} onChange={(event) => setTyped({ ...typed, on: event.target.value })} />
          <TextArea label={t.reason} rows={2} value={typed.reason} onChange={(event) => setTyped({ ...typed, reason: event.target.value })} />
        </form>
      </Dialog>
    </>
  );
}

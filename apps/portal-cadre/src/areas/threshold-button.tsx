import { getAreaMap } from '@shaodao/contracts/registry/area';
import { getHollowThreshold, setHollowThreshold } from '@shaodao/contracts/registry/division';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Button } from '@shaodao/ui/button';
import { Dialog } from '@shaodao/ui/dialog';
import { DateField, TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './areas.words.ts';
import { percent } from './outflow.ts';

/** From which share of people away a village is hollow: a dated setting of the county. */
export function ThresholdButton({ today }: { today: string }) {
  const t = useWords(words);
  const may = useMay();
  const say = useToast();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState({ share: '', from: today });
  const past = useQueryOf(getHollowThreshold, {}, { enabled: isOpen });
  const command = useCommand(setHollowThreshold, { alsoRefresh: [getAreaMap, { subject: 'registry.unit.list' }, { subject: 'registry.division.list' }, { subject: 'registry.figure.get' }] });
  const problem = useProblemText(command.problem);
  if (!may(setHollowThreshold)) return null;
  const close = () => { setOpen(false); command.reset(); };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await command.run({ threshold: Math.round(Number(typed.share || NaN) * 10) / 1000, validFrom: typed.from });
    if (!outcome.ok) return;
    close();
    say(t.standardSet(outcome.value.hollowVillages));
  };
  return (
    <>
      <Button look="quiet" icon="edit" onClick={() => setOpen(true)}>{t.setStandard}</Button>
      <Dialog open={isOpen} title={t.standard} onClose={close} actions={<><Button onClick={close}>{t.cancel}</Button><Button look="primary" type="submit" form="threshold" busy={command.isBusy}>{t.save}</Button></>}>
        <form id="threshold" className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
          <RefusalNotice title={problem} />
          <TextField label={t.threshold} inputMode="decimal" value={typed.share} onChange={(event) => setTyped({ ...typed, share: event.target.value })} />
          <DateField label={t.from} max={today} value={typed.from} onChange={(event) => setTyped({ ...typed, from: event.target.value })} />
          {past.data && <div><p className="sd-muted">{t.history}</p><ul>{past.data.items.map((one) => <li key={one.validFrom}>{t.fromDay(one.validFrom, percent(one.threshold))}</li>)}</ul></div>}
        </form>
      </Dialog>
    </>
  );
}

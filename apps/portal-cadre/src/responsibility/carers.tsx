import { endResponsible, replaceResponsible } from '@shaodao/contracts/registry/responsibility';
import type { CaredHousehold } from '@shaodao/contracts/registry/responsibility';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Button } from '@shaodao/ui/button';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useCarerOptions } from './responsibility.screen.tsx';
import { words } from './responsibility.words.ts';

type Carer = CaredHousehold['carers'][number];

/** Who answers for a household, each replaced or released; the last is only replaced. */
export function Carers({ household }: { household: CaredHousehold }) {
  const t = useWords(words);
  if (household.carers.length === 0) return <span className="sd-muted">{t.nobodyYet}</span>;
  return <ul className="staff-plain">{household.carers.map((one) => <OneCarer key={one.responsibilityId} household={household} carer={one} />)}</ul>;
}

function OneCarer({ household, carer }: { household: CaredHousehold; carer: Carer }) {
  const t = useWords(words);
  const format = useFormat();
  const may = useMay();
  return (
    <li className="sd-row">
      <b>{carer.name}</b><span className="sd-muted">{t.since(format.plain(carer.since))}</span>
      {may(replaceResponsible) && <ReplaceButton household={household} carer={carer} />}
      {may(endResponsible) && household.carers.length > 1 && <ReleaseButton carer={carer} />}
    </li>
  );
}

function ReplaceButton({ household, carer }: { household: CaredHousehold; carer: Carer }) {
  const t = useWords(words);
  const options = useCarerOptions(household.divisionCode).filter((one) => one.value !== carer.personId);
  return <FormDialogButton operation={replaceResponsible} preset={{ responsibilityId: carer.responsibilityId }} text={t.replace} title={t.replaceTitle} label={`${t.replace}：${household.number} ${carer.name}`} done={t.replaced} look="quiet" fields={[{ name: 'personId', label: t.who, hint: t.whoHint, as: 'select', options }]} />;
}

function ReleaseButton({ carer }: { carer: Carer }) {
  const t = useWords(words);
  const say = useToast();
  const end = useCommand(endResponsible);
  const problem = useProblemText(end.problem);
  const go = async () => (await end.run({ responsibilityId: carer.responsibilityId })).ok && say(t.released);
  return <><Button look="quiet" busy={end.isBusy} aria-label={`${t.release}：${carer.name}`} onClick={() => void go()}>{t.release}</Button><RefusalNotice title={problem} /></>;
}

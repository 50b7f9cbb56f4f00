import { useWords } from '@shaodao/portal-kit/wording/words';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { Icon } from '@shaodao/ui/icon';
import { StepHeader } from '@shaodao/ui/step-header';
import { words } from './ask.words.ts';
import type { Beneficiary } from './draft.ts';
import { Emergency } from './emergency.tsx';

/** For whom. */
export function WhoStep({ now, all, people, onChoose }: { now: number; all: number; people: readonly Beneficiary[]; onChoose: (one: Beneficiary) => void }) {
  const t = useWords(words);
  return (
    <>
      <Emergency />
      <StepHeader now={now} all={all} title={t.who} hint={t.whoHint} />
      <div className="one-below-other">
        <BigChoices label={t.who}>
          {people.map((one) => (
            <BigChoice key={`${one.householdId}${one.beneficiaryId}`} text={one.who} hint={one.hint} onChoose={() => onChoose(one)}
              picture={<span className={`sd-kind ${one.beneficiaryId ? 'sd-kind-living' : 'sd-kind-culture'}`}><Icon name={one.beneficiaryId ? 'person' : 'home'} /></span>} />
          ))}
        </BigChoices>
      </div>
    </>
  );
}

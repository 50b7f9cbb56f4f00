import { MAX_DAYS_AHEAD } from '@shaodao/contracts/registry/planned';
import { addDays } from '@shaodao/portal-kit/format/days';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { DateField } from '@shaodao/ui/field';
import { Notice } from '@shaodao/ui/notice';
import type { ReactNode } from 'react';
import type { AsOf } from './as-of.ts';
import { words } from './structure.words.ts';

/** Which day is shown; says so when it is not today. */
export function AsOfBar({ asOf, children }: { asOf: AsOf; children?: ReactNode }) {
  const t = useWords(words);
  return (
    <>
      <div className="reg-bar">{children}<DateField label={t.asOf} value={asOf.day} max={addDays(asOf.today, MAX_DAYS_AHEAD)} onChange={(event) => asOf.set(event.target.value)} /></div>
      {asOf.isOther && <Notice tone={asOf.day > asOf.today ? 'info' : 'waiting'} title={asOf.day > asOf.today ? t.future(asOf.day) : t.past(asOf.day)} action={<Button onClick={() => asOf.set('')}>{t.backToToday}</Button>} />}
    </>
  );
}

import { useWords, useProblemText } from '@shaodao/portal-kit/wording/words';
import { CareTags } from '@shaodao/portal-staff/need/marks.part';
import { Button } from '@shaodao/ui/button';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { useState } from 'react';
import { words } from './ask.words.ts';
import { useHouseholds } from './households.ts';
import type { Household } from './households.ts';

const SHOWN = 9;

/** One household of my grid, found by name or number; searched on this phone. */
export function HouseholdPicker({ id, error, chosen, onChoose }: { id: string; error: string | undefined; chosen: Household | undefined; onChoose: (household: Household | undefined) => void }) {
  const t = useWords(words);
  const [query, setQuery] = useState('');
  const households = useHouseholds();
  const problem = useProblemText(households.error);
  if (chosen) {
    return (
      <div className="sd-row-between" id={id} tabIndex={-1}>
        <span className="staff-title-cell"><b>{chosen.name}</b><small>{chosen.number} · {t.members(chosen.memberCount)}</small></span><CareTags tags={chosen.careTags} />
        <Button onClick={() => onChoose(undefined)}>{t.change}</Button>
      </div>
    );
  }
  const found = (households.data ?? []).filter((one) => one.name.includes(query.trim()) || one.number.includes(query.trim()));
  return (
    <div className="sd-stack">
      <TextField id={id} label={t.find} type="search" error={error} value={query} onChange={(event) => setQuery(event.target.value)} />
      <RefusalNotice title={problem} action={problem && <Button icon="sync" onClick={() => void households.refetch()}>{t.sendNow}</Button>} />
      {households.isPending && !problem && <SkeletonLines lines={3} />}
      {households.data && found.length === 0 && <p className="sd-muted" role="status">{t.noHousehold}</p>}
      <ul className="staff-picks" aria-label={t.household}>
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id}><button type="button" className="staff-pick" onClick={() => onChoose(one)}><b>{one.name}</b><small>{one.number} · {t.members(one.memberCount)}</small><CareTags tags={one.careTags} /></button></li>
        ))}
      </ul>
      {found.length > SHOWN && <p className="sd-muted">{t.more(found.length - SHOWN)}</p>}
    </div>
  );
}

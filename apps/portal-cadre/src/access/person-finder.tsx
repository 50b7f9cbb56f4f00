import { findPeople } from '@shaodao/contracts/registry/access';
import { listPostings } from '@shaodao/contracts/registry/posting';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useTyped } from '@shaodao/portal-staff/desk/typed';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { TextField } from '@shaodao/ui/field';
import { useState } from 'react';
import { words } from './access.words.ts';

interface Choosing { readonly onChoose: (personId: string) => void }
/** Finds a person by a post, a household or a tie: who is in office at first, then whoever is looked for; what is typed stays out of the address. */
export function PersonFinder({ onChoose }: Choosing) {
  const t = useWords(words);
  const [asked, setAsked] = useState('');
  const search = useCommand(findPeople);
  const box = useTyped(asked, (text) => {
    setAsked(text);
    if (text) void search.run({ words: text });
  });
  const failure = useProblemText(search.problem);
  return (
    <Card title={t.find}>
      <TextField label={t.search} hint={t.startHint} type="search" value={box.text} onChange={(event) => box.type(event.target.value)} onBlur={box.leave} />
      {asked === '' ? <InOffice onChoose={onChoose} /> : (
        <DataTable caption={t.find} rows={search.value?.items ?? []} rowId={(row) => row.personId} state={search.isBusy ? 'loading' : failure ? 'failed' : 'ready'} failure={failure} onRetry={() => void search.run({ words: asked })} empty={<EmptyState scene="search" title={t.noneFound}>{t.noneFoundHint}</EmptyState>}
          columns={[
            { id: 'name', title: t.name, cell: (row) => row.name },
            { id: 'post', title: t.grants, cell: (row) => (row.sources.length === 0 ? <span className="sd-muted">{t.noGrants}</span> : <span className="staff-title-cell">{row.sources.slice(0, 4).map((one) => <span key={`${one.source}${one.name}${one.place}`}>{t.comesFrom(t.sources[one.source], one.place, one.name)}</span>)}</span>) },
            { id: 'act', title: t.act, cell: (row) => <Button aria-label={`${t.choose}：${row.name} ${row.sources[0]?.place ?? ''} ${row.sources[0]?.name ?? ''}`.trim()} onClick={() => onChoose(row.personId)}>{t.choose}</Button> },
          ]} />
      )}
    </Card>
  );
}

function InOffice({ onChoose }: Choosing) {
  const t = useWords(words);
  const list = usePagesOf(listPostings, { show: 'inForce', limit: 20 });
  return (
    <Register caption={t.find} list={list} rowId={(row) => row.id} empty={<EmptyState scene="search" title={t.noneFound} />}
      columns={[
        { id: 'name', title: t.name, cell: (row) => row.name }, { id: 'post', title: t.post, cell: (row) => `${row.placeName} ${row.title}` },
        { id: 'act', title: t.act, cell: (row) => <Button aria-label={`${t.choose}：${row.name} ${row.title}`} onClick={() => onChoose(row.personId)}>{t.choose}</Button> },
      ]} />
  );
}

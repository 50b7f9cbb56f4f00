import { listPostings } from '@shaodao/contracts/registry/posting';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useTyped } from '@shaodao/portal-staff/desk/typed';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { TextField } from '@shaodao/ui/field';
import { useState } from 'react';
import { words } from './access.words.ts';

/** Finds a person by a post held now. */
export function PersonFinder({ onChoose }: { onChoose: (personId: string) => void }) {
  const t = useWords(words);
  const [asked, setAsked] = useState('');
  const box = useTyped(asked, setAsked);
  const list = usePagesOf(listPostings, { show: 'inForce', words: asked || undefined, limit: 20 });
  return (
    <Card title={t.find}>
      <TextField label={t.search} hint={t.startHint} type="search" value={box.text} onChange={(event) => box.type(event.target.value)} onBlur={box.leave} />
      <Register caption={t.find} list={list} rowId={(row) => row.id} empty={<EmptyState scene="search" title={t.noneFound} />}
        columns={[
          { id: 'name', title: t.name, cell: (row) => row.name },
          { id: 'post', title: t.post, cell: (row) => `${row.placeName} ${row.title}` },
          { id: 'act', title: t.act, cell: (row) => <Button aria-label={`${t.choose}：${row.name} ${row.title}`} onClick={() => onChoose(row.personId)}>{t.choose}</Button> },
        ]} />
    </Card>
  );
}

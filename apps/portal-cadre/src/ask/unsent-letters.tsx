import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import type { Letter } from '@shaodao/portal-kit/offline/outbox';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { Dialog } from '@shaodao/ui/dialog';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useState } from 'react';
import { words } from './ask.words.ts';
import { useHouseholds } from './households.ts';

/** What still waits on this phone; a refused one is shown with its reason and leaves on the person's word only. */
export function UnsentLetters() {
  const t = useWords(words);
  const box = useOutbox();
  const format = useFormat();
  const households = useHouseholds();
  const [leaving, setLeaving] = useState<Letter>();
  if (box.unsent === 0) return null;
  const nameOf = (letter: Letter) => households.data?.find((one) => one.id === letter.input['householdId'])?.name ?? t.title;
  const drop = () => {
    if (leaving) void box.outbox?.discard(leaving.id);
    setLeaving(undefined);
  };
  return (
    <Card title={t.unsentTitle} flush action={<Button icon="sync" busy={box.isSending} onClick={box.sendNow}>{t.sendNow}</Button>}>
      <RowList label={t.unsentTitle}>
        {box.letters.map((letter) => (
          <ListRow key={letter.id} title={nameOf(letter)} text={<><span>{String(letter.input['detail'] ?? '')}</span><span>{format.when(new Date(letter.writtenAt).toISOString())}</span>{letter.refused && <StatusBadge tone="bad">{letter.refused.title}</StatusBadge>}</>}
            end={letter.refused && <Button look="danger" onClick={() => setLeaving(letter)}>{t.discard}</Button>} />
        ))}
      </RowList>
      <Dialog open={leaving !== undefined} title={t.discardTitle} onClose={() => setLeaving(undefined)} actions={<><Button onClick={() => setLeaving(undefined)}>{t.keep}</Button><Button look="danger" onClick={drop}>{t.discard}</Button></>}>
        <p>{String(leaving?.input['detail'] ?? '')}</p>
      </Dialog>
    </Card>
  );
}

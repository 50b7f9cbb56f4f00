import { listShifts } from '@shaodao/contracts/volunteers/shift';
import { Answer } from '@shaodao/portal-kit/answer';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Icon } from '@shaodao/ui/icon';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { words } from './shift.words.ts';

/** The shifts I have served, latest first. */
export function ServedScreen() {
  const t = useWords(words);
  const format = useFormat();
  const shifts = usePagesOf(listShifts, { whose: 'served', limit: 30 });
  const total = shifts.total ?? 0;
  return (
    <PhoneShell title={t.served} backHref="/">
      <Answer of={shifts}>
        {(items) => items.length === 0
          ? <EmptyState title={t.servedNone} action={<LinkButton href="/" look="primary">{t.find}</LinkButton>}>{t.servedNoneHint}</EmptyState>
          : (
            <>
              <p className="sum">{t.servedCount(total)}</p>
              <Card>
                <RowList label={t.served}>
                  {items.map((shift) => <ListRow key={shift.id} href={`/shifts/${shift.id}`} title={shift.task ?? shift.kindName} picture={<span className="sd-kind sd-kind-culture"><Icon name="heart" /></span>} text={<>{format.date(shift.on)}<br />{shift.villageName} · {shift.departmentName}</>} />)}
                </RowList>
              </Card>
            </>
          )}
      </Answer>
      {shifts.hasMore && <Button wide busy={shifts.isAddingMore} onClick={shifts.more}>{t.more}</Button>}
    </PhoneShell>
  );
}

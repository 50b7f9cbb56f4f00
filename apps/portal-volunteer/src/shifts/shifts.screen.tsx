import { listShifts } from '@shaodao/contracts/volunteers/shift';
import { Answer } from '@shaodao/portal-kit/answer';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { VillageScene } from '@shaodao/ui/illustration';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { ShiftCard } from './shift-card.tsx';
import { words } from './shift.words.ts';

/** What can I take: mine first, then what is open. */
export function ShiftsScreen() {
  const t = useWords(words);
  const me = useMe();
  const shifts = usePagesOf(listShifts, { whose: 'all', limit: 30 });
  return (
    <PhoneShell title={t.title} actions={<LinkButton href="/me" look="quiet" icon="person">{t.me}</LinkButton>}
      hero={<section className="sd-hero" aria-label={t.title}><div className="sd-hero-words"><p>{t.hello(me.name)}</p></div><VillageScene /></section>}>
      <Answer of={shifts}>
        {(items) => {
          const mine = items.filter((shift) => shift.mine === 'signedUp' || shift.mine === 'waiting');
          const open = items.filter((shift) => !mine.includes(shift));
          if (items.length === 0) return <EmptyState title={t.none}>{t.noneHint}</EmptyState>;
          return (
            <>
              {mine.length > 0 && <section className="sd-stack"><h2>{t.mine}</h2><ul className="shift-list">{mine.map((shift) => <ShiftCard key={shift.id} shift={shift} />)}</ul></section>}
              <section className="sd-stack"><h2>{t.open}</h2><ul className="shift-list">{open.map((shift) => <ShiftCard key={shift.id} shift={shift} />)}</ul></section>
            </>
          );
        }}
      </Answer>
      {shifts.hasMore && <Button wide busy={shifts.isAddingMore} onClick={shifts.more}>{t.more}</Button>}
      <LinkButton href="/served" icon="heart" wide>{t.served}</LinkButton>
    </PhoneShell>
  );
}

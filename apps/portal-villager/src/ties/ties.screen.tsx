import type { OutputOf } from '@shaodao/contracts/kit';
import { listTies } from '@shaodao/contracts/registry/tie';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Page } from '../frame.tsx';
import { TieCard } from './tie-card.tsx';
import { words } from './ties.words.ts';

export type Tie = OutputOf<typeof listTies>['items'][number];

/** Both sides of the ties: who may ask for my household, and for whom I may ask. */
export function TiesScreen() {
  const t = useWords(words);
  const me = useMe();
  const ties = useQueryOf(listTies, {});
  const own = new Set(me.households.filter((one) => one.relation === 'member').map((one) => one.id));
  return (
    <Page title={t.title} backHref="/">
      <Answer of={ties}>
        {({ items }) => {
          const mine = items.filter((tie) => tie.relativeId === me.personId);
          const ours = items.filter((tie) => tie.relativeId !== me.personId && own.has(tie.householdId));
          return (
            <>
              {own.size > 0 && (
                <section className="sd-stack">
                  <h2>{t.ours}</h2>
                  {ours.length === 0 ? <EmptyState title={t.none}>{t.noneHint}</EmptyState> : <><p className="sd-muted">{t.oursHint}</p>{ours.map((tie) => <TieCard key={tie.id} tie={tie} side="household" />)}</>}
                </section>
              )}
              <section className="sd-stack">
                <h2>{t.theirs}</h2>
                {mine.length === 0 ? <p className="sd-muted">{t.theirsNone}</p> : mine.map((tie) => <TieCard key={tie.id} tie={tie} side="relative" />)}
                <LinkButton href="/ties/apply" icon="plus" wide>{t.apply}</LinkButton>
              </section>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

import { listMyNeeds } from '@shaodao/contracts/needs/need';
import type { NeedRow } from '@shaodao/contracts/needs/need';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { clockOf, dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { LinkButton } from '@shaodao/ui/button';
import { Card, RowList } from '@shaodao/ui/card';
import { Icon } from '@shaodao/ui/icon';
import { VillageScene } from '@shaodao/ui/illustration';
import { Notice } from '@shaodao/ui/notice';
import { Page } from '../frame.tsx';
import { MatterRow } from '../matters/matter-row.tsx';
import { turnOf } from '../matters/plain.words.ts';
import { words } from './home.words.ts';
import { NextVisit } from './next-visit.tsx';

/** Where a villager starts: who comes next, what waits for them, and four large doors. */
export function HomeScreen() {
  const t = useWords(words);
  const me = useMe();
  const { now } = useFormat();
  const needs = useQueryOf(listMyNeeds, { limit: 50 });
  const { unsent } = useOutbox();
  const items = needs.data?.items ?? [];
  const visit = nextVisitOf(items, dayOf(now));
  const yours = items.filter((need) => turnOf(need) === 'mine').slice(0, 3);
  const trouble = useProblemText(needs.error);
  const isFarAway = me.households.length > 0 && me.households.every((one) => one.relation === 'trusted');

  return (
    <Page title={t.title} place={me.village?.name} actions={<LinkButton href="/me" look="quiet" icon="person">{t.me}</LinkButton>}
      hero={<section className="sd-hero" aria-label={t.title}><div className="sd-hero-words"><p>{t.greeting(me.name)}</p><p>{t[partOfDay(clockOf(now))]}</p></div><VillageScene /></section>}>
      {unsent > 0 && <Notice tone="waiting" title={t.unsent(unsent)} action={<LinkButton href="/unsent">{t.show}</LinkButton>}>{t.unsentHint}</Notice>}
      {visit && <NextVisit need={visit} />}
      <LinkButton href="/ask" look="primary" icon="chat" wide className="ask-button">{t.ask}</LinkButton>
      {trouble && <Notice tone="waiting" title={trouble} />}
      {yours.length > 0 && <Card title={t.yours}><RowList>{yours.map((need) => <MatterRow key={need.id} need={need} />)}</RowList></Card>}
      <div className="one-below-other"><BigChoices label={t.choices}>
        <BigChoice href="/matters" text={t.matters} hint={t.mattersHint} picture={<span className="sd-kind sd-kind-education"><Icon name="list" /></span>} />
        <BigChoice href="/ties" text={isFarAway ? t.tiesFar : t.ties} hint={isFarAway ? t.tiesFarHint : t.tiesHint} picture={<span className="sd-kind sd-kind-culture"><Icon name="people" /></span>} />
        <BigChoice href="/looks" text={t.looks} hint={t.looksHint} picture={<span className="sd-kind sd-kind-law"><Icon name="eye" /></span>} />
      </BigChoices></div>
    </Page>
  );
}

/** The scheduled need whose visit comes first, today included. */
function nextVisitOf(needs: readonly NeedRow[], today: string): NeedRow | undefined {
  const coming = needs.filter((need) => need.status === 'scheduled' && need.visitOn !== null && need.visitOn >= today);
  return coming.sort((a, b) => a.visitOn!.localeCompare(b.visitOn!))[0];
}
const partOfDay = (clock: string) => (clock < '05:00' ? 'evening' : clock < '11:00' ? 'morning' : clock < '13:30' ? 'noon' : clock < '18:00' ? 'afternoon' : 'evening');

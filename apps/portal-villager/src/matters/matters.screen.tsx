import { listMyNeeds } from '@shaodao/contracts/needs/need';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { Answer } from '@shaodao/portal-kit/answer';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card, RowList } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Page } from '../frame.tsx';
import { MatterRow } from './matter-row.tsx';
import { turnOf } from './plain.words.ts';

const words = wordsOf(
  { title: '我的事', mine: '等您来办', theirs: '正在办', nobody: '办完了', none: '还没有提过事', noneHint: '看病、修东西、办手续，都可以说。', ask: '我要提需求', more: '再看几件' },
  { title: 'My matters', mine: 'Waiting for you', theirs: 'Under way', nobody: 'Finished', none: 'Nothing asked yet', noneHint: 'Health, repairs, papers: just ask.', ask: 'Ask for help', more: 'Show more' },
);

/** Everything I asked, or that was asked for my household. */
export function MattersScreen() {
  const t = useWords(words);
  const needs = usePagesOf(listMyNeeds, { limit: 30 });
  return (
    <Page title={t.title} backHref="/">
      <Answer of={needs}>
        {(items) => items.length === 0
          ? <EmptyState title={t.none} action={<LinkButton href="/ask" look="primary" icon="chat">{t.ask}</LinkButton>}>{t.noneHint}</EmptyState>
          : (
            <>
              {(['mine', 'theirs', 'nobody'] as const).map((turn) => {
                const some = items.filter((need) => turnOf(need) === turn);
                return some.length > 0 && <Card key={turn} title={t[turn]}><RowList label={t[turn]}>{some.map((need) => <MatterRow key={need.id} need={need} />)}</RowList></Card>;
              })}
              {needs.hasMore && <Button wide busy={needs.isAddingMore} onClick={needs.more}>{t.more}</Button>}
            </>
          )}
      </Answer>
    </Page>
  );
}

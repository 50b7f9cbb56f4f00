import type { Looks } from '@shaodao/portal-kit/answer';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import type { Table } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import type { ComponentType, ReactNode } from 'react';

const words = wordsOf(
  { again: '再试一次', home: '回到首页', unreachable: '没有信号', refused: '打不开', lost: '没有找到', lostHint: '可能已经换了地方。回到首页再找找。', crash: '出了点问题' },
  { again: 'Try again', home: 'Home', unreachable: 'No signal', refused: 'Cannot be opened', lost: 'Not found', lostHint: 'It may have moved. Please start again from home.', crash: 'Something went wrong' },
);

/** What stands on a phone's page while there is nothing else; `crashHint` says whom to ask, `Page` is the portal's own. */
export function phoneLooks({ Page, crashHint }: { Page: ComponentType<{ title: string; backHref?: string; children: ReactNode }>; crashHint: Table<{ crashHint: string }> }): Looks {
  return {
    Loading: () => <SkeletonLines lines={4} />,
    Problem({ text, isLost, isUnreachable, again }) {
      const t = useWords(words);
      return (
        <EmptyState scene={isLost ? 'lost' : isUnreachable ? 'offline' : 'nothing'} title={isLost ? t.lost : isUnreachable ? t.unreachable : t.refused}
          action={<>{again && !isLost && <Button look="primary" icon="sync" onClick={again}>{t.again}</Button>}<LinkButton href="/" icon="home">{t.home}</LinkButton></>}>
          {text}
        </EmptyState>
      );
    },
    Crash({ again }) {
      const t = useWords(words);
      return <main className="sd-phone-main"><h1 className="sd-unseen">{t.crash}</h1><EmptyState scene="nothing" title={t.crash} action={<Button look="primary" icon="sync" onClick={again}>{t.again}</Button>}>{useWords(crashHint).crashHint}</EmptyState></main>;
    },
    Lost() {
      const t = useWords(words);
      return <Page title={t.lost} backHref="/"><EmptyState scene="lost" title={t.lost} action={<LinkButton href="/" look="primary" icon="home">{t.home}</LinkButton>}>{t.lostHint}</EmptyState></Page>;
    },
  };
}

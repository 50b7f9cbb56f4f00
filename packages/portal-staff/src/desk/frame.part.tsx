import type { Looks } from '@shaodao/portal-kit/answer';
import { RouterLink } from '@shaodao/portal-kit/routing';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { LinkContext } from '@shaodao/ui/link';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { ToastProvider } from '@shaodao/ui/toast';
import { en, WordingContext, zh } from '@shaodao/ui/wording';
import type { ReactNode } from 'react';
import { DeskContext } from './desk.ts';
import type { Desk } from './desk.ts';
import { words } from './desk.words.ts';

/** Confirmations go by themselves; a pointer or the keyboard holds them. */
const TOAST_MS = 8000;

/** The frame around all pages of a staff portal: its desk, router links, wording and confirmations. */
export function frameOf(desk: Desk) {
  return function Frame({ children }: { children: ReactNode }) {
    return (
      <DeskContext value={desk}>
        <LinkContext value={RouterLink}>
          <WordingContext value={useLanguage() === 'en' ? en : zh}><ToastProvider vanishAfterMs={TOAST_MS}>{children}</ToastProvider></WordingContext>
        </LinkContext>
      </DeskContext>
    );
  };
}

/** What stands on the page while there is nothing else. */
export const looks: Looks = {
  Loading: () => <div className="staff-waiting"><SkeletonLines lines={5} /></div>,
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
    return <main className="staff-alone"><h1 className="sd-unseen">{t.crash}</h1><EmptyState scene="nothing" title={t.crash} action={<Button look="primary" icon="sync" onClick={again}>{t.again}</Button>}>{t.crashHint}</EmptyState></main>;
  },
  Lost() {
    const t = useWords(words);
    return <main className="staff-alone"><h1 className="sd-unseen">{t.lost}</h1><EmptyState scene="lost" title={t.lost} action={<LinkButton href="/" look="primary" icon="home">{t.home}</LinkButton>}>{t.lostHint}</EmptyState></main>;
  },
};

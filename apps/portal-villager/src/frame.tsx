import type { Looks } from '@shaodao/portal-kit/answer';
import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { RouterLink } from '@shaodao/portal-kit/routing';
import { useSession } from '@shaodao/portal-kit/session/session';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { LinkContext } from '@shaodao/ui/link';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { en, WordingContext, zh } from '@shaodao/ui/wording';
import type { ReactNode } from 'react';

const words = wordsOf(
  {
    cadre: '村干部', again: '再试一次', home: '回到首页', loading: '请稍等', unreachable: '没有信号', refused: '打不开', lost: '没有找到',
    lostHint: '可能已经换了地方。回到首页再找找。', crash: '出了点问题', crashHint: '是我们的问题，不是您的。请再试一次；还不行就给村干部打电话。',
  },
  {
    cadre: 'Village cadre', again: 'Try again', home: 'Home', loading: 'One moment', unreachable: 'No signal', refused: 'Cannot be opened', lost: 'Not found',
    lostHint: 'It may have moved. Please start again from home.', crash: 'Something went wrong', crashHint: 'It is our fault, not yours. Please try again or call your village cadre.',
  },
);

/** Router links and wording for all of ui. */
export function Frame({ children }: { children: ReactNode }) {
  return <LinkContext value={RouterLink}><WordingContext value={useLanguage() === 'en' ? en : zh}>{children}</WordingContext></LinkContext>;
}

/** A page of this portal: the own village's cadre stands at its foot. */
export function Page({ title, backHref, ...rest }: { title: string; backHref?: string; place?: string; hero?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const village = useSession().me?.village;
  const { cadre } = useWords(words);
  return <PhoneShell title={title} backHref={backHref} {...rest} cadre={village ? { name: village.cadreName, role: cadre, phone: sayPhone(village.cadrePhone) } : undefined} />;
}

/** What stands on the page while there is nothing else. */
export const looks: Looks = {
  Loading: () => <SkeletonLines lines={4} />,
  Problem({ text, isLost, isUnreachable, again }) {
    const { again: tryAgain, home, unreachable, refused, lost } = useWords(words);
    return (
      <EmptyState scene={isLost ? 'lost' : isUnreachable ? 'offline' : 'nothing'} title={isLost ? lost : isUnreachable ? unreachable : refused}
        action={<>{again && !isLost && <Button look="primary" icon="sync" onClick={again}>{tryAgain}</Button>}<LinkButton href="/" icon="home">{home}</LinkButton></>}>
        {text}
      </EmptyState>
    );
  },
  Crash({ again }) {
    const { crash, crashHint, again: tryAgain } = useWords(words);
    return <main className="sd-phone-main"><h1 className="sd-unseen">{crash}</h1><EmptyState scene="nothing" title={crash} action={<Button look="primary" icon="sync" onClick={again}>{tryAgain}</Button>}>{crashHint}</EmptyState></main>;
  },
  Lost() {
    const { lost, lostHint, home } = useWords(words);
    return <Page title={lost} backHref="/"><EmptyState scene="lost" title={lost} action={<LinkButton href="/" look="primary" icon="home">{home}</LinkButton>}>{lostHint}</EmptyState></Page>;
  },
};

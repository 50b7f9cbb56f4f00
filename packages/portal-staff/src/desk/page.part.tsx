import { askForHelp } from '@shaodao/contracts/needs/need';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import { usePath } from '@shaodao/portal-kit/routing';
import { useMe } from '@shaodao/portal-kit/session/session';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { PageHeader, StaffShell } from '@shaodao/ui/staff-shell';
import { SyncStatus } from '@shaodao/ui/sync-status';
import type { ReactNode } from 'react';
import { useDesk } from './desk.ts';
import { words } from './desk.words.ts';
import { useDeskGrants, useMay } from './may.ts';
import { SignOut } from './sign-out.part.tsx';
import { TopSearch } from './top-search.part.tsx';

interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly trail?: readonly { href: string; text: string }[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of a staff portal: menu by grants, who I am, what is not sent yet, and the page's own title and content. */
export function Page({ title, lead, trail, actions, children }: PageProps) {
  const desk = useDesk();
  const language = useLanguage();
  const me = useMe();
  const grants = useDeskGrants();
  const nav = useNav();
  const main = grants[0];
  const unit = main ? [main.scopeName, roleText[language][main.role]].filter(Boolean).join(' · ') : '';
  return (
    <StaffShell product="哨到" place={desk.name[language]} nav={nav} person={{ name: me.name, unit, href: '/account' }} actions={<><TopSearch /><Unsent /><span className="staff-push" /><SignOut /></>}>
      {main ? <><PageHeader title={title} lead={lead} trail={trail} actions={actions} />{children}</> : <NotHere />}
    </StaffShell>
  );
}

/** The entries that my grants open, with what waits behind each. */
function useNav() {
  const desk = useDesk();
  const may = useMay();
  const language = useLanguage();
  const path = usePath();
  const waiting = desk.useWaiting();
  const isHere = (entry: string) => (entry === '/' ? path === '/' : path === entry || path.startsWith(`${entry}/`));
  return desk.menu
    .map(({ title, entries }) => ({
      title: title?.[language],
      items: entries.filter(({ reads }) => !reads || may(reads))
        .map((entry) => ({ href: entry.path, text: entry.text[language], icon: entry.icon, current: isHere(entry.path), ...waiting[entry.path] })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** “3 条未上传”, always in view of those whose work may wait on this device. */
function Unsent() {
  const box = useOutbox();
  const may = useMay();
  if (!box.outbox || !may(askForHelp)) return null;
  return <SyncStatus pending={box.unsent} state={box.isSending ? 'sending' : navigator.onLine ? 'idle' : 'offline'} onSend={box.sendNow} />;
}

function NotHere() {
  const { other } = useDesk();
  const language = useLanguage();
  const t = useWords(words);
  return (
    <>
      <PageHeader title={t.notHere} />
      <EmptyState scene="lost" title={t.notHere} action={<LinkButton look="primary" href={other.href} target="_self">{t.goThere(other.text[language])}</LinkButton>}>{t.notHereHint}</EmptyState>
    </>
  );
}

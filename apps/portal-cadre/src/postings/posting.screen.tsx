import { explainAccess } from '@shaodao/contracts/registry/access';
import { endPosting, extendPosting, getPosting, listPostings, listUnplaced, listVacancies } from '@shaodao/contracts/registry/posting';
import type { PostingView } from '@shaodao/contracts/registry/posting';
import { Answer } from '@shaodao/portal-kit/answer';
import { useLive } from '@shaodao/portal-kit/api/live';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { Link } from '@shaodao/ui/link';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { HistoryCard } from '../history-card.tsx';
import { HandOvers } from './hand-overs.tsx';
import { kindText, postingTone, words } from './postings.words.ts';

/** One posting: who, where, until when, what happened, what was handed over, and what I may do. */
export function PostingScreen({ postingId }: { postingId: string }) {
  const t = useWords(words);
  const posting = useLive(getPosting, { postingId });
  const found = posting.data;
  return (
    <Page title={found ? `${found.name} · ${found.title}` : t.title} trail={[{ href: '/postings', text: t.title }]} lead={found?.placeName} actions={found && <Actions posting={found} />}>
      <Answer of={posting}>
        {(one) => (
          <div className="sd-split">
            <div className="sd-stack-l"><PostingFacts posting={one} /><HandOvers posting={one} /></div>
            <HistoryCard title={t.history} entries={one.history} actionText={t.actions} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function PostingFacts({ posting }: { posting: PostingView }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const roles: Readonly<Record<string, string>> = roleText[language];
  const may = useMay();
  const until = posting.endedOn ?? posting.endsOn;
  return (
    <Card title={t.facts} action={<StatusBadge tone={postingTone[posting.status]}>{t.statuses[posting.status]}</StatusBadge>}>
      <Facts facts={[
        { name: t.post, value: kindText[language][posting.kind] }, { name: t.place, value: posting.placeName }, { name: t.since, value: format.plain(posting.startedOn) }, { name: t.until, value: until ? format.plain(until) : t.noTerm },
        ...(posting.sentByName ? [{ name: t.sender, value: posting.sentByName }] : []), ...(posting.endReason ? [{ name: t.reason, value: posting.endReason }] : []),
        { name: t.role, value: <>{posting.role ? (roles[posting.role] ?? posting.role) : t.noRole}{may(explainAccess) && <> · <Link href={`/access?person=${posting.personId}`}>{t.whyAccess}</Link></>}</> },
        ...(posting.others.length > 0 ? [{ name: t.otherPosts, value: <ul className="staff-plain">{posting.others.map((one) => <li key={one.id}><Link href={`/postings/${one.id}`}>{one.placeName} {one.title}</Link></li>)}</ul> }] : []),
      ]} />
    </Card>
  );
}

function Actions({ posting }: { posting: PostingView }) {
  const t = useWords(words);
  const today = dayOf(useNow());
  const may = (action: PostingView['allowedActions'][number]) => posting.allowedActions.includes(action);
  const shared = { preset: { postingId: posting.id }, version: posting.version, alsoRefresh: [listPostings, listVacancies, listUnplaced] } as const;
  return (
    <>
      {may('handOver') && <LinkButton href={`/postings/${posting.id}/hand-over`} look="primary" icon="people">{t.handOver}</LinkButton>}
      {may('extend') && posting.endsOn !== null && <FormDialogButton operation={extendPosting} {...shared} text={t.extend} done={t.extended} icon="calendar" fields={[{ name: 'endsOn', label: t.newEnd, as: 'day', hint: t.endsOnHint, min: posting.endsOn }]} />}
      {may('end') && <FormDialogButton operation={endPosting} {...shared} initial={{ endedOn: today }} text={t.end} title={t.endTitle} done={t.endedDone} look="danger" fields={[{ name: 'endedOn', label: t.endOn, as: 'day' }, { name: 'reason', label: t.endReason }]} />}
    </>
  );
}

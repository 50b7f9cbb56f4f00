import { getNeed } from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { getPhoto } from '@shaodao/contracts/needs/photo';
import { Answer } from '@shaodao/portal-kit/answer';
import { useClient } from '@shaodao/portal-kit/api/context';
import { useLive } from '@shaodao/portal-kit/api/live';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Notice } from '@shaodao/ui/notice';
import { RatingShown } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Timeline } from '@shaodao/ui/timeline';
import { Page } from '../frame.tsx';
import { words } from './matter.words.ts';
import { badgeOf, plainStatus } from './plain.words.ts';
import { stepsOf } from './steps-of.ts';
import { Withdraw } from './withdraw.tsx';

/** One matter from the first word to the rating; follows by itself while it is open. */
export function MatterScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const need = useLive(getNeed, { needId });
  return <Page title={need.data?.title ?? t.title} backHref="/matters"><Answer of={need}>{(found) => <Matter need={found} />}</Answer></Page>;
}

function Matter({ need }: { need: NeedView }) {
  const t = useWords(words);
  const format = useFormat();
  const language = useLanguage();
  const me = useMe();
  const returned = need.status === 'returned' ? need.history.at(-1)?.note : null;
  return (
    <>
      <div className="sd-stack">
        <div className="sd-row-between"><StatusBadge {...badgeOf(need.status)}>{plainStatus[language][need.status]}</StatusBadge><span className="sd-muted">{t.number(need.number)}</span></div>
        {returned && <Notice tone="waiting" title={t.returned}>{returned}</Notice>}
        {need.status === 'scheduled' && need.visit && (
          <Notice tone="good" title={t.visitTitle(`${format.day(need.visit.on)} ${format.hours(need.visit.from, need.visit.to)}`)}>{t.visitBy(need.departmentName ?? '')}{need.visit.note && <p>{need.visit.note}</p>}</Notice>
        )}
        {need.mergedIntoId && <Notice title={t.merged} action={<LinkButton href={`/matters/${need.mergedIntoId}`}>{t.mergedLink}</LinkButton>} />}
        <Actions need={need} />
      </div>
      <Card title={t.steps}>
        <div role="status" aria-live="polite"><Timeline label={t.steps} steps={stepsOf(need, t, format, language, me.personId)} /></div>
        <p className="sd-muted">{t.following}</p>
      </Card>
      {need.rating && (
        <Card title={t.yourRating}>
          <p><RatingShown level={need.rating.level as Level} />{need.rating.word && `　“${need.rating.word}”`}</p>
          {need.rating.answer && <Notice title={t.answer}>{need.rating.answer}</Notice>}
        </Card>
      )}
      {need.detail && <Card title={t.asked}><p className="own-words">{need.detail}</p><Photos ids={need.photoIds} /></Card>}
      {need.allowedActions.includes('withdraw') && <Withdraw needId={need.id} />}
    </>
  );
}

/** What I may do now, as the county says. */
function Actions({ need: { id, allowedActions } }: { need: NeedView }) {
  const t = useWords(words);
  const may = (...actions: NeedView['allowedActions']) => actions.some((one) => allowedActions.includes(one));
  return (
    <>
      {may('rateWell', 'rateBadly') && <LinkButton href={`/matters/${id}/rate`} look="primary" icon="heart" wide>{t.rate}</LinkButton>}
      {may('resubmit') && <LinkButton href={`/matters/${id}/resubmit`} look="primary" icon="edit" wide>{t.resubmit}</LinkButton>}
      {may('reopen') && <LinkButton href={`/matters/${id}/reopen`} icon="sync" wide>{t.reopen}</LinkButton>}
    </>
  );
}

function Photos({ ids }: { ids: readonly string[] }) {
  const t = useWords(words);
  const client = useClient();
  if (ids.length === 0) return null;
  return <ul className="photos" aria-label={t.photos}>{ids.map((photoId, at) => <li key={photoId}><img src={client.urlOf(getPhoto, { photoId })} alt={t.photo(at + 1)} loading="lazy" /></li>)}</ul>;
}

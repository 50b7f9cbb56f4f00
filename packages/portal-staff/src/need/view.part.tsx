import type { NeedView } from '@shaodao/contracts/needs/need';
import { getPhoto } from '@shaodao/contracts/needs/photo';
import { useClient } from '@shaodao/portal-kit/api/context';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { categoryText, howSoonText, needSourceText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { KindIcon } from '@shaodao/ui/kind-icon';
import { Notice } from '@shaodao/ui/notice';
import { RatingShown } from '@shaodao/ui/rating';
import type { Level } from '@shaodao/ui/rating';
import { useState } from 'react';
import { CareTags, DueClock, NeedBadge, UrgencyMark } from './marks.part.tsx';
import { words } from './need.words.ts';
import { OpenNeed } from './open-need.part.tsx';

/** What was asked: the own words, photos, marks and urgency. */
export function NeedAsked({ need }: { need: NeedView }) {
  const t = useWords(words);
  const language = useLanguage();
  const [opened, setOpened] = useState<NeedView | null>(null);
  const detail = need.detail ?? opened?.detail;
  return (
    <Card className="staff-asked">
      <div className="staff-asked-head">
        <KindIcon kind={need.category} />
        <div><h2>{need.kindName}</h2><span className="sd-muted">{categoryText[language][need.category]} · {need.townshipName} {need.villageName}</span></div>
        <UrgencyMark urgency={need.urgency} />
      </div>
      {detail ? (
        <blockquote className="staff-words">{detail}</blockquote>
      ) : (
        <p className="sd-row">
          <span className="sd-muted">{t.noDetail}</span>
          <OpenNeed needId={need.id} onOpened={setOpened} />
        </p>
      )}
      <Photos ids={need.photoIds} />
      <div className="sd-row"><CareTags tags={(opened ?? need).careTags} /><span className="sd-muted">{needSourceText[language][need.source]}{need.howSoon && ` · ${howSoonText[language][need.howSoon]}`}</span></div>
    </Card>
  );
}

function Photos({ ids }: { ids: readonly string[] }) {
  const t = useWords(words);
  const client = useClient();
  if (ids.length === 0) return null;
  return (
    <ul className="staff-photos" aria-label={t.photos}>
      {ids.map((photoId, at) => (
        <li key={photoId}><a href={client.urlOf(getPhoto, { photoId })} target="_blank" rel="noreferrer" aria-label={t.openPhoto(at + 1)}><img src={client.urlOf(getPhoto, { photoId })} alt={t.photo(at + 1)} loading="lazy" /></a></li>
      ))}
    </ul>
  );
}

/** Where it stands, in the page's head. */
export function NeedState({ need }: { need: NeedView }) {
  return <span className="sd-row"><NeedBadge status={need.status} />{need.dueAt && <DueClock dueAt={need.dueAt} brief />}<span className="staff-number">{need.number}</span></span>;
}

/** Term, who is on it, visit and service in brief. */
export function NeedFacts({ need }: { need: NeedView }) {
  const t = useWords(words);
  const format = useFormat();
  const { visit, service } = need;
  const facts = [
    { name: t.number, value: <span className="staff-number">{need.number}</span> },
    { name: t.submitted, value: `${format.date(dayOf(need.submittedAt))}` },
    { name: t.department, value: need.departmentName ?? <span className="sd-muted">{t.notYet}</span> },
    ...(visit ? [{ name: t.visit, value: <>{format.day(visit.on)} {format.hours(visit.from, visit.to)}{visit.volunteersWanted > 0 && `，${t.volunteers(visit.volunteersSignedUp, visit.volunteersWanted)}`}</> }] : []),
    ...(service ? [{ name: t.service, value: t.served(service.persons, service.minutes) }] : []),
  ];
  return (
    <Card>
      {need.dueAt && <DueClock dueAt={need.dueAt} />}
      <Facts facts={facts} />
      {need.mergedIntoId && <Notice title={t.merged} action={<LinkButton href={`/needs/${need.mergedIntoId}`}>{t.openMerged}</LinkButton>} />}
      {need.rating && <RatingFacts rating={need.rating} />}
    </Card>
  );
}

function RatingFacts({ rating }: { rating: NonNullable<NeedView['rating']> }) {
  const t = useWords(words);
  return (
    <div className="staff-rating">
      <p><RatingShown level={rating.level as Level} />{rating.word && <span>“{rating.word}”</span>}</p>
      {rating.answer && <p className="sd-muted">{t.answer}：{rating.answer}</p>}
    </div>
  );
}

import { listOpinions, listReceptionDays, recordOpinion } from '@shaodao/contracts/liaison/reception';
import { countNeeds, listNeeds } from '@shaodao/contracts/needs/need';
import { listWhistles } from '@shaodao/contracts/needs/whistle';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { CareTags, NeedBadge, UrgencyMark } from '@shaodao/portal-staff/need/marks.part';
import { ReportClock } from '@shaodao/portal-staff/whistle/assignment.part';
import { whistleStatusText, whistleStatusTone, words as whistleWords } from '@shaodao/portal-staff/whistle/whistle.words';
import { BarList } from '@shaodao/ui/bar-list';
import { LinkButton } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { KindIcon } from '@shaodao/ui/kind-icon';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { words } from './home.words.ts';

/** The most urgent needs that wait for me. */
export function FirstNeeds({ status }: { status: string }) {
  const t = useWords(words);
  const format = useFormat();
  const needs = useQueryOf(listNeeds, { status, order: 'mostUrgent', limit: 6 });
  return (
    <Card title={t.first} flush action={<LinkButton look="quiet" href="/needs?status=todo">{t.all}</LinkButton>}>
      <Answer of={needs}>
        {({ items }) => (items.length === 0 ? <EmptyState scene="done" title={t.allDone}>{t.allDoneHint}</EmptyState> : (
          <RowList label={t.first}>
            {items.map((need) => (
              <ListRow key={need.id} href={`/needs/${need.id}`} picture={<KindIcon kind={need.category} />} title={need.title}
                text={<><span>{need.villageName}</span><span>{format.when(need.submittedAt)}</span><CareTags tags={need.careTags} /></>} end={<span className="staff-row-end"><UrgencyMark urgency={need.urgency} /><NeedBadge status={need.status} /></span>} />
            ))}
          </RowList>
        ))}
      </Answer>
    </Card>
  );
}

/** Whistles under way with the nearest clock of each. */
export function OpenWhistles() {
  const t = useWords(words);
  const w = useWords(whistleWords);
  const language = useLanguage();
  const whistles = useQueryOf(listWhistles, { stage: 'open', limit: 5 });
  return (
    <Card title={t.openWhistles} flush action={<LinkButton look="quiet" href="/whistles">{t.all}</LinkButton>}>
      <Answer of={whistles}>
        {({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-inset">{t.noWhistles}</p> : (
          <RowList label={t.openWhistles}>
            {items.map((one) => {
              const called = one.assignments.filter((a) => a.status === 'called').sort((a, b) => a.reportDueAt.localeCompare(b.reportDueAt))[0];
              const all = one.assignments.filter((a) => a.status !== 'released');
              return (
                <ListRow key={one.id} href={`/whistles/${one.id}`} title={one.title} text={<><StatusBadge tone={whistleStatusTone[one.status]}>{whistleStatusText[language][one.status]}</StatusBadge><span>{one.divisionName}</span><span>{w.reportedOf(all.filter((a) => a.status === 'reported').length, all.length)}</span></>}
                  end={called && <ReportClock assignment={called} urgency={one.urgency} />} />
              );
            })}
          </RowList>
        ))}
      </Answer>
    </Card>
  );
}

/** The next reception days; today's leads straight to the form. */
export function ReceptionDays() {
  const t = useWords(words);
  const may = useMay();
  const format = useFormat();
  const days = useQueryOf(listReceptionDays, { when: 'coming', limit: 3 });
  const today = dayOf(format.now);
  return (
    <Card title={t.days} flush action={<LinkButton look="quiet" href="/reception">{t.all}</LinkButton>}>
      <Answer of={days}>
        {({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-inset">{t.noDays}</p> : (
          <RowList label={t.days}>
            {items.map((day) => (
              <ListRow key={day.id} title={`${format.day(day.on)} ${format.hours(day.from, day.to)}`} text={<><span>{day.workroomName}</span><span>{day.place}</span></>}
                end={may(recordOpinion) && day.on === today && <LinkButton look="primary" icon="edit" href={`/reception/${day.id}/record`}>{t.record}</LinkButton>} />
            ))}
          </RowList>
        ))}
      </Answer>
    </Card>
  );
}

/** Opinions that a department has solved: good news to bring back. */
export function SolvedOpinions() {
  const t = useWords(words);
  const format = useFormat();
  const opinions = useQueryOf(listOpinions, { status: 'solved', limit: 4 });
  return (
    <Card title={t.opinions} flush action={<LinkButton look="quiet" href="/opinions">{t.all}</LinkButton>}>
      <Answer of={opinions}>
        {({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-inset">{t.opinionsNone}</p> : (
          <RowList label={t.opinions}>{items.map((one) => <ListRow key={one.id} href={`/opinions/${one.id}`} title={one.title} text={<><span>{one.villageName}</span>{one.solvedAt && <span>{format.when(one.solvedAt)}</span>}</>} />)}</RowList>
        ))}
      </Answer>
    </Card>
  );
}

/** Open needs of each village, with the age of the oldest. */
export function Villages() {
  const t = useWords(words);
  const counts = useQueryOf(countNeeds, {});
  return (
    <Card title={t.villages}>
      <Answer of={counts}>
        {({ byVillage }) => (
          <BarList caption={t.villages} nameTitle={t.village} valueTitle={t.open}
            bars={[...byVillage].sort((a, b) => b.open - a.open).slice(0, 10).map((one) => ({ id: one.villageCode, name: one.villageName, value: one.open, text: t.openItems(one.open), href: `/needs?status=open&village=${one.villageCode}` }))} />
        )}
      </Answer>
    </Card>
  );
}

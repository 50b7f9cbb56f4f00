import { listClaimableNeeds, listClaimedNeeds } from '@shaodao/contracts/needs/claim';
import type { NeedRow } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { useGreeting } from '@shaodao/portal-staff/desk/greeting';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { CareTags, DueClock, NeedBadge, UrgencyMark } from '@shaodao/portal-staff/need/marks.part';
import { ReportClock } from '@shaodao/portal-staff/whistle/assignment.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { KindIcon } from '@shaodao/ui/kind-icon';
import type { ReactNode } from 'react';
import { useOwnDepartment } from '../own-department.ts';
import { OwnPartnerScreen } from '../partner/own-partner.screen.tsx';
import { words } from './home.words.ts';
import { useWaitingWork } from './waiting.ts';

/** Today at the department: whistles to report to, matters to put right, to schedule, to visit; a partner's contact finds the own agreements. */
export function HomeScreen() {
  return useMay()(listClaimedNeeds) ? <DepartmentsDay /> : <OwnPartnerScreen />;
}
function DepartmentsDay() {
  const t = useWords(words);
  const format = useFormat();
  const own = useOwnDepartment();
  const work = useWaitingWork();
  return (
    <Page title={useGreeting()} lead={t.lead(own?.name ?? '', format.date(dayOf(format.now)))} actions={<LinkButton href="/claimable" look="primary" icon="search">{t.claim}</LinkButton>}>
      <Answer of={work.held}>{() => <Figures />}</Answer>
      <div className="sd-split">
        <div className="sd-stack-l">{(work.calls?.length ?? 0) > 0 && <Calls />}<First /></div>
        <div className="sd-stack-l"><Visits /><Fresh /></div>
      </div>
    </Page>
  );
}

const byVisit = (needs: readonly NeedRow[] | undefined) => [...(needs ?? [])].sort((a, b) => (a.visitOn ?? '').localeCompare(b.visitOn ?? ''));

function Figures() {
  const t = useWords(words);
  const format = useFormat();
  const { calls = [], toPutRight = [], toSchedule = [], scheduled } = useWaitingWork();
  const next = byVisit(scheduled)[0]?.visitOn;
  return (
    <KeyFigures label={t.waiting}>
      <KeyFigure icon="whistle" label={t.calls} value={calls.length} unit={t.items} note={calls.length > 0 ? t.callsNote : t.noCalls} href="/whistles" urgent={calls.length > 0} />
      <KeyFigure icon="alert" label={t.toPutRight} value={toPutRight.length} unit={t.items} note={t.toPutRightNote} href="/held" urgent={toPutRight.length > 0} />
      <KeyFigure icon="calendar" label={t.toSchedule} value={toSchedule.length} unit={t.items} note={t.toScheduleNote} href="/held" />
      <KeyFigure icon="route" label={t.visits} value={scheduled?.length ?? 0} unit={t.items} note={next ? t.visitsNote(format.day(next)) : t.noVisits} href="/held" />
    </KeyFigures>
  );
}

function Calls() {
  const t = useWords(words);
  const own = useOwnDepartment();
  const { calls = [] } = useWaitingWork();
  return (
    <Card title={t.called} flush>
      <RowList label={t.called}>
        {calls.map((one) => {
          const mine = one.assignments.find((assignment) => assignment.departmentId === own?.id);
          return <ListRow key={one.id} href={`/whistles/${one.id}`} title={one.title} text={<><span>{one.divisionName}</span><span>{one.number}</span></>} end={mine && <ReportClock assignment={mine} urgency={one.urgency} />} />;
        })}
      </RowList>
    </Card>
  );
}

function NeedRows({ label, needs, end }: { label: string; needs: readonly NeedRow[]; end: (need: NeedRow) => ReactNode }) {
  return (
    <RowList label={label}>
      {needs.map((need) => <ListRow key={need.id} href={`/needs/${need.id}`} picture={<KindIcon kind={need.category} />} title={need.title} text={<><span>{need.townshipName} {need.villageName}</span><CareTags tags={need.careTags} /></>} end={end(need)} />)}
    </RowList>
  );
}

/** What must be answered or scheduled, the nearest term first. */
function First() {
  const t = useWords(words);
  const { held, toPutRight = [], toSchedule = [] } = useWaitingWork();
  const first = [...toPutRight, ...toSchedule].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')).slice(0, 6);
  return (
    <Card title={t.first} flush action={<LinkButton look="quiet" href="/held">{t.all}</LinkButton>}>
      <Answer of={held}>
        {() => (first.length === 0 ? <EmptyState scene="done" title={t.nothing} action={<LinkButton href="/claimable">{t.claim}</LinkButton>}>{t.nothingHint}</EmptyState> : (
          <NeedRows label={t.first} needs={first} end={(need) => <span className="staff-row-end"><NeedBadge status={need.status} />{need.dueAt && <DueClock dueAt={need.dueAt} brief />}</span>} />
        ))}
      </Answer>
    </Card>
  );
}

function Visits() {
  const t = useWords(words);
  const format = useFormat();
  const { scheduled } = useWaitingWork();
  if (!scheduled || scheduled.length === 0) return null;
  return <Card title={t.nextVisits} flush><NeedRows label={t.nextVisits} needs={byVisit(scheduled).slice(0, 5)} end={(need) => need.visitOn && <b>{format.day(need.visitOn)}</b>} /></Card>;
}

function Fresh() {
  const t = useWords(words);
  const needs = useQueryOf(listClaimableNeeds, { duties: 'mine', limit: 5 });
  return (
    <Card title={t.fresh} flush action={<LinkButton look="quiet" href="/claimable">{t.all}</LinkButton>}>
      <Answer of={needs}>
        {({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-inset">{t.freshNone}</p> : <NeedRows label={t.fresh} needs={items} end={(need) => <UrgencyMark urgency={need.urgency} />} />)}
      </Answer>
    </Card>
  );
}

import { listClaimedNeeds } from '@shaodao/contracts/needs/claim';
import type { NeedRow } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { CareTags, DueClock, NeedBadge, UrgencyMark } from '@shaodao/portal-staff/need/marks.part';
import { LinkButton } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Link } from '@shaodao/ui/link';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { words } from './held.words.ts';

const stages = ['reopened', 'claimed', 'scheduled', 'served'] as const;

/** What my department holds, by stage; and what has ended. */
export function HeldScreen() {
  const t = useWords(words);
  const [tab, setTab] = useState('open');
  const open = useQueryOf(listClaimedNeeds, { stage: 'open', limit: 200 });
  return (
    <Page title={t.title} lead={t.lead}>
      <Tabs label={t.title} current={tab} onChange={setTab} tabs={[{ id: 'open', text: t.open, count: open.data?.total }, { id: 'ended', text: t.ended }]}>
        {tab === 'ended' ? <Ended /> : (
          <Answer of={open}>
            {({ items }) => (items.length === 0
              ? <EmptyState scene="done" title={t.empty} action={<LinkButton look="primary" href="/claimable">{t.claim}</LinkButton>}>{t.emptyHint}</EmptyState>
              : <div className="staff-board">{stages.map((stage) => <Stage key={stage} stage={stage} needs={items.filter((need) => need.status === stage)} />)}</div>)}
          </Answer>
        )}
      </Tabs>
    </Page>
  );
}

/** One stage; the nearest term or visit first. */
function Stage({ stage, needs }: { stage: (typeof stages)[number]; needs: readonly NeedRow[] }) {
  const t = useWords(words);
  const sorted = [...needs].sort((a, b) => (a.visitOn ?? a.dueAt ?? '9').localeCompare(b.visitOn ?? b.dueAt ?? '9'));
  return (
    <section className="staff-stage" aria-label={t.stages[stage]}>
      <h2>{t.stages[stage]} <span className="sd-muted">{needs.length}</span></h2>
      {needs.length === 0 ? <p className="sd-muted">{t.none}</p> : <ul>{sorted.map((need) => <li key={need.id}><Ticket need={need} /></li>)}</ul>}
    </section>
  );
}

function Ticket({ need }: { need: NeedRow }) {
  const t = useWords(words);
  const format = useFormat();
  return (
    <div className="staff-ticket">
      <Link href={`/needs/${need.id}`} className="sd-stretch">{need.title}</Link>
      <p><span>{need.townshipName} {need.villageName}</span><UrgencyMark urgency={need.urgency} /></p>
      <CareTags tags={need.careTags} />
      {need.visitOn && need.status === 'scheduled' && <b>{t.visit(format.day(need.visitOn))}</b>}
      {need.dueAt && <DueClock dueAt={need.dueAt} />}
    </div>
  );
}

function Ended() {
  const t = useWords(words);
  const format = useFormat();
  const list = usePagesOf(listClaimedNeeds, { stage: 'ended', limit: 50 });
  const failure = useProblemText(list.error);
  return (
    <DataTable caption={t.endedCaption} rows={list.items} rowId={(need) => need.id} rowHref={(need) => `/needs/${need.id}`} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
      state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()} empty={<EmptyState title={t.noneEnded} />}
      columns={[
        { id: 'what', title: t.what, width: '40%', cell: (need) => <span className="staff-title-cell">{need.title}<small>{need.number} · {need.kindName}</small></span> },
        { id: 'village', title: t.village, cell: (need) => `${need.townshipName} ${need.villageName}` },
        { id: 'status', title: t.status, cell: (need) => <NeedBadge status={need.status} /> },
        { id: 'on', title: t.on, cell: (need) => (need.visitOn ? format.date(need.visitOn) : '—') },
        { id: 'updated', title: t.updated, cell: (need) => format.when(need.updatedAt) },
      ]} />
  );
}

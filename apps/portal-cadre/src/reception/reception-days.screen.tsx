import { listReceptionDays, recordOpinion } from '@shaodao/contracts/liaison/reception';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { words } from './reception.words.ts';

/** Reception days, coming and past; from the day itself on, opinions can be recorded. */
export function ReceptionDaysScreen() {
  const t = useWords(words);
  const may = useMay();
  const format = useFormat();
  const [when, setWhen] = useState<'coming' | 'past'>('coming');
  const list = usePagesOf(listReceptionDays, { when, limit: 50 });
  const failure = useProblemText(list.error);
  const today = dayOf(format.now);
  return (
    <Page title={t.days} lead={t.daysLead}>
      <Tabs label={t.days} current={when} onChange={(id) => setWhen(id === 'past' ? 'past' : 'coming')} tabs={[{ id: 'coming', text: t.coming }, { id: 'past', text: t.past }]}>
        <DataTable caption={t.caption} rows={list.items} rowId={(day) => day.id} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
          state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
          empty={<EmptyState title={when === 'coming' ? t.noComing : t.noPast}>{t.daysHint}</EmptyState>}
          columns={[
            { id: 'on', title: t.on, width: '22%', cell: (day) => <span className="staff-title-cell"><b>{format.day(day.on)}</b><small>{format.hours(day.from, day.to)}</small></span> },
            { id: 'workroom', title: t.workroom, cell: (day) => day.workroomName },
            { id: 'place', title: t.place, cell: (day) => day.place },
            { id: 'level', title: t.level, cell: (day) => t.levels[day.level] },
            { id: 'said', title: t.said, cell: (day) => t.solvedOf(day.solved, day.opinions) },
            { id: 'act', title: t.act, cell: (day) => may(recordOpinion) && day.on <= today && <LinkButton href={`/reception/${day.id}/record`} icon="edit" look={day.on === today ? 'primary' : 'secondary'}>{t.record}</LinkButton> },
          ]} />
      </Tabs>
    </Page>
  );
}

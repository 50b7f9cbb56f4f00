import { foundCommittee, listCommittees } from '@shaodao/contracts/registry/committee';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Tabs } from '@shaodao/ui/tabs';
import { usePlaces } from '../places.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { words } from './committees.words.ts';

/** The centre villages and how many they lead (中心村党委). */
export function CommitteesScreen() {
  const t = useWords(words);
  const may = useMay();
  const format = useFormat();
  const { townships, villages } = usePlaces();
  const filter = useListFilter(['show', 'divisionCode']);
  const show = filter.given('show') === 'past' ? 'past' : 'present';
  const list = usePagesOf(listCommittees, { show, divisionCode: filter.given('divisionCode') || undefined, words: filter.given('words') || undefined, limit: 50 });
  const found = may(foundCommittee) && (
    <FormDialogButton operation={foundCommittee} initial={{ foundedOn: dayOf(format.now) }} text={t.found} title={t.foundTitle} done={t.foundDone} look="primary" icon="plus"
      fields={[{ name: 'name', label: t.name }, { name: 'centreCode', label: t.centre, as: 'select', options: villages }, { name: 'foundedOn', label: t.foundedOn, as: 'day' }]} />
  );
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="committees" filters={{ show, divisionCode: filter.given('divisionCode'), words: filter.given('words') }} />{found}</>}>
      <Tabs label={t.title} current={show} onChange={(id) => filter.set({ show: id === 'past' ? id : '' })} tabs={[{ id: 'present', text: t.present }, { id: 'past', text: t.past }]}>
        <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} rowId={(row) => row.id} rowHref={(row) => `/committees/${row.id}`}
          conditions={townships.length > 1 ? [{ name: 'divisionCode', label: t.township, all: t.allTownships, options: townships }] : []} empty={<EmptyState title={show === 'past' ? t.nonePast : t.none}>{show === 'present' && t.noneHint}</EmptyState>}
          columns={[
            { id: 'name', title: t.name, width: '30%', cell: (row) => row.name },
            { id: 'centre', title: t.centre, cell: (row) => <span className="staff-title-cell">{row.centreName}<small>{row.townshipName}</small></span> },
            { id: 'leads', title: t.leads, cell: (row) => t.leadsOf(row.leads) },
            { id: 'matters', title: t.matters, cell: (row) => t.mattersOf(row.openMatters) },
            { id: 'founded', title: t.founded, narrow: 'hide', cell: (row) => format.plain(row.foundedOn) },
          ]} />
      </Tabs>
    </Page>
  );
}

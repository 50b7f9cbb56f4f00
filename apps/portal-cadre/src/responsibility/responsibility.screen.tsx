import { assignResponsible, assignVacant, listCarers, listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import type { CaredHousehold } from '@shaodao/contracts/registry/responsibility';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { CareTags } from '@shaodao/portal-staff/need/marks.part';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Tabs } from '@shaodao/ui/tabs';
import { usePlaces } from '../places.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { Carers } from './carers.tsx';
import { words } from './responsibility.words.ts';

const shown = ['all', 'nobody', 'mine'] as const;
/** Each household with who answers for it (包户责任); those without a name are shown, nobody is ranked. */
export function ResponsibilityScreen() {
  const t = useWords(words);
  const { villages } = usePlaces();
  const filter = useListFilter(['show', 'divisionCode']);
  const show = shown.find((one) => one === filter.given('show')) ?? 'all';
  const list = usePagesOf(listResponsibilities, { show, divisionCode: filter.given('divisionCode') || undefined, words: filter.given('words') || undefined, limit: 50 });
  const hasTags = list.items.some((one) => one.careTags.length > 0);
  const empty = { all: <EmptyState title={t.none}>{t.noneHint}</EmptyState>, nobody: <EmptyState scene="done" title={t.allCared}>{t.allCaredHint}</EmptyState>, mine: <EmptyState title={t.noneMine} /> }[show];
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="responsibilities" filters={{ show: show === 'all' ? undefined : show, divisionCode: filter.given('divisionCode'), words: filter.given('words') }} />{show === 'nobody' && list.items[0] && <VacantButton household={list.items[0]} />}</>}>
      <Tabs label={t.title} current={show} onChange={(id) => filter.set({ show: id === 'all' ? '' : id })} tabs={shown.map((id) => ({ id, text: t[id] }))}>
        <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} rowId={(row) => row.id} empty={empty}
          conditions={villages.length > 1 ? [{ name: 'divisionCode', label: t.village, all: t.allVillages, options: villages }] : []}
          columns={[
            { id: 'household', title: t.household, width: '18%', cell: (row) => <span className="staff-title-cell"><b>{row.label}</b><small>{row.number}</small></span> },
            { id: 'place', title: t.place, cell: (row) => <span className="staff-title-cell">{row.villageName}<small>{row.gridName}</small></span> },
            ...(hasTags ? [{ id: 'tags', title: t.tags, cell: (row: CaredHousehold) => <CareTags tags={row.careTags} /> }] : []),
            { id: 'carers', title: t.carers, width: '38%', cell: (row) => <Carers household={row} /> },
            { id: 'act', title: t.act, cell: (row) => <AddButton household={row} /> },
          ]} />
      </Tabs>
    </Page>
  );
}

function AddButton({ household }: { household: CaredHousehold }) {
  const t = useWords(words);
  const may = useMay();
  if (!may(assignResponsible)) return null;
  return <ChooseCarer household={household} text={t.add} title={t.addTitle} />;
}

function ChooseCarer({ household, text, title }: { household: CaredHousehold; text: string; title: string }) {
  const t = useWords(words);
  const options = useCarerOptions(household.divisionCode);
  return <FormDialogButton operation={assignResponsible} preset={{ householdId: household.id }} text={text} title={title} label={`${text}：${household.number}`} done={t.done} look="quiet" icon="plus" fields={[{ name: 'personId', label: t.who, hint: t.whoHint, as: 'select', options }]} />;
}

function VacantButton({ household }: { household: CaredHousehold }) {
  const t = useWords(words);
  const may = useMay();
  const options = useCarerOptions(household.divisionCode);
  if (!may(assignVacant)) return null;
  return <FormDialogButton operation={assignVacant} preset={{ gridId: household.gridId }} text={t.vacant} title={t.vacantTitle(household.gridName)} done={t.done} look="primary" icon="people" fields={[{ name: 'personId', label: t.who, hint: t.whoHint, as: 'select', options }]} />;
}

/** Who can take households of a village, as options. */
export function useCarerOptions(divisionCode: string) {
  const may = useMay();
  const carers = useQueryOf(listCarers, { divisionCode }, { staleTime: 300_000, enabled: may(listCarers) });
  return (carers.data?.items ?? []).map((one) => ({ value: one.personId, text: `${one.name}（${one.placeName} ${one.title}）` }));
}

import { listPairings, listUnpaired, proposePairings, startPairing } from '@shaodao/contracts/registry/pairing';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Tabs } from '@shaodao/ui/tabs';
import { usePlaces } from '../places.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { words } from './pairings.words.ts';

/** Who is paired with whom (结对帮扶), and who with nobody. */
export function PairingsScreen() {
  const t = useWords(words);
  const may = useMay();
  const format = useFormat();
  const { townships } = usePlaces();
  const filter = useListFilter(['show', 'divisionCode']);
  const show = filter.given('show') === 'past' ? 'past' : 'present';
  const list = usePagesOf(listPairings, { show, divisionCode: filter.given('divisionCode') || undefined, words: filter.given('words') || undefined, limit: 50 });
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="pairings" filters={{ show, divisionCode: filter.given('divisionCode'), words: filter.given('words') }} />{may(proposePairings) && <LinkButton href="/pairings/proposal" icon="wish">{t.propose}</LinkButton>}{may(startPairing) && <StartButton />}</>}>
      <Tabs label={t.title} current={show} onChange={(id) => filter.set({ show: id === 'past' ? id : '' })} tabs={[{ id: 'present', text: t.present }, { id: 'past', text: t.past }]}>
        {may(listUnpaired) && show === 'present' && <UnpairedLine />}
        <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} rowId={(row) => row.id} rowHref={(row) => `/pairings/${row.id}`}
          conditions={townships.length > 1 ? [{ name: 'divisionCode', label: t.township, all: t.allTownships, options: townships }] : []} empty={<EmptyState title={show === 'past' ? t.nonePast : t.none}>{show === 'present' && t.noneHint}</EmptyState>}
          columns={[
            { id: 'department', title: t.department, width: '32%', cell: (row) => row.departmentName },
            { id: 'village', title: t.village, cell: (row) => <span className="staff-title-cell">{row.villageName}<small>{row.townshipName}</small></span> },
            { id: 'since', title: t.since, cell: (row) => format.plain(row.startedOn) },
            ...(show === 'past' ? [{ id: 'until', title: t.until, cell: (row: (typeof list.items)[number]) => row.endedOn && format.plain(row.endedOn) }] : []),
          ]} />
      </Tabs>
    </Page>
  );
}

function UnpairedLine() {
  const t = useWords(words);
  const unpaired = useQueryOf(listUnpaired, {}).data;
  return unpaired ? <p className="sd-muted">{t.unpaired(unpaired.departments.length, unpaired.villages.length)}</p> : null;
}

function StartButton() {
  const t = useWords(words);
  const today = dayOf(useFormat().now);
  const unpaired = useQueryOf(listUnpaired, {}).data;
  return (
    <FormDialogButton operation={startPairing} initial={{ on: today }} text={t.start} title={t.startTitle} done={t.startDone} look="primary" icon="plus"
      fields={[
        { name: 'departmentId', label: t.department, as: 'select', options: (unpaired?.departments ?? []).map((one) => ({ value: one.id, text: one.name })) },
        { name: 'villageCode', label: t.village, as: 'select', options: (unpaired?.villages ?? []).map((one) => ({ value: one.code, text: `${one.townshipName} ${one.name}` })) },
        { name: 'on', label: t.on, as: 'day' },
      ]} />
  );
}

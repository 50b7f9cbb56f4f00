import { BranchKind, foundMobileBranch, listMobileBranches, listPairs, pairMembers } from '@shaodao/contracts/registry/mobile';
import { Answer } from '@shaodao/portal-kit/answer';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { Tabs } from '@shaodao/ui/tabs';
import { usePlaces } from '../places.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { branchText, words } from './mobile.words.ts';

/** Branches away from home, pairs of members, and how often they helped (流动党员). */
export function MobileScreen() {
  const t = useWords(words);
  const may = useMay();
  const language = useLanguage();
  const branches = useQueryOf(listMobileBranches, {});
  const filter = useListFilter(['show', 'branch', 'divisionCode']);
  const found = may(foundMobileBranch) && (
    <FormDialogButton operation={foundMobileBranch} text={t.found} title={t.foundTitle} done={t.foundDone} icon="plus"
      fields={[{ name: 'kind', label: t.branchKind, as: 'select', options: BranchKind.options.map((value) => ({ value, text: branchText[language][value] })) }, { name: 'name', label: t.branchName }, { name: 'place', label: t.branchPlace }]} />
  );
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="memberPairs" filters={{ show: filter.given('show') === 'past' ? 'past' : 'present', branchId: filter.given('branch'), divisionCode: filter.given('divisionCode'), words: filter.given('words') }} />{found}{may(pairMembers) && <LinkButton href="/mobile/pair" look="primary" icon="plus">{t.pair}</LinkButton>}</>}>
      <Answer of={branches}>
        {({ items, personTimes, pairs }) => (
          <KeyFigures label={t.title}>
            <KeyFigure value={personTimes} unit={t.personTimes} label={t.helps} icon="heart" />
            <KeyFigure value={pairs} unit={t.pairUnit} label={t.pairs} icon="people" />
            {items.map((one) => <KeyFigure key={one.id} value={one.members} unit={t.pairUnit} label={one.name} note={`${branchText[language][one.kind]} · ${one.place}`} href={`/mobile?branch=${one.id}`} />)}
          </KeyFigures>
        )}
      </Answer>
      <Pairs />
    </Page>
  );
}

function Pairs() {
  const t = useWords(words);
  const format = useFormat();
  const { townships } = usePlaces();
  const branches = useQueryOf(listMobileBranches, {}).data?.items ?? [];
  const filter = useListFilter(['show', 'branch', 'divisionCode']);
  const show = filter.given('show') === 'past' ? 'past' : 'present';
  const list = usePagesOf(listPairs, { show, branchId: filter.given('branch') || undefined, divisionCode: filter.given('divisionCode') || undefined, words: filter.given('words') || undefined, limit: 50 });
  return (
    <Tabs label={t.caption} current={show} onChange={(id) => filter.set({ show: id === 'past' ? id : '' })} tabs={[{ id: 'present', text: t.present }, { id: 'past', text: t.past }]}>
      <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} rowId={(row) => row.id} rowHref={(row) => `/mobile/${row.id}`}
        conditions={[{ name: 'branch', label: t.branch, all: t.allBranches, options: branches.map((one) => ({ value: one.id, text: one.name })) }, ...(townships.length > 1 ? [{ name: 'divisionCode' as const, label: t.village, all: t.allBranches, options: townships }] : [])]}
        empty={<EmptyState title={show === 'past' ? t.nonePast : t.none}>{show === 'present' && t.noneHint}</EmptyState>}
        columns={[
          { id: 'village', title: t.village, width: '16%', cell: (row) => row.villageName },
          { id: 'home', title: t.home, cell: (row) => row.homeLabel },
          { id: 'mobile', title: t.mobile, cell: (row) => <span className="staff-title-cell">{row.mobileLabel}<small>{row.branchName}</small></span> },
          { id: 'helped', title: t.helped, cell: (row) => t.helpedOf(row.personTimes) },
          { id: 'last', title: t.last, cell: (row) => (row.lastHelpedOn ? format.plain(row.lastHelpedOn) : <span className="sd-muted">{t.neverYet}</span>) },
        ]} />
    </Tabs>
  );
}

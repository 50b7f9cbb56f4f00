import { CourseFamily, listLearners, listTrainings, planTraining, TrainingMode } from '@shaodao/contracts/registry/training';
import type { TrainingRow } from '@shaodao/contracts/registry/training';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useDeskGrants, useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import type { Column } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { usePlaces } from '../places.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { Learners } from './learners.tsx';
import { familyText, modeText, words } from './training.words.ts';

/** Courses on serving hollow villages (主题授课): held, coming, and who may be asked to the next. */
export function TrainingsScreen() {
  const t = useWords(words);
  const may = useMay();
  const filter = useListFilter(['show', 'family', 'mode']);
  const show = (['held', 'coming', 'learners'] as const).find((one) => one === filter.given('show')) ?? 'held';
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="trainings" filters={{ show: show === 'coming' ? show : 'held', family: CourseFamily.safeParse(filter.given('family')).data, mode: TrainingMode.safeParse(filter.given('mode')).data, words: filter.given('words') }} />{may(planTraining) && <PlanButton />}</>}>
      <Tabs label={t.title} current={show} onChange={(id) => filter.set({ show: id === 'held' ? '' : id })} tabs={[{ id: 'held', text: t.held }, { id: 'coming', text: t.coming }, ...(may(listLearners) ? [{ id: 'learners', text: t.learners }] : [])]}>
        {show === 'learners' ? <Learners /> : <Courses show={show} />}
      </Tabs>
    </Page>
  );
}

function Courses({ show }: { show: 'held' | 'coming' }) {
  const t = useWords(words);
  const language = useLanguage();
  const filter = useListFilter(['family', 'mode']);
  const list = usePagesOf(listTrainings, { show, family: CourseFamily.safeParse(filter.given('family')).data, mode: TrainingMode.safeParse(filter.given('mode')).data, words: filter.given('words') || undefined, limit: 50 });
  return (
    <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} columns={useColumns()} rowId={(row) => row.id} rowHref={(row) => `/training/${row.id}`}
      conditions={[
        { name: 'family', label: t.family, all: t.allFamilies, options: CourseFamily.options.map((value) => ({ value, text: familyText[language][value] })) },
        { name: 'mode', label: t.mode, all: t.allModes, options: TrainingMode.options.map((value) => ({ value, text: modeText[language][value] })) },
      ]}
      empty={<EmptyState title={show === 'held' ? t.none : t.noneComing}>{show === 'held' && t.noneHint}</EmptyState>} />
  );
}

function useColumns(): readonly Column<TrainingRow>[] {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  return [
    { id: 'name', title: t.name, width: '28%', cell: (row) => row.title },
    { id: 'family', title: t.family, cell: (row) => <span className="staff-title-cell">{familyText[language][row.family]}<small>{modeText[language][row.mode]}</small></span> },
    { id: 'on', title: t.on, cell: (row) => format.plain(row.heldOn) },
    { id: 'where', title: t.where, cell: (row) => <span className="staff-title-cell">{row.divisionName}<small>{row.place}</small></span> },
    { id: 'attended', title: t.attended, cell: (row) => (row.isCancelled ? <StatusBadge>{t.cancelled}</StatusBadge> : t.attendedOf(row.attended)) },
  ];
}

function PlanButton() {
  const t = useWords(words);
  const language = useLanguage();
  const { townships } = usePlaces();
  const county = useDeskGrants().filter((grant) => grant.scope.length === 6).map((grant) => ({ value: grant.scope, text: grant.scopeName }));
  return (
    <FormDialogButton operation={planTraining} text={t.plan} title={t.planTitle} done={t.planDone} look="primary" icon="plus" alsoRefresh={[listTrainings]}
      fields={[
        { name: 'title', label: t.name }, { name: 'family', label: t.family, as: 'select', options: CourseFamily.options.map((value) => ({ value, text: familyText[language][value] })) }, { name: 'mode', label: t.mode, as: 'select', options: TrainingMode.options.map((value) => ({ value, text: modeText[language][value] })) },
        { name: 'divisionCode', label: t.holder, as: 'select', options: [...new Map([...county, ...townships].map((one) => [one.value, one])).values()] }, { name: 'heldOn', label: t.on, as: 'day' }, { name: 'place', label: t.place },
      ]} />
  );
}

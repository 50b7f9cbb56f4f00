import { getDivision, type CareCount } from '@shaodao/contracts/registry/division';
import type { OutputOf } from '@shaodao/contracts/kit';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { BarList } from '@shaodao/ui/bar-list';
import { Notice } from '@shaodao/ui/notice';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Timeline } from '@shaodao/ui/timeline';
import '../registry.css';
import { percent } from '../areas/outflow.ts';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { Coming } from '../structure/coming.part.tsx';
import { DivisionChanges } from './division-changes.tsx';
import { words } from './division.words.ts';
import { RecordProfile } from './record-profile.tsx';

type File = OutputOf<typeof getDivision>;
type Words = ReturnType<typeof useWords<(typeof words)['zh']>>;

/** What a village is like (村情), by date, and what it was called before. */
export function DivisionScreen({ code }: { code: string }) {
  const t = useWords(words);
  const file = useQueryOf(getDivision, { code });
  const data = file.data;
  return (
    <Page title={data?.name ?? t.file} lead={t.lead} trail={[{ href: `/structure?node=${data?.parentCode ?? ''}`, text: data?.parentName ?? t.back }]}
      actions={data && <>{data.profiles.length > 0 && <SheetButtons sheetId="profiles" isNamed filters={{ divisionCode: data.code }} />}<DivisionChanges file={data} />{data.allowedActions.includes('record') && <RecordProfile file={data} />}</>}>
      <Answer of={file}>{(one) => <Shown file={one} />}</Answer>
    </Page>
  );
}

function Shown({ file }: { file: File }) {
  const t = useWords(words);
  const now = file.profiles[0];
  const isCounted = file.kind === 'village' || file.kind === 'community';
  const countOf = (name: CareCount) => (now?.fewerThanFive.includes(name) ? t.fewerThanFive : (now?.[name] ?? '—'));
  return (
    <>
      {file.endedOn && <Notice tone="waiting" title={t.retired(file.endedOn)}>{file.endReason}</Notice>}
      <Coming about={file.code} />
      <Card title={t.now} action={<>{isCounted && now && <StatusBadge tone={file.isHollow ? 'waiting' : 'plain'}>{file.isHollow ? t.hollow : t.notHollow}</StatusBadge>}<LinkButton look="quiet" icon="unit" href={`/structure?node=${file.kind === 'township' ? file.code : (file.parentCode ?? '')}`}>{t.inTree}</LinkButton></>}>
        <Facts facts={[
          { name: t.code, value: file.code }, ...(file.parentName ? [{ name: t.under, value: file.parentName }] : []), ...(file.isCounted ? [] : [{ name: t.rank, value: t.onlyRank }]),
          ...(now ? [
            { name: t.registered, value: now.registeredPopulation }, { name: t.resident, value: now.residentPopulation }, { name: t.outflow, value: `${now.outflowPopulation}（${percent(now.outflowRate)}）` }, { name: t.households, value: now.households ?? '—' },
            
            { name: t.elders, value: countOf('leftBehindElders') },
            { name: t.children, value: countOf('leftBehindChildren') },
            { name: t.alone, value: countOf('livingAlone') },
            { name: t.disabled, value: countOf('disabled') },
            { name: t.minimum, value: countOf('minimumLiving') },
            { name: t.source, value: now.source },
          ] : []),
        ]} />
      </Card>
      {isCounted && (file.profiles.length === 0 ? <Card><EmptyState title={t.none}>{t.noneHint}</EmptyState></Card> : <Profiles file={file} />)}
      <Card title={t.past}><Timeline label={t.past} steps={stepsOf(file, t)} /></Card>
    </>
  );
}

/** What it was called and under what it stood, latest first, and its end. */
const stepsOf = (file: File, t: Words) => [
  ...(file.endedOn ? [{ id: 'end', what: t.retire, who: file.endReason ?? '', when: file.endedOn, state: 'current' as const }] : []),
  { id: 'now', what: file.name, who: file.parentName ? `${t.under} ${file.parentName}` : '', when: t.since(file.past[0]?.endedOn ?? file.startedOn), state: file.endedOn ? ('past' as const) : ('current' as const) },
  ...file.past.map((one) => ({ id: one.startedOn, what: one.name, who: one.parentName ? `${t.under} ${one.parentName}` : '', when: t.until(one.startedOn, one.endedOn), state: 'past' as const })),
];

function Profiles({ file }: { file: File }) {
  const t = useWords(words);
  return (
    <>
      {file.profiles.length > 1 && <Card title={t.chart}><BarList caption={t.chart} nameTitle={t.day} valueTitle={t.rate} bars={file.profiles.map((p) => ({ id: p.validFrom, name: p.validFrom, value: p.outflowRate, text: percent(p.outflowRate) })).toReversed()} /></Card>}
      <DataTable caption={t.history} rows={file.profiles} rowId={(p) => p.validFrom} total={file.profiles.length}
        columns={[
          { id: 'from', title: t.validFrom, cell: (p) => p.validFrom }, { id: 'registered', title: t.registered, numeric: true, cell: (p) => p.registeredPopulation }, { id: 'resident', title: t.resident, numeric: true, cell: (p) => p.residentPopulation },
          { id: 'outflow', title: t.outflow, numeric: true, cell: (p) => p.outflowPopulation }, { id: 'rate', title: t.rate, numeric: true, cell: (p) => percent(p.outflowRate) }, { id: 'hollow', title: t.hollow, cell: (p) => (p.isHollow ? <span className="reg-hollow">{t.hollow}</span> : '') }, { id: 'source', title: t.source, width: '22%', cell: (p) => p.source },
        ]} />
    </>
  );
}

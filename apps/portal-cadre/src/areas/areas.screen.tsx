import { getAreaMap } from '@shaodao/contracts/registry/area';
import type { AreaView, VillageOnMap } from '@shaodao/contracts/registry/area';
import type { OutputOf } from '@shaodao/contracts/kit';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Select } from '@shaodao/ui/field';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { useMemo } from 'react';
import '../registry.css';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { Coming } from '../structure/coming.part.tsx';
import { AsOfBar } from '../structure/as-of-bar.tsx';
import { useAsOf } from '../structure/as-of.ts';
import type { AsOf } from '../structure/as-of.ts';
import { faultText, words } from './areas.words.ts';
import { MapCard } from './map-card.tsx';
import { percent } from './outflow.ts';
import { ThresholdButton } from './threshold-button.tsx';

type AreaMap = OutputOf<typeof getAreaMap>;

/** Hollow villages and areas (片区) of any day: map, areas, villages. */
export function AreasScreen() {
  const t = useWords(words);
  const asOf = useAsOf();
  const township = asOf.get('township');
  const whole = useQueryOf(getAreaMap, asOf.asked);
  const townships = [...new Map(whole.data?.villages.map((v) => [v.townshipCode, v.townshipName])).entries()];
  const mayArrange = township !== '' && whole.data?.mayArrange.includes(township);
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="areas" isNamed filters={{ divisionCode: township, ...asOf.asked }} /><SheetButtons sheetId="divisions" isNamed filters={{ divisionCode: township, ...asOf.asked }} />{mayArrange && !asOf.isOther && <LinkButton look="primary" icon="edit" href={`/areas/${township}/arrange`}>{t.arrange}</LinkButton>}</>}>
      <AsOfBar asOf={asOf}><Select label={t.township} placeholder={t.wholeCounty} value={township} onChange={(event) => asOf.put({ township: event.target.value })} options={townships.map(([value, text]) => ({ value, text }))} /></AsOfBar>
      {township && <Coming about={township} onShow={(day) => asOf.set(day)} />}
      <Answer of={whole}>{(all) => <Narrowed all={all} township={township} asOf={asOf} />}</Answer>
    </Page>
  );
}

/** One township's villages and areas, with guests from across the border. */
const narrowed = (map: AreaMap, township: string): AreaMap => {
  if (!township) return map;
  const areas = map.areas.filter((area) => area.townshipCode === township);
  const own = new Set<string>(areas.map((area) => area.id));
  const villages = map.villages.filter((v) => v.townshipCode === township || (v.areaId && own.has(v.areaId)));
  return { ...map, areas, villages, withoutArea: map.withoutArea.filter((code) => villages.some((v) => v.code === code)) };
};

function Narrowed({ all, township, asOf }: { all: AreaMap; township: string; asOf: AsOf }) {
  return <Shown map={useMemo(() => narrowed(all, township), [all, township])} asOf={asOf} />;
}

function Shown({ map, asOf }: { map: AreaMap; asOf: AsOf }) {
  const t = useWords(words);
  const tab = asOf.get('tab') || 'areas';
  const groups = useMemo(() => map.areas.map((area) => ({ key: area.id, name: area.name, label: map.areas.length > 12 ? String(area.number) : area.name, villageCodes: area.villageCodes, isWrong: area.faults.length > 0 })), [map]);
  return (
    <>
      <KeyFigures label={t.title}>
        <KeyFigure label={t.hollowVillages} value={map.villages.filter((v) => v.isHollow).length} icon="home" /><KeyFigure label={t.areas} value={map.areas.length} icon="map" />
        <KeyFigure label={t.without} value={map.withoutArea.length} icon="alert" urgent={map.withoutArea.length > 0} note={map.withoutArea.map((code) => map.villages.find((v) => v.code === code)?.name).join('、') || undefined} />
        <KeyFigure label={t.standard} value={t.standardIs(percent(map.threshold))} icon="settings" note={map.mayArrange.length > 0 && !asOf.isOther && <ThresholdButton today={asOf.today} />} />
      </KeyFigures>
      <div className="reg-map-and-table">
        <MapCard areInvented={map.arePositionsInvented} villages={map.villages} groups={groups} threshold={map.threshold} onSelect={(code) => asOf.put({ tab: 'villages', village: code })} />
        <Tabs label={t.title} current={tab} onChange={(id) => asOf.put({ tab: id })} tabs={[{ id: 'areas', text: t.areaTab, count: map.areas.length }, { id: 'villages', text: t.villageTab, count: map.villages.length }]}>
          {tab === 'areas' ? <AreaTable map={map} asOf={asOf} /> : <VillageTable map={map} asOf={asOf} />}
        </Tabs>
      </div>
    </>
  );
}

function AreaTable({ map, asOf }: { map: AreaMap; asOf: AsOf }) {
  const t = useWords(words);
  const language = useLanguage();
  const nameOf = new Map(map.villages.map((v) => [v.code, v.name]));
  const villagesOf = (area: AreaView) => area.villageCodes.map((code) => nameOf.get(code) ?? code).join('、');
  const stateOf = (area: AreaView) => area.faults.map((f) => faultText[language][f.fault](nameOf.get(f.villageCode ?? '') ?? '')).join('；') || t.fine;
  return (
    <DataTable caption={t.areas} rows={map.areas} rowId={(area) => area.id} rowHref={(area) => `/structure?node=${area.id}${asOf.isOther ? `&asOf=${asOf.day}` : ''}`} total={map.areas.length} empty={<EmptyState title={t.none}>{t.noneHint}</EmptyState>}
      columns={[
        { id: 'name', title: t.name, width: '30%', cell: (area) => <span className="staff-title-cell">{area.name}<small>{area.number} · {area.townshipName}</small></span> },
        { id: 'villages', title: t.villages, width: '34%', cell: villagesOf }, { id: 'since', title: t.since, cell: (area) => area.since },
        { id: 'state', title: t.state, cell: (area) => <StatusBadge tone={area.faults.length > 0 ? 'bad' : 'good'}>{stateOf(area)}</StatusBadge> },
      ]} />
  );
}

function VillageTable({ map, asOf }: { map: AreaMap; asOf: AsOf }) {
  const t = useWords(words);
  const areaOf = new Map<string, string>(map.areas.map((area) => [area.id, area.name]));
  const chosen = asOf.get('village');
  const rows = map.villages.toSorted((a, b) => Number(b.code === chosen) - Number(a.code === chosen) || (b.outflowRate ?? -1) - (a.outflowRate ?? -1));
  const number = (pick: (v: VillageOnMap) => number | null) => (v: VillageOnMap) => pick(v) ?? '—';
  return (
    <DataTable caption={t.villageTab} rows={rows} rowId={(v) => v.code} rowHref={(v) => `/divisions/${v.code}`} total={rows.length}
      columns={[
        { id: 'village', title: t.village, width: '24%', cell: (v) => <span className="staff-title-cell">{v.name}<small>{v.townshipName}</small></span> }, { id: 'area', title: t.area, cell: (v) => areaOf.get(v.areaId ?? '') ?? '—' },
        { id: 'registered', title: t.registered, numeric: true, cell: number((v) => v.registeredPopulation) }, { id: 'resident', title: t.resident, numeric: true, cell: number((v) => v.residentPopulation), narrow: 'hide' },
        { id: 'rate', title: t.rate, numeric: true, cell: (v) => percent(v.outflowRate) }, { id: 'hollow', title: t.hollow, cell: (v) => (v.isHollow ? <span className="reg-hollow">{t.hollow}</span> : '') },
      ]} />
  );
}

import { getMapLayer } from '@shaodao/contracts/identity/map-layer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { VillageOnMap } from '@shaodao/contracts/registry/area';
import { words } from './areas.words.ts';
import { colourAt, stepOf, stepsOf, UNKNOWN_COLOUR } from './outflow.ts';
import type { MapProps } from './village-map.tsx';

const VillageMap = lazy(() => import('./village-map.tsx').then((m) => ({ default: m.VillageMap })));

/** The map with its legend. A phone fetches the map only when it is wanted: it weighs as much as everything else together. */
export function MapCard({ areInvented, ...map }: MapProps & { areInvented: boolean }) {
  const t = useWords(words);
  const setting = useQueryOf(getMapLayer, {}, { staleTime: Infinity });
  const tiles = setting.data?.tiles;
  const attribution = setting.data?.attribution ?? '';
  const layer = useMemo(() => (tiles ? { tiles, attribution } : null), [tiles, attribution]);
  const [isWanted, setWanted] = useState(() => matchMedia('(min-width: 900px)').matches);
  return (
    <Card title={t.map} action={areInvented && <span className="sd-muted">{t.invented}</span>} flush className="reg-map-card">
      {isWanted ? <Suspense fallback={<div className="reg-map"><SkeletonLines lines={6} /></div>}>{(setting.data !== undefined || setting.error) && <VillageMap {...map} layer={layer} />}</Suspense> : <div className="staff-card-inset"><Button icon="map" onClick={() => setWanted(true)}>{t.showMap}</Button></div>}
      {layer && attribution && <p className="sd-muted reg-attribution">{attribution}</p>}
      <Legend villages={map.villages} threshold={map.threshold} />
    </Card>
  );
}

function Legend({ villages, threshold }: { villages: readonly VillageOnMap[]; threshold: number }) {
  const t = useWords(words);
  const steps = stepsOf(threshold);
  const ends = steps.map((share) => Math.round(share * 100));
  const count = (step: number) => villages.filter((v) => v.outflowRate !== null && stepOf(v.outflowRate, steps) === step).length;
  const lines = [t.below(ends[0]!), ...ends.slice(1).map((end, i) => t.between(ends[i]!, end)), t.above(ends.at(-1)!)];
  const unknown = villages.filter((v) => v.outflowRate === null).length;
  return (
    <ul className="reg-legend" aria-label={t.legend}>
      <li className="reg-legend-title">{t.legend}</li>
      {lines.map((line, step) => <li key={line}><span className="reg-dot" style={{ background: colourAt(step) }} aria-hidden="true" />{line}<b>{count(step)}</b></li>)}
      {unknown > 0 && <li><span className="reg-dot" style={{ background: UNKNOWN_COLOUR }} aria-hidden="true" />{t.unknown}<b>{unknown}</b></li>}
      <li><span className="reg-dot reg-dot-hollow" aria-hidden="true" />{t.hollow}</li><li><span className="reg-dot reg-dot-area" aria-hidden="true" />{t.hull}</li>
    </ul>
  );
}

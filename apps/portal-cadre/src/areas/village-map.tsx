import type { VillageOnMap } from '@shaodao/contracts/registry/area';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Notice } from '@shaodao/ui/notice';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import 'maplibre-gl/dist/maplibre-gl.css';
import { words } from './areas.words.ts';
import { drawMap } from './draw-map.ts';
import type { Drawn, Grouping, Layer } from './draw-map.ts';

export interface MapProps {
  readonly villages: readonly VillageOnMap[];
  readonly groups: readonly Grouping[];
  readonly threshold: number;
  /** An online layer under it, where the installation has one. */
  readonly layer?: Layer | null;
  readonly onSelect?: (code: string) => void;
  /** A point was dropped on a group, or outside all. */
  readonly onMove?: (code: string, groupKey: string | null) => void;
}

/** The county without any outside tile server: villages as points by outflow, areas as shapes around them. */
export function VillageMap({ villages, groups, threshold, layer = null, onSelect, onMove }: MapProps) {
  const t = useWords(words);
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const [isBroken, setBroken] = useState(false);
  const select = useEffectEvent((code: string) => onSelect?.(code));
  const move = useEffectEvent((code: string, key: string | null) => onMove?.(code, key));
  const mayMove = useEffectEvent(() => onMove !== undefined);
  useEffect(() => {
    try {
      drawn.current = drawMap(box.current!, { zoomIn: t.zoomIn, zoomOut: t.zoomOut, label: t.map }, {
        select: (code) => select(code), move: (code, key) => move(code, key), mayMove: () => mayMove(),
      }, layer);
    } catch (error) {
      // no WebGL on this device: the table beside the map says the same
      console.warn(error);
      setBroken(true);
    }
    return () => drawn.current?.remove();
  }, [t, layer]);
  useEffect(() => drawn.current?.show({ villages, groups, threshold }), [villages, groups, threshold, layer]);
  if (isBroken) return <Notice tone="info" title={t.noMap} />;
  return <div ref={box} className="reg-map" />;
}

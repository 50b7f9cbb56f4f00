import type { VillageOnMap } from '@shaodao/contracts/registry/area';
import { Map as MapLibre, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource, LngLatBoundsLike, MapMouseEvent, MapTouchEvent, StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { areaShape } from './hulls.ts';
import type { Position } from './hulls.ts';
import { colourOf, percent, stepsOf } from './outflow.ts';

setWorkerUrl(workerUrl);

/** An area as the map draws it: of today, or as the organiser has it now. */
export interface Grouping {
  readonly key: string;
  readonly name: string;
  readonly label: string;
  readonly villageCodes: readonly string[];
  readonly isWrong: boolean;
}
/** Raster tiles of an online layer, by the installation's configuration. */
export interface Layer { readonly tiles: string; readonly attribution: string }
export interface Shown { readonly villages: readonly VillageOnMap[]; readonly groups: readonly Grouping[]; readonly threshold: number }
export interface Drawn { show(what: Shown): void; remove(): void }
interface Doings { select(code: string): void; move(code: string, groupKey: string | null): void; mayMove(): boolean }

/** An own blank ground; an online layer may be laid under it by configuration. */
const BLANK: StyleSpecification = { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#f1eddf' } }] };
const REACH_PX = 42;
const TONES = ['#2f6450', '#8a5a12', '#2d5a7c', '#8d3a2b', '#5b4a86', '#4d6b1d'];

type Placed = VillageOnMap & { latitude: number; longitude: number };
const isPlaced = (village: VillageOnMap): village is Placed => village.latitude !== null && village.longitude !== null;

/** Draws once, then shows what it is given. @throws where the device has no WebGL */
export function drawMap(box: HTMLElement, text: { zoomIn: string; zoomOut: string; label: string }, doings: Doings, layer: Layer | null): Drawn {
  const map = new MapLibre({ container: box, style: BLANK, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, minZoom: 7, maxZoom: 15, locale: { 'NavigationControl.ZoomIn': text.zoomIn, 'NavigationControl.ZoomOut': text.zoomOut, 'Map.Title': text.label } });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 12 });
  let labels: Marker[] = [];
  let shown: Shown | undefined;
  let fitted = '';
  const isReady = new Promise<void>((ready) => map.once('load', () => {
    const empty = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } as const;
    for (const id of ['areas', 'villages', 'ghost']) map.addSource(id, empty);
    map.addLayer({ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': ['get', 'tone'], 'fill-opacity': 0.16 } });
    map.addLayer({ id: 'area-lines', type: 'line', source: 'areas', paint: { 'line-color': ['get', 'tone'], 'line-width': ['case', ['get', 'isWrong'], 2.6, 1.4], 'line-dasharray': ['literal', [2, 1]] } });
    map.addLayer({ id: 'villages', type: 'circle', source: 'villages', paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3.5, 10, 6, 13, 11], 'circle-color': ['get', 'colour'], 'circle-stroke-width': ['case', ['get', 'isHollow'], 1.8, 0.8], 'circle-stroke-color': ['case', ['get', 'isHollow'], '#3b2a12', '#ffffff'] } });
    map.addLayer({ id: 'ghost', type: 'circle', source: 'ghost', paint: { 'circle-radius': 12, 'circle-color': '#0b4f9c', 'circle-opacity': 0.55 } });
    if (layer) {
      map.addSource('online', { type: 'raster', tiles: [layer.tiles], tileSize: 256 });
      map.addLayer({ id: 'online', type: 'raster', source: 'online', paint: { 'raster-opacity': 0.75 } }, 'areas');
    }
    ready();
  }));
  const source = (id: string) => map.getSource<GeoJSONSource>(id)!;
  const villageOf = (code: unknown) => shown?.villages.filter(isPlaced).find((v) => v.code === code);

  map.on('mousemove', 'villages', (event) => {
    const village = villageOf(event.features?.[0]?.properties['code']);
    if (!village) return;
    map.getCanvas().style.cursor = doings.mayMove() && village.isHollow ? 'grab' : 'pointer';
    popup.setLngLat([village.longitude, village.latitude]).setText(`${village.name} · ${percent(village.outflowRate)}`).addTo(map);
  });
  map.on('mouseleave', 'villages', () => {
    map.getCanvas().style.cursor = '';
    popup.remove();
  });
  map.on('click', 'villages', (event) => doings.select(String(event.features?.[0]?.properties['code'])));

  /** Where a dragged point was let go: in an area's shape, else with the nearest village within reach, else nowhere. */
  const groupAt = (event: MapMouseEvent | MapTouchEvent, code: string): string | null => {
    const hit = map.queryRenderedFeatures(event.point, { layers: ['areas'] })[0];
    if (hit) return String(hit.properties['key']);
    const near = shown?.villages.filter(isPlaced).filter((v) => v.code !== code).map((v) => ({ v, away: map.project([v.longitude, v.latitude]).dist(event.point) })).sort((a, b) => a.away - b.away)[0];
    return near && near.away < REACH_PX ? (shown?.groups.find((g) => g.villageCodes.includes(near.v.code))?.key ?? null) : null;
  };
  const drag = (event: (MapMouseEvent | MapTouchEvent) & { features?: { properties: Record<string, unknown> }[] }, moves: 'mousemove' | 'touchmove', ends: 'mouseup' | 'touchend') => {
    const village = villageOf(event.features?.[0]?.properties['code']);
    if (!doings.mayMove() || !village?.isHollow) return;
    event.preventDefault();
    let isMoved = false;
    const follow = (to: MapMouseEvent | MapTouchEvent) => {
      isMoved = true;
      source('ghost').setData({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: to.lngLat.toArray() } });
    };
    map.on(moves, follow);
    map.once(ends, (to: MapMouseEvent | MapTouchEvent) => {
      map.off(moves, follow);
      source('ghost').setData({ type: 'FeatureCollection', features: [] });
      if (isMoved) doings.move(village.code, groupAt(to, village.code));
    });
  };
  map.on('mousedown', 'villages', (event) => drag(event, 'mousemove', 'mouseup'));
  map.on('touchstart', 'villages', (event) => drag(event, 'touchmove', 'touchend'));

  return {
    show(what) {
      shown = what;
      void isReady.then(() => {
        if (shown !== what) return;
        const steps = stepsOf(what.threshold);
        const placed = what.villages.filter(isPlaced);
        const at = new Map(placed.map((v): [string, Position] => [v.code, [v.longitude, v.latitude]]));
        const shapes = what.groups.map((group, i) => ({ group, tone: group.isWrong ? '#b53a1e' : TONES[i % TONES.length]!, points: group.villageCodes.map((code) => at.get(code)).filter((p) => p !== undefined) })).filter(({ points }) => points.length > 0);
        source('areas').setData({ type: 'FeatureCollection', features: shapes.map(({ group, tone, points }) => ({ type: 'Feature', properties: { key: group.key, tone, isWrong: group.isWrong }, geometry: { type: 'Polygon', coordinates: [areaShape(points, 0.0075).map((p) => [...p])] } })) });
        source('villages').setData({ type: 'FeatureCollection', features: placed.map((v) => ({ type: 'Feature', properties: { code: v.code, colour: colourOf(v.outflowRate, steps), isHollow: v.isHollow }, geometry: { type: 'Point', coordinates: [v.longitude, v.latitude] } })) });
        for (const label of labels) label.remove();
        labels = shapes.map(({ group, points }) => new Marker({ element: labelOf(group.label), anchor: 'bottom', offset: [0, -10] }).setLngLat([mean(points.map((p) => p[0])), Math.max(...points.map((p) => p[1]))]).addTo(map));
        // The view moves when other places are shown, not when they are grouped anew.
        const places = placed.map((v) => v.code).join();
        if (placed.length > 0 && places !== fitted) map.fitBounds(boundsOf([...at.values()]), { padding: 46, maxZoom: 12.5, animate: false });
        fitted = places;
      });
    },
    remove: () => map.remove(),
  };
}
const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
const boundsOf = (points: readonly Position[]): LngLatBoundsLike => [[Math.min(...points.map((p) => p[0])), Math.min(...points.map((p) => p[1]))], [Math.max(...points.map((p) => p[0])), Math.max(...points.map((p) => p[1]))]];
function labelOf(text: string): HTMLElement {
  const label = document.createElement('span');
  label.className = 'reg-map-label';
  label.textContent = text;
  label.setAttribute('aria-hidden', 'true');
  return label;
}

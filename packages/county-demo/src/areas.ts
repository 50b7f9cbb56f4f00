import { isHollow } from './divisions.ts';
import type { Making } from './making.ts';
import type { DivisionFigures } from './rows/registry.ts';

/** The one area across a border: two villages of the first township and one of the second. */
const crossing = { from: '350123104', to: '350123202', reason: '两乡镇交界处山水相连、同走一条村道，村党组织协商后合编一个片区' };

/** 37 areas: the 110 hollow villages in threes of near neighbours, one in two, one across a township border. */
export function addAreas(making: Making): void {
  const { county } = making;
  const hollow = county.divisionFigures.filter(isHollow);
  const left = new Map(Map.groupBy(hollow, (place) => place.townshipCode));
  addArea(making, crossBorderVillages(left), crossing.from, crossing.reason);
  for (const [townshipCode, places] of left) {
    for (let rest = places; rest.length > 0;) {
      const group = outermostGroup(rest);
      rest = rest.filter((place) => !group.includes(place));
      addArea(making, group, townshipCode, null);
    }
  }
}

/** Takes out of `left` the village of one township that is nearest to the other, and its two nearest there. */
function crossBorderVillages(left: Map<string, DivisionFigures[]>): DivisionFigures[] {
  const here = left.get(crossing.from) ?? [];
  const there = left.get(crossing.to) ?? [];
  const guest = there.reduce((best, place) => (nearest(place, here, 1) < nearest(best, here, 1) ? place : best));
  const group = [...nearestOf(guest, here, 2), guest];
  left.set(crossing.from, here.filter((place) => !group.includes(place)));
  left.set(crossing.to, there.filter((place) => place !== guest));
  return group;
}

function nearest(place: DivisionFigures, others: DivisionFigures[], count: number): number {
  return nearestOf(place, others, count).reduce((sum, other) => sum + distanceKm(place, other), 0);
}

/** The village farthest out with its two nearest, so that nobody is left over alone; the last may be two. */
function outermostGroup(places: DivisionFigures[]): DivisionFigures[] {
  const latitude = places.reduce((sum, place) => sum + place.latitude, 0) / places.length;
  const longitude = places.reduce((sum, place) => sum + place.longitude, 0) / places.length;
  const outermost = places.reduce((best, place) =>
    distanceKm(place, { latitude, longitude }) > distanceKm(best, { latitude, longitude }) ? place : best);
  return [outermost, ...nearestOf(outermost, places.filter((place) => place !== outermost), 2)];
}

function nearestOf(place: DivisionFigures, others: DivisionFigures[], count: number): DivisionFigures[] {
  return [...others].sort((a, b) => distanceKm(place, a) - distanceKm(place, b)).slice(0, count);
}

/** Good to a percent within one county: degrees on a plane at 26.5° north. */
export function distanceKm(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  return Math.hypot((a.latitude - b.latitude) * 111.2, (a.longitude - b.longitude) * 99.6);
}

function addArea(making: Making, group: DivisionFigures[], townshipCode: string, crossBorderReason: string | null): void {
  const { county } = making;
  const number = county.areas.length + 1;
  const largest = group.reduce((best, place) => (place.residentPopulation > best.residentPopulation ? place : best));
  const nameOf = (code: string) => county.divisions.find((division) => division.code === code)?.name ?? '';
  const id = making.id('area', number);
  const formedOn = '2023-09-01';
  county.areas.push({ id, number, name: `${nameOf(townshipCode)}${nameOf(largest.divisionCode).replace(/村$/, '')}片区`, townshipCode, crossBorderReason, formedOn });
  county.areaVillages.push(...group.map((place) => ({ areaId: id, villageCode: place.divisionCode, startedOn: formedOn })));
}

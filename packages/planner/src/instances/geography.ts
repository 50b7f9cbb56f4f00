import type { Random } from '../kit/random.ts';
import { seededRandom } from '../kit/random.ts';

/** Draws for made-up counties; no real place, no real person. */
export interface Draw extends Random {
  normal(): number;
  /** Index drawn with the given weights. */
  weighted(weights: readonly number[]): number;
}

export function drawing(seed: number): Draw {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const weighted = (weights: readonly number[]) => {
    let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (rest -= weight) < 0);
    return index < 0 ? weights.length - 1 : index;
  };
  return Object.assign(random, { normal, weighted });
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Hamlet extends Point {
  readonly area: number;
  readonly people: number;
}
export interface Geography {
  readonly seat: Point;
  readonly towns: readonly Point[];
  readonly areas: readonly (Point & { villages: number[] })[];
  readonly villages: readonly Hamlet[];
}

/** A county seat, 11 townships around it, and areas of two or three hollow villages; kilometres. */
export function drawGeography(draw: Draw, areaCount = 37, seat: Point = { x: 0, y: 0 }): Geography {
  const towns = Array.from({ length: 11 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 11 + 0.3 * draw.normal();
    const distance = 6 + 18 * draw();
    return { x: seat.x + distance * Math.cos(angle), y: seat.y + distance * Math.sin(angle) };
  });
  const villages: Hamlet[] = [];
  const areas = Array.from({ length: areaCount }, (_, area) => {
    const town = towns[draw.below(11)]!;
    const centre = { x: town.x + 4 * draw.normal(), y: town.y + 4 * draw.normal() };
    const members: number[] = [];
    for (let left = 2 + (draw() < 0.5 ? 1 : 0); left > 0; left--) {
      members.push(villages.length);
      const place = { x: centre.x + 1.5 * draw.normal(), y: centre.y + 1.5 * draw.normal() };
      villages.push({ ...place, area, people: Math.round(60 + 240 * draw() * draw()) });
    }
    return { ...centre, villages: members };
  });
  return { seat, towns, areas, villages };
}

/** Minutes by road: 1.4 times the straight line at 35 km/h. */
export const roadMinutes = (from: Point, to: Point) => ((Math.hypot(from.x - to.x, from.y - to.y) * 1.4) / 35) * 60;

export const padded = (prefix: string, index: number) => `${prefix}${String(index).padStart(5, '0')}`;

import type { MatchRequest, MatchWeights } from '../matching/match-input.ts';
import { drawGeography, drawing, padded, roadMinutes, type Point } from './geography.ts';

const KINDS = 48;
const EFFORTS = [1, 2, 2, 3, 4, 6, 8, 16];

/** The weights proposed to a county that has not set its own. */
export const standardMatchWeights: MatchWeights = {
  version: '2026-1',
  baseShare: 0.45,
  levelShare: 0.15,
  travelShare: 0.2,
  pairedShare: 0.12,
  ratingShare: 0.08,
  travelDecayMinutes: 40,
  waitScaleDays: 60,
  waitCapDays: 90,
  fairnessTargetShare: 0.75,
  fairnessPointsPerHalfHour: 0,
  stabilityPoints: 0,
};

export interface CountySize {
  seed: number;
  needs: number;
  resources: number;
  load?: number;
  degree?: number;
}

/** A made-up county: needs × resources with demand / capacity = `load` and about `degree` resources per need. */
export function countyInstance({ seed, needs, resources, load = 1.15, degree = 20 }: CountySize): MatchRequest {
  const draw = drawing(seed);
  const county = drawGeography(draw);
  const popularity = Array.from({ length: KINDS }, (_, i) => 1 / Math.pow(i + 1, 0.7));
  const kindsEach = (degree * KINDS) / resources / 1.1;
  const bases: Point[] = [county.seat, ...county.towns];
  const drawn = Array.from({ length: resources }, (_, index) => {
    const atSeat = draw() < 0.6;
    const town = draw.below(11);
    const kinds = new Map<number, number>();
    const count = Math.max(1, Math.round(kindsEach * (0.4 + 1.2 * draw())));
    const first = draw.weighted(popularity);
    for (let i = 0; i < count; i++) {
      const kind = i === 0 ? first : draw() < 0.5 ? (first + 1 + draw.below(4)) % KINDS : draw.weighted(popularity);
      kinds.set(kind, 1 + draw.below(3));
    }
    const reachMinutes = draw() < 0.5 ? null : 25 + 45 * draw();
    const pairedVillages = draw() < 0.35 ? [padded('V', draw.below(county.villages.length))] : [];
    const rating = 0.6 + 0.4 * draw();
    return {
      index,
      base: atSeat ? 0 : town + 1,
      kinds,
      reachMinutes,
      pairedVillages,
      rating,
      size: Math.exp(0.7 * draw.normal()),
    };
  });
  const people = county.villages.map((village) => village.people);
  const needList = Array.from({ length: needs }, (_, index) => {
    const village = draw.weighted(people);
    const kind = draw.weighted(popularity);
    const urgency = 1 + draw.weighted([4, 3, 2, 1, 0.4]);
    const waitedDays = Math.floor(-25 * Math.log(1 - draw()));
    const level = draw.weighted([5, 3, 1]) + 1;
    return {
      id: padded('N', index),
      kind: padded('K', kind),
      village: padded('V', village),
      urgency,
      waitedDays,
      level,
      effortHalfHours: EFFORTS[draw.below(EFFORTS.length)]!,
    };
  });
  const total = needList.reduce((sum, need) => sum + need.effortHalfHours, 0);
  const sizes = drawn.reduce((sum, resource) => sum + resource.size, 0);
  return {
    weights: standardMatchWeights,
    needs: needList,
    resources: drawn.map(({ index, base, kinds, reachMinutes, pairedVillages, rating, size }) => ({
      id: padded('R', index),
      department: padded('D', index % 64),
      base: padded('B', base),
      reachMinutes,
      pairedVillages,
      rating,
      kinds: [...kinds].map(([kind, level]) => ({ kind: padded('K', kind), level })),
      capacityHalfHours: Math.max(4, Math.round(((size / sizes) * total) / load)),
    })),
    travelMinutes: Object.fromEntries(
      bases.map((from, base) => [
        padded('B', base),
        Object.fromEntries(county.villages.map((to, village) => [padded('V', village), roadMinutes(from, to)])),
      ]),
    ),
    budget: { steps: 60_000, seed },
  };
}

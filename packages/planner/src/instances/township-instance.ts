import type { AreaInput } from '../areas/area-input.ts';
import type { PairingInput } from '../pairings/pairing-input.ts';
import { drawing, padded, roadMinutes } from './geography.ts';

const STRENGTHS = ['canteen', 'clinic', 'industry', 'school', 'cadres'];

/** A made-up township: villages within `kilometres`, neighbours up to `reachMinutes` apart. */
export function townshipInstance({
  seed,
  villages,
  kilometres = 12,
  reachMinutes = 9,
}: {
  seed: number;
  villages: number;
  kilometres?: number;
  reachMinutes?: number;
}): AreaInput {
  const draw = drawing(seed);
  const places = Array.from({ length: villages }, () => ({ x: kilometres * draw(), y: kilometres * draw() }));
  const strengths = places.map(() => STRENGTHS.filter(() => draw() < 0.3));
  return {
    weights: { version: '2026-1', minutePoints: 1, leftOutPoints: 200, complementPoints: 4 },
    villages: places.map((_place, v) => ({ id: padded('V', v), strengths: strengths[v]! })),
    neighbours: places
      .flatMap((a, v) =>
        places
          .slice(v + 1)
          .map((b, k) => ({
            a: padded('V', v),
            b: padded('V', v + 1 + k),
            minutes: Math.round(10 * roadMinutes(a, b)) / 10,
          })),
      )
      .filter(({ minutes }) => minutes <= reachMinutes),
  };
}

/** Made-up units and villages to pair, in equal number. */
export function pairingInstance({ seed, count }: { seed: number; count: number }): PairingInput {
  const draw = drawing(seed);
  const things = Array.from({ length: 12 }, (_, k) => padded('G', k));
  const villages = Array.from({ length: count }, (_, v) => ({
    id: padded('V', v),
    wants: things.filter(() => draw() < 0.3),
  }));
  return {
    weights: { version: '2026-1', fitPoints: 10, keepPoints: 5, minutePoints: 0.2 },
    departments: Array.from({ length: count }, (_, d) => ({
      id: padded('D', d),
      canGive: things.filter(() => draw() < 0.3),
      base: padded('B', draw.below(3)),
    })),
    villages,
    travelMinutes: Object.fromEntries(
      [0, 1, 2].map((b) => [
        padded('B', b),
        Object.fromEntries(villages.map(({ id }) => [id, Math.round(10 + 60 * draw())])),
      ]),
    ),
    present: Array.from({ length: Math.floor(count / 2) }, (_, k) => ({
      department: padded('D', k),
      village: padded('V', k),
    })),
  };
}

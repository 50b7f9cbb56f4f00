import { SESSIONS_MAX, type TourModel } from '../touring/tour-model.ts';
import { TourBound, type TourPrices } from '../touring/tour-bound.ts';
import type { Bound } from '../matching/match-result.ts';
import { LpText } from './lp-text.ts';
import type { LpAnswer } from './solve-lp.ts';

/**
 * A quarter without frozen or published visits as a linear program: z visit, y session, t k-th session of a service in an
 * area, b bonus, m missing visits; with `isWhole` z and y are 0 or 1. Throws RangeError for a re-planning, whose bound is `certifyTouring`.
 */
export function tourLp(model: TourModel, isWhole = false): string {
  if (model.input.published.length > 0) throw new RangeError('只有全新的季度计划才能写成线性规划');
  const {
    areaCount: A,
    dayCount: D,
    serviceCount: S,
    input: { rules },
  } = model;
  const lp = new LpText();
  type Terms = [number, string][];
  const vehicle: Terms[] = [],
    crew: Terms[] = [];
  for (let a = 0; a < A; a++) {
    const visits: Terms = [],
      byDay: string[] = [],
      link: Terms[] = Array.from({ length: S }, () => []);
    for (let d = 0; d < D; d++) {
      if (!model.isOpen[a * D + d] || model.vehicles[d] === 0) continue;
      const z = `z${a}_${d}`,
        sessions: Terms = [],
        seats: Terms = [];
      lp.objective(model.visitDeci[a * D + d]!, z);
      lp.upTo(z, 1);
      if (isWhole) lp.wholeNumber(z);
      byDay[d] = z;
      visits.push([1, z]);
      (vehicle[d] ??= []).push([1, z]);
      for (let s = 0; s < S; s++) {
        if (model.crews[d * S + s] === 0) continue;
        const y = `y${a}_${d}_${s}`;
        if (isWhole) lp.wholeNumber(y);
        sessions.push([1, y]);
        seats.push([model.seats[s]!, y]);
        (crew[d * S + s] ??= []).push([1, y]);
        lp.atMost(
          `l${a}_${d}_${s}`,
          [
            [1, y],
            [-1, z],
          ],
          0,
        );
        link[s]!.push([-1, y]);
      }
      lp.atMost(`a${a}_${d}`, [...sessions, [-rules.servicesMax, z]], 0);
      lp.atMost(
        `i${a}_${d}`,
        [...sessions.map(([factor, y]): [number, string] => [-factor, y]), [rules.servicesMin, z]],
        0,
      );
      lp.atMost(`s${a}_${d}`, [...seats, [-rules.seatsMax, z]], 0);
      lp.atMost(
        `w${a}_${d}`,
        byDay
          .slice(model.spacingFrom[d]!, d + 1)
          .filter(Boolean)
          .map((name): [number, string] => [1, name]),
        1,
      );
    }
    const gain: Terms = [[1, `b${a}`]];
    for (let s = 0; s < S; s++) {
      const row = (a * S + s) * (SESSIONS_MAX + 1),
        steps: Terms = [];
      for (let k = 0; k < SESSIONS_MAX; k++) {
        const points = model.cumulativeGain[row + k + 1]! - model.cumulativeGain[row + k]!;
        if (points === 0) break;
        const t = `t${a}_${s}_${k}`;
        lp.upTo(t, 1);
        lp.objective(10 * points, t);
        steps.push([1, t]);
        gain.push([-points, t]);
      }
      if (steps.length > 0) lp.atMost(`g${a}_${s}`, [...steps, ...link[s]!], 0);
    }
    lp.objective(model.bonusDeci, `b${a}`);
    lp.upTo(`b${a}`, model.target[a]!);
    lp.atMost(`f${a}`, gain, 0);
    lp.objective(-model.missingVisitDeci, `m${a}`);
    lp.upTo(`m${a}`, rules.visitsMin);
    lp.atMost(
      `q${a}`,
      [[-1, `m${a}`], ...visits.map(([factor, z]): [number, string] => [-factor, z])],
      -rules.visitsMin,
    );
  }
  vehicle.forEach((terms, d) => lp.atMost(`h${d}`, terms, model.vehicles[d]!));
  crew.forEach((terms, at) => lp.atMost(`c${at}`, terms, model.crews[at]!));
  return lp.maximize();
}

/** The bound that the solver's duals prove, by the dual function of the relaxation over area days. */
export function tourBoundFromDuals(model: TourModel, answer: LpAnswer): Bound {
  const bound = new TourBound(model),
    S = model.serviceCount;
  const prices: TourPrices = bound.prices;
  const read = (target: Float64Array, name: (at: number) => string) =>
    target.forEach((_price, at) => (target[at] = Math.abs(answer.duals[name(at)] ?? 0)));
  read(prices.vehicle, (d) => `h${d}`);
  read(prices.crew, (at) => `c${at}`);
  read(prices.session, (at) => `g${Math.floor(at / S)}_${at % S}`);
  read(prices.bonus, (a) => `f${a}`);
  prices.bonus.forEach((value, a) => (prices.bonus[a] = Math.min(model.bonusDeci, value)));
  return { kind: 'lp', valuePoints: bound.boundDeci() / 10, steps: 0 };
}

import type { TourPlan, TourVisit } from './tour-result.ts';

export type TourChange =
  | { readonly kind: 'moved'; readonly area: string; readonly from: string; readonly to: string }
  | { readonly kind: 'dropped'; readonly area: string; readonly on: string }
  | { readonly kind: 'added'; readonly area: string; readonly on: string }
  | {
      readonly kind: 'services';
      readonly area: string;
      readonly on: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'teams'; readonly area: string; readonly on: string; readonly services: readonly string[] };

export interface TourDiff {
  readonly unchanged: number;
  readonly changes: readonly TourChange[];
}

type Visits = Pick<TourPlan, 'visits'>;
const keyOf = ({ area, on }: TourVisit) => `${area} ${on}`;

/** What changes from one plan to another: visits moved, dropped, added; services and teams of those that stay. */
export function diffTours(before: Visits, after: Visits): TourDiff {
  const old = new Map(before.visits.map((visit) => [keyOf(visit), visit])),
    next = new Map(after.visits.map((visit) => [keyOf(visit), visit]));
  const changes: TourChange[] = [];
  const gone = Map.groupBy(
    before.visits.filter((visit) => !next.has(keyOf(visit))),
    (visit) => visit.area,
  );
  const come = Map.groupBy(
    after.visits.filter((visit) => !old.has(keyOf(visit))),
    (visit) => visit.area,
  );
  for (const area of [...new Set([...gone.keys(), ...come.keys()])].sort()) {
    const left = gone.get(area) ?? [],
      joined = come.get(area) ?? [];
    for (let k = 0; k < Math.max(left.length, joined.length); k++) {
      const from = left[k],
        to = joined[k];
      if (from && to) changes.push({ kind: 'moved', area, from: from.on, to: to.on });
      else if (from) changes.push({ kind: 'dropped', area, on: from.on });
      else if (to) changes.push({ kind: 'added', area, on: to.on });
    }
  }
  let unchanged = 0;
  for (const [key, visit] of next) {
    const was = old.get(key);
    if (!was) continue;
    const change = contentChange(was, visit);
    if (change) changes.push(change);
    else unchanged++;
  }
  return { unchanged, changes };
}

function contentChange(was: TourVisit, is: TourVisit): TourChange | null {
  const had = new Map(was.services.map(({ service, team }) => [service, team])),
    has = new Map(is.services.map(({ service, team }) => [service, team]));
  const added = [...has.keys()].filter((service) => !had.has(service)),
    removed = [...had.keys()].filter((service) => !has.has(service));
  if (added.length + removed.length > 0) return { kind: 'services', area: is.area, on: is.on, added, removed };
  const services = [...has.keys()].filter((service) => had.get(service) !== has.get(service));
  return services.length > 0 ? { kind: 'teams', area: is.area, on: is.on, services } : null;
}

/** The diff as lines for a reader. */
export function diffText({ unchanged, changes }: TourDiff): string[] {
  const lines = changes.map((change) => {
    switch (change.kind) {
      case 'moved':
        return `${change.area}：${change.from} 改到 ${change.to}`;
      case 'dropped':
        return `${change.area}：取消 ${change.on}`;
      case 'added':
        return `${change.area}：新增 ${change.on}`;
      case 'services':
        return `${change.area} ${change.on}：${[
          ...(change.added.length > 0 ? [`增加 ${change.added.join('、')}`] : []),
          ...(change.removed.length > 0 ? [`减少 ${change.removed.join('、')}`] : []),
        ].join('，')}`;
      case 'teams':
        return `${change.area} ${change.on}：换队伍（${change.services.join('、')}）`;
    }
  });
  return [`不变 ${unchanged} 次，变动 ${changes.length} 处`, ...lines];
}

import type { TourInput } from './tour-input.ts';

export interface Stop {
  readonly village: string;
  readonly arriveAt: string;
  readonly leaveAt: string;
}
export interface Route {
  readonly villages: readonly string[];
  readonly travelMinutes: number;
}

/** The order of an area's villages with the least driving from the base and back, by enumeration; ties by id. */
export function shortestRoute(
  { base, legMinutes }: Pick<TourInput, 'base' | 'legMinutes'>,
  villages: readonly string[],
): Route {
  let best: Route | null = null;
  for (const order of permutations(villages.toSorted())) {
    const places = [base, ...order, base];
    const minutes = places.slice(1).reduce((sum, to, index) => sum + (legMinutes[places[index]!]?.[to] ?? 0), 0);
    if (best === null || minutes < best.travelMinutes - 1e-9) best = { villages: order, travelMinutes: minutes };
  }
  return best ?? { villages: [], travelMinutes: 0 };
}

function* permutations(items: readonly string[]): Generator<string[]> {
  if (items.length === 0) {
    yield [];
    return;
  }
  for (let i = 0; i < items.length; i++)
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)])) yield [items[i]!, ...rest];
}

/** Arrival and departure at each village, county time HH:MM, from the day's start. */
export function timetable(input: TourInput, route: Route): Stop[] {
  const [hours = 0, minutes = 0] = input.rules.startsAt.split(':').map(Number);
  let clock = 60 * hours + minutes;
  return route.villages.map((village, index) => {
    clock += input.legMinutes[index === 0 ? input.base : route.villages[index - 1]!]?.[village] ?? 0;
    const arriveAt = clockText(clock);
    clock += input.rules.stopMinutes;
    return { village, arriveAt, leaveAt: clockText(clock) };
  });
}

function clockText(minutes: number): string {
  const whole = Math.ceil(minutes - 1e-9);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

import type { Actor } from '@shaodao/contracts/actor';
import { refuse } from '@shaodao/contracts/kit';
import { arrangeAreas } from '@shaodao/contracts/registry/area';
import { renameDivision } from '@shaodao/contracts/registry/division';
import { MAX_DAYS_AHEAD, type PlannedAction, type PlannedStatus } from '@shaodao/contracts/registry/planned';
import { addUnit, placeHousehold } from '@shaodao/contracts/registry/structure';
import { reaches } from '../access.ts';
import { addDays } from '../calendar.ts';

/** A change that was entered for a day to come. */
export interface Planned {
  readonly id: string;
  readonly action: PlannedAction;
  readonly homeCode: string;
  readonly onDay: string;
  readonly plannedAt: Date;
  readonly status: PlannedStatus;
}
/** Changes take effect by day, those of one day in the order in which they were entered. */
export const inTurnOrder = (a: Pick<Planned, 'onDay' | 'plannedAt' | 'id'>, b: typeof a): number =>
  a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : a.plannedAt.getTime() - b.plannedAt.getTime() || (a.id < b.id ? -1 : 1);

/** A change may be entered for a day at most MAX_DAYS_AHEAD away. */
export const withinReach = (on: string, today: string) => (on > addDays(today, MAX_DAYS_AHEAD) ? refuse('unit/day-too-far') : undefined);

/** What each change would meet, by id: null where it would be done. */
export type Outcomes = ReadonlyMap<string, string | null>;
/** Calling off: what has not come, and what failed; not what another change that would be done builds on. */
export function callOff(change: Planned, withIt: Outcomes, without: Outcomes) {
  if (change.status === 'failed') return { ok: true } as const;
  if (change.status !== 'planned') return refuse('planned/over');
  const isBuiltUpon = [...withIt].some(([id, refusal]) => id !== change.id && refusal === null && (without.get(id) ?? null) !== null);
  return isBuiltUpon ? refuse('planned/built-upon') : ({ ok: true } as const);
}
/** Who enters changes of a kind: of areas and divisions the county alone; a village puts its own households into their groups. */
const ENTERED_BY = (action: PlannedAction) => (action === 'arrangeAreas' ? arrangeAreas : action === 'place' ? placeHousehold : action.endsWith('Division') ? renameDivision : addUnit).access;
/** Who may take a change back: who could have entered it. */
export const mayCallOff = ({ action, homeCode, status }: Planned, actor: Actor, now: Date): boolean =>
  ['planned', 'failed'].includes(status) && reaches(actor, ENTERED_BY(action), { divisionCode: homeCode }, now);

import type { Access, Actor, Place } from '@shaodao/contracts/actor';
import type { Fact, Refusal } from '@shaodao/contracts/kit';
import { reaches } from './access.ts';

/** A step that a decision takes on a chart; it becomes one line of the append-only history. */
export interface Taken {
  readonly action: string;
  readonly toStatus: string;
  readonly note?: string | null;
}
/** A rule's answer: refuse with a code, or the columns to change, the steps for the history and the facts to announce. */
export type Decision<Changes, Code extends string> =
  | { readonly ok: true; readonly changes: Changes; readonly steps: readonly Taken[]; readonly facts: readonly Fact[] }
  | Refusal<Code>;
export const decide = <const Changes>(changes: Changes, steps: readonly Taken[], facts: readonly Fact[] = []) =>
  ({ ok: true, changes, steps, facts }) as const;

/** One action on a chart: where it may start, where it ends, and whose operation takes it (`rule`: the county's own clocks). */
export interface Step<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
  readonly by: { readonly access: Access } | 'rule';
}

/** A life cycle written as a table: action → from, to, by. Services, screens, documents and tests read the same table. */
export function chart<State extends string, Action extends string>(name: string, initial: readonly State[], steps: Readonly<Record<Action, Step<State>>>) {
  const actions = Object.keys(steps) as Action[];
  return {
    name,
    initial,
    steps,
    actions,
    can: (state: State, action: Action): boolean => steps[action].from.includes(state),
    /** The step as history notes it. */
    take: (action: Action, note?: string | null): Taken => ({ action, toStatus: steps[action].to, note: note ?? null }),
    /** What this actor may do to an object that stands there now; the screens' buttons come from here. */
    allowedActions: (state: State, actor: Actor, place: Place, now: Date): Action[] =>
      actions.filter((action) => {
        const { from, by } = steps[action];
        return by !== 'rule' && from.includes(state) && reaches(actor, by.access, place, now);
      }),
    /** States that no action leaves. */
    ends: (): State[] => [...new Set(Object.values<Step<State>>(steps).map((s) => s.to))].filter((state) => !actions.some((a) => steps[a].from.includes(state))),
  };
}

/** The chart as a Mermaid state diagram, for the documents. */
export function mermaidOf(of: { readonly initial: readonly string[]; readonly steps: Readonly<Record<string, Step<string>>> }): string {
  const lines = Object.entries(of.steps).flatMap(([action, { from, to, by }]) =>
    (from.length ? from : ['[*]']).map((state) => `  ${state} --> ${to}: ${action}${by === 'rule' ? ' (rule)' : ''}`),
  );
  return ['stateDiagram-v2', ...lines].join('\n');
}

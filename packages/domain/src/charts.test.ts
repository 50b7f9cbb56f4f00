import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemActor } from './access.ts';
import { charts } from './charts.ts';
import { mermaidOf, type Step } from './kit.ts';

describe.each(charts.map((c) => [c.name, c] as const))('the life of a %s', (_name, chart) => {
  const steps = Object.entries(chart.steps as Readonly<Record<string, Step<string>>>);
  const states = [...new Set([...chart.initial, ...steps.flatMap(([, s]) => [...s.from, s.to])])] as string[];

  it('reaches every state from the beginning', () => {
    const reached = new Set<string>(chart.initial);
    for (let grown = true; grown; ) {
      grown = false;
      for (const [, step] of steps) if (step.from.some((s) => reached.has(s)) && !reached.has(step.to)) { reached.add(step.to); grown = true; }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });
  it('strands no state: each can still reach an end', () => {
    const ends = new Set<string>(chart.ends());
    expect(ends.size + states.filter((s) => steps.some(([, step]) => step.from.includes(s))).length).toBe(states.length);
    const saved = new Set(ends.size > 0 ? ends : states.filter((s) => ['closed', 'solved'].includes(s)));
    for (let grown = true; grown; ) {
      grown = false;
      for (const [, step] of steps) if (saved.has(step.to)) for (const s of step.from) if (!saved.has(s)) { saved.add(s); grown = true; }
    }
    expect(states.filter((s) => !saved.has(s))).toEqual([]);
  });
  it('walks: any sequence of allowed actions stays inside the chart', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...chart.actions), { maxLength: 40 }), (walk) => {
      let state: string = chart.initial[0]!;
      for (const action of walk) if (chart.can(state as never, action as never)) state = (chart.steps as Readonly<Record<string, Step<string>>>)[action]!.to;
      expect(states).toContain(state);
    }));
  });
  it('offers nothing to somebody without a grant, and no rule’s step to anybody', () => {
    for (const state of states) {
      expect(chart.allowedActions(state as never, { ...systemActor(), grants: [] }, {}, new Date())).toEqual([]);
      for (const action of chart.allowedActions(state as never, systemActor(), { divisionCode: '350123' }, new Date())) expect((chart.steps as Readonly<Record<string, Step<string>>>)[action]!.by).not.toBe('rule');
    }
  });
  it('draws itself', () => expect(mermaidOf(chart as never)).toMatch(/^stateDiagram-v2\n/));
});

import type { AreaInput } from '../areas/area-input.ts';
import type { AreaProposal } from '../areas/propose-areas.ts';
import type { BrokenRule } from './broken-rule.ts';

/** Independent checker: two or three villages that hang together, each village once, and the points from scratch. */
export function checkAreas(
  input: AreaInput,
  proposal: Pick<AreaProposal, 'areas' | 'leftOut' | 'valuePoints' | 'boundPoints'>,
): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const fail = (rule: string, where: string, detail = '') => broken.push({ rule, where, detail });
  const minutesBetween = (a: string, b: string) =>
    input.neighbours.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.minutes;
  const seen = [...proposal.areas.flatMap((area) => area.villages), ...proposal.leftOut].sort().join('\n');
  if (
    seen !==
    input.villages
      .map((village) => village.id)
      .sort()
      .join('\n')
  )
    fail('not-a-partition', 'areas');
  let tenths = -Math.round(10 * input.weights.leftOutPoints) * proposal.leftOut.length;
  for (const area of proposal.areas) {
    const where = area.villages.join('+');
    if (area.villages.length < 2 || area.villages.length > 3) fail('area-size', where);
    const [a = '', b = '', c] = area.villages;
    const legs = (
      c === undefined
        ? [[a, b]]
        : [
            [a, b],
            [a, c],
            [b, c],
          ]
    ).map(([x = '', y = '']) => minutesBetween(x, y));
    const known = legs.filter((leg) => leg !== undefined);
    if (known.length < area.villages.length - 1) fail('not-neighbours', where);
    const direct = known.reduce((sum, leg) => sum + leg, 0);
    const strengthsOf = (id: string) => new Set(input.villages.find((village) => village.id === id)?.strengths ?? []);
    let lacking = 0;
    for (const village of area.villages)
      for (const strength of new Set(area.villages.flatMap((each) => [...strengthsOf(each)])))
        if (!strengthsOf(village).has(strength)) lacking++;
    const expected =
      Math.round(10 * input.weights.complementPoints * lacking) -
      Math.round(10 * input.weights.minutePoints * (known.length < legs.length ? 2 * direct : direct));
    if (Math.round(10 * area.points) !== expected) fail('points-wrong', where, `${area.points} ≠ ${expected / 10}`);
    tenths += expected;
  }
  if (Math.round(10 * proposal.valuePoints) !== tenths)
    fail('value-wrong', 'areas', `${proposal.valuePoints} ≠ ${tenths / 10}`);
  if (proposal.boundPoints < proposal.valuePoints - 0.05) fail('bound-below-value', 'areas');
  return broken;
}

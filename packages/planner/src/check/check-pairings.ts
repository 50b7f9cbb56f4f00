import type { PairingInput } from '../pairings/pairing-input.ts';
import type { PairingProposal } from '../pairings/propose-pairings.ts';
import type { BrokenRule } from './broken-rule.ts';

/** Independent checker: one to one, nobody left while the other side has someone left, and the points from scratch. */
export function checkPairings(
  input: PairingInput,
  proposal: Pick<PairingProposal, 'pairings' | 'valuePoints' | 'boundPoints'>,
): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const fail = (rule: string, where: string, detail = '') => broken.push({ rule, where, detail });
  const longest = Math.max(0, ...Object.values(input.travelMinutes).flatMap((row) => Object.values(row)));
  const { pairings } = proposal;
  if (
    new Set(pairings.map((pair) => pair.department)).size < pairings.length ||
    new Set(pairings.map((pair) => pair.village)).size < pairings.length
  )
    fail('paired-twice', 'pairings');
  if (pairings.length !== Math.min(input.departments.length, input.villages.length)) fail('pair-missing', 'pairings');
  let tenths = 0;
  for (const pair of pairings) {
    const department = input.departments.find((each) => each.id === pair.department),
      village = input.villages.find((each) => each.id === pair.village);
    if (!department || !village) {
      fail('unknown-id', `${pair.department} ${pair.village}`);
      continue;
    }
    const fits = new Set(department.canGive.filter((gift) => village.wants.includes(gift))).size;
    const minutes = input.travelMinutes[department.base]?.[village.id] ?? longest;
    const isPresent = input.present.some((each) => each.department === department.id && each.village === village.id);
    const expected =
      Math.round(10 * input.weights.fitPoints * fits) -
      Math.round(10 * input.weights.minutePoints * minutes) +
      (isPresent ? Math.round(10 * input.weights.keepPoints) : 0);
    if (Math.round(10 * pair.points) !== expected)
      fail('points-wrong', pair.department, `${pair.points} ≠ ${expected / 10}`);
    tenths += expected;
  }
  if (Math.round(10 * proposal.valuePoints) !== tenths) fail('value-wrong', 'pairings');
  if (proposal.boundPoints < proposal.valuePoints - 0.05) fail('bound-below-value', 'pairings');
  return broken;
}

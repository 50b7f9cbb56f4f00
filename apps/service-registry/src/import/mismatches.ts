import type { Actor } from '@shaodao/contracts/actor';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { MAX_MISMATCHES_A_DAY } from '@shaodao/domain/registry/number-tries';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import { mismatchesOf, noteMismatches } from '../person/number-tries.ts';
import type { ListWork, Standing } from './list.ts';

/** Reasons that tell that a number is somebody else's. */
export const MISMATCH = {
  phone: '这个手机号登记在别人名下，请核对',
  name: '和这个身份证号登记的姓名不一样，请核对',
  idNumber: '这个身份证号在本村用不了：可能填错，也可能在别处登记过，请和乡镇核对',
} as const;
const REASONS: ReadonlySet<string> = new Set([...Object.values(MISMATCH), refusalText['person/other-name']]);
const TOO_MANY: LineFault = {
  column: null,
  reason: `今天号码对不上的已经超过 ${MAX_MISMATCHES_A_DAY.file} 行，后面的不再核对；请先改好前面的，明天再导入`,
};

/**
 * Lets a file find only so many numbers of other people in a day: a file of guesses would else tell whose number is whose.
 * Lines behind the last allowed mismatch are all answered alike, whether or not they would match.
 */
export async function limitMismatches<Row>(standings: readonly Standing<Row>[], actor: Actor, { work }: ListWork): Promise<readonly Standing<Row>[]> {
  const mismatched = standings.flatMap(({ faults }, i) => (faults.some(({ reason }) => REASONS.has(reason)) ? [i] : []));
  const isCounty = actor.grants.some(({ role }) => role === 'system');
  if (mismatched.length === 0 || isCounty) return standings;
  const tries = { way: 'file', personId: actor.personId } as const;
  const left = Math.max(0, MAX_MISMATCHES_A_DAY.file - (await mismatchesOf(tries, work)));
  await noteMismatches(tries, mismatched.length, work);
  const last = mismatched[left];
  return last === undefined ? standings : standings.map((one, i) => (i < last ? one : { ...one, faults: [TOO_MANY] }));
}

import type { AreaInput } from '../areas/area-input.ts';
import type { AreaProposal } from '../areas/propose-areas.ts';
import type { PairingProposal } from '../pairings/propose-pairings.ts';
import { termsText } from './explain-text.ts';

/** Why a village is in its area, or in none, as lines. Throws RangeError for an unknown village. */
export function explainAreaText(input: AreaInput, { areas, leftOut }: AreaProposal, village: string): string[] {
  const area = areas.find(({ villages }) => villages.includes(village));
  if (!area && !leftOut.includes(village)) throw new RangeError(`没有编号为“${village}”的村`);
  const neighbours = input.neighbours
    .filter(({ a, b }) => a === village || b === village)
    .map(({ a, b, minutes }) => ({ id: a === village ? b : a, minutes }))
    .sort((one, other) => one.minutes - other.minutes || (one.id < other.id ? -1 : 1));
  const home = (id: string) =>
    leftOut.includes(id) ? '未编入' : `在 ${areas.find(({ villages }) => villages.includes(id))!.villages.join('、')}`;
  const others = neighbours.filter(({ id }) => !area?.villages.includes(id));
  return [
    area
      ? `${area.villages.join('、')}：${area.points} 分 = ${termsText(area.terms)}`
      : `${village} 没有编入片区：${neighbours.length === 0 ? '没有相邻的村' : '编入任何一个片区，全乡总分都会更低'}`,
    ...others.map(({ id, minutes }) => `相邻的 ${id}（${minutes} 分钟）${home(id)}`),
  ];
}

/** Why a unit and a village are paired, or one has nobody, as lines; by the id of either. Throws RangeError for an unknown id. */
export function explainPairingText(proposal: PairingProposal, id: string): string[] {
  const pair = proposal.pairings.find(({ department, village }) => department === id || village === id);
  if (pair)
    return [
      `${pair.department} ↔ ${pair.village}：${pair.points} 分 = ${termsText(pair.terms)}`,
      pair.better
        ? `最适合 ${pair.department} 的是 ${pair.better.village}（${pair.better.points} 分），但改配后全县${lossText(pair.better.lossPoints)}`
        : `没有更适合 ${pair.department} 的村`,
    ];
  if (proposal.departmentsLeft.includes(id)) return [`${id} 没有结对的村：单位比村多，其余单位与各村更合适`];
  if (proposal.villagesLeft.includes(id)) return [`${id} 没有结对单位：村比单位多，各单位与其余的村更合适`];
  throw new RangeError(`没有编号为“${id}”的单位或村`);
}

const lossText = (points: number) => (points > 0 ? `至少少 ${points} 分` : '总分不会更高');

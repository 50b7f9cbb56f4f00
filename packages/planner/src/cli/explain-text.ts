import { forbidPair } from '../matching/counterfactual.ts';
import { explainMatch, type WhyNot } from '../matching/explain-match.ts';
import { explainUnmet, type Remedy, type UnmetExplanation } from '../matching/explain-unmet.ts';
import type { PointsTerm } from '../matching/match-result.ts';
import type { MatchSession } from '../matching/match-session.ts';
import {
  explainShortfall,
  explainVisit,
  type ShortfallExplanation,
  type TourSession,
} from '../touring/explain-tour.ts';

const TERMS: Readonly<Record<string, string>> = {
  base: '能做',
  level: '等级合适',
  travel: '路程',
  paired: '结对',
  rating: '评价',
  targetBonus: '未达目标加分',
  marketDay: '圩日',
  fit: '供需对口',
  present: '沿用现有结对',
  complement: '互补',
  minutes: '路程',
};
export const termsText = (terms: readonly PointsTerm[]) =>
  terms.map(({ code, points }) => `${TERMS[code] ?? code.replace(/^session:/, '服务 ')} ${points}`).join(' + ');

const whyNotText: { [Code in WhyNot['code']]: (why: Extract<WhyNot, { code: Code }>) => string } = {
  full: ({ pricePoints }) => `已排满，半小时值 ${pricePoints} 分`,
  farther: ({ minutes }) => `多 ${minutes} 分钟路程`,
  lowerLevel: ({ levels }) => `等级低 ${levels} 级`,
  notPaired: () => '不是结对单位',
  lowerRating: ({ rating }) => `评价较低（${rating.toFixed(2)}）`,
  departmentCap: ({ department }) => `${department} 的新认领已到上限`,
};

/** The reasons of one need's proposal, or of its having none, as lines. */
export function explainNeedText(session: MatchSession, needId: string): string[] {
  const locked = session.model.lockedPairs.find(({ need }) => need.id === needId);
  if (locked) return [`${needId} → ${locked.resource.id}：已由人确认，${locked.points} 分；规划不会改动它`];
  const index = session.model.openNeeds.findIndex((need) => need.id === needId);
  if (index < 0 || session.arcOf[index]! < 0) return unmetText(explainUnmet(session, needId));
  const why = explainMatch(session, needId);
  const without = forbidPair(session, needId);
  return [
    `${why.need} → ${why.resource}：${why.points} 分 = ${termsText(why.terms)}`,
    ...(why.fairnessPoints > 0
      ? [`所在村保底另计 ${why.fairnessPoints} 分${why.fairnessDecided ? '（起决定作用）' : ''}`]
      : []),
    ...why.nextCandidates.map(
      (other) =>
        `其次 ${other.resource}：${other.points} 分，${(whyNotText[other.whyNot.code] as (why: WhyNot) => string)(other.whyNot)}`,
    ),
    ...(why.betterTakenBy
      ? [`分值更高的 ${why.betterTakenBy.resource} 用于 ${why.betterTakenBy.need}（${why.betterTakenBy.points} 分）`]
      : []),
    `如不用这一对：全县少 ${without.lossPoints} 分，改由 ${without.replacement ?? '无人'} 承担，另有 ${without.otherChanges} 处变动`,
  ];
}

const REASONS: Record<UnmetExplanation['reason'], string> = {
  noCompatibleResource: '没有能做的资源',
  outOfReach: '都太远',
  vetoed: '都已被拒绝',
  noCapacity: '都已排满',
  departmentCap: '部门新认领已到上限',
};
const remedyText: { [Code in Remedy['code']]: (remedy: Extract<Remedy, { code: Code }>) => string } = {
  recruit: ({ kind, level }) => `征集能做“${kind}”（${level} 级或低一级）的资源`,
  extendReach: ({ resource, minutes }) => `请 ${resource} 多走 ${minutes} 分钟`,
  addHalfHours: ({ resource, halfHours }) => `请 ${resource} 增加 ${halfHours / 2} 小时`,
  askAgain: ({ resource, until, reason }) =>
    `再问 ${resource}（拒绝原因：${reason}${until ? `，有效至 ${until}` : ''}）`,
  raiseDepartmentCap: ({ department }) => `放宽 ${department} 的新认领上限`,
};
function unmetText(why: UnmetExplanation): string[] {
  return [
    `${why.need} 未满足：${REASONS[why.reason]}（能做 ${why.offering} 个，够得着 ${why.inReach} 个，未拒绝 ${why.allowed} 个）`,
    `最省的办法：${(remedyText[why.remedy.code] as (remedy: Remedy) => string)(why.remedy)}`,
  ];
}

/** The reasons of a visit ("area day") or of an area's number of visits ("area"), as lines. */
export function explainTourText(session: TourSession, id: string): string[] {
  const [area = '', on] = id.split(/[ @]/);
  if (on === undefined) return shortfallText(explainShortfall(session, area));
  const why = explainVisit(session, area, on);
  return [
    `${area} ${on}：${why.points} 分 = ${termsText(why.terms)}`,
    why.lossIfDroppedPoints === null ? '已经过去，不再变动' : `如取消：全县少 ${why.lossIfDroppedPoints} 分`,
    ...why.otherDays.map((other) => `改到 ${other.on}：少 ${other.lossPoints} 分`),
    ...why.otherAreas.map((other) => `当天改去 ${other.area}：少 ${other.lossPoints} 分`),
  ];
}

function shortfallText({ area, missingVisits, lackingPoints, days, remedy }: ShortfallExplanation): string[] {
  const ways = {
    addVehicle: (way: Extract<NonNullable<ShortfallExplanation['remedy']>, { code: 'addVehicle' }>) =>
      `${way.on} 加一辆车，多 ${way.gainPoints} 分`,
    takePlace: (way: Extract<NonNullable<ShortfallExplanation['remedy']>, { code: 'takePlace' }>) =>
      `${way.on} 替换 ${way.of}，少 ${way.lossPoints} 分`,
    addVisit: (way: Extract<NonNullable<ShortfallExplanation['remedy']>, { code: 'addVisit' }>) =>
      `${way.on} 再去一次，少 ${way.lossPoints} 分`,
  };
  return [
    `${area}：还缺 ${missingVisits} 次，离目标还差 ${lackingPoints} 分`,
    `已去 ${days.visited} 天；不安排 ${days.closed} 天，间隔太近 ${days.tooClose} 天，没有队伍 ${days.noCrews} 天，没有车 ${days.noVehicle} 天，不划算 ${days.notWorth} 天`,
    remedy ? `最省的办法：${(ways[remedy.code] as (way: typeof remedy) => string)(remedy)}` : '没有哪天能再去',
  ];
}

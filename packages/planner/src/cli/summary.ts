import type { AreaProposal } from '../areas/propose-areas.ts';
import type { MatchPlan } from '../matching/match-result.ts';
import type { PairingProposal } from '../pairings/propose-pairings.ts';
import type { TourPlan } from '../touring/tour-result.ts';

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const hours = (halfHours: number) => (halfHours / 2).toLocaleString('zh-CN');

/** What a county clerk wants to know of a result, in a few lines. */
export function matchSummary(plan: MatchPlan): string[] {
  const demand = plan.villages.reduce((sum, row) => sum + row.demandHalfHours, 0);
  const covered = plan.villages.reduce((sum, row) => sum + row.coveredHalfHours, 0);
  const least = plan.villages.toSorted(
    (a, b) => a.coveredHalfHours / a.demandHalfHours - b.coveredHalfHours / b.demandHalfHours,
  )[0];
  return [
    ...(plan.outcome === 'cancelled' ? ['（中途停止，以下是到停止时为止的最好方案）'] : []),
    `匹配 ${plan.pairs.length} 项需求（其中已确认 ${plan.pairs.filter((pair) => pair.locked).length} 项，沿用 ${plan.pairs.filter((pair) => pair.published).length} 项），未满足 ${plan.unmet.length} 项`,
    ...(demand > 0
      ? [`工作量：需要 ${hours(demand)} 小时，安排 ${hours(covered)} 小时（${percent(covered / demand)}）`]
      : []),
    ...(least ? [`满足最少的村：${least.village}（${percent(least.coveredHalfHours / least.demandHalfHours)}）`] : []),
    `总分 ${plan.valuePoints.toLocaleString('zh-CN')}，与理论最好相差不超过 ${percent(plan.gapShare)}`,
    ...(plan.overbooked.length > 0 ? [`注意：已确认的超出能力：${plan.overbooked.join('、')}`] : []),
  ];
}

export function tourSummary(plan: TourPlan): string[] {
  const missing = plan.areas.filter((row) => row.missingVisits > 0);
  const idle = plan.teams.filter((row) => row.visits === 0);
  return [
    ...(plan.outcome === 'cancelled' ? ['（中途停止，以下是到停止时为止的最好方案）'] : []),
    `安排巡回 ${plan.visits.length} 次、服务 ${plan.sessions} 场，其中 ${plan.unstaffedSessions} 场还没有队伍`,
    missing.length === 0
      ? '各片区都达到最少次数'
      : `次数不够的片区：${missing.map((row) => `${row.area}（还缺 ${row.missingVisits} 次）`).join('、')}`,
    ...(idle.length > 0 ? [`本季度没有任务的队伍：${idle.map((row) => row.team).join('、')}`] : []),
    `总分 ${plan.valuePoints.toLocaleString('zh-CN')}${plan.gapShare === null ? '' : `，与理论最好相差不超过 ${percent(plan.gapShare)}`}`,
  ];
}

export const areaSummary = (proposal: AreaProposal): string[] => [
  `编成 ${proposal.areas.length} 个片区${proposal.leftOut.length > 0 ? `，${proposal.leftOut.length} 个村没有编入：${proposal.leftOut.join('、')}` : ''}`,
  `总分 ${proposal.valuePoints}，${proposal.isOptimal ? '已证明是最好的' : `未证明最好（上限 ${proposal.boundPoints}）`}`,
  ...proposal.areas.map((area, k) => `${k + 1}. ${area.villages.join('、')}（${area.points}）`),
];

export const pairingSummary = (proposal: PairingProposal): string[] => [
  `结对 ${proposal.pairings.length} 对，沿用 ${proposal.pairings.filter((pair) => pair.isPresent).length} 对；总分 ${proposal.valuePoints}，已证明是最好的`,
];

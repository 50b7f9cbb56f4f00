import type { AreaProposal } from '../areas/propose-areas.ts';
import type { MatchPlan } from '../matching/match-result.ts';
import type { PairingProposal } from '../pairings/propose-pairings.ts';
import type { TourPlan } from '../touring/tour-result.ts';
import type { Sheet } from './workbook.ts';

const yes = (flag: boolean) => (flag ? '是' : '');

/** Results as sheets that a clerk can print or pass on. */
export function matchSheets(plan: MatchPlan): Sheet[] {
  return [
    {
      sheet: '匹配',
      rows: [
        ['需求', '资源', '分值', '已确认', '沿用'],
        ...plan.pairs.map((pair) => [pair.need, pair.resource, pair.points, yes(pair.locked), yes(pair.published)]),
      ],
    },
    { sheet: '未满足', rows: [['需求'], ...plan.unmet.map((need) => [need])] },
    {
      sheet: '各村',
      rows: [
        ['村', '需求半小时', '满足半小时'],
        ...plan.villages.map((row) => [row.village, row.demandHalfHours, row.coveredHalfHours]),
      ],
    },
    {
      sheet: '资源',
      rows: [
        ['资源', '再多半小时值', '空余半小时'],
        ...plan.resources.map((row) => [row.resource, row.pricePoints, row.freeHalfHours]),
      ],
    },
  ];
}

export function tourSheets(plan: TourPlan): Sheet[] {
  return [
    {
      sheet: '巡回计划',
      rows: [
        ['日期', '片区', '服务与队伍', '到村时间', '行车分钟', '分值'],
        ...plan.visits.map((visit) => [
          visit.on,
          visit.area,
          visit.services.map(({ service, team }) => `${service}（${team ?? '待定'}）`).join('、'),
          visit.stops.map((stop) => `${stop.village} ${stop.arriveAt}–${stop.leaveAt}`).join('、'),
          visit.travelMinutes,
          visit.points,
        ]),
      ],
    },
    {
      sheet: '片区',
      rows: [
        ['片区', '巡回次数', '还缺次数', '得分', '目标'],
        ...plan.areas.map((row) => [row.area, row.visits, row.missingVisits, row.gainPoints, row.targetPoints]),
      ],
    },
    { sheet: '队伍', rows: [['队伍', '出队次数'], ...plan.teams.map((row) => [row.team, row.visits])] },
  ];
}

export const areaSheets = (proposal: AreaProposal): Sheet[] => [
  {
    sheet: '片区',
    rows: [['序号', '村', '分值'], ...proposal.areas.map((area, k) => [k + 1, area.villages.join('、'), area.points])],
  },
  { sheet: '未编入', rows: [['村'], ...proposal.leftOut.map((village) => [village])] },
];

export const pairingSheets = (proposal: PairingProposal): Sheet[] => [
  {
    sheet: '结对',
    rows: [
      ['单位', '村', '分值', '沿用'],
      ...proposal.pairings.map((pair) => [pair.department, pair.village, pair.points, yes(pair.isPresent)]),
    ],
  },
];

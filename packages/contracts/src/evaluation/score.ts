import { z } from 'zod';
import { query } from '../kit.ts';
import { DepartmentId, page, Paging } from '../vocabulary.ts';

/** A department is not put beside others below this number of rated matters (domain §9). */
export const MIN_RATED_FOR_COMPARISON = 5;

/** How a department's service was judged: participation, distribution and share put right beside the mean. */
export const ScoreView = z.object({
  departmentId: DepartmentId, departmentName: z.string(),
  claimed: z.int(), served: z.int(), rated: z.int(), lapsed: z.int().describe('served but never rated; never counted as satisfied'),
  distribution: z.array(z.int()).length(5).describe('ratings of level 1, 2, 3, 4, 5; first ratings only'),
  badRatings: z.int(), putRight: z.int().describe('bad ones that ended well'),
  mean: z.number().nullable().describe('of first ratings; null below the minimum of cases'),
  medianHoursToServe: z.number().nullable().describe('from claim to service; null below the minimum'),
  persons: z.int().describe('person-times served'), minutes: z.int(),
  whistles: z.object({ called: z.int(), reported: z.int(), late: z.int(), rated: z.int(), meanSpeed: z.number().nullable(), meanQuality: z.number().nullable() }),
  isComparable: z.boolean(),
});
export type ScoreView = z.output<typeof ScoreView>;

/** Every department's score, in the order of their names: no ranking. */
export const listScores = query({
  subject: 'evaluation.score.list', http: 'GET /scores', title: '部门服务评价', cost: 20, keptSeconds: 60, access: { countyOrganiser: 'any', townshipCadre: 'any', leader: 'any', auditor: 'any' },
  input: z.object({ ...Paging }), output: page(ScoreView), refusals: [],
});
export const getScore = query({
  subject: 'evaluation.score.get', http: 'GET /scores/:departmentId', title: '一个部门的服务评价',
  access: { countyOrganiser: 'any', townshipCadre: 'any', leader: 'any', auditor: 'any', departmentLiaison: 'department' },
  input: z.object({ departmentId: DepartmentId }), output: ScoreView, refusals: ['score/not-found'],
});

import { z } from 'zod';
import { budgetSchema } from '../kit/control.ts';
import { duplicateFaults, parseInput, refuseFaults, type InputFault } from '../kit/input-error.ts';

const id = z.string().min(1).max(200);
const share = z.number().min(0).max(10);
const minutes = z.number().min(0).max(100_000);

/** The county's weights of a match; changed by publishing a new version, never in place. */
export const matchWeightsSchema = z.strictObject({
  version: z.string().min(1),
  baseShare: share,
  levelShare: share,
  travelShare: share,
  pairedShare: share,
  ratingShare: share,
  /** Travel at which its share falls to 1/e. */
  travelDecayMinutes: z.number().positive(),
  /** Days of waiting that double the points, and the most that count. */
  waitScaleDays: z.number().positive(),
  waitCapDays: z.number().min(0),
  /** A village earns points for each covered half-hour up to this share of its demand (0 points: no fairness). */
  fairnessTargetShare: z.number().min(0).max(1),
  fairnessPointsPerHalfHour: z.int().min(0).max(100_000),
  /** Lost for each published pair that the new plan does not keep. */
  stabilityPoints: z.int().min(0).max(1_000_000),
});
export type MatchWeights = z.infer<typeof matchWeightsSchema>;

export const needSchema = z.strictObject({
  id,
  kind: id,
  village: id,
  urgency: z.int().min(1).max(5),
  waitedDays: z.int().min(0).max(100_000),
  effortHalfHours: z.int().min(1).max(10_000),
  level: z.int().min(1).max(10),
});
export type Need = z.infer<typeof needSchema>;

export const resourceSchema = z.strictObject({
  id,
  department: id,
  /** Where it starts from: a key of `travelMinutes`. */
  base: id,
  kinds: z.array(z.strictObject({ kind: id, level: z.int().min(1).max(10) })).min(1),
  capacityHalfHours: z.int().min(0).max(1_000_000),
  /** Farthest travel; null: the whole county. Paired villages (结对) are in reach whatever the distance. */
  reachMinutes: minutes.nullable(),
  pairedVillages: z.array(id),
  rating: z.number().min(0).max(1),
});
export type Resource = z.infer<typeof resourceSchema>;

const pair = { need: id, resource: id };
export const matchInputSchema = z.strictObject({
  weights: matchWeightsSchema,
  /** The county's service kinds; when given, any other kind is refused. */
  kinds: z.array(id).optional(),
  needs: z.array(needSchema),
  resources: z.array(resourceSchema),
  /** base → village → minutes one way; a village that is missing is out of reach of that base. */
  travelMinutes: z.record(id, z.record(id, minutes)),
  /** Confirmed pairs: always in the plan. */
  locks: z.array(z.strictObject(pair)).default([]),
  /** County day of the run; refusals whose last day is before it are void. Without it all hold. */
  asOn: z.iso.date().nullable().default(null),
  /** Refused pairs with the reason given and the last day of the refusal. */
  vetoes: z.array(z.strictObject({ ...pair, reason: z.string().min(1), until: z.iso.date().nullable() })).default([]),
  /** The plan that is in force; keeping its pairs is worth `stabilityPoints` each. */
  published: z.array(z.strictObject(pair)).default([]),
  /** Departments with a limit on proposals that are neither locked nor published. */
  departmentCaps: z.array(z.strictObject({ department: id, newClaimsMax: z.int().min(0) })).default([]),
  budget: budgetSchema,
});
export type MatchInput = z.infer<typeof matchInputSchema>;
export type MatchRequest = z.input<typeof matchInputSchema>;

/** The door: schema and consistency. Throws PlannerInputError naming each faulty place. */
export function parseMatchInput(input: unknown): MatchInput {
  const parsed = parseInput(matchInputSchema, input);
  refuseFaults([
    ...duplicateFaults(
      'needs',
      parsed.needs.map((need) => need.id),
    ),
    ...duplicateFaults(
      'resources',
      parsed.resources.map((resource) => resource.id),
    ),
    ...duplicateFaults(
      'departmentCaps',
      parsed.departmentCaps.map((cap) => cap.department),
    ),
    ...referenceFaults(parsed),
  ]);
  return parsed;
}

/** The refusals that still hold on the day of the run. */
export const activeVetoes = ({ vetoes, asOn }: MatchInput) =>
  vetoes.filter(({ until }) => until === null || asOn === null || until >= asOn);

function referenceFaults(input: MatchInput): InputFault[] {
  const needs = new Set(input.needs.map((need) => need.id));
  const resources = new Set(input.resources.map((resource) => resource.id));
  const vetoed = new Set(activeVetoes(input).map(({ need, resource }) => `${need}\n${resource}`));
  const faults: InputFault[] = [];
  const isKind = (kind: string) => input.kinds === undefined || input.kinds.includes(kind);
  const unknownKind = (path: string, kind: string) =>
    faults.push({ path, message: `没有“${kind}”这一服务项目，请在 kinds 中核对` });
  input.needs.forEach((need, index) => {
    if (!isKind(need.kind)) unknownKind(`needs[${index}].kind`, need.kind);
  });
  input.resources.forEach((resource, index) => {
    resource.kinds.forEach(({ kind }, k) => {
      if (!isKind(kind)) unknownKind(`resources[${index}].kinds[${k}].kind`, kind);
    });
    if (!(resource.base in input.travelMinutes))
      faults.push({
        path: `resources[${index}].base`,
        message: `出发地“${resource.base}”没有行程时间，请在 travelMinutes 中补上`,
      });
    const kinds = resource.kinds.map(({ kind }) => kind);
    if (new Set(kinds).size < kinds.length)
      faults.push({ path: `resources[${index}].kinds`, message: '同一服务项目写了两次，请合并' });
  });
  for (const list of ['locks', 'vetoes', 'published'] as const) {
    const paired = new Set<string>();
    input[list].forEach(({ need, resource }, index) => {
      const path = `${list}[${index}]`;
      // A need or resource of the published plan may have been closed since.
      if (list !== 'published' && !needs.has(need))
        faults.push({ path: `${path}.need`, message: `没有编号为“${need}”的需求` });
      if (list !== 'published' && !resources.has(resource))
        faults.push({ path: `${path}.resource`, message: `没有编号为“${resource}”的资源` });
      if (list === 'locks' && vetoed.has(`${need}\n${resource}`))
        faults.push({ path, message: '这一对既已确认又被拒绝，请去掉其中一条' });
      if (list !== 'vetoes' && paired.has(need))
        faults.push({ path: `${path}.need`, message: `需求“${need}”已与另一资源成对` });
      paired.add(need);
    });
  }
  return faults;
}

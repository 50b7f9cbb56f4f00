import { z } from 'zod';
import { budgetSchema } from '../kit/control.ts';
import { duplicateFaults, parseInput, refuseFaults, type InputFault } from '../kit/input-error.ts';

const id = z.string().min(1).max(200);
const day = z.iso.date();
const points = z.number().min(0).max(1_000_000);

/** The county's weights of a tour plan. Points count to a tenth. */
export const tourWeightsSchema = z.strictObject({
  version: z.string().min(1),
  travelPointsPerMinute: points,
  /** An area's gain counts `targetBonusShare` more up to this share of what it could gain at most. */
  targetShare: z.number().min(0).max(1),
  targetBonusShare: z.number().min(0).max(10),
  /** Lost for each visit that an area lacks of `visitsMin`. */
  missingVisitPoints: points,
  /** For a visit on a market day of an area that prefers market days. */
  marketDayPoints: points,
  /** Lost for each published visit, and for each published session of a kept visit, that the new plan changes. */
  visitChangePoints: points,
  sessionChangePoints: points,
  /** Lost once for each published visit that does not keep exactly its services. */
  bundleChangePoints: points,
});
export type TourWeights = z.infer<typeof tourWeightsSchema>;

export const tourRulesSchema = z.strictObject({
  servicesMin: z.int().min(1).max(30),
  servicesMax: z.int().min(1).max(30),
  seatsMax: z.int().min(1).max(60),
  visitsMin: z.int().min(0).max(100),
  /** Least days between two visits of an area, counted on the calendar. */
  spacingDays: z.int().min(1).max(100),
  startsAt: z.iso.time({ precision: -1 }),
  stopMinutes: z.int().min(1).max(600),
});
export type TourRules = z.infer<typeof tourRulesSchema>;

export const tourServiceSchema = z.strictObject({
  id,
  crewSeats: z.int().min(1).max(60),
  /** People served by one session, and points for each. */
  peoplePerSession: z.int().min(1).max(100_000),
  pointsPerPerson: z.number().min(0).max(10_000),
});
export const tourAreaSchema = z.strictObject({
  id,
  villages: z.array(id).min(1).max(8),
  /** Factor on the points of its people (how hollow, how long it has waited). */
  priority: z.number().min(0).max(100),
  /** service → people who need it this quarter. */
  demandPeople: z.record(id, z.int().min(0).max(1_000_000)),
  /** Days without a visit, such as the reception day. */
  closedOn: z.array(day),
  marketOn: z.array(day),
  marketRule: z.enum(['avoid', 'prefer', 'ignore']),
});
export type TourArea = z.infer<typeof tourAreaSchema>;
export const tourTeamSchema = z.strictObject({
  id,
  service: id,
  availableOn: z.array(day),
  visitsMax: z.int().min(0).max(1000),
  /** Areas where the team is known. */
  familiarAreas: z.array(id),
  /** Its last visit before this quarter; who was asked least recently is asked first. */
  lastVisitOn: day.nullable().default(null),
});
export type TourTeam = z.infer<typeof tourTeamSchema>;

export const tourInputSchema = z.strictObject({
  weights: tourWeightsSchema,
  rules: tourRulesSchema,
  /** The quarter's touring days in any order, with the vehicles of each. */
  days: z.array(z.strictObject({ on: day, vehicles: z.int().min(0).max(50) })).max(400),
  services: z.array(tourServiceSchema).max(30),
  areas: z.array(tourAreaSchema),
  teams: z.array(tourTeamSchema),
  /** Where the vehicles start, and minutes from place to place (base and villages). */
  base: id,
  legMinutes: z.record(id, z.record(id, z.number().min(0).max(10_000))),
  /** The plan in force. */
  published: z
    .array(
      z.strictObject({
        area: id,
        on: day,
        services: z.array(id),
        /** service → team that was named; kept where it can. */
        teams: z.record(id, id).default({}),
      }),
    )
    .default([]),
  /** Published visits before this day are past: they stay as they are and no other is added. */
  frozenUntil: day.nullable().default(null),
  budget: budgetSchema,
});
export type TourInput = z.infer<typeof tourInputSchema>;
export type TourRequest = z.input<typeof tourInputSchema>;

/** The door: schema and consistency. Throws PlannerInputError naming each faulty place. */
export function parseTourInput(input: unknown): TourInput {
  const parsed = parseInput(tourInputSchema, input);
  refuseFaults([
    ...duplicateFaults(
      'areas',
      parsed.areas.map((area) => area.id),
    ),
    ...duplicateFaults(
      'services',
      parsed.services.map((service) => service.id),
    ),
    ...duplicateFaults(
      'teams',
      parsed.teams.map((team) => team.id),
    ),
    ...duplicateFaults(
      'days',
      parsed.days.map(({ on }) => on),
    ),
    ...duplicateFaults(
      'published',
      parsed.published.map(({ area, on }) => `${area} ${on}`),
    ),
    ...rangeFaults(parsed),
    ...referenceFaults(parsed),
    ...legFaults(parsed),
  ]);
  return parsed;
}

function rangeFaults({ rules }: TourInput): InputFault[] {
  return rules.servicesMin <= rules.servicesMax ? [] : [{ path: 'rules.servicesMin', message: '不能大于 servicesMax' }];
}

function referenceFaults(input: TourInput): InputFault[] {
  const days = new Set(input.days.map(({ on }) => on));
  const areas = new Set(input.areas.map((area) => area.id)),
    services = new Set(input.services.map((service) => service.id));
  const faults: InputFault[] = [];
  const known = (set: ReadonlySet<string>, value: string, path: string, what: string) => {
    if (!set.has(value)) faults.push({ path, message: `没有编号为“${value}”的${what}` });
  };
  input.areas.forEach((area, index) => {
    for (const service of Object.keys(area.demandPeople))
      known(services, service, `areas[${index}].demandPeople.${service}`, '服务项目');
  });
  input.teams.forEach((team, index) => {
    known(services, team.service, `teams[${index}].service`, '服务项目');
    team.familiarAreas.forEach((area, k) => known(areas, area, `teams[${index}].familiarAreas[${k}]`, '片区'));
    team.availableOn.forEach((on, k) => {
      if (!days.has(on))
        faults.push({ path: `teams[${index}].availableOn[${k}]`, message: `${on} 不在本季度的巡回日内` });
    });
  });
  input.published.forEach((visit, index) => {
    known(areas, visit.area, `published[${index}].area`, '片区');
    if (!days.has(visit.on))
      faults.push({ path: `published[${index}].on`, message: `${visit.on} 不在本季度的巡回日内` });
    visit.services.forEach((service, k) => known(services, service, `published[${index}].services[${k}]`, '服务项目'));
  });
  return faults;
}

function legFaults({ areas, base, legMinutes }: TourInput): InputFault[] {
  return areas.flatMap((area, index) => {
    const places = [base, ...area.villages];
    return places.flatMap((from) =>
      places
        .filter((to) => to !== from && legMinutes[from]?.[to] === undefined)
        .map((to) => ({
          path: `areas[${index}].villages`,
          message: `缺少“${from}”到“${to}”的行车时间，请在 legMinutes 中补上`,
        })),
    );
  });
}

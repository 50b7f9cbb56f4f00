import { z } from 'zod';
import { duplicateFaults, parseInput, refuseFaults, type InputFault } from '../kit/input-error.ts';

const id = z.string().min(1).max(200);

export const pairingInputSchema = z.strictObject({
  weights: z.strictObject({
    version: z.string().min(1),
    /** Earned for each thing that a village wants and the unit can give; for the present pairing; lost per minute of travel. */
    fitPoints: z.number().min(0).max(10_000),
    keepPoints: z.number().min(0).max(10_000),
    minutePoints: z.number().min(0).max(1000),
  }),
  departments: z.array(z.strictObject({ id, canGive: z.array(id), base: id })).max(500),
  villages: z.array(z.strictObject({ id, wants: z.array(id) })).max(500),
  /** base → village → minutes; a missing one counts as the longest given. */
  travelMinutes: z.record(id, z.record(id, z.number().min(0).max(10_000))),
  present: z.array(z.strictObject({ department: id, village: id })).default([]),
});
export type PairingInput = z.infer<typeof pairingInputSchema>;

/** The door: schema and consistency. Throws PlannerInputError naming each faulty place. */
export function parsePairingInput(input: unknown): PairingInput {
  const parsed = parseInput(pairingInputSchema, input);
  const faults: InputFault[] = [
    ...duplicateFaults(
      'departments',
      parsed.departments.map((department) => department.id),
    ),
    ...duplicateFaults(
      'villages',
      parsed.villages.map((village) => village.id),
    ),
    ...duplicateFaults(
      'present',
      parsed.present.map((pair) => pair.department),
    ),
  ];
  parsed.departments.forEach(({ base }, index) => {
    if (!(base in parsed.travelMinutes))
      faults.push({
        path: `departments[${index}].base`,
        message: `出发地“${base}”没有行程时间，请在 travelMinutes 中补上`,
      });
  });
  refuseFaults(faults);
  return parsed;
}

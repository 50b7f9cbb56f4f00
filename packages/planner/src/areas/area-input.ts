import { z } from 'zod';
import { duplicateFaults, parseInput, refuseFaults, type InputFault } from '../kit/input-error.ts';

const id = z.string().min(1).max(200);

export const areaInputSchema = z.strictObject({
  weights: z.strictObject({
    version: z.string().min(1),
    /** Lost per minute between two villages of an area, and for each village left without an area. */
    minutePoints: z.number().min(0).max(1000),
    leftOutPoints: z.number().min(0).max(1_000_000),
    /** Earned for each strength that a village lacks and a neighbour in its area has. */
    complementPoints: z.number().min(0).max(1000),
  }),
  /** Hollow villages of one township; strengths such as a canteen, a clinic, an industry. */
  villages: z.array(z.strictObject({ id, strengths: z.array(id) })).max(40),
  /** Pairs of neighbours and the minutes between them; only neighbours can share an area, three must hang together. */
  neighbours: z.array(z.strictObject({ a: id, b: id, minutes: z.number().min(0).max(10_000) })),
});
export type AreaInput = z.infer<typeof areaInputSchema>;

/** The door: schema and consistency. Throws PlannerInputError naming each faulty place. */
export function parseAreaInput(input: unknown): AreaInput {
  const parsed = parseInput(areaInputSchema, input);
  const known = new Set(parsed.villages.map((village) => village.id));
  const faults: InputFault[] = [
    ...duplicateFaults(
      'villages',
      parsed.villages.map((village) => village.id),
    ),
  ];
  const seen = new Set<string>();
  parsed.neighbours.forEach(({ a, b }, index) => {
    for (const [end, village] of [
      ['a', a],
      ['b', b],
    ] as const)
      if (!known.has(village))
        faults.push({ path: `neighbours[${index}].${end}`, message: `没有编号为“${village}”的村` });
    if (a === b) faults.push({ path: `neighbours[${index}]`, message: '一个村不能与自己相邻' });
    const pair = [a, b].sort().join('\n');
    if (seen.has(pair)) faults.push({ path: `neighbours[${index}]`, message: '这两个村的相邻关系写了两次' });
    seen.add(pair);
  });
  refuseFaults(faults);
  return parsed;
}

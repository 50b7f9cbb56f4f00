import { z } from 'zod';
import { query } from '../kit.ts';
import { Day, Paging, page } from '../vocabulary.ts';
import { STAFF } from './structure.ts';

/** The county's figures that the registry can tell (县情数字, domain §7). */
export const FigureId = z.enum(['townships', 'villages', 'communities', 'hollowVillages', 'areas', 'villageParties', 'grids', 'villagerGroups', 'memberHouseholds', 'centreVillageCommittees', 'firstSecretaries', 'instructorsAndOfficers', 'pairings', 'trainingSessions', 'socialOrganisations', 'memberHelps']);
export type FigureId = z.infer<typeof FigureId>;

/** Figures of any day, each counted from the rows that hold on it. */
export const getFigures = query({
  subject: 'registry.figure.get', http: 'GET /figures', title: '县情数字', cost: 20, keptSeconds: 60, access: STAFF, input: z.object({ asOf: Day.optional() }),
  output: z.object({
    asOf: Day, items: z.array(z.object({ id: FigureId, count: z.int() })),
    population: z.object({ registered: z.int(), resident: z.int(), outflow: z.int(), households: z.int() }).describe('sums over villages and communities'),
  }),
  refusals: [],
});
/** The rows behind a figure: it is their number, or for person-times their sum. */
export const FigureRow = z.object({ id: z.string(), name: z.string(), place: z.string(), since: Day, note: z.string().nullable() });
export const listFigureRows = query({
  subject: 'registry.figure.list-rows', http: 'GET /figures/:figureId/rows', title: '数字背后的名单', cost: 20, keptSeconds: 60, access: STAFF, input: z.object({ figureId: FigureId, asOf: Day.optional(), ...Paging }), output: page(FigureRow), refusals: [],
});

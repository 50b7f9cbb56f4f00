import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, query } from '../kit.ts';
import { CareTag, DivisionCode, GridId, HouseholdId, Paging, PersonId, page, text } from '../vocabulary.ts';

/** Who keeps the list of a place: which cadre, officer or member looks after which household (包组包户). */
const keeps = { villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division' } as const satisfies Access;
const Carer = z.object({ responsibilityId: z.uuid(), personId: PersonId, name: z.string(), since: z.iso.date() });
export const CaredHousehold = z.object({
  id: HouseholdId, number: z.string(), label: z.string().describe('masked, 王**家'), villageName: z.string(), divisionCode: DivisionCode, gridName: z.string(), gridId: GridId, careTags: z.array(CareTag), carers: z.array(Carer),
});
export type CaredHousehold = z.output<typeof CaredHousehold>;

export const listResponsibilities = query({
  subject: 'registry.responsibility.list', http: 'GET /responsibilities', title: '包户责任', access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', auditor: 'any' },
  input: z.object({ show: z.enum(['all', 'nobody', 'mine']).default('all'), divisionCode: DivisionCode.optional(), carerId: PersonId.optional().describe('only those that this person answers for'), words: text(0, 30).optional().describe('household number or who answers for it'), ...Paging }), output: page(CaredHousehold), refusals: [],
});
/** Who can take households of a place: who holds a post there, or in its township. */
export const listCarers = query({
  subject: 'registry.responsibility.list-carers', http: 'GET /divisions/:divisionCode/carers', title: '可以包户的人', access: keeps,
  input: z.object({ divisionCode: DivisionCode }), output: z.object({ items: z.array(z.object({ personId: PersonId, name: z.string(), title: z.string(), placeName: z.string() })) }), refusals: [],
});
export const assignResponsible = command({
  subject: 'registry.responsibility.assign', http: 'POST /households/:householdId/responsible', title: '确定包户人', access: keeps,
  input: z.object({ householdId: HouseholdId, personId: PersonId }), output: CaredHousehold, refusals: ['household/not-found', 'responsibility/no-post-here', 'responsibility/held-already', 'responsibility/enough'],
});
/** The last one is replaced, never just taken away: somebody always answers for a household. */
export const replaceResponsible = command({
  subject: 'registry.responsibility.replace', http: 'POST /responsibilities/:responsibilityId/replace', title: '更换包户人', access: keeps,
  input: z.object({ responsibilityId: z.uuid(), personId: PersonId }), output: CaredHousehold, refusals: ['responsibility/not-found', 'responsibility/no-post-here', 'responsibility/held-already'],
});
export const endResponsible = command({
  subject: 'registry.responsibility.end', http: 'POST /responsibilities/:responsibilityId/end', title: '不再包户', access: keeps,
  input: z.object({ responsibilityId: z.uuid() }), output: CaredHousehold, refusals: ['responsibility/not-found', 'responsibility/last-one'],
});
/** All households of a grid that nobody answers for, to one person at once. */
export const assignVacant = command({
  subject: 'registry.responsibility.assign-vacant', http: 'POST /grids/:gridId/responsible', title: '为无人包的户确定包户人', access: keeps,
  input: z.object({ gridId: GridId, personId: PersonId }), output: z.object({ assigned: z.int() }), refusals: ['grid/not-found', 'responsibility/no-post-here'],
});

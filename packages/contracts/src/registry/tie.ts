import { z } from 'zod';
import { command, event, query } from '../kit.ts';
import { HouseholdId, Instant, PersonId, TieId, VillageCode, text } from '../vocabulary.ts';

/** The tie by which a relative far away may ask for a household (远程代发). */
export const TieStatus = z.enum(['proposed', 'confirmed', 'refused', 'withdrawn']);
export type TieStatus = z.infer<typeof TieStatus>;
export const TieAction = z.enum(['propose', 'confirm', 'refuse', 'withdraw']);
export type TieAction = z.infer<typeof TieAction>;
export const Relation = z.enum(['child', 'grandchild', 'sibling', 'otherRelative', 'mobileMember']);

export const TieView = z.object({
  id: TieId, householdId: HouseholdId, householdName: z.string(), villageCode: VillageCode, villageName: z.string(), relativeId: PersonId, relation: Relation,
  status: TieStatus, elderAgreed: z.boolean().describe('the old person agreed, at the door or by telephone'), proposedAt: Instant, decidedAt: Instant.nullable(),
  note: z.string().nullable(), allowedActions: z.array(TieAction),
});
const about = { tieId: TieId, householdId: HouseholdId, relativeId: PersonId, villageCode: VillageCode };
export const tieConfirmed = event({ subject: 'registry.tie.confirmed', title: '代办关系已确认', payload: z.object(about) });
export const tieRefused = event({ subject: 'registry.tie.refused', title: '代办关系未确认', payload: z.object(about) });
export const tieProposed = event({ subject: 'registry.tie.proposed', title: '代办关系待确认', payload: z.object(about) });
export const tieWithdrawn = event({ subject: 'registry.tie.withdrawn', title: '代办关系已解除', payload: z.object(about) });

/** Somebody away from home asks to speak for a household, by its number on the door plate card (户编号). */
export const proposeTie = command({
  subject: 'registry.tie.propose', http: 'POST /ties', title: '申请为家里代办', access: { villager: 'any', relative: 'any' },
  input: z.object({ householdNumber: text(4, 20), relation: Relation, note: text(0, 100).optional() }),
  output: TieView, refusals: ['household/not-found', 'tie/exists-already', 'tie/own-household', 'tie/too-many-proposed', 'tie/too-many-tries'],
});
export const listTies = query({
  subject: 'registry.tie.list', http: 'GET /ties', title: '代办关系', access: { villager: 'any', relative: 'any', gridOfficer: 'any', villageCadre: 'any' },
  input: z.object({}), output: z.object({ items: z.array(TieView) }), refusals: [],
});
/** The village confirms the tie after asking the old person. */
export const confirmTie = command({
  subject: 'registry.tie.confirm', http: 'POST /ties/:tieId/confirm', title: '确认代办关系', access: { villageCadre: 'division', gridOfficer: 'grid' },
  input: z.object({ tieId: TieId, elderAgreed: z.literal(true, { error: '须先征得老人同意' }) }), output: TieView, refusals: ['tie/not-found', 'tie/decided-already', 'tie/self-confirmed'],
});
export const refuseTie = command({
  subject: 'registry.tie.refuse', http: 'POST /ties/:tieId/refuse', title: '不予确认', access: { villageCadre: 'division', gridOfficer: 'grid' },
  input: z.object({ tieId: TieId, reason: text(2, 100) }), output: TieView, refusals: ['tie/not-found', 'tie/decided-already'],
});
/** The household or the relative ends it; it takes effect at once. */
export const withdrawTie = command({
  subject: 'registry.tie.withdraw', http: 'POST /ties/:tieId/withdraw', title: '解除代办关系', access: { villager: ['own', 'household'], relative: 'own' },
  input: z.object({ tieId: TieId }), output: TieView, refusals: ['tie/not-found', 'tie/not-in-force'],
});

import { z } from 'zod';
import { NumberProof } from '../identity/number-proof.ts';
import { command, event, query } from '../kit.ts';
import { CareTag, Day, HouseholdId, Instant, MobilePhone, PersonId, VillageCode, text, typed } from '../vocabulary.ts';
import { UnitId } from './structure.ts';
import { Relation, TieStatus } from './tie.ts';

/** Who keeps the files of a place's households (户档案). */
const KEEPERS = { gridOfficer: 'grid', villageCadre: 'division' } as const;
const READERS = { ...KEEPERS, townshipCadre: 'division' } as const;

export const HouseholdAction = z.enum(['addResident', 'setCareTags', 'correct', 'moveOut', 'setHead', 'erase', 'takeData', 'keepContacts', 'place']);
export type HouseholdAction = z.infer<typeof HouseholdAction>;
export const LeavingReason = z.enum(['movedAway', 'died', 'recordedByMistake']);
export type LeavingReason = z.infer<typeof LeavingReason>;

/** One household whole, as who answers for it sees it: people masked, each look in full recorded apart. */
export const HouseholdFile = z.object({
  id: HouseholdId, number: z.string(), villageCode: VillageCode, villageName: z.string(), gridName: z.string(), groupName: z.string().nullable(), partyId: UnitId.nullable().describe('the party organisation of its village, under which the village’s groups stand'),
  members: z.array(z.object({ personId: PersonId, relation: z.string(), isHead: z.boolean(), careTags: z.array(CareTag), hasNumber: z.boolean().describe('a number is in force'), hasWaitingNumber: z.boolean().describe('a number waits for a second pair of eyes') })),
  past: z.array(z.object({ personId: PersonId, relation: z.string(), leftOn: Day, reason: LeavingReason, isErased: z.boolean() })),
  ties: z.array(z.object({ relativeId: PersonId, relation: Relation, status: TieStatus, elderAgreed: z.boolean(), since: Instant })).describe('who may ask on behalf, with the old person’s consent'),
  contacts: z.array(z.object({ personId: PersonId, relation: z.string(), consentedOn: Day })).describe('whom to ring in an emergency (紧急联系人), each with the own consent'),
  allowedActions: z.array(HouseholdAction),
});
export type HouseholdFile = z.infer<typeof HouseholdFile>;

const about = { householdId: HouseholdId };
const member = { ...about, personId: PersonId };
export const getHousehold = query({
  subject: 'registry.household.get', http: 'GET /households/:householdId', title: '户档案', access: READERS, input: z.object(about), output: HouseholdFile, refusals: ['household/not-found'],
});
/** Somebody comes to live in the household; known by ID number, so that nobody is registered twice. */
export const addResident = command({
  subject: 'registry.household.add-resident', http: 'POST /households/:householdId/members', title: '添加家庭成员', access: KEEPERS,
  input: z.object({ ...about, name: text(2, 20), idNumber: typed().regex(/^\d{17}[\dXx]$/, { error: '身份证号应为 18 位' }), relation: text(1, 10), phone: MobilePhone.optional(), numberProof: NumberProof.optional(), careTags: z.array(CareTag).max(5).default([]) }),
  output: HouseholdFile, refusals: ['household/not-found', 'resident/not-accepted', 'number/not-proved'],
});
export const setCareTags = command({
  subject: 'registry.household.set-care-tags', http: 'POST /households/:householdId/members/:personId/care-tags', title: '更新关爱标签', access: KEEPERS,
  input: z.object({ ...member, careTags: z.array(CareTag).max(5) }), output: HouseholdFile, refusals: ['household/not-found', 'resident/not-here'],
});
/** Puts a name or telephone right (更正). A number is in force at once where its holder and the holder of the one before have both said yes; else it waits for a second pair of eyes. */
export const correctResident = command({
  subject: 'registry.household.correct-resident', http: 'POST /households/:householdId/members/:personId/correct', title: '更正姓名、电话', access: KEEPERS,
  input: z.object({ ...member, name: text(2, 20).optional(), phone: MobilePhone.optional(), numberProof: NumberProof.optional(), releaseProof: NumberProof.optional().describe('the holder of the number before agrees'), relation: text(1, 10).optional() }), output: HouseholdFile, refusals: ['household/not-found', 'resident/not-here', 'resident/not-accepted', 'number/not-proved'],
});
/** Somebody lives here no more: moved away, died, or was never here. A head leaves only when somebody else is head, or as the last. */
export const moveOut = command({
  subject: 'registry.household.move-out', http: 'POST /households/:householdId/members/:personId/move-out', title: '迁出、去世登记', access: KEEPERS,
  input: z.object({ ...member, reason: LeavingReason, on: Day }), output: HouseholdFile, refusals: ['household/not-found', 'resident/not-here', 'resident/is-head', 'resident/day-in-future'],
});
export const setHead = command({
  subject: 'registry.household.set-head', http: 'POST /households/:householdId/head', title: '变更户主', access: KEEPERS, input: z.object(member), output: HouseholdFile, refusals: ['household/not-found', 'resident/not-here', 'resident/head-already'],
});
/** Somebody to ring in an emergency, who agreed to be (紧急联系人); at most three. */
export const addContact = command({
  subject: 'registry.household.add-contact', http: 'POST /households/:householdId/contacts', title: '登记紧急联系人', access: KEEPERS,
  input: z.object({ ...about, name: text(2, 20), phone: MobilePhone, relation: text(1, 10), hasAgreed: z.literal(true, { error: '须先征得这个人同意' }), numberProof: NumberProof.optional().describe('needed where the county knows the number already') }),
  output: HouseholdFile, refusals: ['household/not-found', 'person/other-name', 'person/too-many-tries', 'contact/needs-code', 'number/not-proved', 'contact/known-already', 'contact/lives-here', 'contact/enough'],
});
export const removeContact = command({
  subject: 'registry.household.remove-contact', http: 'POST /households/:householdId/contacts/:personId/remove', title: '去掉紧急联系人', access: KEEPERS, input: z.object(member), output: HouseholdFile, refusals: ['household/not-found', 'contact/not-noted'],
});
/** Everything that the registry keeps about one person, for that person (个人信息副本); the look is recorded. */
export const takePersonData = command({
  subject: 'registry.person.take-data', http: 'POST /persons/:personId/data', title: '导出本人信息', access: KEEPERS,
  input: z.object({ personId: PersonId, reason: text(4, 100) }), output: z.object({ fileName: z.string(), lines: z.array(z.object({ name: z.string(), value: z.string() })) }), refusals: ['person/not-found', 'reveal/daily-limit'],
});
/** My own data, all of it, as a file: no reason is asked, but that it is still me. */
export const listMyData = query({
  subject: 'registry.person.list-my-data', http: 'GET /me/data', title: '我的全部信息', access: { villager: 'any', relative: 'any' }, input: z.object({}), fresh: true,
  output: z.object({ fileName: z.string(), lines: z.array(z.object({ name: z.string(), value: z.string() })) }), refusals: ['session/confirm-first'],
});
/** Deletes a person's data who lives here no more; a tombstone with numbers stays. */
export const erasePerson = command({
  subject: 'registry.person.erase', http: 'POST /persons/:personId/erase', title: '删除个人信息', access: { villageCadre: 'division' },
  input: z.object({ personId: PersonId, reason: text(4, 100) }), output: z.object({ erasedAt: Instant }), refusals: ['person/not-found', 'person/lives-here', 'person/in-office', 'person/case-open', 'person/erased-already'],
});
/** Ids only: other services drop what they keep in the person's own words. */
export const personErased = event({ subject: 'registry.person.erased', title: '个人信息已删除', payload: z.object({ personId: PersonId }) });

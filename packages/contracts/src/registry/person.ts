import { z } from 'zod';
import { Grant, Role } from '../actor.ts';
import { command, query } from '../kit.ts';
import { CareTag, HouseholdId, Instant, MobilePhone, Paging, PersonId, VillageCode, page, text } from '../vocabulary.ts';

/** Me, as my portal needs it: my own name in full, what I may do and for whom. */
export const getMe = query({
  subject: 'registry.person.get-me', http: 'GET /me', title: '我的信息',
  access: {
    villager: 'any', relative: 'any', gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any',
    partner: 'any', volunteer: 'any', representative: 'any', leader: 'any', auditor: 'any',
  },
  input: z.object({}),
  output: z.object({
    personId: PersonId, name: z.string(), phoneMasked: z.string().nullable(),
    grants: z.array(z.object({ role: Role, scope: z.string().describe('division code, or id of the grid, household, department or workroom; empty: own matters'), scopeName: z.string(), validUntil: Instant.nullable() })),
    households: z.array(z.object({
      id: HouseholdId, name: z.string().describe('王秀英家'), villageCode: VillageCode, villageName: z.string(), relation: z.enum(['member', 'trusted']),
      members: z.array(z.object({ id: PersonId, label: z.string() })),
    })),
    village: z.object({ code: VillageCode, name: z.string(), cadreName: z.string(), cadrePhone: z.string() }).nullable().describe('the own village, and whom to ring there'),
  }),
  refusals: [],
});

const PERSON_IDS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,49}$/;
/** A person as others see one: masked. */
export const PersonCard = z.object({ id: PersonId, label: z.string().describe('masked name, 王**'), phoneMasked: z.string().nullable(), isMasked: z.boolean() });
export const listPersonCards = query({
  subject: 'registry.person.list-cards', http: 'GET /persons', title: '人员名片（脱敏）',
  access: {
    villager: 'any', relative: 'any', gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any',
    volunteer: 'any', representative: 'any', leader: 'any', auditor: 'any',
  },
  input: z.object({ ids: z.string().max(2000).regex(PERSON_IDS, { error: '最多 50 个编号，用逗号隔开' }) }),
  output: z.object({ items: z.array(PersonCard) }), refusals: [],
});

/** A full look at a person's name, phone and address by who serves the case; needs a reason and is recorded. */
export const revealPerson = command({
  subject: 'registry.person.reveal', http: 'POST /persons/:personId/reveal', title: '查看完整个人信息',
  access: { gridOfficer: 'grid', villageCadre: 'division', departmentLiaison: 'department', representative: 'own' },
  input: z.object({ personId: PersonId, reason: text(4, 100) }),
  output: z.object({ personId: PersonId, name: z.string(), phone: z.string().nullable(), address: z.string().nullable(), shownUntil: Instant }),
  refusals: ['person/not-found', 'reveal/daily-limit'],
});

/** Who looked at my data, when and why. */
export const listLooksAtMe = query({
  subject: 'registry.person.list-looks', http: 'GET /me/looks', title: '谁看过我的信息', access: { villager: 'any', relative: 'any' },
  input: z.object({ ...Paging }),
  output: page(z.object({ at: Instant, byUnit: z.string(), byRole: Role, reason: z.string() })), refusals: [],
});

const HouseholdRow = z.object({ id: HouseholdId, name: z.string(), number: z.string(), villageCode: VillageCode, careTags: z.array(CareTag), memberCount: z.int() });
/** The households one answers for, by village and number. */
export const listHouseholds = query({
  subject: 'registry.household.list', http: 'GET /households', title: '户档案', access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any' },
  input: z.object({ ...Paging }), output: page(HouseholdRow), refusals: [],
});
/** Of these the ones found by number, name (characters, pinyin, initials), telephone or ID number. A command, so that what is looked for never stands in an address or log. */
export const searchHouseholds = command({
  subject: 'registry.household.search', http: 'POST /households/search', title: '查找户', access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any' },
  input: z.object({ words: text(1, 20), limit: z.int().min(1).max(200).default(50) }), output: page(HouseholdRow), refusals: [],
});

/** Between services: the person behind a telephone number that is proved, or nobody. */
export const findPersonByPhone = query({
  subject: 'registry.person.find-by-phone', http: null, title: '按手机号找人', access: 'services',
  input: z.object({ phone: MobilePhone }),
  output: z.object({
    personId: PersonId.nullable(), phoneVersion: z.int().describe('rises with every change of the person’s number'),
    isWaiting: z.boolean().describe('somebody has brought this number and it has not been proved: nobody signs in with it'),
  }),
  refusals: [],
});
/** Between services: the grants in force now of a person; the gateway signs them into the actor. */
export const listGrantsOf = query({
  subject: 'registry.grant.list-of-person', http: null, title: '现行授权', access: 'services',
  input: z.object({ personId: PersonId }), output: z.object({ grants: z.array(Grant), phoneVersion: z.int() }), refusals: [],
});
/** Between services: the household behind a number (户编号), with its head. */
export const findHouseholdByNumber = query({
  subject: 'registry.household.find-by-number', http: null, title: '按户编号找户', access: 'services',
  input: z.object({ householdNumber: text(0, 40) }),
  output: z.object({ household: z.object({ householdId: HouseholdId, villageCode: VillageCode, headId: PersonId.nullable() }).nullable() }), refusals: [],
});

import { z } from 'zod';
import { Role } from '../actor.ts';
import { command, event, query } from '../kit.ts';
import { HouseholdId, ImportId, Instant, Paging, PersonId, id, page } from '../vocabulary.ts';

/** The second pair of eyes on a number that nobody could prove at the door. */
const SECONDS = { gridOfficer: 'grid', villageCadre: 'division', townshipCadre: 'division' } as const;
const MINE = { villager: 'any', relative: 'any' } as const;

export const NumberChangeId = id('NumberChangeId');
/** A number on its way to a person: in force at once where the person could confirm it, else it waits. */
export const NumberChangeStatus = z.enum(['waiting', 'inForce', 'refused', 'lapsed', 'replaced']);
export type NumberChangeStatus = z.infer<typeof NumberChangeStatus>;

const waiting = {
  id: NumberChangeId,
  phoneMasked: z.string(),
  askedAt: Instant,
  isFirst: z.boolean().describe('the person had no number that was in force'),
  wasProved: z.boolean().describe('its holder has read out a code that went to it'),
  readyAt: Instant.describe('in force from then on at the earliest'),
};
export const WaitingNumber = z.object({
  ...waiting,
  personId: PersonId,
  householdId: HouseholdId.nullable(),
  oldPhoneMasked: z.string().nullable(),
  askedById: PersonId,
  confirmedById: PersonId.nullable(),
  mayConfirm: z.boolean().describe('somebody else brought it'),
  importId: ImportId.nullable(),
  fileName: z.string().nullable(),
  inFile: z.int().describe('how many of that file wait'),
});
/** Numbers that wait for somebody else than who brought them, those of one file behind one another. */
export const listWaitingNumbers = query({
  subject: 'registry.number.list-waiting',
  http: 'GET /number-changes',
  title: '待核对的手机号',
  access: SECONDS,
  input: z.object({ ...Paging }),
  output: page(WaitingNumber),
  refusals: [],
});
/** Says yes or no to a number that somebody else brought, or to all of its file that one sees. */
export const decideNumber = command({
  subject: 'registry.number.decide',
  http: 'POST /number-changes/:changeId/decide',
  title: '核对手机号',
  access: SECONDS,
  input: z.object({
    changeId: NumberChangeId,
    isRight: z.boolean({ error: '请选择对还是不对' }),
    wholeFile: z.boolean().default(false),
  }),
  output: z.object({ inForce: z.int(), waiting: z.int(), refused: z.int() }),
  refusals: ['number/not-found', 'number/own-asking', 'number/settled-already', 'number/taken'],
});

/** Who has changed my number, and who wants to. */
export const listMyNumbers = query({
  subject: 'registry.number.list-mine',
  http: 'GET /me/numbers',
  title: '谁改过我的手机号',
  access: MINE,
  input: z.object({ ...Paging }),
  output: page(
    z.object({
      ...waiting,
      status: NumberChangeStatus,
      byRole: Role,
      byUnit: z.string(),
      byFile: z.boolean(),
      confirmedByRole: Role.nullable(),
    }),
  ),
  refusals: [],
});
/** Yes, that is to be my number: in force at once, whoever else would have to confirm it. */
export const confirmMyNumber = command({
  subject: 'registry.number.confirm-mine',
  http: 'POST /me/numbers/:changeId/confirm',
  title: '是我要改的',
  access: MINE,
  fresh: true,
  input: z.object({ changeId: NumberChangeId }),
  output: z.object({}),
  refusals: ['number/not-found', 'number/settled-already', 'number/taken', 'session/confirm-first'],
});
/** That isn't my number: whoever asked for it, it falls away. */
export const denyMyNumber = command({
  subject: 'registry.number.deny-mine',
  http: 'POST /me/numbers/:changeId/deny',
  title: '不是我要改的',
  access: MINE,
  input: z.object({ changeId: NumberChangeId }),
  output: z.object({}),
  refusals: ['number/not-found', 'number/settled-already'],
});

/** Another number is in force, or none: sessions opened with the one before are over. */
export const numberChanged = event({
  subject: 'registry.person.number-changed',
  title: '手机号已变更',
  payload: z.object({ personId: PersonId }),
});
/** Between services: the number in force of somebody whose file the asker may keep, to send a code to; null for everybody else. */
export const findNumberInForce = query({
  subject: 'registry.number.find-in-force',
  http: null,
  title: '查现用手机号',
  access: 'services',
  input: z.object({ personId: PersonId, askedById: PersonId }),
  output: z.object({ phone: z.string().nullable() }),
  refusals: [],
});
/** Between services: what the old numbers of the last days are to be told, oldest first. */
export const listNumberNotices = query({
  subject: 'registry.number.list-notices',
  http: null,
  title: '要告诉旧号码的话',
  access: 'services',
  input: z.object({ after: z.uuid().nullable() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        phone: z.string(),
        kind: z.enum(['asked', 'changed']),
        newPhoneMasked: z.string().nullable(),
        from: Instant,
        ring: z.object({ name: z.string(), phone: z.string() }).nullable(),
      }),
    ),
  }),
  refusals: [],
});

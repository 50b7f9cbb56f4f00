import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, event, query } from '../kit.ts';
import { Day, DepartmentId, DivisionCode, HistoryEntry, Paging, PairingId, VillageCode, page, text } from '../vocabulary.ts';

/** Everybody on the county's staff may look at who is paired with whom. */
const staff = { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any', representative: 'any', leader: 'any', auditor: 'any' } as const satisfies Access;
const pairs = { countyOrganiser: 'any' } as const satisfies Access;

export const PairingAction = z.enum(['start', 'end']);
export const PairingRow = z.object({
  id: PairingId, departmentId: DepartmentId, departmentName: z.string(), villageCode: VillageCode, villageName: z.string(), townshipName: z.string(), startedOn: Day, endedOn: Day.nullable(), version: z.int(),
});
export type PairingRow = z.output<typeof PairingRow>;
export const PairingView = PairingRow.extend({
  endReason: z.string().nullable(), history: z.array(HistoryEntry), allowedActions: z.array(PairingAction),
  ofDepartment: z.array(PairingRow).describe('all pairings of the unit, latest first'), ofVillage: z.array(PairingRow).describe('all pairings of the village, latest first'),
  shared: z.array(z.string()).describe('kinds of service that the village has asked for and the unit answers for'), secretaryName: z.string().nullable(),
});
export type PairingView = z.output<typeof PairingView>;

const about = { pairingId: PairingId, departmentId: DepartmentId, villageCode: VillageCode, on: Day };
export const pairingStarted = event({ subject: 'registry.pairing.started', title: '结对开始', payload: z.object(about) });
export const pairingEnded = event({ subject: 'registry.pairing.ended', title: '结对结束', payload: z.object(about) });

export const listPairings = query({
  subject: 'registry.pairing.list', http: 'GET /pairings', title: '结对帮扶', access: staff,
  input: z.object({ show: z.enum(['present', 'past']).default('present'), divisionCode: DivisionCode.optional(), words: text(0, 30).optional().describe('unit or village'), ...Paging }), output: page(PairingRow), refusals: [],
});
export const getPairing = query({
  subject: 'registry.pairing.get', http: 'GET /pairings/:pairingId', title: '一对结对的经过', access: staff,
  input: z.object({ pairingId: PairingId }), output: PairingView, refusals: ['pairing/not-found'],
});
/** Units and hollow villages that are paired with nobody. */
export const listUnpaired = query({
  subject: 'registry.pairing.list-unpaired', http: 'GET /unpaired', title: '还没有结对的单位和空心村', access: { countyOrganiser: 'any', townshipCadre: 'any', auditor: 'any' }, input: z.object({}),
  output: z.object({ departments: z.array(z.object({ id: DepartmentId, name: z.string() })), villages: z.array(z.object({ code: VillageCode, name: z.string(), townshipName: z.string() })) }), refusals: [],
});
const onDay = { on: Day };
export const startPairing = command({
  subject: 'registry.pairing.start', http: 'POST /pairings', title: '结对', access: pairs,
  input: z.object({ departmentId: DepartmentId, villageCode: VillageCode, ...onDay }), output: PairingView,
  refusals: ['department/not-found', 'division/not-found', 'pairing/not-hollow', 'pairing/department-paired', 'pairing/village-paired', 'pairing/day-too-far'],
});
export const endPairing = command({
  subject: 'registry.pairing.end', http: 'POST /pairings/:pairingId/end', title: '解除结对', access: pairs, versioned: true,
  input: z.object({ pairingId: PairingId, ...onDay, reason: text(2, 100) }), output: PairingView, refusals: ['pairing/not-found', 'pairing/ended-already', 'pairing/ends-before-start', 'pairing/day-too-far'],
});

/** The best one-to-one pairing of all units and as many hollow villages, proved optimal; nothing changes until somebody adopts it. */
export const proposePairings = query({
  subject: 'registry.pairing.propose', http: 'GET /pairing-proposal', title: '结对建议', cost: 40, access: pairs,
  input: z.object({ keep: z.enum(['strong', 'weak', 'none']).default('strong').describe('how much present pairs weigh') }),
  output: z.object({
    items: z.array(z.object({
      departmentId: DepartmentId, departmentName: z.string(), villageCode: VillageCode, villageName: z.string(), townshipName: z.string(), isPresent: z.boolean(), points: z.number(),
      fits: z.array(z.string()).describe('kinds that the village asks for and the unit answers for'), minutes: z.int().describe('estimated drive from the county seat'),
    })),
    changes: z.int(), valuePoints: z.number(), boundPoints: z.number().describe('no pairing can be worth more'), villagesLeft: z.int(),
  }),
  refusals: [],
});
/** Adopts pairs of a proposal: what stands in their way ends on that day, and they begin. */
export const adoptPairings = command({
  subject: 'registry.pairing.adopt', http: 'POST /pairings/adopt', title: '采纳结对建议', access: pairs,
  input: z.object({ pairs: z.array(z.object({ departmentId: DepartmentId, villageCode: VillageCode })).min(1, { error: '请至少选一对' }).max(200), ...onDay, reason: text(2, 100) }),
  output: z.object({ started: z.int(), ended: z.int() }),
  refusals: ['department/not-found', 'division/not-found', 'pairing/not-hollow', 'pairing/twice', 'pairing/day-too-far', 'pairing/starts-later'],
});

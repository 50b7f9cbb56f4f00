import { z } from 'zod';
import { command, query } from '../kit.ts';
import { Day, DivisionCode, VillageCode, text } from '../vocabulary.ts';
import { STAFF, UnitId } from './structure.ts';

/** What can be wrong with areas (domain §11.1); shown while the organiser arranges them, refused when confirmed. */
export const AreaFault = z.enum(['tooFew', 'tooMany', 'notHollow', 'inTwo', 'noBorderReason', 'unknownVillage']);
export type AreaFault = z.infer<typeof AreaFault>;
const asOf = Day.optional();
const township = { townshipCode: DivisionCode };

/** A village as the map shows it. */
export const VillageOnMap = z.object({
  code: VillageCode, name: z.string(), townshipCode: DivisionCode, townshipName: z.string(), registeredPopulation: z.int().nullable(), residentPopulation: z.int().nullable(), outflowPopulation: z.int().nullable(),
  outflowRate: z.number().nullable().describe('outflow / registered, 0–1'), isHollow: z.boolean(), latitude: z.number().nullable(), longitude: z.number().nullable(), areaId: UnitId.nullable(),
});
export type VillageOnMap = z.infer<typeof VillageOnMap>;
export const AreaView = z.object({
  id: UnitId, number: z.int(), name: z.string(), townshipCode: DivisionCode, townshipName: z.string(), crossBorderReason: z.string().nullable(), since: Day, villageCodes: z.array(VillageCode),
  faults: z.array(z.object({ fault: AreaFault, villageCode: VillageCode.nullable() })).describe('what no longer fits, such as a village that is not hollow any more'),
});
export type AreaView = z.infer<typeof AreaView>;
/** The county's villages and areas of a day: map and table read the same. */
export const getAreaMap = query({
  subject: 'registry.area.get-map', http: 'GET /areas', title: '片区和空心村', access: STAFF, input: z.object({ asOf, townshipCode: DivisionCode.optional() }),
  output: z.object({
    asOf: Day, threshold: z.number().describe('share of outflow above which a village is hollow'), arePositionsInvented: z.boolean(), villages: z.array(VillageOnMap), areas: z.array(AreaView),
    withoutArea: z.array(VillageCode).describe('hollow villages in no area'), mayArrange: z.array(DivisionCode).describe('townships whose areas the asker may arrange'),
  }),
  refusals: [],
});

export const ProposedArea = z.object({
  areaId: UnitId.nullable().describe('an area of today that it continues'), name: z.string(), villageCodes: z.array(VillageCode), minutes: z.number().describe('driving minutes between its villages, as estimated'),
  complements: z.int().describe('strengths that a village lacks and a neighbour in its area has'),
});
/** Areas for a township, by nearness, size and what villages can lend each other; the odd village is reported. Nothing is changed. */
export const proposeTownshipAreas = query({
  subject: 'registry.area.propose', http: 'GET /townships/:townshipCode/area-proposal', title: '片区划分建议', cost: 40, access: { countyOrganiser: 'division' }, input: z.object(township),
  output: z.object({ areas: z.array(ProposedArea), leftOut: z.array(VillageCode), isOptimal: z.boolean(), seconds: z.number() }), refusals: ['division/not-found', 'area/township-too-large'],
});
/** `code,code;code,code,code`: villages by area, for a check while the organiser still moves them. */
const Arrangement = z.string().max(4000).regex(/^(\d{12}(,\d{12})*)?(;(\d{12}(,\d{12})*)?)*$/, { error: '写法不对' });
/** What would be wrong with areas as drawn; nothing is changed. */
export const checkAreas = query({
  subject: 'registry.area.check', http: 'GET /townships/:townshipCode/area-check', title: '检查片区划分', access: { countyOrganiser: 'division' }, input: z.object({ ...township, areas: Arrangement }),
  output: z.object({ faults: z.array(z.object({ index: z.int().describe('place of the area in the list'), fault: AreaFault, villageCode: VillageCode.nullable() })), withoutArea: z.array(VillageCode) }), refusals: ['division/not-found'],
});
/** Puts the areas of a township as they are to be from a day on: areas not named are dissolved, new ones get a number. */
export const arrangeAreas = command({
  subject: 'registry.area.arrange', http: 'POST /townships/:townshipCode/areas', title: '划定片区', access: { countyOrganiser: 'division' },
  input: z.object({
    ...township, on: Day.describe('the first day on which they hold; a later day than today is waited for'), reason: text(2, 200),
    areas: z.array(z.object({ areaId: UnitId.nullable().default(null), name: text(2, 40), villageCodes: z.array(VillageCode).max(10), crossBorderReason: text(4, 200).nullable().default(null) })).max(60),
  }),
  output: z.object({ areas: z.array(AreaView), withoutArea: z.array(VillageCode) }),
  refusals: ['division/not-found', 'unit/not-found', 'unit/ended', 'unit/has-children', 'unit/day-too-far', 'planned/no-longer-fits', 'unit/changed-later', 'area/too-few-villages', 'area/too-many-villages', 'area/not-hollow', 'area/village-twice', 'area/no-border-reason', 'area/other-township', 'area/nothing-changed'],
});

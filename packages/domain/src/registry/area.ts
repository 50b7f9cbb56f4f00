import { ok, refuse } from '@shaodao/contracts/kit';
import type { AreaFault } from '@shaodao/contracts/registry/area';
import { childrenOf, end, inTurn, lastTerm, retell, unitOf, type Decided, type Refused, type Structure, type Unit } from './structure.ts';

/** How many villages an area has (domain §11.1). */
export const AREA_VILLAGES = { min: 2, max: 3 } as const;

/** A village as areas are judged. */
export interface AreaVillage {
  readonly code: string;
  readonly townshipCode: string;
  readonly isHollow: boolean;
  readonly partyId: string;
}
export interface WantedArea {
  readonly areaId: string | null;
  readonly name: string;
  readonly villageCodes: readonly string[];
  readonly crossBorderReason: string | null;
}
export interface Fault {
  /** Place of the area in the list. */
  readonly index: number;
  readonly fault: AreaFault;
  readonly villageCode: string | null;
}

/** Everything that is wrong with areas of a township: each has 2–3 villages, all hollow, none in two, and says why it crosses the border. */
export function areaFaults(townshipCode: string, areas: readonly Pick<WantedArea, 'villageCodes' | 'crossBorderReason'>[], villages: ReadonlyMap<string, AreaVillage>): Fault[] {
  const seen = new Set<string>();
  return areas.flatMap(({ villageCodes, crossBorderReason }, index) => {
    const faults: Fault[] = [];
    const say = (fault: AreaFault, villageCode: string | null = null) => faults.push({ index, fault, villageCode });
    if (villageCodes.length < AREA_VILLAGES.min) say('tooFew');
    if (villageCodes.length > AREA_VILLAGES.max) say('tooMany');
    for (const code of villageCodes) {
      const village = villages.get(code);
      if (!village) say('unknownVillage', code);
      else if (!village.isHollow) say('notHollow', code);
      if (seen.has(code)) say('inTwo', code);
      seen.add(code);
    }
    if (!crossBorderReason && villageCodes.some((code) => villages.has(code) && villages.get(code)!.townshipCode !== townshipCode)) say('noBorderReason');
    return faults;
  });
}
const REFUSAL = {
  tooFew: 'area/too-few-villages', tooMany: 'area/too-many-villages', notHollow: 'area/not-hollow', inTwo: 'area/village-twice', noBorderReason: 'area/no-border-reason', unknownVillage: 'division/not-found',
} as const satisfies Record<AreaFault, string>;
type ArrangeRefused = Refused | (typeof REFUSAL)[AreaFault] | 'area/other-township' | 'area/nothing-changed' | 'unit/has-children';

/** The areas of a township as they are to be from `on`: those not named end, their villages stand under their township again; new ones get the smallest free number. */
export function arrangeAreas(
  tree: Structure, { townshipCode, on, reason, areas, newIds }: { townshipCode: string; on: string; reason: string; areas: readonly WantedArea[]; newIds: readonly string[] }, villages: ReadonlyMap<string, AreaVillage>,
): Decided<ArrangeRefused> {
  const fault = areaFaults(townshipCode, areas, villages)[0];
  if (fault) return refuse(REFUSAL[fault.fault]);
  const own = tree.units.filter((u) => u.level === 'area' && u.homeCode === townshipCode && u.endedOn === null);
  if (areas.some((a) => a.areaId !== null && !own.some((u) => u.id === a.areaId))) return refuse('area/other-township');
  const wanted = areas.map((area, i) => ({ ...area, id: area.areaId ?? newIds[i]!, isNew: area.areaId === null }));
  const target = new Map(wanted.flatMap((area) => area.villageCodes.map((code) => [villages.get(code)!.partyId, area.id] as const)));
  const parentNow = (partyId: string) => lastTerm(tree, partyId)?.parentId ?? null;
  // A village of another township's area isn't taken out of it from here.
  if ([...target.keys()].some((id) => parentNow(id) !== null && !own.some((u) => u.id === parentNow(id)))) return refuse('area/village-twice');
  const members = own.flatMap((area) => childrenOf(tree, area.id).map((party) => party.id));
  const moving = [...new Set([...members, ...target.keys()])].filter((id) => parentNow(id) !== (target.get(id) ?? null));
  const townshipOf = new Map([...villages.values()].map((v) => [v.partyId, v.townshipCode]));
  const touched = new Set(moving.flatMap((id) => [parentNow(id), target.get(id)].filter((x) => x != null)));
  // The past of an area that changes is settled up to the day: nothing of it may begin or end after.
  if (tree.terms.some((t) => t.parentId !== null && touched.has(t.parentId) && (t.startedOn > on || (t.endedOn !== null && t.endedOn > on)))) return refuse('unit/changed-later');
  const gone = own.filter((area) => !wanted.some((w) => w.id === area.id));
  let taken = new Set(tree.units.filter((u) => u.level === 'area' && (u.endedOn === null || u.endedOn > on) && !gone.includes(u)).map((u) => u.number));
  const numberFor = (): number => {
    let number = 1;
    while (taken.has(number)) number++;
    taken = new Set(taken).add(number);
    return number;
  };
  const decided = inTurn<ArrangeRefused>(tree, [
    ...wanted.flatMap((area) => (area.isNew ? [() => ok(born(area, numberFor(), townshipCode, on))] : [])),
    ...moving.map((id) => (now: Structure) => retell(now, id, on, target.has(id) ? { parentId: target.get(id)!, parentCode: null } : { parentId: null, parentCode: townshipOf.get(id) ?? townshipCode })),
    ...gone.map((area) => (now: Structure) => end(now, area.id, on, reason)),
    ...wanted.filter((area) => !area.isNew).flatMap((area) => [
      (now: Structure) => (lastTerm(now, area.id)!.name === area.name ? ok([]) : retell(now, area.id, on, { name: area.name })),
      (now: Structure) => (unitOf(now, area.id)!.crossBorderReason === area.crossBorderReason ? ok([]) : ok([{ put: 'unit', row: { ...unitOf(now, area.id)!, crossBorderReason: area.crossBorderReason } }])),
    ]),
  ]);
  return decided.ok && decided.value.length === 0 ? refuse('area/nothing-changed') : decided;
}
const born = (area: WantedArea & { id: string }, number: number, townshipCode: string, on: string) => {
  const unit: Unit = { id: area.id, level: 'area', homeCode: townshipCode, number, kind: null, crossBorderReason: area.crossBorderReason, startedOn: on, endedOn: null, endReason: null };
  return [{ put: 'unit', row: unit }, { put: 'term', row: { unitId: area.id, startedOn: on, endedOn: null, name: area.name, parentId: null, parentCode: townshipCode } }] as const;
};

import type { OutputOf } from '@shaodao/contracts/kit';
import type { getAreaMap, proposeTownshipAreas, VillageOnMap } from '@shaodao/contracts/registry/area';

type AreaMap = OutputOf<typeof getAreaMap>;
/** An area as the organiser has it now; `key` stays while villages come and go. */
export interface Draft {
  readonly key: string;
  readonly areaId: string | null;
  readonly name: string;
  readonly villageCodes: readonly string[];
  readonly crossBorderReason: string;
}

/** The township's areas of today as drafts. */
export const draftsOfToday = (map: AreaMap, townshipCode: string): Draft[] =>
  map.areas.filter((area) => area.townshipCode === townshipCode).map(({ id, name, villageCodes, crossBorderReason }) => ({ key: id, areaId: id, name, villageCodes, crossBorderReason: crossBorderReason ?? '' }));

/** A proposal as drafts; what continues an area of today keeps its reason. */
export const draftsOfProposal = (areas: OutputOf<typeof proposeTownshipAreas>['areas'], today: readonly Draft[]): Draft[] =>
  areas.map((area, i) => ({ key: area.areaId ?? `new-${i}-${area.villageCodes[0]}`, areaId: area.areaId, name: area.name, villageCodes: area.villageCodes, crossBorderReason: today.find((d) => d.areaId === area.areaId)?.crossBorderReason ?? '' }));

/** A village into one area, a new one (`new`), or none (null); areas that are left empty go. */
export function moved(drafts: readonly Draft[], village: VillageOnMap, to: string | null): Draft[] {
  const without = drafts.map((d) => ({ ...d, villageCodes: d.villageCodes.filter((code) => code !== village.code) }));
  const next = to === 'new'
    ? [...without, { key: `new-${village.code}`, areaId: null, name: `${village.townshipName}${village.name.replace(/村$/, '')}片区`, villageCodes: [village.code], crossBorderReason: '' }]
    : without.map((d) => (d.key === to ? { ...d, villageCodes: [...d.villageCodes, village.code] } : d));
  return next.filter((d) => d.villageCodes.length > 0);
}

/** How the check is asked: villages by area. */
export const asText = (drafts: readonly Draft[]): string => drafts.map((d) => d.villageCodes.join(',')).join(';');
/** Whether drafts say something else than today. */
export const differs = (drafts: readonly Draft[], today: readonly Draft[]): boolean => {
  const text = (of: readonly Draft[]) => of.map((d) => `${d.areaId} ${d.name} ${d.crossBorderReason} ${d.villageCodes.toSorted().join()}`).toSorted().join(';');
  return text(drafts) !== text(today);
};
/** Whether an area of the township has a village of another one: then it says why. */
export const crosses = (draft: Draft, townshipCode: string, villages: ReadonlyMap<string, VillageOnMap>): boolean => draft.villageCodes.some((code) => villages.get(code)?.townshipCode !== townshipCode);

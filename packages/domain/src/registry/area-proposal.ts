/** What a village can lend its neighbours in an area, and by what it is known to have it. */
export interface Strengths {
  readonly hasPairedUnit: boolean;
  readonly hasFirstSecretary: boolean;
  readonly hasMemberHousehold: boolean;
  /** People who stayed. */
  readonly residentPopulation: number;
}
/** From so many residents on a village has hands to lend. */
const HANDS = 250;
export const strengthsOf = (village: Strengths): string[] => [
  ...(village.hasPairedUnit ? ['pairedUnit'] : []), ...(village.hasFirstSecretary ? ['firstSecretary'] : []), ...(village.hasMemberHousehold ? ['memberHousehold'] : []), ...(village.residentPopulation >= HANDS ? ['hands'] : []),
];

/** Great-circle distance in kilometres of two places in degrees (WGS 84). */
export function distanceKm(a: { readonly latitude: number; readonly longitude: number }, b: { readonly latitude: number; readonly longitude: number }): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
/** Driving minutes as estimated from the air line: mountain roads are 1.4 times as long, driven at 30 km/h. */
export const estimatedMinutes = (km: number): number => Math.round(((km * 1.4) / 30) * 60 * 10) / 10;

/** How many nearest villages count as neighbours of one. */
const NEIGHBOURS = 6;
interface Placed { readonly code: string; readonly latitude: number; readonly longitude: number }
/** Pairs of villages that are near enough to share an area: each with its nearest. Positions in degrees. */
export function neighbourPairs(villages: readonly Placed[]): { a: string; b: string; minutes: number }[] {
  const pairs = new Map<string, { a: string; b: string; minutes: number }>();
  for (const one of villages) {
    const near = villages.filter((v) => v !== one).map((v) => ({ code: v.code, km: distanceKm(one, v) })).sort((x, y) => x.km - y.km || (x.code < y.code ? -1 : 1)).slice(0, NEIGHBOURS);
    for (const { code, km } of near) {
      const [a, b] = one.code < code ? [one.code, code] : [code, one.code];
      pairs.set(`${a}/${b}`, { a, b, minutes: estimatedMinutes(km) });
    }
  }
  return [...pairs.values()];
}

/** What an area of today is called and has. */
interface Today { readonly areaId: string; readonly name: string; readonly villageCodes: readonly string[] }
/** Which area of today each proposed group continues: the one with which it shares most villages, at least two; none twice. */
export function continued(groups: readonly (readonly string[])[], today: readonly Today[]): (Today | undefined)[] {
  const pairs = groups.flatMap((codes, index) => today.map((area) => ({ index, area, shared: area.villageCodes.filter((c) => codes.includes(c)).length }))).filter((p) => p.shared >= 2).sort((a, b) => b.shared - a.shared || a.index - b.index);
  const of: (Today | undefined)[] = groups.map(() => undefined);
  const taken = new Set<string>();
  for (const { index, area } of pairs)
    if (!of[index] && !taken.has(area.areaId)) {
      of[index] = area;
      taken.add(area.areaId);
    }
  return of;
}

/** What each proposed area is called: as the one of today that it continues, else after its largest village whose name no other has. */
export function areaNames(areas: readonly { readonly keeps: string | null; readonly villages: readonly { readonly name: string; readonly townshipName: string; readonly residentPopulation: number | null }[] }[]): string[] {
  const taken = new Set(areas.flatMap((area) => area.keeps ?? []));
  return areas.map(({ keeps, villages }) => {
    if (keeps) return keeps;
    const names = villages.toSorted((a, b) => (b.residentPopulation ?? 0) - (a.residentPopulation ?? 0)).map((v) => `${v.townshipName}${v.name.replace(/村$/, '')}片区`);
    const name = names.find((one) => !taken.has(one)) ?? `${names[0] ?? ''}${taken.size + 1}`;
    taken.add(name);
    return name;
  });
}

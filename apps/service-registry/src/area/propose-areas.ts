import { sql } from 'kysely';
import { ok, refuse } from '@shaodao/contracts/kit';
import { areaNames, continued, neighbourPairs, strengthsOf, type Strengths } from '@shaodao/domain/registry/area-proposal';
import type { AreaInput } from '@shaodao/planner/areas/area-input';
import type { Work } from '@shaodao/service-kit/work';
import { sharedPlanner } from '../shared-planner.ts';
import type { RegistryTables } from '../tables.ts';
import { areasOn, villagesOn } from './area-map.ts';

/** Leaving a village out costs more than any drive within a county; a strength lent is worth a quarter of an hour, so that three are rather together than two. */
const WEIGHTS = { version: 'areas-1', minutePoints: 1, leftOutPoints: 2_000, complementPoints: 15 } as const;
const MAX_VILLAGES = 40;

/** Reads what a proposal for a township needs; `solve` searches in a thread of its own, outside the transaction. */
export async function proposalFor(work: Work<RegistryTables>, townshipCode: string, day: string) {
  const all = await villagesOn(work, day, townshipCode);
  const today = await areasOn(work, day, all, townshipCode);
  const own = new Set<string>(today.map((area) => area.id));
  // A village that another township's area has taken in stays there.
  const hollow = all.filter((v) => v.isHollow && v.partyId && (v.areaId ? own.has(v.areaId) : v.townshipCode === townshipCode));
  const placed = hollow.flatMap((v) => (v.latitude === null || v.longitude === null ? [] : [{ code: v.code, latitude: v.latitude, longitude: v.longitude }]));
  const strengths = await strengthsIn(work, day, hollow.map((v) => v.code));
  const input: AreaInput = { weights: WEIGHTS, villages: hollow.map((v) => ({ id: v.code, strengths: strengthsOf({ ...strengths.get(v.code)!, residentPopulation: v.residentPopulation ?? 0 }) })), neighbours: neighbourPairs(placed) };
  return {
    async solve() {
      if (hollow.length > MAX_VILLAGES) return refuse('area/township-too-large');
      const outcome = await sharedPlanner.run('areas', input);
      if ('refusal' in outcome) return outcome;
      const { result, seconds } = outcome;
      const before = continued(result.areas.map((area) => area.villages), today.map((area) => ({ areaId: area.id, name: area.name, villageCodes: area.villageCodes })));
      const names = areaNames(result.areas.map((area, i) => ({ keeps: before[i]?.name ?? null, villages: hollow.filter((v) => area.villages.includes(v.code)) })));
      const areas = result.areas.map((area, i) => ({
        areaId: (before[i]?.areaId ?? null) as never, name: names[i]!, villageCodes: [...area.villages],
        minutes: -(area.terms.find((t) => t.code === 'minutes')?.points ?? 0) / WEIGHTS.minutePoints, complements: Math.round((area.terms.find((t) => t.code === 'complement')?.points ?? 0) / WEIGHTS.complementPoints),
      }));
      return ok({ areas, leftOut: result.leftOut.slice(), isOptimal: result.isOptimal, seconds: Math.round(seconds * 1000) / 1000 });
    },
  };
}

async function strengthsIn(work: Work<RegistryTables>, day: string, codes: readonly string[]): Promise<Map<string, Omit<Strengths, 'residentPopulation'>>> {
  const { rows } = await sql<Omit<Strengths, 'residentPopulation'> & { code: string }>`
    select c.code,
      exists (select from pairing p where p.village_code = c.code and p.started_on <= ${day} and (p.ended_on is null or p.ended_on > ${day})) as has_paired_unit,
      exists (select from posting o where o.division_code = c.code and o.kind = 'firstSecretary' and o.started_on <= ${day} and (o.ended_on is null or o.ended_on > ${day})) as has_first_secretary,
      exists (select from units_on(${day}) m where m.home_code = c.code and m.level = 'memberHousehold') as has_member_household
    from unnest(${[...codes]}::text[]) as c(code)`.execute(work.db);
  return new Map(rows.map(({ code, ...strengths }) => [code, strengths]));
}

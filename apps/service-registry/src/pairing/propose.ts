import { Controller, Inject, type OnModuleDestroy } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call, type ReplyOf } from '@shaodao/contracts/kit';
import { proposePairings } from '@shaodao/contracts/registry/pairing';
import { countyDay } from '@shaodao/domain/calendar';
import { driveMinutes, PAIRING_WEIGHTS } from '@shaodao/domain/registry/pairing';
import type { PairingInput } from '@shaodao/planner/pairings/pairing-input';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { sharedPlanner } from '../shared-planner.ts';
import type { RegistryTables } from '../tables.ts';

const SEAT = 'county-seat';
interface Village { code: string; name: string; townshipName: string; latitude: number | null; longitude: number | null; wants: string[] }
interface Unit { id: string; name: string; dutyKindIds: string[] }

@Controller()
export class ProposePairings implements OnModuleDestroy {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}
  async onModuleDestroy(): Promise<void> {
    await sharedPlanner.close();
  }

  /** Rows are read first, then the planner works in its own thread: no transaction waits for it. */
  @Handle(proposePairings)
  async propose(call: Call<typeof proposePairings>): Promise<ReplyOf<typeof proposePairings>> {
    const { villages, units, present, minutes } = await this.unitOfWork.read(call, factsOf);
    const input: PairingInput = {
      weights: { version: PAIRING_WEIGHTS.version, fitPoints: PAIRING_WEIGHTS.fitPoints, minutePoints: PAIRING_WEIGHTS.minutePoints, keepPoints: PAIRING_WEIGHTS.keepPoints[call.input.keep] },
      departments: units.map(({ id, dutyKindIds }) => ({ id, canGive: dutyKindIds, base: SEAT })), villages: villages.map(({ code, wants }) => ({ id: code, wants })), travelMinutes: { [SEAT]: minutes }, present,
    };
    const outcome = await sharedPlanner.run('pairings', input);
    if ('refusal' in outcome) return outcome;
    const { result } = outcome;
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const villageOf = new Map(villages.map((village) => [village.code, village]));
    const items = result.pairings.map((pair) => {
      const [unit, village] = [unitOf.get(pair.department)!, villageOf.get(pair.village)!];
      return {
        departmentId: unit.id as never, departmentName: unit.name, villageCode: village.code, villageName: village.name, townshipName: village.townshipName, isPresent: pair.isPresent, points: pair.points,
        fits: village.wants.filter((kind) => unit.dutyKindIds.includes(kind)), minutes: minutes[village.code] ?? 0,
      };
    });
    return ok({ items, changes: items.filter((item) => !item.isPresent).length, valuePoints: result.valuePoints, boundPoints: result.boundPoints, villagesLeft: result.villagesLeft.length });
  }
}

/** Units with their duties, hollow villages with what they asked for, who is paired now, and the drive to each village. */
async function factsOf(work: Work<RegistryTables>) {
  const today = countyDay(work.now);
  const { rows: villages } = await sql<Village>`
    select d.code, d.name, t.name as township_name, d.latitude, d.longitude, array(select distinct k.kind_id from asked_kind k where k.village_code = d.code order by 1) as wants
    from divisions_on(${today}) d join division t on t.code = d.parent_code where d.kind = 'village' and d.is_hollow order by d.code`.execute(work.db);
  const units: Unit[] = await work.db.selectFrom('department').select(['id', 'name', 'dutyKindIds']).orderBy('id').execute();
  const { rows: present } = await sql<{ department: string; village: string }>`select department_id as department, village_code as village from pairing where held @> ${today}::date`.execute(work.db);
  const { rows: seats } = await sql<{ latitude: number | null; longitude: number | null }>`select avg(d.latitude) as latitude, avg(d.longitude) as longitude from divisions_on(${today}) d where d.kind = 'community'`.execute(work.db);
  const seat = seats[0]?.latitude != null && seats[0].longitude != null ? { latitude: seats[0].latitude, longitude: seats[0].longitude } : undefined;
  const minutes = Object.fromEntries(villages.flatMap(({ code, latitude, longitude }) => (seat && latitude != null && longitude != null ? [[code, driveMinutes(seat, { latitude, longitude })]] : [])));
  return { villages, units, present: present.filter((pair) => villages.some((village) => village.code === pair.village)), minutes };
}

import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { adoptPairings, endPairing, getPairing, listPairings, listUnpaired, startPairing } from '@shaodao/contracts/registry/pairing';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { adopt, end, start } from '@shaodao/domain/registry/pairing';
import { create, insertRow } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { storeDecision } from '@shaodao/service-kit/store';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import type { PairingTable, RegistryTables } from '../tables.ts';
import { fresh, groundFor, lockPairings } from './new-pairing.ts';
import { pairingRow, pairingsUnder, pairingsWith } from './pairing.view.ts';

@Controller()
export class Pairings {
  readonly #pairings;
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>, @Inject(PersonalData) personalData: PersonalData) {
    this.#pairings = pairingsWith(personalData);
  }

  @Handle(listPairings)
  list(call: Call<typeof listPairings>) {
    return this.unitOfWork.query(call, async (work) => {
      return ok(pageOfOpened((await pairingsUnder(work, call.input)).map(pairingRow), call.input, (row) => `${row.villageCode}/${row.startedOn}/${row.id}`));
    });
  }

  @Handle(getPairing)
  get(call: Call<typeof getPairing>) {
    return this.unitOfWork.query(call, async (work) => {
      const pairing = await work.db.selectFrom('pairing').selectAll().where('id', '=', call.input.pairingId).executeTakeFirst();
      return pairing ? ok(await this.#pairings.view(pairing, work)) : refuse('pairing/not-found');
    });
  }

  @Handle(listUnpaired)
  unpaired(call: Call<typeof listUnpaired>) {
    const today = countyDay(call.now);
    return this.unitOfWork.query(call, async (work) => {
      const { rows: departments } = await sql<{ id: string; name: string }>`select d.id, d.name from department d where not exists (select from pairing p where p.department_id = d.id and p.held @> ${today}::date) order by d.name`.execute(work.db);
      const { rows: villages } = await sql<{ code: string; name: string; townshipName: string }>`
        select d.code, d.name, t.name as township_name from divisions_on(${today}) d join division t on t.code = d.parent_code where d.kind = 'village' and d.is_hollow and d.code ^@ any ((select shaodao.divisions())::text[])
        and not exists (select from pairing p where p.village_code = d.code and p.held @> ${today}::date) order by d.code`.execute(work.db);
      return ok({ departments: departments.map((row) => ({ ...row, id: row.id as never })), villages });
    });
  }

  @Handle(startPairing)
  start(call: Call<typeof startPairing>) {
    const { departmentId, villageCode, on } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const ground = await groundFor(work, { departmentId, villageCode });
      if (!ground.ok) return ground;
      const row = fresh({ departmentId, villageCode }, on, call.now);
      return create(call, work, this.#pairings, row, () => start(row, ground.value, call.now));
    });
  }

  @Handle(endPairing)
  end(call: Call<typeof endPairing>) {
    return this.unitOfWork.change(call, this.#pairings, call.input.pairingId, (pairing) => end(pairing, call.input.on, call.input.reason, call.now));
  }

  /** All or none: what stands in the way of the chosen pairs ends, the pairs begin, each with its own history and facts. */
  @Handle(adoptPairings)
  adopt(call: Call<typeof adoptPairings>) {
    const { pairs, on, reason } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      await lockPairings(work);
      const { rows: hollow } = await sql<{ code: string }>`select d.code from divisions_on(${countyDay(call.now)}) d where d.kind = 'village' and d.is_hollow`.execute(work.db);
      const known = await work.db.selectFrom('department').select('id').execute();
      if (pairs.some((pair) => !known.some((one) => one.id === pair.departmentId))) return refuse('department/not-found');
      const present = await work.db.selectFrom('pairing').selectAll().where((e) => e.or([e('endedOn', 'is', null), e('endedOn', '>', on)])).execute();
      const decided = adopt(pairs, present, new Set(hollow.map((row) => row.code)), on, call.now);
      if (!decided.ok) return decided;
      const grant = actingGrant(call.actor, call.operation.access, {}, call.now);
      for (const pairing of decided.stop) {
        const ended = end({ ...pairing, endedOn: null }, on, reason, call.now);
        if (!ended.ok) return refuse('pairing/starts-later');
        await storeDecision(work, this.#pairings, pairing as PairingTable, ended, grant, call.operation.subject);
      }
      for (const pair of decided.begin) {
        const row = fresh(pair, on, call.now);
        const begun = start(row, { isHollow: true, others: [] }, call.now);
        if (!begun.ok) return begun.refusal === 'pairing/day-too-far' ? begun : refuse('pairing/not-hollow');
        await insertRow(work, this.#pairings, row);
        work.addHistory(row.id, begun.steps, grant);
        work.announce(begun.facts);
        work.audit({ operation: call.operation.subject, objectId: row.id, outcome: 'done' }, grant);
      }
      return ok({ started: decided.begin.length, ended: decided.stop.length });
    });
  }
}

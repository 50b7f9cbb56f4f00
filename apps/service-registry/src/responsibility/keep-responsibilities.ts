import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call, type Operation } from '@shaodao/contracts/kit';
import { assignResponsible, assignVacant, endResponsible, replaceResponsible } from '@shaodao/contracts/registry/responsibility';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { assign, release, replace } from '@shaodao/domain/registry/responsibility';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { begin, hasPostIn, lockHouse, presentOf, stop } from './carers.sql.ts';
import { caredHouseholds } from './responsibility.view.ts';

type Registry = Work<RegistryTables>;

@Controller()
export class KeepResponsibilities {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(assignResponsible)
  assign(call: Call<typeof assignResponsible>) {
    const { householdId, personId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const house = await lockHouse(work, householdId);
      if (!house) return refuse('household/not-found');
      const denied = deny(call, { divisionCode: house.villageCode });
      if (denied) return denied;
      const decided = assign(personId, { hasPostHere: await hasPostIn(work, personId, house.villageCode), present: await presentOf(work, householdId) });
      if (!decided.ok) return decided;
      await begin(work, householdId, personId);
      return this.#done(call, work, house.villageCode, householdId, 'assign');
    });
  }

  @Handle(replaceResponsible)
  replace(call: Call<typeof replaceResponsible>) {
    const { responsibilityId, personId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const held = await work.db.selectFrom('householdCarer').selectAll().where('id', '=', responsibilityId).executeTakeFirst();
      const house = held && (await lockHouse(work, held.householdId));
      if (!house) return refuse('responsibility/not-found');
      const denied = deny(call, { divisionCode: house.villageCode });
      if (denied) return denied;
      const decided = replace(held, personId, { hasPostHere: await hasPostIn(work, personId, house.villageCode), present: await presentOf(work, held.householdId) });
      if (!decided.ok) return decided;
      await stop(work, responsibilityId);
      await begin(work, held.householdId, personId);
      return this.#done(call, work, house.villageCode, held.householdId, 'replace');
    });
  }

  @Handle(endResponsible)
  end(call: Call<typeof endResponsible>) {
    const { responsibilityId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const held = await work.db.selectFrom('householdCarer').selectAll().where('id', '=', responsibilityId).executeTakeFirst();
      const house = held && (await lockHouse(work, held.householdId));
      if (!house) return refuse('responsibility/not-found');
      const denied = deny(call, { divisionCode: house.villageCode });
      if (denied) return denied;
      const decided = release(held, await presentOf(work, held.householdId));
      if (!decided.ok) return decided;
      await stop(work, responsibilityId);
      return this.#done(call, work, house.villageCode, held.householdId, 'release');
    });
  }

  @Handle(assignVacant)
  assignVacant(call: Call<typeof assignVacant>) {
    const { gridId, personId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const grid = await work.db.selectFrom('grid').selectAll().where('id', '=', gridId).executeTakeFirst();
      if (!grid) return refuse('grid/not-found');
      const place = { divisionCode: grid.villageCode };
      const denied = deny(call, place);
      if (denied) return denied;
      if (!(await hasPostIn(work, personId, grid.villageCode))) return refuse('responsibility/no-post-here');
      const { rows } = await sql<{ id: string }>`
        insert into household_carer (id, household_id, person_id, started_on) select gen_random_uuid(), h.id, ${personId}, ${countyDay(call.now)} from household h
        where h.grid_id = ${gridId} and not exists (select from household_carer c where c.household_id = h.id and c.ended_on is null) returning id`.execute(work.db);
      work.audit({ operation: call.operation.subject, objectId: gridId, outcome: 'done', details: { assigned: rows.length } }, actingGrant(call.actor, call.operation.access, place, call.now));
      return ok({ assigned: rows.length });
    });
  }

  async #done<O extends Operation>(call: Call<O>, work: Registry, villageCode: string, householdId: string, action: string) {
    const grant = actingGrant(call.actor, call.operation.access, { divisionCode: villageCode }, call.now);
    work.addHistory(householdId, [{ action, toStatus: 'cared' }], grant);
    work.audit({ operation: call.operation.subject, objectId: householdId, outcome: 'done' }, grant);
    await work.flush();
    return ok((await caredHouseholds(work, this.personalData, sql<boolean>`h.id = ${householdId}`))[0]!);
  }
}

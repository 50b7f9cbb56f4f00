import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { revealPerson } from '@shaodao/contracts/registry/person';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay, instantOf } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { scopeText } from '@shaodao/service-kit/work';
import { SEALED, type RegistryTables } from '../tables.ts';
import { nameOf, phoneOf } from './people.ts';

/** Full looks that one person may take in a day (quality §2). */
export const MAX_LOOKS_A_DAY = 60;
/** How long a portal may show what was revealed. */
const SHOWN_MINUTES = 5;

@Controller()
export class RevealPerson {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  /** Never replayed from the idempotency store: the answer itself is personal data. */
  @Handle(revealPerson)
  handle(call: Call<typeof revealPerson>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const { personId, reason } = call.input;
      const person = await work.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
      if (!person) return refuse('person/not-found');
      const { rows } = await sql<{ villageCode: string | null; gridId: string | null; householdId: string | null; addressSealed: Buffer | null; departmentIds: string[] }>`
        select h.village_code, h.grid_id, h.id as household_id, h.address_sealed, array(select c.department_id from care_access c where c.person_id = ${personId} and c.until is null) as department_ids
        from (select 1) one left join household_member m on m.person_id = ${personId} left join household h on h.id = m.household_id limit 1`.execute(work.db);
      const home = rows[0]!;
      const place = { divisionCode: home.villageCode, gridId: home.gridId, householdId: home.householdId, departmentIds: home.departmentIds, personIds: [personId] };
      const denied = deny(call, place);
      if (denied) return denied;
      // One person's looks are counted one after the other, so that many at once can't all be the last allowed.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`looks of ${call.actor.personId}`}, 0))`.execute(work.db);
      const since = instantOf(countyDay(call.now));
      const { looks } = await work.db.selectFrom('look').select((e) => e.fn.countAll<number>().as('looks')).where('byPersonId', '=', call.actor.personId).where('at', '>=', since).executeTakeFirstOrThrow();
      if (looks >= MAX_LOOKS_A_DAY) return refuse('reveal/daily-limit');
      const grant = actingGrant(call.actor, revealPerson.access, place, call.now);
      await work.db.insertInto('look').values({ id: uuidv7(), personId, at: call.now, byPersonId: call.actor.personId, byRole: grant!.role, byScope: scopeText(grant), reason }).execute();
      work.audit({ operation: revealPerson.subject, objectId: personId, outcome: 'looked', details: { reason } }, grant);
      return ok({
        personId, name: nameOf(this.personalData, person), phone: phoneOf(this.personalData, person), address: home.addressSealed && this.personalData.openText(home.addressSealed, SEALED.address),
        shownUntil: new Date(call.now.getTime() + SHOWN_MINUTES * 60_000).toISOString(),
      });
    });
  }
}

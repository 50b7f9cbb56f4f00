import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Place } from '@shaodao/contracts/actor';
import { ok, refuse, type Call, type Operation } from '@shaodao/contracts/kit';
import { revealPerson } from '@shaodao/contracts/registry/person';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay, instantOf } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { scopeText, type Work } from '@shaodao/service-kit/work';
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
      const place = person && (await placeOfPerson(personId, work));
      if (!place) return refuse('person/not-found');
      const denied = deny(call, place) ?? (await recordLook({ call, personId, reason, place }, work));
      if (denied) return denied;
      return ok({
        personId, name: nameOf(this.personalData, person), phone: phoneOf(this.personalData, person), address: place.addressSealed && this.personalData.openText(place.addressSealed, SEALED.address),
        shownUntil: new Date(call.now.getTime() + SHOWN_MINUTES * 60_000).toISOString(),
      });
    });
  }
}

/** Where a person is seen from: the home, the one left last, or one that rings this person in an emergency, and the departments that serve a case; undefined for who is out of sight. */
export async function placeOfPerson(personId: string, work: Work<RegistryTables>) {
  const { rows } = await sql<{ divisionCode: string | null; gridId: string | null; householdId: string | null; addressSealed: Buffer | null; departmentIds: string[] }>`
    select h.village_code as division_code, h.grid_id, h.id as household_id, case when m.person_id is not null then h.address_sealed end as address_sealed, array(select c.department_id from care_access c where c.person_id = p.id and c.until is null) as department_ids
    from person p left join household_member m on m.person_id = p.id left join lateral (
      select x.household_id from (select household_id, left_on from household_member_past where person_id = p.id union all select household_id, null from household_contact where person_id = p.id) x order by x.left_on desc nulls last limit 1) b on m.person_id is null
    left join household h on h.id = coalesce(m.household_id, b.household_id) where p.id = ${personId} limit 1`.execute(work.db);
  return rows[0] && { ...rows[0], personIds: [personId] };
}

/** Notes a look at somebody's data, with its reason; so many a day for one person. @returns the refusal when there have been too many */
export async function recordLook({ call, personId, reason, place }: { call: Call<Operation>; personId: string; reason: string; place: Place }, work: Work<RegistryTables>) {
  // One person's looks are counted one after the other, so that many at once can't all be the last allowed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`looks of ${call.actor.personId}`}, 0))`.execute(work.db);
  const { looks } = await work.db.selectFrom('look').select((e) => e.fn.countAll<number>().as('looks')).where('byPersonId', '=', call.actor.personId).where('at', '>=', instantOf(countyDay(call.now))).executeTakeFirstOrThrow();
  if (looks >= MAX_LOOKS_A_DAY) return refuse('reveal/daily-limit');
  const grant = actingGrant(call.actor, call.operation.access, place, call.now);
  await work.db.insertInto('look').values({ id: uuidv7(), personId, at: call.now, byPersonId: call.actor.personId, byRole: grant!.role, byScope: scopeText(grant), reason }).execute();
  work.audit({ operation: call.operation.subject, objectId: personId, outcome: 'looked', details: { reason } }, grant);
  return undefined;
}

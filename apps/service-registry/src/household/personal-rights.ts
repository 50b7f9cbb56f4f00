import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import type { Place } from '@shaodao/contracts/actor';
import { ok, refuse, fact, type Call, type Operation } from '@shaodao/contracts/kit';
import { erasePerson, listMyData, personErased, takePersonData } from '@shaodao/contracts/registry/household';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { erase } from '@shaodao/domain/registry/household';
import { reachOfPerson } from '@shaodao/domain/registry/person-place';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { recordLook } from '../person/reveal-person.ts';
import { whereaboutsOf } from '../person/whereabouts.ts';
import type { RegistryTables } from '../tables.ts';
import { byRule } from './by-rule.ts';
import { eraseNow } from './erase-now.ts';
import { dataOf } from './person-data.ts';

/** A person's rights over the own data: a copy, and deletion (个人信息保护法第四十五、四十七条). */
@Controller()
export class PersonalRights {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listMyData)
  mine(call: Call<typeof listMyData>) {
    return this.unitOfWork.query(call, async (work) => ok({ fileName: `我的信息-${countyDay(call.now)}.csv`, lines: await byRule(work, () => dataOf(call.actor.personId, { work, personalData: this.personalData })) }));
  }

  /** Never replayed from the idempotency store: the answer itself is personal data. */
  @Handle(takePersonData)
  take(call: Call<typeof takePersonData>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const { personId, reason } = call.input;
      const place = await wholePlaceOf(personId, call, work);
      if (!place) return refuse('person/not-found');
      const denied = deny(call, place) ?? (await recordLook({ call, personId, reason: `导出本人信息：${reason}`, place }, work));
      if (denied) return denied;
      return ok({ fileName: `个人信息-${countyDay(call.now)}.csv`, lines: await byRule(work, () => dataOf(personId, { work, personalData: this.personalData })) });
    });
  }

  @Handle(erasePerson)
  erase(call: Call<typeof erasePerson>) {
    return this.unitOfWork.command(call, async (work) => {
      const { personId, reason } = call.input;
      const place = await wholePlaceOf(personId, call, work);
      if (!place) return refuse('person/not-found');
      const denied = deny(call, place);
      if (denied) return denied;
      const decided = await byRule(work, async () => {
        const allowed = erase(await leaverOf(personId, work));
        if (allowed.ok) await eraseNow([personId], call.actor.personId, { work, personalData: this.personalData });
        return allowed;
      });
      if (!decided.ok) return decided;
      work.announce([fact(personErased, personId, { personId })]);
      work.audit({ operation: erasePerson.subject, objectId: personId, outcome: 'done', details: { reason } }, actingGrant(call.actor, erasePerson.access, place, call.now));
      return ok({ erasedAt: call.now.toISOString() });
    });
  }
}

/** Where access to everything about a person is judged; a contact's household is no such place. Undefined for a person out of sight. */
async function wholePlaceOf(personId: string, call: Call<Operation>, work: Work<RegistryTables>): Promise<Place | undefined> {
  const person = await whereaboutsOf(personId, work);
  if (!person) return undefined;
  const reach = reachOfPerson(call.actor, { access: call.operation.access, person: { ...person, contactOf: [] }, now: call.now });
  return reach.place;
}

async function leaverOf(personId: string, work: Work<RegistryTables>) {
  const { rows } = await sql<{ isErased: boolean; homes: number; postsHeld: number; openCases: number }>`
    select p.erased_at is not null as is_erased, (select count(*) from household_member where person_id = p.id) as homes,
      (select count(*) from posting where person_id = p.id and coalesce(ended_on, ends_on, county_today() + 1) > county_today()) as posts_held, (select count(*) from care_access where person_id = p.id and until is null) as open_cases
    from person p where p.id = ${personId} for update`.execute(work.db);
  return rows[0]!;
}

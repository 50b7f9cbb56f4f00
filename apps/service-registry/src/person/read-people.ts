import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { findHouseholdByNumber, findPersonByPhone, listLooksAtMe, listPersonCards } from '@shaodao/contracts/registry/person';
import { systemActor } from '@shaodao/domain/access';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { SEALED, type RegistryTables } from '../tables.ts';
import { cardOf } from './people.ts';

@Controller()
export class ReadPeople {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listPersonCards)
  cards(call: Call<typeof listPersonCards>) {
    return this.unitOfWork.query(call, async (work) => {
      const people = await work.db.selectFrom('person').selectAll().where('id', 'in', call.input.ids.split(',')).execute();
      // Whoever is to trust a relative must see which one it is.
      const houses = call.actor.grants.flatMap(({ role, scope }) => (role === 'villager' && scope.kind === 'household' ? [scope.id] : []));
      const kin = houses.length === 0 ? [] : await work.db.selectFrom('tie').select('relativeId').where('householdId', 'in', houses).execute();
      const known = new Set<string>([call.actor.personId, ...kin.map((tie) => tie.relativeId)]);
      const left = await onlyLeft(people.map(({ id }) => id), work);
      return ok({
        items: people.map((person) => {
          const card = cardOf(this.personalData, person, known.has(person.id));
          return left.has(person.id) && !known.has(person.id) ? { ...card, phoneMasked: null } : card;
        }),
      });
    });
  }

  @Handle(listLooksAtMe)
  looks(call: Call<typeof listLooksAtMe>) {
    const from = decodeCursor(call.input.cursor, ['instant', 'uuid']);
    return this.unitOfWork.query(call, async (work) => {
      const after = from ? sql<boolean>`(l.at, l.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql<boolean>`true`;
      const { rows } = await sql<RegistryTables['look'] & { unit: string | null }>`
        select l.*, coalesce(dep.name, div.name) as unit from look l
        left join department dep on dep.id = case when l.by_scope like 'department:%' then substr(l.by_scope, 12)::uuid end
        left join grid g on g.id = case when l.by_scope like 'grid:%' then substr(l.by_scope, 6)::uuid end
        left join division div on div.code = case when l.by_scope like 'division:%' then substr(l.by_scope, 10) else g.village_code end
        where l.person_id = shaodao.person() and ${after} order by l.at desc, l.id desc limit ${call.input.limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from look where person_id = shaodao.person()`.execute(work.db);
      return ok(pageOf(rows, call.input.limit, counted[0]!.total, (l) => ({ at: l.at.toISOString(), byUnit: l.unit ?? '', byRole: l.byRole, reason: l.reason }), (l) => [l.at.toISOString(), l.id]));
    });
  }

  @Handle(findPersonByPhone)
  byPhone(call: Call<typeof findPersonByPhone>) {
    return this.unitOfWork.query({ ...call, actor: systemActor() }, async (work) => {
      const index = this.personalData.blindIndex(call.input.phone, SEALED.phone);
      const found = await work.db.selectFrom('person').select(['id', 'phoneProvenAt', 'phoneVersion']).where('phoneIndex', '=', index).executeTakeFirst();
      if (found?.phoneProvenAt) return ok({ personId: found.id as never, phoneVersion: found.phoneVersion ?? 1, isWaiting: false });
      const waiting = await work.db.selectFrom('numberChange').select('id').where('phoneIndex', '=', index).where('status', '=', 'waiting').executeTakeFirst();
      return ok({ personId: null, phoneVersion: 0, isWaiting: found !== undefined || waiting !== undefined });
    });
  }

  @Handle(findHouseholdByNumber)
  byNumber(call: Call<typeof findHouseholdByNumber>) {
    return this.unitOfWork.query({ ...call, actor: systemActor() }, async (work) => {
      const found = await work.db.selectFrom('household').select(['id', 'villageCode', 'headId']).where('number', '=', call.input.householdNumber.trim()).executeTakeFirst();
      return ok({ household: found ? { householdId: found.id as never, villageCode: found.villageCode, headId: found.headId as never } : null });
    });
  }
}

/** Those of the people who are seen here only because they once lived in a household: their new number is nobody's business here. */
async function onlyLeft(personIds: readonly string[], work: Work<RegistryTables>): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select distinct b.person_id from household_member_past b where b.person_id = any (${[...personIds]}::uuid[])
      and not exists (select from household_member m where m.person_id = b.person_id)
      and not exists (select from household_contact c where c.person_id = b.person_id)
      and not exists (select from tie t where t.relative_id = b.person_id)
      and not exists (select from care_access c where c.person_id = b.person_id and c.until is null)`.execute(work.db);
  return new Set(rows.map((row) => row.personId));
}

import { Controller, Inject } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listLearners } from '@shaodao/contracts/registry/training';
import { countyDay } from '@shaodao/domain/calendar';
import { freshSince, KINDS_OF_FAMILY } from '@shaodao/domain/registry/training';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import { cardOf } from '../person/people.ts';
import type { RegistryTables } from '../tables.ts';

type Line = RegistryTables['person'] & { title: string; placeName: string; divisionCode: string; lastOn: string | null };

@Controller()
export class ListLearners {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  /** Whose course it is and who has not been to one for a year; by place, never by how often. */
  @Handle(listLearners)
  handle(call: Call<typeof listLearners>) {
    const { family, divisionCode, show } = call.input;
    const today = countyDay(call.now);
    return this.unitOfWork.query(call, async (work) => {
      const who: RawBuilder<unknown> = family === 'partyMembers'
        ? sql`select p.person_id, p.village_code as division_code, v.name as place_name, p.title from (select home_person_id as person_id, village_code, '在村党员' as title from member_pair where ended_on is null union all select mobile_person_id, village_code, '流动党员' from member_pair where ended_on is null) p join division v on v.code = p.village_code`
        : sql`select distinct on (o.person_id) o.person_id, o.division_code, v.name as place_name, o.title from posting o join division v on v.code = o.division_code where o.kind = any (${[...KINDS_OF_FAMILY[family]]}::text[]) and o.held @> ${today}::date order by o.person_id, o.started_on`;
      const { rows } = await sql<Line>`
        select person.*, w.title, w.place_name, w.division_code, last.held_on as last_on from (${who}) w join person on person.id = w.person_id
        left join lateral (select max(t.held_on) as held_on from training_attendance a join training t on t.id = a.training_id where a.person_id = w.person_id and t.family = ${family} and not t.is_cancelled) last on true
        where w.division_code ^@ any ((select shaodao.divisions())::text[]) and ${divisionCode ? sql`w.division_code ^@ ${divisionCode}` : sql`true`} and (${show === 'all'} or last.held_on is null or last.held_on < ${freshSince(today)})`.execute(work.db);
      const items = rows.map((line) => ({ divisionCode: line.divisionCode, personId: line.id as never, name: cardOf(this.personalData, line, false).label, title: line.title, placeName: line.placeName, lastOn: line.lastOn }));
      return ok(pageOfOpened(items, call.input, (row) => `${row.divisionCode}/${row.personId}`));
    });
  }
}

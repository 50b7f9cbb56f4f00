import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getPosting, listPostings } from '@shaodao/contracts/registry/posting';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import type { RegistryTables } from '../tables.ts';
import { postingLines, postingRow, postingsWith } from './posting.view.ts';

/** Posts are public, but a list tells of the places that its asker answers for, and of the own posts. */
const OWN_PLACES = sql<boolean>`(p.division_code ^@ any ((select shaodao.divisions())::text[]) or p.grid_id = any ((select shaodao.grids())::uuid[]) or p.person_id = (select shaodao.person()))`;

@Controller()
export class ReadPostings {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listPostings)
  list(call: Call<typeof listPostings>) {
    const { show, kind, divisionCode, partnerId, words } = call.input;
    const today = countyDay(call.now);
    const standing = { inForce: sql<boolean>`p.held @> ${today}::date`, endingSoon: sql<boolean>`p.held @> ${today}::date`, planned: sql<boolean>`p.started_on > ${today}`, ended: sql<boolean>`coalesce(p.ended_on, p.ends_on) <= ${today}` }[show];
    return this.unitOfWork.query(call, async (work) => {
      const lines = await postingLines(work, sql<boolean>`${OWN_PLACES} and ${standing} and ${kind ? sql`p.kind = ${kind}` : sql`true`} and ${divisionCode ? sql`p.division_code ^@ ${divisionCode}` : sql`true`} and ${partnerId ? sql`p.partner_id = ${partnerId}` : sql`true`}`);
      const found = lines.map((line) => postingRow(line, this.personalData, today))
        .filter((row) => (show !== 'endingSoon' || row.isEndingSoon) && (!words || `${row.name} ${row.title} ${row.placeName}`.includes(words)));
      return ok(pageOfOpened(found, call.input, (row) => `${row.divisionCode}/${row.kind}/${row.gridId ?? row.departmentId ?? ''}/${row.startedOn}/${row.id}`));
    });
  }

  @Handle(getPosting)
  get(call: Call<typeof getPosting>) {
    return this.unitOfWork.query(call, async (work) => {
      const posting = await work.db.selectFrom('posting').selectAll().where('id', '=', call.input.postingId).executeTakeFirst();
      if (!posting) return refuse('posting/not-found');
      const postings = postingsWith(this.personalData);
      return deny(call, postings.place(posting)) ?? ok(await postings.view(posting, work));
    });
  }
}

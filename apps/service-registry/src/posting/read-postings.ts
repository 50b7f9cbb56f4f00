import { Controller, Inject } from '@nestjs/common';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { getPosting, listPostings } from '@shaodao/contracts/registry/posting';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import type { RegistryTables } from '../tables.ts';
import { postingRow, postingsUnder, postingsWith } from './posting.view.ts';

@Controller()
export class ReadPostings {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listPostings)
  list(call: Call<typeof listPostings>) {
    return this.unitOfWork.query(call, async (work) => {
      const found = await postingsUnder(work, this.personalData, call.input);
      return ok(pageOfOpened(found.map((line) => postingRow(line, this.personalData, countyDay(call.now))), call.input, (row) => `${row.divisionCode}/${row.kind}/${row.gridId ?? row.departmentId ?? ''}/${row.startedOn}/${row.id}`));
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

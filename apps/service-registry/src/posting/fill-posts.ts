import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { refuse, type Call } from '@shaodao/contracts/kit';
import { appointPosting, endPosting, extendPosting } from '@shaodao/contracts/registry/posting';
import { POSTING_PLACE } from '@shaodao/contracts/registry/posting.vocabulary';
import { appoint, end, extend } from '@shaodao/domain/registry/posting';
import { findWorkroom } from '@shaodao/contracts/liaison/reception';
import { Asker } from '@shaodao/service-kit/asker';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { meantBy, registerPerson } from '../person/known-person.ts';
import type { PostingTable, RegistryTables } from '../tables.ts';
import { aroundOf } from './around.ts';
import { postingsWith } from './posting.view.ts';
import { followPosting, passOn } from './turns.ts';

@Controller()
export class FillPosts {
  readonly #postings;
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(Asker) private readonly asker: Asker,
  ) {
    this.#postings = postingsWith(personalData);
  }

  @Handle(appointPosting)
  async appoint(call: Call<typeof appointPosting>) {
    const { kind, title, name, phone, gridId = null, departmentId = null, sentByDepartmentId = null, workroomId = null, partnerId = null, startedOn, endsOn = null } = call.input;
    const meant = await meantBy(this.unitOfWork, this.personalData, { name, phone }, call.now);
    // Asked before the transaction: nothing remote happens inside of one.
    const room = workroomId ? await this.asker.ask(findWorkroom, { workroomId }) : undefined;
    if (room && !room.ok) return refuse('system/unavailable');
    return this.unitOfWork.command(call, async (work) => {
      if (!meant.ok) return meant;
      if (room?.ok && room.value.name === null) return refuse('workroom/not-found');
      const { rows } = await sql<{ county: string; division: string | null; grid: string | null; department: boolean; sender: boolean; partner: boolean }>`
        select (select min(code) from division where kind = 'county') as county, (select code from division where code = ${call.input.divisionCode ?? null}) as division, (select village_code from grid where id = ${gridId}) as grid,
          exists (select from department where id = ${departmentId}) as department, exists (select from department where id = ${sentByDepartmentId}) as sender, exists (select from partner where id = ${partnerId}) as partner`.execute(work.db);
      const place = rows[0]!;
      if (call.input.divisionCode && !place.division) return refuse('division/not-found');
      if (gridId && !place.grid) return refuse('grid/not-found');
      if ((departmentId && !place.department) || (sentByDepartmentId && !place.sender)) return refuse('department/not-found');
      if (partnerId && !place.partner) return refuse('partner/not-found');
      const isCountys = !['township', 'village', 'grid'].includes(POSTING_PLACE[kind]);
      const row: PostingTable = {
        id: uuidv7(), personId: meant.personId, kind, title, divisionCode: place.grid ?? (isCountys ? place.county : (place.division ?? place.county)), gridId, departmentId, workroomId, partnerId, sentByDepartmentId,
        startedOn, endsOn, endedOn: null, endReason: null, updatedAt: call.now, version: 1,
      };
      await registerPerson(work, this.personalData, meant, { name, phone });
      const around = await aroundOf(work, row);
      return create(call, work, this.#postings, row, () => appoint(row, around, call.actor, call.now), (stored) => followPosting(work, stored));
    });
  }

  @Handle(extendPosting)
  extend(call: Call<typeof extendPosting>) {
    return this.unitOfWork.change(call, this.#postings, call.input.postingId,
      async (posting, work) => extend(posting, call.input.endsOn, await aroundOf(work, posting), call.actor, call.now), (posting, work) => followPosting(work, posting));
  }

  /** What was begun already and ends by today ends at once, with its right. */
  @Handle(endPosting)
  end(call: Call<typeof endPosting>) {
    return this.unitOfWork.change(call, this.#postings, call.input.postingId, (posting) => end(posting, call.input.endedOn, call.input.reason, call.actor, call.now), async (posting, work) => {
      await passOn(work, posting);
      await followPosting(work, posting);
    });
  }
}

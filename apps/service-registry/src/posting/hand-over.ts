import { Controller, Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Call } from '@shaodao/contracts/kit';
import { handOverPosting } from '@shaodao/contracts/registry/posting';
import { countyDay } from '@shaodao/domain/calendar';
import { handOver, statusOn } from '@shaodao/domain/registry/posting';
import { postingChart } from '@shaodao/domain/registry/posting.chart';
import { actingGrant } from '@shaodao/domain/access';
import { insertRow } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { meantBy, registerPerson } from '../person/known-person.ts';
import { SEALED, type PostingTable, type RegistryTables } from '../tables.ts';
import { aroundOf } from './around.ts';
import { postingsWith } from './posting.view.ts';
import { passOn, followPosting } from './turns.ts';

/** Hands a post over in one step: old posting, successor's posting, both rights, the notes, and on the day what is personal in open matters. */
@Controller()
export class HandOver {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(handOverPosting)
  async handle(call: Call<typeof handOverPosting>) {
    const { postingId, name, phone, on, endsOn, reason, note } = call.input;
    const meant = await meantBy(this.unitOfWork, this.personalData, { who: { name, phone }, call });
    if (!meant.ok) return meant;
    const postings = postingsWith(this.personalData);
    let successor: PostingTable;
    return this.unitOfWork.change(call, postings, postingId, async (posting, work) => {
      // Who takes over serves the rest of the term, unless another day is named.
      successor = { ...fresh(posting), personId: meant.personId, startedOn: on, endsOn: endsOn ?? posting.endsOn, updatedAt: call.now };
      return handOver(posting, successor, reason, await aroundOf(work, posting), call.actor, call.now);
    }, async (posting, work) => {
      const grant = actingGrant(call.actor, handOverPosting.access, postings.place(posting), call.now);
      await registerPerson(work, this.personalData, meant, { name, phone });
      await insertRow(work, postings, successor);
      work.addHistory(successor.id, [{ ...postingChart.take('appoint', reason), toStatus: statusOn(successor, countyDay(call.now)) }], grant);
      await work.db.insertInto('handOver').values({
        id: uuidv7(), postingId, successorPostingId: successor.id, fromPersonId: posting.personId, toPersonId: successor.personId, divisionCode: posting.divisionCode, on,
        noteSealed: note ? this.personalData.seal(note, SEALED.handOverNote) : null, byPersonId: call.actor.personId, madeAt: call.now, doneAt: null,
      }).execute();
      await passOn(work, posting);
      await followPosting(work, posting);
      await followPosting(work, successor);
    });
  }
}
/** A new posting of the same post. */
const fresh = (posting: PostingTable): PostingTable => ({
  id: uuidv7(), personId: posting.personId, kind: posting.kind, title: posting.title, divisionCode: posting.divisionCode, gridId: posting.gridId, departmentId: posting.departmentId, workroomId: posting.workroomId,
  partnerId: posting.partnerId, sentByDepartmentId: posting.sentByDepartmentId, startedOn: posting.startedOn, endsOn: null, endedOn: null, endReason: null, updatedAt: posting.updatedAt, version: 1,
});

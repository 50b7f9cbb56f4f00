import { Controller, Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { refuse, type Call } from '@shaodao/contracts/kit';
import { nameContact } from '@shaodao/contracts/registry/partner';
import { countyDay } from '@shaodao/domain/calendar';
import { decide } from '@shaodao/domain/kit';
import { postingChart } from '@shaodao/domain/registry/posting.chart';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { meantBy, registerPerson } from '../person/known-person.ts';
import { followPosting } from '../posting/turns.ts';
import type { PostingTable, RegistryTables } from '../tables.ts';
import { partnersWith } from './partner.view.ts';

/** The contact of a partner is a post like others: dated, with a history, and it gives its holder the partner's role. */
@Controller()
export class NameContact {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(nameContact)
  async handle(call: Call<typeof nameContact>) {
    const { partnerId, name, phone } = call.input;
    const today = countyDay(call.now);
    const meant = await meantBy(this.unitOfWork, this.personalData, { who: { name, phone }, call });
    if (!meant.ok) return meant;
    let before: PostingTable[] = [];
    return this.unitOfWork.change(call, partnersWith(this.personalData), partnerId, async (_, work) => {
      before = await work.db.selectFrom('posting').selectAll().where('partnerId', '=', partnerId).where('endedOn', 'is', null).execute();
      if (meant.personId === call.actor.personId) return refuse('posting/own');
      if (before.some((one) => one.personId === meant.personId)) return refuse('partner/contact-already');
      return decide({}, [{ action: 'nameContact', toStatus: 'standing', note: null }]);
    }, async (_, work) => {
      for (const one of before) {
        await work.db.updateTable('posting').set({ endedOn: today, endReason: '更换联系人', version: one.version + 1, updatedAt: call.now }).where('id', '=', one.id).execute();
        work.addHistory(one.id, [postingChart.take('end', '更换联系人')], undefined);
        await followPosting(work, { ...one, endedOn: today });
      }
      await registerPerson(work, this.personalData, meant, { name, phone });
      const { code } = await work.db.selectFrom('division').select('code').where('kind', '=', 'county').orderBy('code').limit(1).executeTakeFirstOrThrow();
      const posting: PostingTable = {
        id: uuidv7(), personId: meant.personId, kind: 'partnerContact', title: '联系人', divisionCode: code, gridId: null, departmentId: null, workroomId: null, partnerId, sentByDepartmentId: null, startedOn: today, endsOn: null, endedOn: null, endReason: null,
        updatedAt: call.now, version: 1,
      };
      await work.db.insertInto('posting').values(posting).execute();
      work.addHistory(posting.id, [{ ...postingChart.take('appoint'), toStatus: 'inForce' }], undefined);
      await followPosting(work, posting);
    });
  }
}

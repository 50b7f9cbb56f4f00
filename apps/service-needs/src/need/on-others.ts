import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { opinionRecorded } from '@shaodao/contracts/liaison/reception';
import { personErased } from '@shaodao/contracts/registry/household';
import { signUpChanged } from '@shaodao/contracts/volunteers/shift';
import { systemActor } from '@shaodao/domain/access';
import { withdraw } from '@shaodao/domain/needs/need';
import { On, type Heard } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { storeDecision } from '@shaodao/service-kit/store';
import type { Work } from '@shaodao/service-kit/work';
import type { NeedsTables, NeedTable } from '../tables.ts';
import { addNeed } from './ask-for-help.ts';
import { needs } from './need.view.ts';

/** What the sealed words in liaison's event are bound to. */
const OPINION_DETAIL = 'liaison.opinion.detail';

/** What other services' facts mean for needs. */
@Controller()
export class OnOthers {
  constructor(@Inject(PersonalData) private readonly personalData: PersonalData) {}

  /** An opinion told on a reception day becomes a need. */
  @On(opinionRecorded)
  async opinion({ payload }: Heard<typeof opinionRecorded>, work: Work<NeedsTables>): Promise<void> {
    const household = payload.householdId ? await work.db.selectFrom('knownHousehold').selectAll().where('id', '=', payload.householdId).executeTakeFirst() : undefined;
    const need = await addNeed(work, {
      id: uuidv7(), title: payload.title, detail: this.personalData.openText(Buffer.from(payload.sealedDetail, 'base64'), OPINION_DETAIL), kindId: payload.kindId, villageCode: payload.villageCode, gridId: household?.gridId ?? null, householdId: payload.householdId,
      beneficiaryId: payload.personId, reporterId: payload.personId ?? payload.representativeId, source: 'receptionDay', howSoon: null, urgency: 3,
      careTags: (household?.careTags ?? []) as never, opinionId: payload.opinionId,
    }, systemActor().grants[0]);
    const followerIds = [...new Set([...need.followerIds, payload.representativeId])];
    await work.db.updateTable('need').set({ followerIds }).where('id', '=', need.id).execute();
  }

  /**
   * Whose data were deleted is spoken of no more: in ended matters the words and photos go at once, in open ones when they end
   * (`0003-erased-people.sql`), for who works on them has to know what to do. What waits for the person's own answer ends now.
   */
  @On(personErased)
  async erased({ payload: { personId } }: Heard<typeof personErased>, work: Work<NeedsTables>): Promise<void> {
    await work.db.insertInto('erasedPerson').values({ personId, erasedAt: work.now }).onConflict((c) => c.doNothing()).execute();
    const { rows: unanswered } = await sql<NeedTable>`select * from need where status = 'returned' and reporter_id = ${personId} and (beneficiary_id is null or beneficiary_id in (select person_id from erased_person)) for update`.execute(work.db);
    for (const need of unanswered) {
      const decided = withdraw(need, undefined);
      if (decided.ok) storeDecision(work, needs, need, decided, systemActor().grants[0], 'needs.need.forget');
    }
    await sql`update need set updated_at = updated_at where status in ('closed', 'withdrawn', 'merged') and (beneficiary_id = ${personId} or reporter_id = ${personId})`.execute(work.db);
  }

  /** How many volunteers come along. */
  @On(signUpChanged)
  async signUp({ payload }: Heard<typeof signUpChanged>, work: Work<NeedsTables>): Promise<void> {
    await sql`update need set volunteers_signed_up = ${payload.signedUp} where id = ${payload.needId}`.execute(work.db);
  }
}

import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { needClaimed, needClosed, needOpened, needReleased, needReopened, needWithdrawn } from '@shaodao/contracts/needs/need.events';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import { forget } from '../pairing/on-needs.ts';
import type { RegistryTables } from '../tables.ts';

/** Who serves a case may see its people, from the claim to its end. */
@Controller()
export class OnNeeds {
  @On(needClaimed)
  async claimed({ payload, at }: Heard<typeof needClaimed>, work: Work<RegistryTables>): Promise<void> {
    const head = payload.householdId ? await work.db.selectFrom('household').select('headId').where('id', '=', payload.householdId).executeTakeFirst() : undefined;
    const personIds = new Set([payload.beneficiaryId, payload.reporterId, head?.headId].filter((id) => id != null));
    for (const personId of personIds)
      await work.db.insertInto('careAccess').values({ needId: payload.needId, personId, departmentId: payload.departmentId, since: at, until: null })
        .onConflict((c) => c.columns(['needId', 'personId', 'departmentId']).doUpdateSet({ until: null })).execute();
  }
  /** Somebody of an office has read a need whole: shown to the person whom it is about, else to everybody of the household. */
  @On(needOpened)
  async opened({ payload }: Heard<typeof needOpened>, work: Work<RegistryTables>): Promise<void> {
    const { number, householdId, personId, byPersonId, byRole, byScope, reason, at } = payload;
    const what = reason === null ? `看了 ${number} 的全部内容` : `看了 ${number} 的全部内容：${reason}`;
    await sql`
      insert into look (id, person_id, at, by_person_id, by_role, by_scope, reason, kind)
      select gen_random_uuid(), p.id, ${at}, ${byPersonId}, ${byRole}, ${byScope}, ${what}, 'need' from person p
      where p.id <> ${byPersonId} and p.erased_at is null
        and (p.id = ${personId} or (${personId}::uuid is null and p.id in (select m.person_id from household_member m where m.household_id = ${householdId})))`.execute(work.db);
  }
  @On(needReleased)
  released({ payload, at }: Heard<typeof needReleased>, work: Work<RegistryTables>): Promise<void> {
    return end(work, payload.needId, at);
  }
  @On(needWithdrawn)
  async withdrawn({ payload, at }: Heard<typeof needWithdrawn>, work: Work<RegistryTables>): Promise<void> {
    await forget(work, payload.needId);
    await end(work, payload.needId, at);
  }
  @On(needClosed)
  closed({ payload, at }: Heard<typeof needClosed>, work: Work<RegistryTables>): Promise<void> {
    return end(work, payload.needId, at);
  }
  @On(needReopened)
  async reopened({ payload }: Heard<typeof needReopened>, work: Work<RegistryTables>): Promise<void> {
    await sql`update care_access set until = null where need_id = ${payload.needId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
}
const end = async (work: Work<RegistryTables>, needId: string, at: Date): Promise<void> => {
  await sql`update care_access set until = ${at} where need_id = ${needId} and until is null`.execute(work.db);
};

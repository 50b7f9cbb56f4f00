import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import type { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { needsHandedOver, postingHandedOver } from '@shaodao/contracts/registry/posting';
import { systemActor } from '@shaodao/domain/access';
import { CLAIM_STATES, OPEN_STATES } from '@shaodao/domain/needs/held';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { NeedsTables } from '../tables.ts';

interface Passed { id: string; number: string; status: NeedStatus }

/** A post was handed over: what its holder received first or took up passes to the successor, with a line in each history. */
@Controller()
export class OnHandOver {
  @On(postingHandedOver)
  async handedOver({ payload }: Heard<typeof postingHandedOver>, work: Work<NeedsTables>): Promise<void> {
    const passed = payload.gridId ? await passFirstReceived(work, payload) : payload.departmentId ? await passClaims(work, payload) : [];
    for (const need of passed) work.addHistory(need.id, [{ action: 'handOver', toStatus: need.status, note: null }], systemActor().grants[0]);
    const matters = passed.map(({ id, number }) => ({ kind: 'need' as const, id, number }));
    work.announce([fact(needsHandedOver, payload.handOverId, { handOverId: payload.handOverId, postingId: payload.postingId, matters })]);
  }
}
type Payload = Heard<typeof postingHandedOver>['payload'];

/** Needs of the grid that the officer verified (首接负责), and those written at the door in the county's name. */
async function passFirstReceived(work: Work<NeedsTables>, { personId, toPersonId, gridId }: Payload): Promise<Passed[]> {
  const { rows } = await sql<Passed>`
    update need set grid_officer_id = case when grid_officer_id = ${personId} then ${toPersonId} else grid_officer_id end,
      follower_ids = case when source = 'doorKnock' then array_replace(follower_ids, ${personId}::uuid, ${toPersonId}::uuid) else follower_ids end
    where grid_id = ${gridId} and status = any (${[...OPEN_STATES]}) and (grid_officer_id = ${personId} or (source = 'doorKnock' and reporter_id = ${personId})) returning id, number, status`.execute(work.db);
  return rows;
}
/** Claims of the department that were not served yet. */
async function passClaims(work: Work<NeedsTables>, { personId, toPersonId, departmentId }: Payload): Promise<Passed[]> {
  const { rows } = await sql<Passed>`
    update need set claimed_by = ${toPersonId} where department_id = ${departmentId} and claimed_by = ${personId} and status = any (${[...CLAIM_STATES]}) returning id, number, status`.execute(work.db);
  return rows;
}

import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { refuse, type Call } from '@shaodao/contracts/kit';
import { claimNeed } from '@shaodao/contracts/needs/claim';
import { departmentOf } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { claim, type Holding } from '@shaodao/domain/needs/claim';
import { dueAt } from '@shaodao/domain/needs/need';
import type { Work } from '@shaodao/service-kit/work';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables } from '../tables.ts';
import { needs } from './need.view.ts';
import { RELEASE_SILENT } from './timers.ts';

@Controller()
export class ClaimNeed {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(claimNeed)
  handle(call: Call<typeof claimNeed>) {
    const departmentId = departmentOf(call.actor, call.now);
    return this.unitOfWork.change(
      call, needs, call.input.needId,
      async (need, work) => {
        if (!departmentId) return refuse('need/not-found');
        return claim(need, { departmentId, plan: call.input.plan }, await holdingOf(work, departmentId, need.id), call.actor, call.now);
      },
      (need, work) => work.setTimer(RELEASE_SILENT, need.id, dueAt(need)),
    );
  }
}

/** Claims without a visit that the department holds, and the day on which it last gave this need back. */
async function holdingOf(work: Work<NeedsTables>, departmentId: string, needId: string): Promise<Holding> {
  // One department's claims are counted one after the other, so that two at once can't both be the last allowed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claims of ${departmentId}`}, 0))`.execute(work.db);
  const { rows } = await sql<{ openClaims: number; releasedAt: Date | null }>`
    select (select count(*) from need where department_id = ${departmentId} and status = 'claimed') as open_claims,
           (select max(at) from history where aggregate_id = ${needId} and action = 'release' and by_scope = ${`department:${departmentId}`}) as released_at`.execute(work.db);
  const { openClaims, releasedAt } = rows[0]!;
  return { openClaims, releasedThisOn: releasedAt && countyDay(releasedAt) };
}

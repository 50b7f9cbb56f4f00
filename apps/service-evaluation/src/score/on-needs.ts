import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { needClaimed, needRated, needReleased, needServed, ratingLapsed } from '@shaodao/contracts/needs/need.events';
import { departmentReleased, departmentReported, whistleBlown, whistleCancelled, whistleRated, whistleRatingLapsed } from '@shaodao/contracts/needs/whistle';
import { BAD_RATING } from '@shaodao/contracts/vocabulary';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { EvaluationTables } from '../tables.ts';

type EvaluationWork = Work<EvaluationTables>;

/** Keeps what each department did and how it was judged, one row per matter. */
@Controller()
export class OnNeeds {
  @On(needClaimed)
  async claimed({ payload }: Heard<typeof needClaimed>, work: EvaluationWork): Promise<void> {
    await sql`insert into case_record (need_id, department_id, claimed_at) values (${payload.needId}, ${payload.departmentId}, ${payload.claimedAt})
      on conflict (need_id, department_id) do update set claimed_at = excluded.claimed_at, released = false`.execute(work.db);
  }
  @On(needReleased)
  async released({ payload }: Heard<typeof needReleased>, work: EvaluationWork): Promise<void> {
    await sql`update case_record set released = true where need_id = ${payload.needId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
  /** A matter put right is served again: its person-times add up, its first service stays. */
  @On(needServed)
  async served({ payload }: Heard<typeof needServed>, work: EvaluationWork): Promise<void> {
    await sql`update case_record set served_at = ${payload.servedAt}, first_served_at = coalesce(first_served_at, ${payload.servedAt}::timestamptz), persons = persons + ${payload.persons}, minutes = minutes + ${payload.minutes}
      where need_id = ${payload.needId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
  @On(needRated)
  async rated({ payload }: Heard<typeof needRated>, work: EvaluationWork): Promise<void> {
    const isBad = payload.level <= BAD_RATING ? 1 : 0;
    await sql`update case_record set first_level = coalesce(first_level, ${payload.level}::int), last_level = ${payload.level}, bad_ratings = bad_ratings + ${isBad}
      where need_id = ${payload.needId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
  @On(ratingLapsed)
  async lapsed({ payload }: Heard<typeof ratingLapsed>, work: EvaluationWork): Promise<void> {
    await sql`update case_record set lapsed = true where need_id = ${payload.needId} and department_id = ${payload.departmentId}`.execute(work.db);
  }

  @On(whistleBlown)
  async blown({ payload }: Heard<typeof whistleBlown>, work: EvaluationWork): Promise<void> {
    for (const departmentId of payload.departmentIds)
      await sql`insert into call_record (whistle_id, department_id) values (${payload.whistleId}, ${departmentId}) on conflict do nothing`.execute(work.db);
  }
  @On(departmentReported)
  async reported({ payload }: Heard<typeof departmentReported>, work: EvaluationWork): Promise<void> {
    await sql`update call_record set reported_at = ${payload.reportedAt}, is_late = ${payload.isLate} where whistle_id = ${payload.whistleId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
  @On(departmentReleased)
  async letGo({ payload }: Heard<typeof departmentReleased>, work: EvaluationWork): Promise<void> {
    await sql`update call_record set released = true where whistle_id = ${payload.whistleId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
  @On(whistleCancelled)
  async cancelled({ payload }: Heard<typeof whistleCancelled>, work: EvaluationWork): Promise<void> {
    await sql`update call_record set released = true where whistle_id = ${payload.whistleId}`.execute(work.db);
  }
  @On(whistleRated)
  async whistleWasRated({ payload }: Heard<typeof whistleRated>, work: EvaluationWork): Promise<void> {
    await sql`update call_record set response_speed = ${payload.responseSpeed}, handling_quality = ${payload.handlingQuality} where whistle_id = ${payload.whistleId} and department_id = ${payload.departmentId}`.execute(work.db);
  }
  @On(whistleRatingLapsed)
  async whistleLapsed({ payload }: Heard<typeof whistleRatingLapsed>, work: EvaluationWork): Promise<void> {
    await sql`update call_record set lapsed = true where whistle_id = ${payload.whistleId} and department_id = any (${payload.departmentIds}::uuid[])`.execute(work.db);
  }
}

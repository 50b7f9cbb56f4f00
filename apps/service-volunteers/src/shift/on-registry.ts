import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { postingEnded, postingStarted } from '@shaodao/contracts/registry/posting';
import { signUpChanged } from '@shaodao/contracts/volunteers/shift';
import { movingUp, rosterOf } from '@shaodao/domain/volunteers/shift';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { VolunteersTables } from '../tables.ts';

/** What the registry's posts mean for the pool of volunteers. */
@Controller()
export class OnRegistry {
  /** Who is taken up as a volunteer is of the pool. */
  @On(postingStarted)
  async started({ payload: { kind, personId, on } }: Heard<typeof postingStarted>, work: Work<VolunteersTables>): Promise<void> {
    if (kind === 'volunteer') await work.db.insertInto('volunteer').values({ personId, skills: [], speciality: null, registeredVillageCode: null, joinedOn: on }).onConflict((c) => c.doNothing()).execute();
  }

  /** Who leaves the pool leaves the shifts to come; who waits moves up. */
  @On(postingEnded)
  async ended({ payload }: Heard<typeof postingEnded>, work: Work<VolunteersTables>): Promise<void> {
    if (payload.kind !== 'volunteer') return;
    const { rows: left } = await sql<{ shiftId: string; needId: string; wanted: number }>`
      update sign_up u set status = 'cancelled' from shift s where s.id = u.shift_id and u.person_id = ${payload.personId} and u.status in ('signedUp', 'waiting')
        and not s.is_served and not s.is_cancelled and s."on" >= ${payload.on} returning s.id as shift_id, s.need_id, s.wanted`.execute(work.db);
    for (const shift of left) await this.#afterLeaving(work, shift, payload.personId);
  }

  async #afterLeaving(work: Work<VolunteersTables>, { shiftId, needId, wanted }: { shiftId: string; needId: string; wanted: number }, personId: string): Promise<void> {
    const rows = await work.db.selectFrom('signUp').selectAll().where('shiftId', '=', shiftId).where('status', 'in', ['signedUp', 'waiting']).execute();
    const roster = rosterOf(rows);
    const risen = movingUp(roster, wanted);
    for (const id of risen) await work.db.updateTable('signUp').set({ status: 'signedUp' }).where('shiftId', '=', shiftId).where('personId', '=', id).execute();
    const signedUp = roster.signedUp.length + risen.length;
    const waiting = roster.waiting.length - risen.length;
    const changed = [{ personId, status: 'cancelled' as const }, ...risen.map((id) => ({ personId: id, status: 'signedUp' as const }))];
    work.announce(changed.map((one) => fact(signUpChanged, shiftId, { shiftId: shiftId as never, needId: needId as never, personId: one.personId as never, status: one.status, signedUp, waiting })));
  }
}

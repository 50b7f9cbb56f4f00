import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { fact } from '@shaodao/contracts/kit';
import { needReleased, needServed, needWithdrawn, visitScheduled } from '@shaodao/contracts/needs/need.events';
import { shiftCancelled, shiftChanged, shiftOpened, shiftServed, signUpChanged } from '@shaodao/contracts/volunteers/shift';
import { movingUp, rosterOf } from '@shaodao/domain/volunteers/shift';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { VolunteersTables } from '../tables.ts';

/** Visits open, move and end shifts. */
@Controller()
export class OnNeeds {
  @On(visitScheduled)
  async scheduled({ payload }: Heard<typeof visitScheduled>, work: Work<VolunteersTables>): Promise<void> {
    const { needId, kindId, villageCode, departmentId, on, from, to, volunteersWanted: wanted, volunteerTask: task } = payload;
    // What was served stays on record as it was: a second visit is another shift.
    const known = await work.db.selectFrom('shift').selectAll().where('needId', '=', needId).where('isServed', '=', false).forUpdate().executeTakeFirst();
    if (!known && wanted === 0) return;
    if (!known) {
      const id = uuidv7() as never;
      await work.db.insertInto('shift').values({ id, needId, kindId, villageCode, departmentId, task, on, from, to, wanted, isCancelled: false, isServed: false, updatedAt: work.now, version: 1 }).execute();
      work.announce([fact(shiftOpened, id, { shiftId: id, needId, villageCode, on, departmentId, wanted })]);
      return;
    }
    await work.db.updateTable('shift').set({ kindId, departmentId, task, on, from, to, wanted, isCancelled: wanted === 0, isServed: false, updatedAt: work.now }).where('id', '=', known.id).execute();
    work.announce([fact(shiftChanged, known.id, { shiftId: known.id as never, needId, on, wanted })]);
    await this.#moveUp(work, known.id, needId, wanted);
  }

  @On(needServed)
  async served({ payload }: Heard<typeof needServed>, work: Work<VolunteersTables>): Promise<void> {
    const shift = await this.#close(work, payload.needId, { isServed: true });
    if (!shift) return;
    const { rows } = await sql<{ personId: string }>`update sign_up set status = 'served' where shift_id = ${shift.id} and status = 'signedUp' returning person_id`.execute(work.db);
    work.announce([fact(shiftServed, shift.id, { shiftId: shift.id as never, needId: payload.needId, personIds: rows.map((r) => r.personId as never), minutes: payload.minutes })]);
  }
  @On(needReleased)
  released({ payload }: Heard<typeof needReleased>, work: Work<VolunteersTables>): Promise<void> {
    return this.#cancel(work, payload.needId);
  }
  @On(needWithdrawn)
  withdrawn({ payload }: Heard<typeof needWithdrawn>, work: Work<VolunteersTables>): Promise<void> {
    return this.#cancel(work, payload.needId);
  }

  async #cancel(work: Work<VolunteersTables>, needId: string): Promise<void> {
    const shift = await this.#close(work, needId, { isCancelled: true });
    if (shift) work.announce([fact(shiftCancelled, shift.id, { shiftId: shift.id as never, needId: needId as never })]);
  }
  async #close(work: Work<VolunteersTables>, needId: string, how: { isServed?: true; isCancelled?: true }) {
    return work.db.updateTable('shift').set({ ...how, updatedAt: work.now }).where('needId', '=', needId).where('isCancelled', '=', false).where('isServed', '=', false).returning(['id']).executeTakeFirst();
  }
  /** More places were opened: who waits moves up, in order of coming. */
  async #moveUp(work: Work<VolunteersTables>, shiftId: string, needId: string, wanted: number): Promise<void> {
    const rows = await work.db.selectFrom('signUp').selectAll().where('shiftId', '=', shiftId).where('status', 'in', ['signedUp', 'waiting']).execute();
    const roster = rosterOf(rows);
    let { length: signedUp } = roster.signedUp;
    let { length: waiting } = roster.waiting;
    for (const personId of movingUp(roster, wanted)) {
      await work.db.updateTable('signUp').set({ status: 'signedUp' }).where('shiftId', '=', shiftId).where('personId', '=', personId).execute();
      work.announce([fact(signUpChanged, shiftId, { shiftId: shiftId as never, needId: needId as never, personId: personId as never, status: 'signedUp', signedUp: ++signedUp, waiting: --waiting })]);
    }
  }
}

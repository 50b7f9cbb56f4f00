import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { cancelSignUp, getRoster, getShift, listShifts, signUpForShift } from '@shaodao/contracts/volunteers/shift';
import { actingGrant, systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { leave, rosterOf, signUp } from '@shaodao/domain/volunteers/shift';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { VolunteersTables } from '../tables.ts';
import { shiftLines, shiftView } from './shift.view.ts';

@Controller()
export class Shifts {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<VolunteersTables>) {}

  @Handle(listShifts)
  list(call: Call<typeof listShifts>) {
    const { whose, cursor, limit } = call.input;
    const from = decodeCursor(cursor, ['day', 'text', 'uuid']);
    const mine = sql`select shift_id from sign_up where person_id = shaodao.person()`;
    const filter = {
      all: sql<boolean>`s."on" >= ${countyDay(call.now)} and not s.is_cancelled and not s.is_served`,
      mine: sql<boolean>`s."on" >= ${countyDay(call.now)} and not s.is_served and s.id in (${mine} and status in ('signedUp', 'waiting'))`,
      served: sql<boolean>`s.id in (${mine} and status = 'served')`,
    }[whose];
    return this.unitOfWork.query(call, async (work) => {
      const after = from ? sql<boolean>`${filter} and (s."on", s."from", s.id) > (${from[0]}::date, ${from[1]}, ${from[2]}::uuid)` : filter;
      const rows = await shiftLines(work, after, sql`s."on", s."from", s.id`, limit + 1);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from shift s where ${filter}`.execute(work.db);
      return ok(pageOf(rows, limit, counted[0]!.total, (s) => shiftView(s, call.now), (s) => [s.on, s.from, s.id]));
    });
  }

  @Handle(getShift)
  get(call: Call<typeof getShift>) {
    return this.unitOfWork.query(call, async (work) => this.#view(work, call.input.shiftId, call.now));
  }

  /** The shift's row is locked in the county's name, so that of many at once no more get a place than there are. */
  @Handle(signUpForShift)
  signUp(call: Call<typeof signUpForShift>) {
    const { shiftId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const found = await this.#lock(work, shiftId);
      if (!found) return refuse('shift/not-found');
      const { shift, roster } = found;
      const { rows: mine } = await sql<{ id: string; needId: string; on: string; from: string; to: string; wanted: number; isCancelled: boolean; isServed: boolean }>`
        select s.* from shift s join sign_up m on m.shift_id = s.id where m.person_id = ${call.actor.personId} and m.status in ('signedUp', 'waiting') and not s.is_cancelled and not s.is_served`.execute(work.db);
      const decision = signUp(shift, call.actor.personId, roster, mine, call.now);
      if (!decision.ok) return decision;
      const { status } = decision.changes;
      await work.db.insertInto('signUp').values({ shiftId, personId: call.actor.personId, status, at: call.now }).onConflict((c) => c.columns(['shiftId', 'personId']).doUpdateSet({ status, at: call.now })).execute();
      this.#note(work, call, shiftId, decision);
      return this.#view(work, shiftId, call.now);
    });
  }

  @Handle(cancelSignUp)
  cancel(call: Call<typeof cancelSignUp>) {
    const { shiftId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const found = await this.#lock(work, shiftId);
      if (!found) return refuse('shift/not-found');
      const decision = leave(found.shift, call.actor.personId, found.roster, call.now);
      if (!decision.ok) return decision;
      await sql`update sign_up set status = 'cancelled' where shift_id = ${shiftId} and person_id = ${call.actor.personId}`.execute(work.db);
      if (decision.changes.movesUp) await sql`select move_up(${shiftId}, ${decision.changes.movesUp})`.execute(work.db);
      this.#note(work, call, shiftId, decision);
      return this.#view(work, shiftId, call.now);
    });
  }

  @Handle(getRoster)
  roster(call: Call<typeof getRoster>) {
    return this.unitOfWork.query(call, async (work) => {
      const shift = await work.db.selectFrom('shift').selectAll().where('needId', '=', call.input.needId).orderBy('isServed').orderBy('on', 'desc').executeTakeFirst();
      if (!shift) return refuse('shift/not-found');
      const denied = deny(call, { departmentIds: [shift.departmentId] });
      if (denied) return denied;
      const people = await work.db.selectFrom('signUp').selectAll().where('shiftId', '=', shift.id).where('status', '<>', 'cancelled').orderBy('at').execute();
      return ok({ shiftId: shift.id as never, wanted: shift.wanted, people: people.map((p) => ({ personId: p.personId as never, status: p.status, at: p.at.toISOString() })) });
    });
  }

  async #lock(work: Work<VolunteersTables>, shiftId: string) {
    const shift = await work.db.selectFrom('shift').selectAll().where('id', '=', shiftId).forUpdate().executeTakeFirst();
    if (!shift) return undefined;
    const { rows } = await sql<{ personId: string; status: 'signedUp' | 'waiting'; at: Date }>`select * from whole_roster(${shiftId})`.execute(work.db);
    return { shift, roster: rosterOf(rows) };
  }
  #note(work: Work<VolunteersTables>, call: Call<typeof signUpForShift | typeof cancelSignUp>, shiftId: string, decision: { steps: Parameters<Work<never>['addHistory']>[1]; facts: Parameters<Work<never>['announce']>[0] }): void {
    const grant = actingGrant(call.actor, call.operation.access, {}, call.now) ?? systemActor().grants[0];
    work.addHistory(shiftId, decision.steps, grant);
    work.announce(decision.facts);
    work.audit({ operation: call.operation.subject, objectId: shiftId, outcome: 'done' }, grant);
  }
  async #view(work: Work<VolunteersTables>, shiftId: string, now: Date) {
    const [shift] = await shiftLines(work, sql<boolean>`s.id = ${shiftId}`, sql`s.id`, 1);
    return shift ? ok(shiftView(shift, now)) : refuse('shift/not-found');
  }
}

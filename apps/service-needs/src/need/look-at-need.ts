import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Grant } from '@shaodao/contracts/actor';
import { fact, ok, refuse, type Call } from '@shaodao/contracts/kit';
import { needOpened } from '@shaodao/contracts/needs/need.events';
import { getNeed, openNeed } from '@shaodao/contracts/needs/need';
import { countyDay } from '@shaodao/domain/calendar';
import { placeOfNeed, placeToFollow } from '@shaodao/domain/needs/need';
import { lookingGrant, openingGrant } from '@shaodao/domain/needs/sight';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { scopeText, type Work } from '@shaodao/service-kit/work';
import type { NeedsTables, NeedTable } from '../tables.ts';
import { needView } from './need.view.ts';

/** Needs that one person may open with a reason in a day, as for looks at people (quality §2). */
const MAX_OPENED_A_DAY = 60;
/** Days after which it no longer matters who has looked: a look is noted once a day. */
const FORGOTTEN_AFTER_DAYS = 3;

/** One need: how it goes for everybody who sees it, whole for those who serve it; whoever reads it whole in an office leaves a look. */
@Controller()
export class LookAtNeed {
  /** Looks of today that are written already, so that following a need costs nothing. */
  readonly #noted = new LRUCache<string, true>({ max: 20_000 });

  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(getNeed)
  async get(call: Call<typeof getNeed>) {
    let read: NeedTable | undefined;
    const answer = await this.unitOfWork.query(call, async (work) => {
      const need = await work.db.selectFrom('need').selectAll().where('id', '=', call.input.needId).executeTakeFirst();
      if (!need) return refuse('need/not-found');
      const denied = deny(call, placeToFollow(need));
      if (denied) return denied;
      read = need;
      return ok(await needView(need, work));
    });
    const grant = read && lookingGrant(call.actor, read, call.now);
    if (answer.ok && read && grant) await this.#note(read, grant, call);
    return answer;
  }

  /** Never replayed from the idempotency store: the answer itself is personal data. */
  @Handle(openNeed)
  open(call: Call<typeof openNeed>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const need = await work.db.selectFrom('need').selectAll().where('id', '=', call.input.needId).executeTakeFirst();
      if (!need) return refuse('need/not-found');
      const denied = deny(call, placeOfNeed(need));
      if (denied) return denied;
      if ((await openedToday(work)) >= MAX_OPENED_A_DAY) return refuse('reveal/daily-limit');
      await announceLook(need, { work, grant: openingGrant(call.actor, need, call.now), reason: call.input.reason });
      return ok(await needView(need, work, true));
    });
  }

  /** Written before the answer goes out, once a day for each reader. */
  async #note(need: NeedTable, grant: Grant, { actor, now, traceparent }: Call<typeof getNeed>): Promise<void> {
    const key = `${need.id} ${actor.personId} ${countyDay(now)}`;
    if (this.#noted.has(key)) return;
    await this.unitOfWork.act(actor, now, (work) => announceLook(need, { work, grant, reason: null }), traceparent);
    this.#noted.set(key, true);
  }
}

/** Counts one after the other what one person opens, so that many at once can't all be the last allowed. */
async function openedToday(work: Work<NeedsTables>): Promise<number> {
  const { personId } = work.actor;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`opened by ${personId}`}, 0))`.execute(work.db);
  const { rows } = await sql<{ opened: number }>`
    select count(*) as opened from need_look where by_person_id = ${personId} and on_day = ${countyDay(work.now)} and is_opened`.execute(work.db);
  return rows[0]!.opened;
}

interface Look {
  readonly work: Work<NeedsTables>;
  readonly grant: Grant | undefined;
  readonly reason: string | null;
}
/** Notes the look of this day and lets the registry show it to those whom the need is about; opened with a reason it is noted each time. */
async function announceLook(need: NeedTable, { work, grant, reason }: Look): Promise<void> {
  const { personId } = work.actor;
  const { numAffectedRows } = await sql`
    insert into need_look (need_id, by_person_id, on_day, is_opened) values (${need.id}, ${personId}, ${countyDay(work.now)}, ${reason !== null})
    on conflict (need_id, by_person_id, on_day) do ${reason === null ? sql`nothing` : sql`update set is_opened = true`}`.execute(work.db);
  if (!numAffectedRows) return;
  await sql`delete from need_look where on_day < ${countyDay(work.now)}::date - ${FORGOTTEN_AFTER_DAYS}::int and by_person_id = ${personId}`.execute(work.db);
  work.announce([
    fact(needOpened, need.id, {
      needId: need.id as never,
      number: need.number,
      householdId: need.householdId as never,
      personId: (need.beneficiaryId ?? (need.householdId ? null : need.reporterId)) as never,
      byPersonId: personId,
      byRole: grant?.role ?? 'system',
      byScope: scopeText(grant),
      reason,
      at: work.now.toISOString(),
    }),
  ]);
  work.audit({ operation: reason === null ? getNeed.subject : openNeed.subject, objectId: need.id, outcome: 'looked', details: reason === null ? {} : { reason } }, grant);
}

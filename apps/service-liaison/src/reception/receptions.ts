import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { findWorkroom, getOpinion, listOpinions, listReceptionDays, listWorkrooms, recordOpinion } from '@shaodao/contracts/liaison/reception';
import { findHouseholdByNumber } from '@shaodao/contracts/registry/person';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { record } from '@shaodao/domain/liaison/opinion';
import { Asker } from '@shaodao/service-kit/asker';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { SEALED_DETAIL, type LiaisonTables, type OpinionTable } from '../tables.ts';
import { opinionLines, opinions, opinionView } from './opinion.view.ts';

type DayLine = LiaisonTables['receptionDay'] & { workroomName: string; place: string; villageCodes: string[]; opinions: number; solved: number };

@Controller()
export class Receptions {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<LiaisonTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(Asker) private readonly asker: Asker,
  ) {}

  @Handle(listWorkrooms)
  workrooms(call: Call<typeof listWorkrooms>) {
    return this.unitOfWork.query(call, async ({ db }) => {
      const rows = await db.selectFrom('workroom').selectAll().orderBy('number').execute();
      return ok({ items: rows.map((room) => ({ ...room, id: room.id as never })) });
    });
  }
  @Handle(findWorkroom)
  workroom(call: Call<typeof findWorkroom>) {
    return this.unitOfWork.query(call, async ({ db }) => ok({ name: (await db.selectFrom('workroom').select('name').where('id', '=', call.input.workroomId).executeTakeFirst())?.name ?? null }));
  }

  @Handle(listReceptionDays)
  days(call: Call<typeof listReceptionDays>) {
    const today = countyDay(call.now);
    const isComing = call.input.when === 'coming';
    // A representative's days are those of the own workrooms; the county's organisers see all.
    const seen = sql<boolean>`(d.workroom_id = any ((select shaodao.workrooms())::uuid[]) or 'countyOrganiser' = any ((select shaodao.roles())::text[]))`;
    const when = isComing ? sql<boolean>`d."on" >= ${today}` : sql<boolean>`d."on" < ${today}`;
    const from = decodeCursor(call.input.cursor, ['day', 'uuid']);
    const after = !from ? sql<boolean>`true` : isComing ? sql<boolean>`(d."on", d.id) > (${from[0]}::date, ${from[1]}::uuid)` : sql<boolean>`(d."on", d.id) < (${from[0]}::date, ${from[1]}::uuid)`;
    const order = isComing ? sql`d."on", d.id` : sql`d."on" desc, d.id desc`;
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<DayLine>`
        select d.*, w.name as workroom_name, w.place, array(select v.village_code from workroom_village v where v.workroom_id = w.id order by v.village_code) as village_codes, (select count(*) from opinion o where o.reception_day_id = d.id) as opinions, (select count(*) from opinion o where o.reception_day_id = d.id and o.status = 'solved') as solved
        from reception_day d join workroom w on w.id = d.workroom_id where ${seen} and ${when} and ${after} order by ${order} limit ${call.input.limit + 1}`.execute(work.db);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from reception_day d where ${seen} and ${when}`.execute(work.db);
      const item = ({ representativeId: _, ...day }: DayLine) => ({ ...day, id: day.id as never, workroomId: day.workroomId as never });
      return ok(pageOf(rows, call.input.limit, counted[0]!.total, item, (d) => [d.on, d.id]));
    });
  }

  @Handle(recordOpinion)
  async record(call: Call<typeof recordOpinion>) {
    const { receptionDayId, villageCode, householdNumber, kindId, title, detail } = call.input;
    // Asked before the transaction: nothing remote happens inside of one.
    const answer = householdNumber ? await this.asker.ask(findHouseholdByNumber, { householdNumber }) : undefined;
    // No answer is not the answer that there is no such household.
    if (answer && !answer.ok && answer.refusal === 'system/unavailable') return answer;
    return this.unitOfWork.command(call, async (work) => {
      const day = await work.db.selectFrom('receptionDay').selectAll().where('id', '=', receptionDayId).executeTakeFirst();
      if (!day) return refuse('reception-day/not-found');
      const place = { workroomId: day.workroomId };
      const denied = deny(call, place);
      if (denied) return denied;
      const household = answer?.ok ? answer.value.household : null;
      if (householdNumber && household?.villageCode !== villageCode) return refuse('household/not-found');
      const kind = await work.db.selectFrom('knownKind').selectAll().where('id', '=', kindId).executeTakeFirst();
      if (!kind) return refuse('kind/not-found');
      if (kind.isRetired) return refuse('kind/retired');
      const villages = await work.db.selectFrom('workroomVillage').select('villageCode').where('workroomId', '=', day.workroomId).execute();
      const id = uuidv7();
      const said = { id, villageCode, householdId: household?.householdId ?? null, personId: household?.headId ?? null, representativeId: call.actor.personId, kindId, title };
      const sealedDetail = this.personalData.seal(detail, SEALED_DETAIL).toString('base64');
      const decision = record({ on: day.on, villageCodes: villages.map((v) => v.villageCode) }, { ...said, sealedDetail }, call.now);
      if (!decision.ok) return decision;
      const { rows } = await sql<{ number: number }>`select nextval('opinion_number') as number`.execute(work.db);
      const { householdId: _, ...columns } = said;
      const row: OpinionTable = {
        ...columns, detail, receptionDayId, workroomId: day.workroomId, number: `YJ-${countyDay(call.now).slice(0, 4)}-${String(rows[0]!.number).padStart(6, '0')}`, status: 'recorded',
        needId: null, needStatus: null, recordedAt: call.now, solvedAt: null, updatedAt: call.now, version: 1,
      };
      await work.db.insertInto('opinion').values(row).execute();
      const grant = actingGrant(call.actor, recordOpinion.access, place, call.now);
      work.addHistory(id, decision.steps, grant);
      work.announce(decision.facts);
      work.audit({ operation: recordOpinion.subject, objectId: id, outcome: 'done' }, grant);
      return ok(await opinions.view(row, work));
    });
  }

  @Handle(listOpinions)
  list(call: Call<typeof listOpinions>) {
    const from = decodeCursor(call.input.cursor, ['instant', 'uuid']);
    const status = call.input.status ? sql<boolean>`o.status = ${call.input.status}` : sql<boolean>`true`;
    const after = from ? sql<boolean>`(o.recorded_at, o.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql<boolean>`true`;
    return this.unitOfWork.query(call, async (work) => {
      const rows = await opinionLines(work, sql<boolean>`${status} and ${after}`, call.input.limit + 1);
      const { rows: counted } = await sql<{ total: number }>`select count(*) as total from opinion o where ${status}`.execute(work.db);
      return ok(pageOf(rows, call.input.limit, counted[0]!.total, (o) => opinionView(o, work), (o) => [o.recordedAt.toISOString(), o.id]));
    });
  }

  @Handle(getOpinion)
  get(call: Call<typeof getOpinion>) {
    return this.unitOfWork.query(call, async (work) => {
      const [opinion] = await opinionLines(work, sql<boolean>`o.id = ${call.input.opinionId}`, 1);
      if (!opinion) return refuse('opinion/not-found');
      return deny(call, opinions.place(opinion)) ?? ok(opinionView(opinion, work));
    });
  }
}

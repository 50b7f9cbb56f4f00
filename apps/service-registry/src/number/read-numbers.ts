import { Controller, Inject } from '@nestjs/common';
import { sql, type Selectable } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { correctResident } from '@shaodao/contracts/registry/household';
import {
  findNumberInForce,
  listMyNumbers,
  listNumberNotices,
  listWaitingNumbers,
} from '@shaodao/contracts/registry/number-change';
import { reaches, systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { mayConfirm } from '@shaodao/domain/registry/number';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { maskPhone, PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { SEALED, type RegistryTables } from '../tables.ts';
import { actorOf } from '../import/actor-of.ts';
import { byRule } from '../household/by-rule.ts';
import { NOTICES_TOLD_DAYS } from './settle-numbers.ts';

type Change = Selectable<RegistryTables['numberChange']>;
const NOTICES_AT_ONCE = 100;

@Controller()
export class ReadNumbers {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listWaitingNumbers)
  waiting(call: Call<typeof listWaitingNumbers>) {
    const from = decodeCursor(call.input.cursor, ['instant', 'uuid']);
    return this.unitOfWork.query(call, async (work) => {
      const after = from
        ? sql<boolean>`(c.asked_at, c.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`
        : sql<boolean>`true`;
      // Who lives nowhere here is nobody's to confirm; the own rows of whoever asks are not seen as one's own here.
      const mine = sql`c.status = 'waiting' and h.id is not null`;
      const home = sql`left join lateral (select x.id from household_member m join household x on x.id = m.household_id where m.person_id = c.person_id limit 1) h on true`;
      const { rows } = await sql<Change & { householdId: string; oldSealed: Buffer | null; isProven: boolean }>`
        select c.*, h.id as household_id, p.phone_sealed as old_sealed, p.phone_proven_at is not null as is_proven
        from number_change c ${home} join person p on p.id = c.person_id where ${mine} and ${after} order by c.asked_at desc, c.id desc limit ${call.input.limit + 1}`.execute(
        work.db,
      );
      const { rows: counted } = await sql<{
        total: number;
      }>`select count(*) as total from number_change c ${home} where ${mine}`.execute(work.db);
      const { rows: inFiles } = await sql<{
        importId: string;
        n: number;
      }>`select c.import_id, count(*) as n from number_change c ${home}
        where ${mine} and c.import_id = any (${rows.flatMap((row) => row.importId ?? [])}::uuid[]) group by c.import_id`.execute(
        work.db,
      );
      const fileNames = await byRule(
        work,
        async () =>
          (
            await sql<{ id: string; fileName: string }>`select id, file_name from import_job
        where id = any (${inFiles.map((one) => one.importId)}::uuid[])`.execute(work.db)
          ).rows,
      );
      const nameOf = new Map(fileNames.map((one) => [one.id, one.fileName]));
      const countOf = new Map(inFiles.map((one) => [one.importId, one.n]));
      return ok(
        pageOf(
          rows,
          call.input.limit,
          counted[0]!.total,
          (row) => ({
            ...this.#common(row),
            personId: row.personId as never,
            householdId: row.householdId as never,
            oldPhoneMasked: row.isProven && row.oldSealed ? this.#masked(row.oldSealed) : null,
            askedById: row.askedBy as never,
            confirmedById: row.confirmedBy as never,
            mayConfirm: mayConfirm(row, call.actor.personId),
            importId: row.importId as never,
            fileName: row.importId ? (nameOf.get(row.importId) ?? null) : null,
            inFile: row.importId ? (countOf.get(row.importId) ?? 0) : 0,
          }),
          (row) => [row.askedAt.toISOString(), row.id],
        ),
      );
    });
  }

  @Handle(listMyNumbers)
  mine(call: Call<typeof listMyNumbers>) {
    const from = decodeCursor(call.input.cursor, ['instant', 'uuid']);
    return this.unitOfWork.query(call, (work) =>
      byRule(work, async () => {
        const { personId } = call.actor;
        const after = from
          ? sql<boolean>`(c.asked_at, c.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`
          : sql<boolean>`true`;
        const { rows } = await sql<Change & { unit: string | null }>`
        select c.*, div.name as unit from number_change c
        left join grid g on g.id = case when c.asked_scope like 'grid:%' then substr(c.asked_scope, 6)::uuid end
        left join division div on div.code = case when c.asked_scope like 'division:%' then substr(c.asked_scope, 10) else g.village_code end
        where c.person_id = ${personId} and ${after} order by c.asked_at desc, c.id desc limit ${call.input.limit + 1}`.execute(
          work.db,
        );
        const { rows: counted } = await sql<{
          total: number;
        }>`select count(*) as total from number_change where person_id = ${personId}`.execute(work.db);
        return ok(
          pageOf(
            rows,
            call.input.limit,
            counted[0]!.total,
            (row) => ({
              ...this.#common(row),
              status: row.status,
              byRole: row.askedRole as never,
              byUnit: row.unit ?? '',
              byFile: row.importId !== null,
              confirmedByRole: row.confirmedRole as never,
            }),
            (row) => [row.askedAt.toISOString(), row.id],
          ),
        );
      }),
    );
  }

  /** For the gateway, which knows who asks and no places: whether this person is theirs to keep is judged here. */
  @Handle(findNumberInForce)
  inForce(call: Call<typeof findNumberInForce>) {
    const { personId, askedById } = call.input;
    return this.unitOfWork.query({ ...call, actor: systemActor() }, async (work) => {
      const { rows } = await sql<{ phoneSealed: Buffer; divisionCode: string; gridId: string; householdId: string }>`
        select p.phone_sealed, h.village_code as division_code, h.grid_id, h.id as household_id from person p
        join household_member m on m.person_id = p.id join household h on h.id = m.household_id
        where p.id = ${personId} and p.phone_proven_at is not null and p.phone_sealed is not null limit 1`.execute(
        work.db,
      );
      const [row] = rows;
      const mayKeep = row && reaches(await actorOf(askedById, work), correctResident.access, row, call.now);
      return ok({ phone: mayKeep ? this.personalData.openText(row.phoneSealed, SEALED.phone) : null });
    });
  }

  @Handle(listNumberNotices)
  notices(call: Call<typeof listNumberNotices>) {
    return this.unitOfWork.query({ ...call, actor: systemActor() }, async (work) => {
      const { after } = call.input;
      const since = new Date(call.now.getTime() - NOTICES_TOLD_DAYS * 86_400_000);
      const { rows } = await sql<
        RegistryTables['numberNotice'] & { nameSealed: Buffer | null; ringSealed: Buffer | null }
      >`
        select n.*, r.name_sealed, r.phone_sealed as ring_sealed from number_notice n left join lateral (
          select p.name_sealed, p.phone_sealed from household_member m join household h on h.id = m.household_id
            join posting o on o.division_code = h.village_code and o.kind in ('villageSecretary', 'villageDirector') and o.held @> ${countyDay(call.now)}::date
            join person p on p.id = o.person_id where m.person_id = n.person_id order by o.kind desc limit 1) r on true
        where n.created_at > ${since} and ${after ? sql`n.id > ${after}::uuid` : sql`true`} order by n.id limit ${NOTICES_AT_ONCE}`.execute(
        work.db,
      );
      const open = (sealed: Buffer, field: string): string => this.personalData.openText(sealed, field);
      return ok({
        items: rows.map((row) => ({
          id: row.id,
          phone: open(row.phoneSealed, SEALED.phone),
          kind: row.kind,
          from: row.fromAt.toISOString(),
          newPhoneMasked: row.newPhoneSealed && this.#masked(row.newPhoneSealed),
          ring:
            row.nameSealed && row.ringSealed
              ? { name: open(row.nameSealed, SEALED.name), phone: open(row.ringSealed, SEALED.phone) }
              : null,
        })),
      });
    });
  }

  #common(row: Change) {
    return {
      id: row.id as never,
      phoneMasked: this.#masked(row.phoneSealed),
      askedAt: row.askedAt.toISOString(),
      isFirst: row.isFirst,
      readyAt: row.readyAt.toISOString(),
      wasProved: row.proofId !== null,
    };
  }
  #masked(sealed: Buffer): string {
    return maskPhone(this.personalData.openText(sealed, SEALED.phone));
  }
}

import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/mobile';
import { actingGrant } from '@shaodao/domain/access';
import * as rules from '@shaodao/domain/registry/mobile';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { pageOfOpened } from '../in-memory-page.ts';
import { isNameTaken } from '../name-taken.ts';
import { meantBy, registerPerson } from '../person/known-person.ts';
import type { RegistryTables } from '../tables.ts';
import { pairsUnder, pairsWith } from './mobile.view.ts';
import { freshPair, pairedNow } from './new-pair.ts';

@Controller()
export class Mobile {
  readonly #pairs;
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {
    this.#pairs = pairsWith(personalData);
  }

  /** The counts are of what row-level security lets the asker see. */
  @Handle(said.listMobileBranches)
  branches(call: Call<typeof said.listMobileBranches>) {
    return this.unitOfWork.query(call, async (work) => {
      const { rows } = await sql<{ id: string; kind: 'branch' | 'group'; name: string; place: string; version: number; members: number }>`
        select b.id, b.kind, b.name, b.place, b.version, (select count(*) from member_pair m where m.branch_id = b.id and m.ended_on is null) as members from mobile_branch b order by b.place, b.name`.execute(work.db);
      const { rows: sums } = await sql<{ personTimes: number; pairs: number }>`select (select coalesce(sum(r.person_times), 0)::int from help_record r) as person_times, (select count(*) from member_pair m where m.ended_on is null) as pairs`.execute(work.db);
      return ok({ items: rows.map((row) => ({ ...row, id: row.id as never })), ...sums[0]! });
    });
  }
  @Handle(said.foundMobileBranch)
  found(call: Call<typeof said.foundMobileBranch>) {
    return this.unitOfWork.command(call, async (work) => {
      const row = { id: uuidv7(), ...call.input, updatedAt: call.now, version: 1 };
      if (await isNameTaken(work, 'mobileBranch', row.name)) return refuse('branch/name-taken');
      await work.db.insertInto('mobileBranch').values(row).execute();
      work.audit({ operation: call.operation.subject, objectId: row.id, outcome: 'done' }, actingGrant(call.actor, call.operation.access, {}, call.now));
      const { updatedAt: _, ...branch } = row;
      return ok({ ...branch, id: row.id as never, members: 0 });
    });
  }

  @Handle(said.listPairs)
  list(call: Call<typeof said.listPairs>) {
    return this.unitOfWork.query(call, async (work) => {
      return ok(pageOfOpened(await pairsUnder(work, this.personalData, call.input), call.input, (row) => `${row.villageCode}/${row.id}`));
    });
  }
  @Handle(said.getPair)
  get(call: Call<typeof said.getPair>) {
    return this.unitOfWork.query(call, async (work) => {
      const pair = await work.db.selectFrom('memberPair').selectAll().where('id', '=', call.input.pairId).executeTakeFirst();
      if (!pair) return refuse('pair/not-found');
      return deny(call, this.#pairs.place(pair)) ?? ok(await this.#pairs.view(pair, work));
    });
  }

  @Handle(said.pairMembers)
  async pair(call: Call<typeof said.pairMembers>) {
    const { villageCode, branchId, home, mobile } = call.input;
    const atHome = await meantBy(this.unitOfWork, this.personalData, { who: home, call });
    const away = await meantBy(this.unitOfWork, this.personalData, { who: mobile, call });
    return this.unitOfWork.command(call, async (work) => {
      if (!(await work.db.selectFrom('division').select('code').where('code', '=', villageCode).executeTakeFirst())) return refuse('division/not-found');
      const denied = deny(call, { divisionCode: villageCode });
      if (denied) return denied;
      if (!atHome.ok) return atHome;
      if (!away.ok) return away;
      if (!(await work.db.selectFrom('mobileBranch').select('id').where('id', '=', branchId).executeTakeFirst())) return refuse('branch/not-found');
      const row = freshPair({ branchId, villageCode, homePersonId: atHome.personId, mobilePersonId: home.phone === mobile.phone ? atHome.personId : away.personId }, call.now);
      const present = await pairedNow(work, row);
      if (row.homePersonId !== row.mobilePersonId) for (const [meant, who] of [[atHome, home], [away, mobile]] as const) await registerPerson(work, this.personalData, meant, who);
      return create(call, work, this.#pairs, row, () => rules.pair(row, present));
    });
  }
  @Handle(said.endPair)
  end(call: Call<typeof said.endPair>) {
    return this.unitOfWork.change(call, this.#pairs, call.input.pairId, (pair) => rules.endPair(pair, call.input.reason, call.now));
  }
  @Handle(said.recordHelp)
  help(call: Call<typeof said.recordHelp>) {
    const { pairId, helpedOn, personTimes, title } = call.input;
    return this.unitOfWork.change(call, this.#pairs, pairId, (pair) => rules.help(pair, helpedOn, call.now), async (_, work) => {
      await work.db.insertInto('helpRecord').values({ id: uuidv7(), pairId, helpedOn, personTimes, title, recordedBy: call.actor.personId, recordedAt: call.now }).execute();
    });
  }
}

import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/committee';
import { countyDay } from '@shaodao/domain/calendar';
import * as rules from '@shaodao/domain/registry/committee';
import { create } from '@shaodao/service-kit/create';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { pageOfOpened } from '../in-memory-page.ts';
import type { CommitteeTable, RegistryTables } from '../tables.ts';
import { committeesUnder, committeesWith } from './committee.view.ts';

type Registry = Work<RegistryTables>;

@Controller()
export class Committees {
  readonly #committees;
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>, @Inject(PersonalData) personalData: PersonalData) {
    this.#committees = committeesWith(personalData);
  }

  @Handle(said.listCommittees)
  list(call: Call<typeof said.listCommittees>) {
    return this.unitOfWork.query(call, async (work) => {
      return ok(pageOfOpened(await committeesUnder(work, call.input), call.input, (row) => `${row.centreCode}/${row.id}`));
    });
  }
  @Handle(said.getCommittee)
  get(call: Call<typeof said.getCommittee>) {
    return this.unitOfWork.query(call, async (work) => {
      const committee = await work.db.selectFrom('committee').selectAll().where('id', '=', call.input.committeeId).executeTakeFirst();
      return committee ? ok(await this.#committees.view(committee, work)) : refuse('committee/not-found');
    });
  }

  @Handle(said.foundCommittee)
  found(call: Call<typeof said.foundCommittee>) {
    const { name, centreCode, foundedOn } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      if (!(await isVillage(work, centreCode))) return refuse('division/not-found');
      const row: CommitteeTable = { id: uuidv7(), name, centreCode, foundedOn, dissolvedOn: null, updatedAt: call.now, version: 1 };
      const around = await aroundOf(work);
      return create(call, work, this.#committees, row, () => rules.found(row, around, call.now));
    });
  }
  @Handle(said.dissolveCommittee)
  dissolve(call: Call<typeof said.dissolveCommittee>) {
    const { committeeId, on, reason } = call.input;
    return this.unitOfWork.change(call, this.#committees, committeeId, async (committee, work) => rules.dissolve(committee, on, reason, (await aroundOf(work)).leads, call.now), async (_, work) => {
      await work.db.updateTable('committeeLead').set({ endedOn: on }).where('committeeId', '=', committeeId).where('endedOn', 'is', null).execute();
    });
  }
  @Handle(said.leadVillage)
  lead(call: Call<typeof said.leadVillage>) {
    const { committeeId, villageCode, on } = call.input;
    return this.unitOfWork.change(call, this.#committees, committeeId, async (committee, work) => (await isVillage(work, villageCode)) ? rules.lead(committee, villageCode, on, await aroundOf(work), call.now) : refuse('division/not-found'), async (_, work) => {
      await work.db.insertInto('committeeLead').values({ id: uuidv7(), committeeId, villageCode, startedOn: on, endedOn: null }).execute();
    });
  }
  @Handle(said.releaseVillage)
  release(call: Call<typeof said.releaseVillage>) {
    const { committeeId, villageCode, on } = call.input;
    return this.unitOfWork.change(call, this.#committees, committeeId, async (committee, work) => rules.release(committee, villageCode, on, (await aroundOf(work)).leads, call.now), async (_, work) => {
      await work.db.updateTable('committeeLead').set({ endedOn: on }).where('committeeId', '=', committeeId).where('villageCode', '=', villageCode).where('endedOn', 'is', null).execute();
    });
  }

  @Handle(said.addJointMatter)
  addJoint(call: Call<typeof said.addJointMatter>) {
    const { committeeId, field, title, detail, startedOn } = call.input;
    return this.unitOfWork.change(call, this.#committees, committeeId, (committee) => rules.addJoint(committee, startedOn, title, call.now), async (_, work) => {
      await work.db.insertInto('jointMatter').values({ id: uuidv7(), committeeId, field, title, detail: detail || null, startedOn, finishedOn: null, result: null }).execute();
    });
  }
  @Handle(said.finishJointMatter)
  finishJoint(call: Call<typeof said.finishJointMatter>) {
    const { committeeId, matterId, result } = call.input;
    return this.unitOfWork.change(call, this.#committees, committeeId, async (committee, work) => {
      const matter = await work.db.selectFrom('jointMatter').select('title').where('id', '=', matterId).where('committeeId', '=', committeeId).where('finishedOn', 'is', null).executeTakeFirst();
      return matter ? ({ ok: true, changes: {}, steps: [{ action: 'finishJoint', toStatus: rules.statusOf(committee), note: matter.title }], facts: [] }) : refuse('committee/matter-not-open');
    }, async (_, work) => {
      await work.db.updateTable('jointMatter').set({ finishedOn: countyDay(call.now), result }).where('id', '=', matterId).execute();
    });
  }
}

const isVillage = async (work: Registry, code: string): Promise<boolean> => (await work.db.selectFrom('division').select('code').where('code', '=', code).where('kind', '=', 'village').executeTakeFirst()) !== undefined;
/** Who is centre and who is led today; changed by one after the other, so that the second of two at once hears the rule's no. */
async function aroundOf(work: Registry): Promise<rules.Around> {
  await sql`select pg_advisory_xact_lock(hashtextextended('committees', 0))`.execute(work.db);
  const centres = await work.db.selectFrom('committee').select('centreCode').where('dissolvedOn', 'is', null).execute();
  const leads = await work.db.selectFrom('committeeLead').selectAll().where('endedOn', 'is', null).execute();
  return { centres: centres.map((row) => row.centreCode), leads };
}

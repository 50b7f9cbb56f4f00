import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { confirmTie, listTies, proposeTie, refuseTie, withdrawTie } from '@shaodao/contracts/registry/tie';
import { actingGrant, systemActor } from '@shaodao/domain/access';
import { grantOfTie } from '@shaodao/domain/registry/grant';
import { mayCompare } from '@shaodao/domain/registry/number-tries';
import { confirm, propose, refuseProposal, withdraw } from '@shaodao/domain/registry/tie';
import { Handle } from '@shaodao/service-kit/handle';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { RegistryTables, TieTable } from '../tables.ts';
import { mismatchesOf, noteMismatches } from '../person/number-tries.ts';
import { ties, tieView } from './tie.view.ts';

@Controller()
export class Ties {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listTies)
  list(call: Call<typeof listTies>) {
    return this.unitOfWork.query(call, async (work) => {
      const rows = await work.db.selectFrom('tie').selectAll().orderBy('proposedAt', 'desc').orderBy('id').limit(200).execute();
      const items = [];
      for (const row of rows) items.push(await tieView(row, work));
      return ok({ items });
    });
  }

  /** The household isn't the relative's to see yet: it is looked up by its number in the county's name, and only its id is kept. */
  @Handle(proposeTie)
  async propose(call: Call<typeof proposeTie>) {
    const { householdNumber, relation, note } = call.input;
    const tries = { way: 'command', personId: call.actor.personId } as const;
    const household = await this.unitOfWork.act(systemActor(), call.now, async (work) => {
      const { db } = work;
      // Household numbers run on: whoever tries one after the other is stopped, whether or not the next would be there.
      if (mayCompare(await mismatchesOf(tries, work), tries.way)) return refuse('tie/too-many-tries');
      const found = await db.selectFrom('household').select(['id', 'villageCode', 'gridId']).where('number', '=', householdNumber).executeTakeFirst();
      const members = found ? await db.selectFrom('householdMember').select('personId').where('householdId', '=', found.id).execute() : [];
      if (!found) await noteMismatches(tries, 1, work);
      return found && { ...found, memberIds: members.map((m) => m.personId) };
    });
    if (household && 'refusal' in household) return household;
    return this.unitOfWork.command(call, async (work) => {
      if (!household) return refuse('household/not-found');
      const relativeId = call.actor.personId;
      // One person's proposals are counted one after the other, so that many at once can't all be the last allowed.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`ties of ${relativeId}`}, 0))`.execute(work.db);
      const { rows } = await sql<{ waiting: number; hasTie: boolean }>`
        select count(*) filter (where status = 'proposed') as waiting, coalesce(bool_or(household_id = ${household.id} and status in ('proposed', 'confirmed')), false) as has_tie from tie where relative_id = ${relativeId}`.execute(work.db);
      const { memberIds, ...place } = household;
      const row: TieTable = {
        id: uuidv7(), householdId: place.id, relativeId, villageCode: place.villageCode, gridId: place.gridId, relation, status: 'proposed', elderAgreed: false, note: note || null,
        decisionNote: null, decidedBy: null, proposedAt: call.now, decidedAt: null, endedAt: null, updatedAt: call.now, version: 1,
      };
      const decision = propose({ ...row, memberIds }, rows[0]!);
      if (!decision.ok) return decision;
      await work.db.insertInto('tie').values(row).execute();
      const grant = actingGrant(call.actor, proposeTie.access, {}, call.now);
      work.addHistory(row.id, decision.steps, grant);
      work.announce(decision.facts);
      work.audit({ operation: proposeTie.subject, objectId: row.id, outcome: 'done' }, grant);
      return ok(await tieView(row, work));
    });
  }

  /** With the confirmation the relative's right begins: a dated grant over the household. */
  @Handle(confirmTie)
  confirm(call: Call<typeof confirmTie>) {
    return this.unitOfWork.change(call, ties, call.input.tieId, (tie) => confirm({ ...tie, memberIds: [] }, call.actor, call.now), async (tie, work) => {
      await work.db.insertInto('roleGrant').values(grantOfTie(tie)!).execute();
    });
  }

  @Handle(refuseTie)
  refuse(call: Call<typeof refuseTie>) {
    return this.unitOfWork.change(call, ties, call.input.tieId, (tie) => refuseProposal({ ...tie, memberIds: [] }, call.input.reason, call.actor, call.now));
  }

  /** Either side ends it; the grant ends in the same transaction. */
  @Handle(withdrawTie)
  withdraw(call: Call<typeof withdrawTie>) {
    return this.unitOfWork.change(call, ties, call.input.tieId, (tie) => withdraw({ ...tie, memberIds: [] }, call.now), async (tie, work) => {
      await work.db.updateTable('roleGrant').set({ validUntil: call.now }).where('id', '=', tie.id).where('validUntil', 'is', null).execute();
    });
  }
}

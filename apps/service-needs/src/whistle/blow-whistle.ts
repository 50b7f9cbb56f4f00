import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { blowWhistle } from '@shaodao/contracts/needs/whistle';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { blow } from '@shaodao/domain/needs/whistle';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { NeedsTables, WhistleTable } from '../tables.ts';
import { whistleView } from './whistle.view.ts';

@Controller()
export class BlowWhistle {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(blowWhistle)
  handle(call: Call<typeof blowWhistle>) {
    return this.unitOfWork.command(call, async (work) => {
      const { leadId, assistIds, ...said } = call.input;
      const denied = deny(call, { divisionCode: said.divisionCode });
      if (denied) return denied;
      const division = await work.db.selectFrom('knownDivision').select('code').where('code', '=', said.divisionCode).executeTakeFirst();
      if (!division) return refuse('division/not-found');
      const id = uuidv7();
      const decision = blow({ id, divisionCode: said.divisionCode, urgency: said.urgency }, call.input);
      if (!decision.ok) return decision;
      const departmentIds: string[] = [leadId, ...assistIds];
      const known = await work.db.selectFrom('knownDepartment').select('id').where('id', 'in', departmentIds).execute();
      if (known.length < departmentIds.length) return refuse('department/not-found');
      const { rows } = await sql<{ number: number }>`select nextval('whistle_number') as number`.execute(work.db);
      const row: WhistleTable = {
        ...said, id, number: `CS-${countyDay(call.now).slice(0, 4)}-${String(rows[0]!.number).padStart(6, '0')}`, status: 'blown', blownBy: call.actor.personId, departmentIds,
        resolution: null, blownAt: call.now, resolvedAt: null, updatedAt: call.now, version: 1,
      };
      await work.db.insertInto('whistle').values(row).execute();
      await work.db.insertInto('whistleAssignment').values(departmentIds.map((departmentId) => ({
        whistleId: id, departmentId, part: departmentId === leadId ? 'lead' : 'assist', status: 'called', reportedAt: null, arrivedPersonId: null, arrivalNote: null, releaseReason: null,
        responseSpeed: null, handlingQuality: null, ratingComment: null, ratedAt: null,
      }) as const)).execute();
      const grant = actingGrant(call.actor, blowWhistle.access, { divisionCode: said.divisionCode }, call.now);
      work.addHistory(id, decision.steps, grant);
      work.announce(decision.facts);
      work.audit({ operation: blowWhistle.subject, objectId: id, outcome: 'done' }, grant);
      await work.flush();
      return ok(await whistleView(row, work));
    });
  }
}

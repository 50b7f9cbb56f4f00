import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { callOffChange, listPlannedChanges } from '@shaodao/contracts/registry/planned';
import { actingGrant } from '@shaodao/domain/access';
import { callOff, inTurnOrder, mayCallOff } from '@shaodao/domain/registry/planned';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { pageOfOpened } from '../in-memory-page.ts';
import { lockStructure } from '../structure/structure-store.ts';
import type { PlannedChangeTable, RegistryTables } from '../tables.ts';
import { forgetTimer, note, settle } from './plan.ts';
import { plannedViews } from './planned.view.ts';
import { supposing, waitingUntil } from './rehearse.ts';

const FOR_EVER = '9999-12-31';

/** What is to come: shown with what it would meet as things stand, and called off. */
@Controller()
export class PlannedChanges {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(listPlannedChanges)
  list(call: Call<typeof listPlannedChanges>) {
    const { about } = call.input;
    return this.unitOfWork.rehearse(call, async (work) => {
      let query = work.db.selectFrom('plannedChange').selectAll().where('status', 'in', ['planned', 'failed']);
      query = about ? query.where(sql<boolean>`touches && array[${about}]`) : query.where(sql<boolean>`home_code ^@ any ((select shaodao.divisions())::text[])`);
      const page = pageOfOpened((await query.execute()).sort(inTurnOrder), call.input, (one) => `${one.onDay}/${one.plannedAt.toISOString()}/${one.id}`);
      if (page.items.some((one) => one.status === 'planned')) await lockStructure(work);
      const outcomes = await this.#outcomes(work, page.items.filter((one) => one.status === 'planned').map((one) => one.homeCode));
      return ok({ ...page, items: await plannedViews(work, page.items, outcomes) });
    });
  }

  @Handle(callOffChange)
  callOff(call: Call<typeof callOffChange>) {
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const change = (await work.db.selectFrom('plannedChange').selectAll().where('id', '=', call.input.changeId).executeTakeFirst()) as PlannedChangeTable | undefined;
      if (!change) return refuse('planned/not-found');
      const place = { divisionCode: change.homeCode };
      const denied = deny(call, place);
      if (denied) return denied;
      if (['planned', 'failed'].includes(change.status) && !mayCallOff(change, call.actor, call.now)) return refuse('actor/forbidden');
      const decided = callOff(change, await this.#outcomes(work, [change.homeCode]), await this.#outcomes(work, [change.homeCode], change.id));
      if (!decided.ok) return decided;
      await settle(work, change, { status: 'calledOff', refusal: change.refusal });
      await forgetTimer(work, change.id);
      note(work, change, 'callOff', actingGrant(call.actor, callOffChange.access, place, call.now));
      return ok((await plannedViews(work, [{ ...change, status: 'calledOff' }], new Map()))[0]!);
    });
  }

  /** What every change that waits at these places would meet, perhaps without one of them. */
  async #outcomes(work: Work<RegistryTables>, homeCodes: readonly string[], without?: string): Promise<Map<string, string | null>> {
    const waiting = homeCodes.length === 0 ? [] : await waitingUntil(work, FOR_EVER, homeCodes);
    return (await supposing(work, waiting.filter((one) => one.id !== without), async () => undefined)).outcomes;
  }
}

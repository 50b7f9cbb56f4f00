import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call, type Operation, type ReplyOf } from '@shaodao/contracts/kit';
import { addUnit, mergeUnit, moveUnit, placeHousehold, renameUnit, retireUnit, splitUnit } from '@shaodao/contracts/registry/structure';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { Unit } from '@shaodao/domain/registry/structure';
import { isUnit, subjectOf, type TreeWish } from '@shaodao/domain/registry/wish';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { doWish } from '../planned/do-wish.ts';
import { plan } from '../planned/plan.ts';
import type { RegistryTables } from '../tables.ts';
import { lockStructure } from './structure-store.ts';
import { householdPath, unitView } from './unit.view.ts';

type Registry = Work<RegistryTables>;
type OnUnit = typeof renameUnit | typeof moveUnit | typeof splitUnit | typeof mergeUnit | typeof retireUnit;

@Controller()
export class ChangeUnits {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(addUnit)
  add(call: Call<typeof addUnit>) {
    const { level, parentId, name = null, partyKind = null, villageCode, hostHouseholdId = null } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const parent = isUnit(parentId) ? await unitRow(work, parentId) : undefined;
      const homeCode = parent ? parent.homeCode : (villageCode ?? '');
      const home = await work.db.selectFrom('division').select(['parentCode', 'kind']).where('code', '=', homeCode).executeTakeFirst();
      if (!home || (isUnit(parentId) && !parent) || (!parent && home.parentCode !== parentId)) return refuse('unit/not-found');
      const denied = deny(call, { divisionCode: homeCode });
      if (denied) return denied;
      return this.#done(work, call, homeCode, { action: 'add', newId: uuidv7(), level, parentId, homeCode, name, partyKind, hostHouseholdId });
    });
  }

  @Handle(renameUnit)
  rename(call: Call<typeof renameUnit>) {
    return this.#change(call, { action: 'rename', unitId: call.input.unitId, name: call.input.name });
  }
  @Handle(moveUnit)
  move(call: Call<typeof moveUnit>) {
    return this.#change(call, { action: 'move', unitId: call.input.unitId, parentId: call.input.parentId });
  }
  @Handle(splitUnit)
  split(call: Call<typeof splitUnit>) {
    const { unitId, name = null, childIds, householdIds } = call.input;
    return this.#change(call, { action: 'split', unitId, newId: uuidv7(), name, childIds, householdIds });
  }
  @Handle(mergeUnit)
  merge(call: Call<typeof mergeUnit>) {
    const { unitId, intoId, reason } = call.input;
    return this.#change(call, { action: 'merge', unitId, intoId, reason: reason ?? '并入' });
  }
  @Handle(retireUnit)
  retire(call: Call<typeof retireUnit>) {
    return this.#change(call, { action: 'retire', unitId: call.input.unitId, reason: call.input.reason });
  }

  @Handle(placeHousehold)
  place(call: Call<typeof placeHousehold>) {
    const { householdId, groupId, memberHouseholdId } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const household = await work.db.selectFrom('household').select('villageCode').where('id', '=', householdId).executeTakeFirst();
      if (!household) return refuse('household/not-found');
      const homeCode = household.villageCode;
      return deny(call, { divisionCode: homeCode }) ?? (await this.#done(work, call, homeCode, { action: 'place', householdId, homeCode, groupId, memberHouseholdId }));
    });
  }

  /** The way of every change to a unit: load it, check access and version, then do it or keep it for its day. */
  #change<O extends OnUnit>(call: Call<O>, wish: Exclude<TreeWish, { action: 'add' | 'place' }>): Promise<ReplyOf<O>> {
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const unit = await unitRow(work, wish.unitId);
      if (!unit) return refuse('unit/not-found') as ReplyOf<O>;
      return deny(call, { divisionCode: unit.homeCode }, unit) ?? (await this.#done(work, call, unit.homeCode, wish));
    });
  }

  /** Today's change is judged, written, told and answered; that of a day to come is judged on what will stand, and waits. */
  async #done<O extends OnUnit | typeof addUnit | typeof placeHousehold>(work: Registry, call: Call<O>, homeCode: string, wish: TreeWish): Promise<ReplyOf<O>> {
    const { on, reason } = call.input;
    const shown = wish.action === 'merge' ? wish.intoId : subjectOf(wish);
    const show = async () => (wish.action === 'place' ? householdPath(work, shown, on) : ok((await unitView(work, shown, on))!));
    if (on > countyDay(call.now)) {
      const grant = actingGrant(call.actor, call.operation.access, { divisionCode: homeCode }, call.now);
      const planned = await plan(work, { wish, homeCode, on, reason: reason ?? null, grant }, show);
      return (planned.ok ? planned.value : planned) as ReplyOf<O>; // the wish's own refusals are the operation's
    }
    const done = await doWish(work, wish, { homeCode, on });
    if (!done.ok) return done as ReplyOf<O>;
    keepRecord(work, call, { id: subjectOf(wish), homeCode, action: wish.action, note: reason, rows: done.rows });
    await done.tell();
    return (await show()) as ReplyOf<O>;
  }
}

/** What was done, in the unit's or household's own history and in the audit trail. */
function keepRecord(work: Registry, call: Call<Operation>, { id, homeCode, action, note, rows }: { id: string; homeCode: string; action: string; note: string | undefined; rows: number }): void {
  const grant = actingGrant(call.actor, call.operation.access, { divisionCode: homeCode }, call.now);
  work.addHistory(id, [{ action, toStatus: action === 'retire' || action === 'merge' ? 'ended' : 'inForce', note: note ?? null }], grant);
  work.audit({ operation: call.operation.subject, objectId: id, outcome: 'done', details: { rows } }, grant);
}

const unitRow = async (work: Registry, id: string): Promise<(Unit & { version: number }) | undefined> =>
  (await sql<Unit & { version: number }>`select id, level, home_code, number, kind, cross_border_reason, started_on, ended_on, end_reason, version from unit where id = ${id} for update`.execute(work.db)).rows[0];

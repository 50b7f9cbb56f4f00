import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call, type Operation, type ReplyOf } from '@shaodao/contracts/kit';
import { addUnit, mergeUnit, moveUnit, placeHousehold, renameUnit, retireUnit, splitUnit } from '@shaodao/contracts/registry/structure';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import * as rules from '@shaodao/domain/registry/reshape';
import { retell, type Decided, type Structure, type Unit } from '@shaodao/domain/registry/structure';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { announceChanges } from './announce.ts';
import { loadVillage, lockStructure, storeChanges } from './structure-store.ts';
import { householdPath, unitView } from './unit.view.ts';

type Registry = Work<RegistryTables>;
type OnUnit = typeof renameUnit | typeof moveUnit | typeof splitUnit | typeof mergeUnit | typeof retireUnit;

@Controller()
export class ChangeUnits {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(addUnit)
  add(call: Call<typeof addUnit>) {
    const { level, parentId, name = null, partyKind = null, villageCode, hostHouseholdId = null, on, reason } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const parent = parentId.includes('-') ? await unitRow(work, parentId) : undefined;
      const homeCode = parent ? parent.homeCode : (villageCode ?? '');
      const home = await work.db.selectFrom('division').select(['name', 'parentCode', 'kind']).where('code', '=', homeCode).executeTakeFirst();
      if (!home || (parentId.includes('-') && !parent) || (!parent && home.parentCode !== parentId)) return refuse('unit/not-found');
      const denied = deny(call, { divisionCode: homeCode });
      if (denied) return denied;
      if (on > countyDay(call.now)) return refuse('unit/day-in-future');
      const tree = await loadVillage(work, homeCode);
      const id = uuidv7();
      const decided = rules.addUnit(tree, { id, level, parent: parent ? { unitId: parent.id } : { townshipCode: parentId }, homeCode, villageName: home.name, name, kind: partyKind, hostHouseholdId, on });
      if (!decided.ok) return decided;
      await this.#store(work, call, { id, homeCode, action: 'add', note: reason, changes: decided.value });
      return ok((await unitView(work, id, on))!);
    });
  }

  @Handle(renameUnit)
  rename(call: Call<typeof renameUnit>) {
    return this.#change(call, 'rename', (tree, { id }) => retell(tree, id, call.input.on, { name: call.input.name }));
  }
  @Handle(moveUnit)
  move(call: Call<typeof moveUnit>) {
    return this.#change(call, 'move', (tree, { id }) => rules.moveUnit(tree, id, call.input.parentId, call.input.on));
  }
  @Handle(splitUnit)
  split(call: Call<typeof splitUnit>) {
    const { name = null, childIds, householdIds, on } = call.input;
    return this.#change(call, 'split', (tree, { id }, villageName) => rules.splitUnit(tree, { unitId: id, newId: uuidv7(), name, villageName, childIds, householdIds, on }));
  }
  @Handle(mergeUnit)
  merge(call: Call<typeof mergeUnit>) {
    const { intoId, on, reason } = call.input;
    return this.#change(call, 'merge', (tree, { id }) => rules.mergeUnit(tree, id, intoId, on, reason ?? '并入'), intoId);
  }
  @Handle(retireUnit)
  retire(call: Call<typeof retireUnit>) {
    return this.#change(call, 'retire', (tree, { id }) => rules.retireUnit(tree, id, call.input.on, call.input.reason));
  }

  @Handle(placeHousehold)
  place(call: Call<typeof placeHousehold>) {
    const { householdId, groupId, memberHouseholdId, on, reason } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const household = await work.db.selectFrom('household').select('villageCode').where('id', '=', householdId).executeTakeFirst();
      if (!household) return refuse('household/not-found');
      const denied = deny(call, { divisionCode: household.villageCode });
      if (denied) return denied;
      if (on > countyDay(call.now)) return refuse('unit/day-in-future');
      const decided = rules.placeHousehold(await loadVillage(work, household.villageCode, householdId), { householdId, villageCode: household.villageCode, groupId, memberHouseholdId, on });
      if (!decided.ok) return decided;
      await this.#store(work, call, { id: householdId, homeCode: household.villageCode, action: 'place', note: reason, changes: decided.value });
      return householdPath(work, householdId, on);
    });
  }

  /** The way of every change to a unit: load it and its village's tree, check access and version, ask the rule, store, tell, answer. */
  #change<O extends OnUnit>(call: Call<O>, action: string, rule: (tree: Structure, unit: Unit, villageName: string) => Decided<O['refusals'][number]>, shown?: string): Promise<ReplyOf<O>> {
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      const { unitId, on, reason } = call.input;
      const unit = await unitRow(work, unitId);
      if (!unit) return refuse('unit/not-found') as ReplyOf<O>;
      const denied = deny(call, { divisionCode: unit.homeCode }, unit);
      if (denied) return denied;
      if (on > countyDay(call.now)) return refuse('unit/day-in-future') as ReplyOf<O>;
      const tree = await treeOf(work, unit);
      const home = await work.db.selectFrom('division').select('name').where('code', '=', unit.homeCode).executeTakeFirstOrThrow();
      const decided = rule(tree, unit, home.name);
      if (!decided.ok) return decided as ReplyOf<O>;
      await this.#store(work, call, { id: unitId, homeCode: unit.homeCode, action, note: reason, changes: decided.value });
      return ok((await unitView(work, shown ?? unitId, on))!) as ReplyOf<O>;
    });
  }

  async #store(work: Registry, call: Call<Operation>, { id, homeCode, action, note, changes }: { id: string; homeCode: string; action: string; note: string | undefined; changes: Parameters<typeof storeChanges>[1] }): Promise<void> {
    await storeChanges(work, changes);
    const grant = actingGrant(call.actor, call.operation.access, { divisionCode: homeCode }, call.now);
    work.addHistory(id, [{ action, toStatus: action === 'retire' || action === 'merge' ? 'ended' : 'inForce', note: note ?? null }], grant);
    work.audit({ operation: call.operation.subject, objectId: id, outcome: 'done', details: { rows: changes.length } }, grant);
    await announceChanges(work, changes);
  }
}

const unitRow = async (work: Registry, id: string): Promise<(Unit & { version: number }) | undefined> =>
  (await sql<Unit & { version: number }>`select id, level, home_code, number, kind, cross_border_reason, started_on, ended_on, end_reason, version from unit where id = ${id} for update`.execute(work.db)).rows[0];

/** An area stands alone in a decision about itself; everything else with its village. */
async function treeOf(work: Registry, unit: Unit): Promise<Structure> {
  if (unit.level !== 'area') return loadVillage(work, unit.homeCode);
  const terms = await work.db.selectFrom('unitTerm').select(['unitId', 'startedOn', 'endedOn', 'name', 'parentId', 'parentCode']).where('unitId', '=', unit.id).execute();
  return { units: [unit], terms, placings: [], hosts: [] };
}

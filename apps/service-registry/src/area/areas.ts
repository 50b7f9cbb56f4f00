import { Controller, Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call, type ReplyOf } from '@shaodao/contracts/kit';
import { arrangeAreas, checkAreas, getAreaMap, proposeTownshipAreas } from '@shaodao/contracts/registry/area';
import { actingGrant, reaches } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import * as rules from '@shaodao/domain/registry/area';
import type { Change } from '@shaodao/domain/registry/structure';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { doWish } from '../planned/do-wish.ts';
import { plan } from '../planned/plan.ts';
import { lockStructure } from '../structure/structure-store.ts';
import type { RegistryTables } from '../tables.ts';
import { onDay } from '../planned/rehearse.ts';
import { areasOn, judgedVillages, villagesOn, withoutArea } from './area-map.ts';
import { proposalFor } from './propose-areas.ts';

type Registry = Work<RegistryTables>;

@Controller()
export class Areas {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(getAreaMap)
  map(call: Call<typeof getAreaMap>) {
    const { townshipCode, asOf = countyDay(call.now) } = call.input;
    return onDay(this.unitOfWork, call, asOf, async (work) => {
      const villages = await villagesOn(work, asOf, townshipCode);
      const setting = await work.db.selectFrom('setting').select('value').where('key', '=', 'hollowThreshold').where('validFrom', '<=', asOf).orderBy('validFrom', 'desc').executeTakeFirst();
      const townships = await work.db.selectFrom('division').select('code').where('kind', '=', 'township').orderBy('code').execute();
      return ok({
        asOf, threshold: Number(setting?.value ?? 0.5), arePositionsInvented: villages.some((v) => v.isPositionInvented), villages: villages.map(({ partyId: _party, isPositionInvented: _invented, ...village }) => village),
        areas: await areasOn(work, asOf, villages, townshipCode), withoutArea: withoutArea(villages, townshipCode),
        mayArrange: townships.map((t) => t.code).filter((code) => reaches(call.actor, arrangeAreas.access, { divisionCode: code }, call.now)),
      });
    });
  }

  @Handle(proposeTownshipAreas)
  async propose(call: Call<typeof proposeTownshipAreas>): Promise<ReplyOf<typeof proposeTownshipAreas>> {
    const { townshipCode } = call.input;
    const isThere = await this.unitOfWork.read(call, (work) => isTownship(work, townshipCode));
    if (!isThere) return refuse('division/not-found');
    const denied = deny(call, { divisionCode: townshipCode });
    if (denied) return denied;
    // The search runs in its own thread, after the transaction is over.
    const proposal = await this.unitOfWork.read(call, (work) => proposalFor(work, townshipCode, countyDay(call.now)));
    return proposal.solve();
  }

  @Handle(checkAreas)
  check(call: Call<typeof checkAreas>) {
    const { townshipCode, areas } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      if (!(await isTownship(work, townshipCode))) return refuse('division/not-found');
      const denied = deny(call, { divisionCode: townshipCode });
      if (denied) return denied;
      const wanted = areas.split(';').map((codes) => codes.split(',').filter(Boolean));
      const villages = await villagesOn(work, countyDay(call.now));
      const named = new Set(wanted.flat());
      const own = new Set((await areasOn(work, countyDay(call.now), villages, townshipCode)).map((a) => a.id as string));
      return ok({
        faults: rules.areaFaults(townshipCode, areas === '' ? [] : wanted.map((villageCodes) => ({ villageCodes, crossBorderReason: '稍后填写' })), judgedVillages(villages)),
        withoutArea: villages.filter((v) => v.isHollow && v.townshipCode === townshipCode && !named.has(v.code) && (!v.areaId || own.has(v.areaId))).map((v) => v.code),
      });
    });
  }

  /** Today's arrangement is judged, written and told; one for a day to come is judged on what will stand, and waits. */
  @Handle(arrangeAreas)
  arrange(call: Call<typeof arrangeAreas>) {
    const { townshipCode, on, reason, areas } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      if (!(await isTownship(work, townshipCode))) return refuse('division/not-found');
      const denied = deny(call, { divisionCode: townshipCode });
      if (denied) return denied;
      await lockStructure(work);
      const grant = actingGrant(call.actor, arrangeAreas.access, { divisionCode: townshipCode }, call.now);
      const wish = { action: 'arrangeAreas', townshipCode, areas, newIds: areas.map(() => uuidv7()), reason } as const;
      const show = async () => {
        const villages = await villagesOn(work, on, townshipCode);
        return { areas: await areasOn(work, on, villages, townshipCode), withoutArea: withoutArea(villages, townshipCode) };
      };
      if (on > countyDay(call.now)) return (await plan(work, { wish, homeCode: townshipCode, on, reason, grant }, show)) as ReplyOf<typeof arrangeAreas>; // the wish's own refusals are the operation's
      const done = await doWish(work, wish, { homeCode: townshipCode, on });
      if (!done.ok) return done as ReplyOf<typeof arrangeAreas>;
      for (const [id, toStatus] of touchedAreas(done.changes ?? [])) work.addHistory(id, [{ action: 'arrange', toStatus, note: reason }], grant);
      work.audit({ operation: arrangeAreas.subject, objectId: townshipCode, outcome: 'done', details: { areas: areas.length, on } }, grant);
      await done.tell();
      return ok(await show());
    });
  }
}
const isTownship = async (work: Registry, code: string): Promise<boolean> => (await work.db.selectFrom('division').select('code').where('code', '=', code).where('kind', '=', 'township').executeTakeFirst()) !== undefined;

/** Areas that were drawn, changed or given up, and what they are now. */
function touchedAreas(changes: readonly Change[]): Map<string, string> {
  const touched = new Map<string, string>();
  for (const change of changes)
    if ('put' in change && change.put === 'unit') touched.set(change.row.id, change.row.endedOn ? 'ended' : 'inForce');
    else if ('put' in change && change.put === 'term' && change.row.parentId && !touched.has(change.row.parentId)) touched.set(change.row.parentId, 'inForce');
  return touched;
}

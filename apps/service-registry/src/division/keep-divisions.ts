import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call, type ReplyOf } from '@shaodao/contracts/kit';
import { getDivision, getHollowThreshold, moveDivision, recordProfile, renameDivision, retireDivision, setHollowThreshold } from '@shaodao/contracts/registry/division';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { announceDivisions } from '../structure/announce.ts';
import { doWish, type DivisionWish } from '../planned/do-wish.ts';
import { plan } from '../planned/plan.ts';
import { lockStructure } from '../structure/structure-store.ts';
import type { RegistryTables } from '../tables.ts';
import { divisionRow } from './division.sql.ts';
import { divisionFile } from './division.view.ts';
import { profileDecision, storeProfile } from './profile.ts';

type Registry = Work<RegistryTables>;

@Controller()
export class KeepDivisions {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(getDivision)
  get(call: Call<typeof getDivision>) {
    return this.unitOfWork.query(call, async (work) => {
      const file = await divisionFile(work, call.input.code, countyDay(call.now));
      return file ? ok(file) : refuse('division/not-found');
    });
  }

  @Handle(recordProfile)
  record(call: Call<typeof recordProfile>) {
    const { code, validFrom, ...wished } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const division = await divisionRow(work, code);
      if (!division) return refuse('division/not-found');
      const denied = deny(call, { divisionCode: code });
      if (denied) return denied;
      const decided = await profileDecision(work, division, { ...wished, validFrom });
      if (!decided.ok) return decided;
      await this.#whatChanges(work, () => storeProfile(work, code, decided.value));
      return this.#answer(work, call, code);
    });
  }

  @Handle(renameDivision)
  rename(call: Call<typeof renameDivision>) {
    return this.#change(call, null, { action: 'renameDivision', code: call.input.code, name: call.input.name });
  }
  @Handle(moveDivision)
  move(call: Call<typeof moveDivision>) {
    const { code, parentCode, newCode, reason } = call.input;
    return this.#change(call, reason, { action: 'moveDivision', code, parentCode, newCode });
  }
  @Handle(retireDivision)
  retire(call: Call<typeof retireDivision>) {
    const { code, reason } = call.input;
    return this.#change(call, reason, { action: 'retireDivision', code, reason });
  }

  @Handle(getHollowThreshold)
  threshold(call: Call<typeof getHollowThreshold>) {
    return this.unitOfWork.query(call, async (work) => ok(await threshold(work)));
  }

  @Handle(setHollowThreshold)
  setThreshold(call: Call<typeof setHollowThreshold>) {
    const { threshold: value, validFrom } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      if (validFrom > countyDay(call.now)) return refuse('setting/day-in-future');
      await this.#whatChanges(work, async () => {
        await work.db.insertInto('setting').values({ key: 'hollowThreshold', value, validFrom }).onConflict((c) => c.columns(['key', 'validFrom']).doUpdateSet({ value })).execute();
      });
      work.audit({ operation: call.operation.subject, objectId: 'hollowThreshold', outcome: 'done', details: { threshold: value, validFrom } }, actingGrant(call.actor, call.operation.access, {}, call.now));
      return ok(await threshold(work));
    });
  }

  /** Does something to profiles or settings, and announces the divisions that are hollow now and weren't, or the other way round. */
  async #whatChanges(work: Registry, change: () => Promise<void>): Promise<void> {
    const hollow = async () => new Set((await sql<{ code: string }>`select code from divisions_on(county_today()) where is_hollow`.execute(work.db)).rows.map((r) => r.code));
    const before = await hollow();
    await change();
    const after = await hollow();
    await announceDivisions(work, [...new Set([...before, ...after])].filter((code) => before.has(code) !== after.has(code)));
  }

  /** Today's change is done and told; that of a day to come is judged on what will stand, and waits. */
  #change<O extends typeof renameDivision | typeof moveDivision | typeof retireDivision>(call: Call<O>, reason: string | null, wish: DivisionWish): Promise<ReplyOf<O>> {
    const { code, on } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      await lockStructure(work);
      if (!(await divisionRow(work, code))) return refuse('division/not-found') as ReplyOf<O>;
      const denied = deny(call, { divisionCode: code });
      if (denied) return denied;
      const grant = actingGrant(call.actor, call.operation.access, { divisionCode: code }, call.now);
      const done = on > countyDay(call.now) ? await plan(work, { wish, homeCode: code, on, reason, grant }, async () => undefined) : await doWish(work, wish, { homeCode: code, on });
      if (!done.ok) return done as ReplyOf<O>; // the wish's own refusals are the operation's
      if (!('tell' in done)) return (await this.#answer(work, call, code)) as ReplyOf<O>;
      await done.tell();
      return (await this.#answer(work, call, wish.action === 'moveDivision' ? wish.newCode : code)) as ReplyOf<O>;
    });
  }

  async #answer(work: Registry, call: Call<typeof recordProfile | typeof renameDivision | typeof moveDivision | typeof retireDivision>, code: string) {
    work.audit({ operation: call.operation.subject, objectId: code, outcome: 'done' }, actingGrant(call.actor, call.operation.access, { divisionCode: code }, call.now));
    return ok((await divisionFile(work, code, countyDay(call.now)))!);
  }
}

async function threshold(work: Registry) {
  const rows = await work.db.selectFrom('setting').select(['value', 'validFrom']).where('key', '=', 'hollowThreshold').orderBy('validFrom', 'desc').execute();
  const { rows: hollow } = await sql<{ count: number }>`select count(*) as count from divisions_on(county_today()) where is_hollow`.execute(work.db);
  return { items: rows.map((row) => ({ validFrom: row.validFrom, threshold: Number(row.value) })), hollowVillages: hollow[0]!.count };
}

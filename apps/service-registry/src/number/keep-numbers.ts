import { Controller, Inject } from '@nestjs/common';
import { sql, type Selectable } from 'kysely';
import { ok, refuse, type Call, type Reply, type ReplyOf } from '@shaodao/contracts/kit';
import { confirmMyNumber, decideNumber, denyMyNumber } from '@shaodao/contracts/registry/number-change';
import { actingGrant } from '@shaodao/domain/access';
import * as rules from '@shaodao/domain/registry/number';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { byRule } from '../household/by-rule.ts';
import type { RegistryTables } from '../tables.ts';
import { lockPeople, putInForce, refuseNumbers } from './settle-numbers.ts';

type Asked = Selectable<RegistryTables['numberChange']>;
interface Placed extends Asked {
  readonly villageCode: string | null;
  readonly gridId: string | null;
}

/** The second pair of eyes on a number that could not be proved, and the person's own no. */
@Controller()
export class KeepNumbers {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>) {}

  @Handle(decideNumber)
  decide(call: Call<typeof decideNumber>) {
    const { changeId, isRight, wholeFile } = call.input;
    return this.unitOfWork.command(call, async (work) => {
      const asked = await seen(changeId, work);
      if (!asked) return refuse('number/not-found');
      const place = { divisionCode: asked.villageCode, gridId: asked.gridId };
      const denied = deny(call, place);
      if (denied) return denied;
      const by = { personId: call.actor.personId, isRight };
      const decided = rules.decideNumber(asked, by, call.now);
      if (!decided.ok) return decided;
      // Of a file: what one sees of it, row by row, and what others brought.
      const all =
        wholeFile && asked.importId
          ? (await seenOfFile(asked.importId, work)).filter((one) => rules.decideNumber(one, by, call.now).ok)
          : [asked];
      const grant = actingGrant(call.actor, decideNumber.access, place, call.now);
      const outcome = await byRule(work, async () => {
        const ids = all.map((one) => one.id);
        if (!isRight) return refuseNumbers(ids, work).then(() => ({ inForce: 0, waiting: 0, refused: ids.length }));
        await lockPeople(ids, work);
        await sql`update number_change set confirmed_by = ${by.personId}, confirmed_role = ${grant?.role ?? null}, confirmed_at = ${call.now}
          where id = any (${ids}::uuid[]) and status = 'waiting' and confirmed_at is null`.execute(work.db);
        const ready = all.filter((one) => one.readyAt <= call.now).map((one) => one.id);
        return { inForce: await putInForce(ready, work), waiting: ids.length - ready.length, refused: 0 };
      });
      if (isRight && all.length === 1 && outcome.inForce + outcome.waiting === 0) return refuse('number/taken');
      const details = { ...outcome, personId: asked.personId, ...(wholeFile ? { importId: asked.importId } : {}) };
      work.audit({ operation: decideNumber.subject, objectId: changeId, outcome: 'done', details }, grant);
      return ok(outcome);
    });
  }

  @Handle(confirmMyNumber)
  confirm(call: Call<typeof confirmMyNumber>) {
    return this.#mine(call, async (asked, work) =>
      (await putInForce([asked.id], work)) === 1 ? ok({}) : refuse('number/taken'),
    );
  }

  @Handle(denyMyNumber)
  deny(call: Call<typeof denyMyNumber>) {
    return this.#mine(call, (asked, work) => refuseNumbers([asked.id], work).then(() => ok({})));
  }

  /** A number that waits for whoever asks, and for nobody else. */
  #mine<O extends typeof confirmMyNumber | typeof denyMyNumber>(
    call: Call<O>,
    settle: (asked: Placed, work: Work<RegistryTables>) => Promise<Reply<object, 'number/taken'>>,
  ): Promise<ReplyOf<O>> {
    return this.unitOfWork.command(call, async (work) => {
      const asked = await byRule(work, () => seen(call.input.changeId, work));
      if (asked?.personId !== call.actor.personId) return refuse('number/not-found') as ReplyOf<O>;
      if (asked.status !== 'waiting') return refuse('number/settled-already') as ReplyOf<O>;
      const settled = await byRule(work, () => settle(asked, work));
      if (!settled.ok) return settled as ReplyOf<O>;
      work.audit(
        { operation: call.operation.subject, objectId: asked.id, outcome: 'done' },
        actingGrant(call.actor, call.operation.access, { personIds: [asked.personId] }, call.now),
      );
      return settled as ReplyOf<O>;
    });
  }
}

const PLACED = sql`select c.*, h.village_code, h.grid_id from number_change c left join lateral (
  select x.village_code, x.grid_id from household_member m join household x on x.id = m.household_id where m.person_id = c.person_id limit 1) h on true`;
/** A change as this actor sees it, with where the person lives. */
async function seen(changeId: string, work: Work<RegistryTables>): Promise<Placed | undefined> {
  // Locked in the county's name: seeing is not a right to write, and a lock is one.
  await byRule(work, () => lockPeople([changeId], work));
  return (await sql<Placed>`${PLACED} where c.id = ${changeId}`.execute(work.db)).rows[0];
}
const seenOfFile = async (importId: string, work: Work<RegistryTables>): Promise<Placed[]> =>
  (
    await sql<Placed>`${PLACED} where c.import_id = ${importId} and c.status = 'waiting' and h.village_code is not null`.execute(
      work.db,
    )
  ).rows;

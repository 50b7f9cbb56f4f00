import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Place } from '@shaodao/contracts/actor';
import { ok, refuse, type Call, type Operation } from '@shaodao/contracts/kit';
import { revealPerson } from '@shaodao/contracts/registry/person';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay, instantOf } from '@shaodao/domain/calendar';
import { reachOfPerson } from '@shaodao/domain/registry/person-place';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { scopeText, type Work } from '@shaodao/service-kit/work';
import { SEALED, type RegistryTables } from '../tables.ts';
import { nameOf, phoneOf } from './people.ts';
import { addressAt, whereaboutsOf } from './whereabouts.ts';

/** Full looks that one person may take in a day (quality §2). */
export const MAX_LOOKS_A_DAY = 60;
/** How long a portal may show what was revealed. */
const SHOWN_MINUTES = 5;

@Controller()
export class RevealPerson {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  /** Never replayed from the idempotency store: the answer itself is personal data. */
  @Handle(revealPerson)
  handle(call: Call<typeof revealPerson>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const { personId, reason } = call.input;
      const whereabouts = await whereaboutsOf(personId, work);
      if (!whereabouts) return refuse('person/not-found');
      const reach = reachOfPerson(call.actor, { access: call.operation.access, person: whereabouts, now: call.now });
      const denied = deny(call, reach.place) ?? (await recordLook({ call, personId, reason, place: reach.place }, work));
      if (denied) return denied;
      const person = await work.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
      const address = reach.kind === 'whole' ? await addressAt(whereabouts, reach.place.householdId, work) : null;
      return ok({
        personId,
        name: nameOf(this.personalData, person),
        phone: phoneOf(this.personalData, person),
        address: address && this.personalData.openText(address, SEALED.address),
        shownUntil: new Date(call.now.getTime() + SHOWN_MINUTES * 60_000).toISOString(),
      });
    });
  }
}

/** Notes a look at somebody's data, with its reason; so many a day for one person. @returns the refusal when there have been too many */
export async function recordLook({ call, personId, reason, place }: { call: Call<Operation>; personId: string; reason: string; place: Place }, work: Work<RegistryTables>) {
  // One person's looks are counted one after the other, so that many at once can't all be the last allowed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`looks of ${call.actor.personId}`}, 0))`.execute(work.db);
  const { looks } = await work.db.selectFrom('look').select((e) => e.fn.countAll<number>().as('looks')).where('byPersonId', '=', call.actor.personId).where('kind', '=', 'reveal').where('at', '>=', instantOf(countyDay(call.now))).executeTakeFirstOrThrow();
  if (looks >= MAX_LOOKS_A_DAY) return refuse('reveal/daily-limit');
  const grant = actingGrant(call.actor, call.operation.access, place, call.now);
  await work.db.insertInto('look').values({ id: uuidv7(), personId, at: call.now, byPersonId: call.actor.personId, byRole: grant!.role, byScope: scopeText(grant), reason }).execute();
  work.audit({ operation: call.operation.subject, objectId: personId, outcome: 'looked', details: { reason } }, grant);
  return undefined;
}

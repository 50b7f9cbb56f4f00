import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { fact, ok, refuse, type Call, type ReplyOf } from '@shaodao/contracts/kit';
import { addContact, personErased, removeContact } from '@shaodao/contracts/registry/household';
import { actingGrant, systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import * as rules from '@shaodao/domain/registry/household';
import { Handle } from '@shaodao/service-kit/handle';
import { NumberProofs } from '@shaodao/service-kit/number-proof';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { useProof } from '../number/proofs.ts';
import { meantBy, registerPerson } from '../person/known-person.ts';
import type { RegistryTables } from '../tables.ts';
import { byRule } from './by-rule.ts';
import { eraseNow } from './erase-now.ts';
import { householdFile, houseRow, placeOfHouse, type HouseRow } from './household.view.ts';

type Registry = Work<RegistryTables>;

/** Whom to ring in an emergency: noted with the person's consent, taken off at any time. */
@Controller()
export class KeepContacts {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(NumberProofs) private readonly proofs: NumberProofs,
  ) {}

  @Handle(addContact)
  async add(call: Call<typeof addContact>) {
    const { name, phone, relation } = call.input;
    const meant = await meantBy(this.unitOfWork, this.personalData, { who: { name, phone }, call });
    return this.#change(call, async (house, work) => {
      const members = await work.db.selectFrom('householdMember').select('personId').where('householdId', '=', house.id).execute();
      const contacts = await work.db.selectFrom('householdContact').select('personId').where('householdId', '=', house.id).execute();
      const [memberIds, contactIds] = [members.map((one) => one.personId), contacts.map((one) => one.personId)];
      // Of the house's own people whoever keeps its file knows already; of all others nothing is told without their word.
      const isOfHouse = meant.ok && [...memberIds, ...contactIds].includes(meant.personId);
      const hasWord = isOfHouse ? ok(true) : await this.#hasWord(call, meant, work);
      if (!hasWord.ok) return hasWord;
      if (!meant.ok) return meant;
      const decided = rules.addContact({ memberIds, contactIds }, meant.personId);
      if (!decided.ok) return decided;
      await registerPerson(work, this.personalData, meant, { name, phone });
      await work.db.insertInto('householdContact').values({ householdId: house.id, personId: meant.personId, relation, consentedOn: countyDay(call.now), recordedBy: call.actor.personId, recordedAt: call.now }).execute();
      return decided;
    });
  }

  /** Somebody the county knows has said yes by a code; without it nobody learns whether the name fits the number. */
  async #hasWord(call: Call<typeof addContact>, meant: Awaited<ReturnType<typeof meantBy>>, work: Registry) {
    const { phone, numberProof, householdId } = call.input;
    if (meant.ok && meant.isNew) return ok(true);
    if (!numberProof) return refuse('contact/needs-code');
    const wanted = { phone, purpose: 'contact', aboutId: householdId, byPersonId: call.actor.personId } as const;
    return (await useProof(numberProof, wanted, { proofs: this.proofs, work })) ? ok(true) : refuse('number/not-proved');
  }

  /** Whom nothing else binds to the county is known to it no more. */
  @Handle(removeContact)
  remove(call: Call<typeof removeContact>) {
    const { personId } = call.input;
    return this.#change(call, async (house, work) => {
      const gone = await work.db.deleteFrom('householdContact').where('householdId', '=', house.id).where('personId', '=', personId).executeTakeFirst();
      if (gone.numDeletedRows === 0n) return refuse('contact/not-noted');
      if (await isUnbound(work, personId)) {
        await eraseNow([personId], systemActor().personId, { work, personalData: this.personalData });
        work.announce([fact(personErased, personId, { personId })]);
      }
      return ok(personId);
    });
  }

  #change<O extends typeof addContact | typeof removeContact>(call: Call<O>, change: (house: HouseRow, work: Registry) => Promise<{ ok: boolean }>): Promise<ReplyOf<O>> {
    return this.unitOfWork.command(call, async (work) => {
      const house = await houseRow(work, call.input.householdId);
      if (!house) return refuse('household/not-found') as ReplyOf<O>;
      const denied = deny(call, placeOfHouse(house));
      if (denied) return denied;
      const changed = await byRule(work, async () => {
        // Locked in the county's name: the asker may see the row and not lock it, so that two at once would both be the last allowed.
        await sql`select from household where id = ${house.id} for update`.execute(work.db);
        return change(house, work);
      });
      if (!changed.ok) return changed as ReplyOf<O>; // the change's own refusals are the operation's
      work.audit({ operation: call.operation.subject, objectId: house.id, outcome: 'done' }, actingGrant(call.actor, call.operation.access, placeOfHouse(house), call.now));
      return ok(await householdFile(house, work)) as ReplyOf<O>;
    });
  }
}

/** Whether nothing but having been a contact ties a person to the county. */
async function isUnbound(work: Registry, personId: string): Promise<boolean> {
  const { rows } = await sql<{ isBound: boolean }>`
    select p.is_staff or p.erased_at is not null or exists (select from household_member x where x.person_id = p.id) or exists (select from household_member_past x where x.person_id = p.id) or exists (select from household_contact x where x.person_id = p.id)
      or exists (select from tie x where x.relative_id = p.id) or exists (select from posting x where x.person_id = p.id) or exists (select from member_pair x where p.id in (x.home_person_id, x.mobile_person_id)) or exists (select from role_grant x where x.person_id = p.id) as is_bound
    from person p where p.id = ${personId}`.execute(work.db);
  return rows[0]?.isBound === false;
}

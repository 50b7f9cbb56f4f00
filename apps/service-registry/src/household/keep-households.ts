import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, refuse, type Call, type FieldError, type Operation, type Reply, type ReplyOf } from '@shaodao/contracts/kit';
import { addResident, correctResident, getHousehold, moveOut, setCareTags, setHead, type HouseholdFile } from '@shaodao/contracts/registry/household';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import * as rules from '@shaodao/domain/registry/household';
import { idNumberFault } from '@shaodao/domain/registry/id-number';
import { Handle } from '@shaodao/service-kit/handle';
import { NumberProofs } from '@shaodao/service-kit/number-proof';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { columnsOf } from '@shaodao/spreadsheet/sheet';
import type { OwnedWork } from '../import/list.ts';
import { useProof } from '../number/proofs.ts';
import { residentList } from '../person/resident.list.ts';
import { residentSheet, type ResidentRow } from '../person/resident.sheet.ts';
import { rowOfPerson } from '../person/row-of-person.ts';
import { writeResidents } from '../person/write-residents.ts';
import { announceHouseholds } from '../structure/announce.ts';
import type { RegistryTables } from '../tables.ts';
import { byRule } from './by-rule.ts';
import { householdFile, houseRow, placeOfHouse, type HouseRow } from './household.view.ts';
import { noteFileLook, rememberedLooks } from './look-at-file.ts';

type Registry = Work<RegistryTables>;
type OnHouse = Operation & { readonly kind: 'command'; readonly output: typeof HouseholdFile };

/** The file of a household (户档案): who lives there, with what marks, and who leaves. */
@Controller()
export class KeepHouseholds {
  readonly #noted = rememberedLooks();
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(NumberProofs) private readonly proofs: NumberProofs,
  ) {}

  @Handle(getHousehold)
  async get(call: Call<typeof getHousehold>) {
    let read: HouseRow | undefined;
    const answer = await this.unitOfWork.query(call, async (work) => {
      read = await houseRow(work, call.input.householdId);
      if (!read) return refuse('household/not-found');
      return deny(call, placeOfHouse(read)) ?? ok(await householdFile(read, work));
    });
    if (answer.ok && read) await noteFileLook(read, call, { unitOfWork: this.unitOfWork, noted: this.#noted });
    return answer;
  }

  @Handle(addResident)
  add(call: Call<typeof addResident>) {
    const { name, idNumber, relation, phone, numberProof, careTags } = call.input;
    return this.#change(call, async (house, _living, work) => {
      const fault = idNumberFault(idNumber.toUpperCase());
      if (fault) return { ...refuse('resident/not-accepted'), fields: [{ pointer: '/idNumber', message: fault }] };
      const proof = await this.#proofOf(call, { phone, token: numberProof, purpose: 'number', aboutId: house.id }, work);
      if (!proof.ok) return proof;
      return this.#register({ villageCode: house.villageCode, householdNumber: house.number, name, idNumber: idNumber.toUpperCase(), relation, careTags: [...careTags].sort(), ...(phone ? { phone } : {}) }, null, this.#by(call, proof.value, house, work));
    });
  }

  @Handle(setCareTags)
  tags(call: Call<typeof setCareTags>) {
    const { personId, careTags } = call.input;
    return this.#change(call, async (house, living, work) => {
      const here = rules.livesHere(living, personId);
      if (here.ok) await work.db.updateTable('householdMember').set({ careTags: [...new Set(careTags)].sort() }).where('householdId', '=', house.id).where('personId', '=', personId).execute();
      return here;
    });
  }

  @Handle(correctResident)
  correct(call: Call<typeof correctResident>) {
    const { personId, name, phone, numberProof, releaseProof, relation } = call.input;
    return this.#change(call, async (house, living, work) => {
      const here = rules.livesHere(living, personId);
      if (!here.ok) return here;
      const before = await rowOfPerson(personId, { work, personalData: this.personalData });
      const proof = await this.#proofOf(call, { phone, token: numberProof, purpose: 'number', aboutId: personId }, work);
      if (!proof.ok) return proof;
      const release = await this.#proofOf(call, { phone, token: releaseProof, purpose: 'release', aboutId: personId }, work);
      if (!release.ok) return release;
      const row = { ...before, ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(relation ? { relation } : {}) };
      // What is proved now counts, also where the same number stands or waits already.
      const { phone: _known, ...unproved } = before;
      const by = { ...this.#by(call, proof.value, house, work), isReleased: release.value !== null };
      return this.#register(row, proof.value || release.value ? unproved : before, by);
    });
  }

  @Handle(moveOut)
  leave(call: Call<typeof moveOut>) {
    const { personId, reason, on } = call.input;
    return this.#change(call, async (house, living, work) => {
      const decided = rules.moveOut(living, personId, on, countyDay(call.now));
      if (!decided.ok) return decided;
      await sql`with gone as (delete from household_member where household_id = ${house.id} and person_id = ${personId} returning relation)
        insert into household_member_past (household_id, person_id, relation, left_on, reason, recorded_at) select ${house.id}, ${personId}, relation, ${on}, ${reason}, ${call.now} from gone
        on conflict (household_id, person_id, left_on) do update set reason = excluded.reason`.execute(work.db);
      if (living.memberIds.length === 1) await leaveGroup(house.id, on, work);
      await work.db.deleteFrom('residentWord').where('personId', '=', personId).execute();
      await sql`update role_grant set valid_until = ${call.now} where person_id = ${personId} and role = 'villager' and scope_id = ${house.id} and valid_until is null`.execute(work.db);
      return decided;
    });
  }

  @Handle(setHead)
  head(call: Call<typeof setHead>) {
    return this.#change(call, async (house, living, work) => {
      const decided = rules.setHead(living, call.input.personId);
      if (decided.ok) await work.db.updateTable('household').set({ headId: call.input.personId }).where('id', '=', house.id).execute();
      return decided;
    });
  }

  /** One way for all: see the household (404), the access table (403), the rule (409), written in the county's name, told to others, recorded. */
  #change<O extends OnHouse>(call: Call<O>, change: (house: HouseRow, living: rules.House, work: Registry) => Promise<Reply<unknown, O['refusals'][number]>>): Promise<ReplyOf<O>> {
    return this.unitOfWork.command(call, async (work) => {
      const { householdId } = call.input as { householdId: string }; // every one of these operations names its household
      const house = await houseRow(work, householdId);
      if (!house) return refuse('household/not-found') as ReplyOf<O>;
      const denied = deny(call, placeOfHouse(house));
      if (denied) return denied;
      const outcome = await byRule(work, async () => {
        const { rows } = await sql<{ headId: string; memberIds: string[] }>`select head_id, array(select person_id from household_member where household_id = h.id) as member_ids from household h where h.id = ${house.id} for update`.execute(work.db);
        const changed = await change(house, rows[0]!, work);
        if (changed.ok) await announceHouseholds(work, sql`h.id = ${house.id}`);
        return changed;
      });
      if (!outcome.ok) return outcome as ReplyOf<O>;
      const personId = 'personId' in call.input ? call.input.personId : undefined;
      work.audit({ operation: call.operation.subject, objectId: house.id, outcome: 'done', details: { ...(personId === undefined ? {} : { personId }), ...(outcome.value as object) } }, actingGrant(call.actor, call.operation.access, placeOfHouse(house), call.now));
      return ok(await householdFile((await houseRow(work, house.id))!, work)) as ReplyOf<O>;
    });
  }

  /** The word of who holds a number, used up with this change; null where none was given. */
  async #proofOf(call: Call<typeof addResident | typeof correctResident>, { phone, token, purpose, aboutId }: { phone: string | undefined; token: string | undefined; purpose: 'number' | 'release'; aboutId: string }, work: Registry) {
    if (!phone || !token) return ok(null);
    const proofId = await useProof(token, { phone, purpose, aboutId, byPersonId: call.actor.personId }, { proofs: this.proofs, work });
    return proofId ? ok(proofId) : refuse('number/not-proved');
  }

  #by(call: Call<typeof addResident | typeof correctResident>, proofId: string | null, house: HouseRow, work: Registry): OwnedWork {
    return { work, personalData: this.personalData, owner: call.actor, proofId, grant: actingGrant(call.actor, call.operation.access, placeOfHouse(house), call.now) };
  }

  /** A person goes in by the same door as from a spreadsheet: the same checks, the same writing. */
  async #register(row: ResidentRow, before: ResidentRow | null, on: OwnedWork): Promise<Reply<{ number?: string }, 'resident/not-accepted'>> {
    const [standing] = await residentList.compare([row], on, async () => new Set());
    if (standing!.faults.length > 0) return { ...refuse('resident/not-accepted'), fields: standing!.faults.map(({ column, reason }): FieldError => ({ pointer: `/${nameOfColumn(column)}`, message: reason })) };
    if (!before && standing!.before?.householdNumber === row.householdNumber) return { ...refuse('resident/not-accepted'), fields: [{ pointer: '/idNumber', message: '这个人已经在这一户里' }] };
    // Somebody who is known keeps the number where none was brought.
    const known = before ?? standing!.before;
    const whole = row.phone || !known?.phone ? row : { ...row, phone: known.phone };
    const [number] = (await writeResidents([{ row: whole, before: known }], on)).values();
    if (!before) await comeBack(row.householdNumber, on.work);
    return ok(number ? { number } : {});
  }
}
/** A house in which nobody lives any more stands in no villager group, so that the group may be merged or retired. */
async function leaveGroup(householdId: string, on: string, work: Registry): Promise<void> {
  await sql`delete from household_place where household_id = ${householdId} and ended_on is null and started_on >= ${on}`.execute(work.db);
  await sql`update household_place set ended_on = ${on} where household_id = ${householdId} and (ended_on is null or ended_on > ${on}) and started_on < ${on}`.execute(work.db);
}
/** Who moves into an empty house brings it back into its last group, where there still is one. */
async function comeBack(number: string, work: Registry): Promise<void> {
  await sql`insert into household_place (household_id, started_on, group_id)
    select h.id, county_today(), last.group_id from household h cross join lateral (select * from household_place p where p.household_id = h.id order by p.started_on desc limit 1) last join unit u on u.id = last.group_id and u.ended_on is null
    where h.number = ${number} and last.ended_on <= county_today()`.execute(work.db);
}
const nameOfColumn = (title: string | null): string => columnsOf(residentSheet).find(([, column]) => column.title === title)?.[0] ?? '';

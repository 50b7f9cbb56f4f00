import { v7 as uuidv7 } from 'uuid';
import { refuse, type Call, type Operation } from '@shaodao/contracts/kit';
import { systemActor } from '@shaodao/domain/access';
import { mayCompare } from '@shaodao/domain/registry/number-tries';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { SEALED, type RegistryTables } from '../tables.ts';
import { mismatchesOf, noteMismatches } from './number-tries.ts';
import { nameOf } from './people.ts';

/** Who is meant by a name and a telephone number: somebody the county knows, or somebody new to it. */
export interface MeantPerson {
  readonly ok: true;
  readonly personId: string;
  readonly isNew: boolean;
}

/**
 * Looks the number up in the county's name: whoever appoints need not see every villager. A transaction of its own, so that a
 * mismatch is counted and stands in the trail although the command is refused.
 * @returns the person, or a refusal when the number is known under another name, or too many were today
 */
export function meantBy<O extends Operation>(
  unitOfWork: UnitOfWork<RegistryTables>,
  personalData: PersonalData,
  { who, call }: { who: { name: string; phone: string }; call: Call<O> },
) {
  const tries = { way: 'command', personId: call.actor.personId } as const;
  return unitOfWork.act(systemActor(), call.now, async (work) => {
    const tooMany = mayCompare(await mismatchesOf(tries, work), tries.way);
    if (tooMany) return tooMany;
    const meant = await meantIn(work, personalData, who);
    if (meant.ok) return meant;
    await noteMismatches(tries, 1, work);
    const asker = work.apart(call.actor);
    const grant = call.actor.grants.find(({ role }) => typeof call.operation.access === 'object' && call.operation.access[role]);
    asker.audit({ operation: call.operation.subject, objectId: null, outcome: 'refused', details: { refusal: meant.refusal } }, grant);
    await asker.flush();
    return meant;
  });
}

/** The same, where the transaction runs in the county's name already. */
export async function meantIn(work: Work<RegistryTables>, personalData: PersonalData, { name, phone }: { name: string; phone: string }) {
  const known = await work.db.selectFrom('person').select(['id', 'nameSealed']).where('phoneIndex', '=', personalData.blindIndex(phone, SEALED.phone)).executeTakeFirst();
  if (!known) return { ok: true, personId: uuidv7(), isNew: true } as const;
  return nameOf(personalData, known) === name ? ({ ok: true, personId: known.id, isNew: false } as const) : refuse('person/other-name');
}

/** Makes the county know a person, sealed; nothing when it does already. */
export async function registerPerson(work: Work<RegistryTables>, personalData: PersonalData, meant: MeantPerson, { name, phone }: { name: string; phone: string }): Promise<void> {
  if (!meant.isNew) return;
  await work.db.insertInto('person').values({
    id: meant.personId, nameSealed: personalData.seal(name, SEALED.name), phoneSealed: personalData.seal(phone, SEALED.phone), phoneIndex: personalData.blindIndex(phone, SEALED.phone),
    idNumberSealed: null, idNumberIndex: null, isStaff: false,
    // Known by the number alone: whoever answers it is who is meant.
    phoneProvenAt: work.now,
  }).execute();
}

import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { fact } from '@shaodao/contracts/kit';
import { numberChanged } from '@shaodao/contracts/registry/number-change';
import { numberStep, readyAt, type NumberStep } from '@shaodao/domain/registry/number';
import { scopeText } from '@shaodao/service-kit/work';
import type { OwnedWork } from '../import/list.ts';
import { SEALED } from '../tables.ts';
import { tellOldNumbers } from './old-numbers.ts';

/** A number that somebody brings for a person; null takes an unproved one away again. */
export interface BroughtNumber {
  readonly personId: string;
  readonly phone: string | null;
}
interface Held {
  readonly id: string;
  readonly phoneSealed: Buffer | null;
  readonly phoneIndex: Buffer | null;
  readonly isProven: boolean;
}
interface Stepped extends Held {
  readonly step: NumberStep;
  readonly sealed: Buffer | null;
  readonly index: Buffer | null;
}

/** The only way by which a person's number is written: in force at once where the person could confirm it, else it waits. In the county's name. */
export async function setNumbers(
  brought: readonly BroughtNumber[],
  on: OwnedWork,
): Promise<ReadonlyMap<string, NumberStep>> {
  if (brought.length === 0) return new Map();
  const stepped = await stepsOf(brought, on);
  const of = (...steps: NumberStep[]) => stepped.filter(({ step }) => steps.includes(step));
  const touched = of('stays', 'removed', 'inForce', 'first', 'waits').map(({ id }) => id);
  await sql`update number_change set status = 'replaced', settled_at = ${on.work.now} where person_id = any (${touched}::uuid[]) and status = 'waiting'`.execute(
    on.work.db,
  );
  await writePeople(of('removed', 'inForce', 'first'), on);
  await writeChanges(of('inForce', 'first', 'waits'), on);
  const changed = of('inForce').filter((one) => one.isProven && one.index && !one.phoneIndex?.equals(one.index));
  await tellOldNumbers(
    [
      ...of('waits').map((one) => ({
        personId: one.id,
        kind: 'asked' as const,
        oldSealed: one.phoneSealed!,
        newSealed: one.sealed,
        from: readyAt('waits', on.proofId != null, on.work.now),
      })),
      ...changed.map((one) => ({
        personId: one.id,
        kind: 'changed' as const,
        oldSealed: one.phoneSealed!,
        newSealed: one.sealed,
        from: on.work.now,
      })),
    ],
    on.work,
  );
  on.work.announce(changed.map(({ id }) => fact(numberChanged, id, { personId: id as never })));
  return new Map(stepped.map(({ id, step }) => [id, step]));
}

async function stepsOf(
  brought: readonly BroughtNumber[],
  { work, personalData: data, proofId, isReleased = false }: OwnedWork,
): Promise<Stepped[]> {
  const { rows } =
    await sql<Held>`select id, phone_sealed, phone_index, phone_proven_at is not null as is_proven from person
    where id = any (${brought.map((one) => one.personId)}::uuid[]) order by id for update`.execute(work.db);
  const held = new Map(rows.map((row) => [row.id, row]));
  return brought.flatMap(({ personId, phone }) => {
    const person = held.get(personId);
    if (!person) return [];
    const index = phone === null ? null : data.blindIndex(phone, SEALED.phone);
    const now = { number: person.phoneIndex?.toString('hex') ?? null, isProven: person.isProven };
    const step = numberStep(now, index?.toString('hex') ?? null, { isProved: proofId != null, isReleased });
    return [{ ...person, step, index, sealed: phone === null ? null : data.seal(phone, SEALED.phone) }];
  });
}

async function writePeople(people: readonly Stepped[], { work: { db, now } }: OwnedWork): Promise<void> {
  if (people.length === 0) return;
  await sql`update person p set phone_sealed = n.sealed, phone_index = n.phone_index, phone_proven_at = n.proven_at
    from unnest(${people.map((p) => p.id)}::uuid[], ${people.map((p) => p.sealed)}::bytea[], ${people.map((p) => p.index)}::bytea[],
      ${people.map((p) => (p.step === 'inForce' ? now : null))}::timestamptz[]) n(id, sealed, phone_index, proven_at) where p.id = n.id`.execute(
    db,
  );
}

async function writeChanges(
  people: readonly Stepped[],
  { work: { db, now }, owner, grant = owner.grants[0], importId, proofId }: OwnedWork,
): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto('numberChange')
    .values(
      people.map(({ id, step, sealed, index, isProven, phoneIndex }) => ({
        id: uuidv7(),
        personId: id,
        phoneSealed: sealed!,
        phoneIndex: index!,
        status: step === 'inForce' ? ('inForce' as const) : ('waiting' as const),
        isFirst: !isProven || phoneIndex === null,
        askedBy: owner.personId,
        askedRole: grant?.role ?? 'system',
        askedScope: scopeText(grant),
        askedAt: now,
        readyAt: readyAt(step, proofId != null, now),
        importId: importId ?? null,
        proofId: proofId ?? null,
        settledAt: step === 'inForce' ? now : null,
      })),
    )
    .execute();
}

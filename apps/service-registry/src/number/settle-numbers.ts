import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { numberChanged } from '@shaodao/contracts/registry/number-change';
import { NUMBER_CHANGES_KEPT_DAYS, NUMBER_LAPSES_DAYS } from '@shaodao/domain/registry/number';
import type { TimerRule } from '@shaodao/service-kit/timers';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { tellOldNumbers } from './old-numbers.ts';

type Registry = Work<RegistryTables>;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const TIMER_MS = 10 * MINUTE_MS;
/** Days for which an old number can still be told: after that it would only confuse. */
export const NOTICES_TOLD_DAYS = 3;

interface Waiting {
  readonly id: string;
  readonly personId: string;
  readonly phoneSealed: Buffer;
  readonly phoneIndex: Buffer;
  readonly oldSealed: Buffer | null;
  readonly oldIndex: Buffer | null;
  readonly isProven: boolean;
  readonly isTaken: boolean;
}

/** Locks whose numbers these are, before the numbers: in the order in which whoever brings numbers locks them, so that nobody waits in a circle. */
export const lockPeople = (ids: readonly string[], { db }: Registry) =>
  sql`select from person where id in (select person_id from number_change where id = any (${ids}::uuid[])) order by id for update`.execute(
    db,
  );

/**
 * Puts waiting numbers in force, in the county's name; a number that has come to somebody else meanwhile lapses.
 * @returns how many are in force now
 */
export async function putInForce(ids: readonly string[], work: Registry): Promise<number> {
  await lockPeople(ids, work);
  const { rows } = await sql<Waiting>`
    select c.id, c.person_id, c.phone_sealed, c.phone_index, p.phone_sealed as old_sealed, p.phone_index as old_index, p.phone_proven_at is not null as is_proven,
      exists (select from person o where o.phone_index = c.phone_index and o.id <> c.person_id)
        or row_number() over (partition by c.phone_index order by c.asked_at, c.id) > 1 as is_taken
    from number_change c join person p on p.id = c.person_id where c.id = any (${ids}::uuid[]) and c.status = 'waiting'`.execute(
    work.db,
  );
  const free = rows.filter((row) => !row.isTaken);
  await settle(
    rows.filter((row) => row.isTaken).map((row) => row.id),
    'lapsed',
    work,
  );
  await sql`update person p set phone_sealed = n.sealed, phone_index = n.phone_index, phone_proven_at = ${work.now}
    from unnest(${free.map((r) => r.personId)}::uuid[], ${free.map((r) => r.phoneSealed)}::bytea[], ${free.map((r) => r.phoneIndex)}::bytea[]) n(id, sealed, phone_index)
    where p.id = n.id`.execute(work.db);
  await settle(
    free.map((row) => row.id),
    'inForce',
    work,
  );
  const replaced = free.filter((row) => row.isProven && row.oldSealed);
  await tellOldNumbers(
    replaced.map((row) => ({
      personId: row.personId,
      kind: 'changed',
      oldSealed: row.oldSealed!,
      newSealed: row.phoneSealed,
      from: work.now,
    })),
    work,
  );
  // Nobody is signed in with a number that was not in force: only who had another one has sessions to end.
  work.announce(replaced.map(({ personId }) => fact(numberChanged, personId, { personId: personId as never })));
  return free.length;
}

/** Says no to waiting numbers: a first one, which could be rung already, goes from the person too. */
export async function refuseNumbers(ids: readonly string[], work: Registry): Promise<void> {
  await lockPeople(ids, work);
  await sql`update person p set phone_sealed = null, phone_index = null from number_change c
    where c.id = any (${ids}::uuid[]) and c.status = 'waiting' and p.id = c.person_id and p.phone_proven_at is null and p.phone_index = c.phone_index`.execute(
    work.db,
  );
  await settle(ids, 'refused', work);
}

const settle = (ids: readonly string[], status: 'inForce' | 'lapsed' | 'refused', { db, now }: Registry) =>
  sql`update number_change set status = ${status}, settled_at = ${now} where id = any (${ids}::uuid[]) and status = 'waiting'`.execute(
    db,
  );

/** What was confirmed and has waited long enough comes into force, what nobody confirmed lapses; what has been told is forgotten. */
export const settleNumbers: TimerRule<RegistryTables> = async (subjectId, work) => {
  const before = (days: number): Date => new Date(work.now.getTime() - days * DAY_MS);
  const { rows } = await sql<{
    id: string;
  }>`select id from number_change where status = 'waiting' and confirmed_at is not null and ready_at <= ${work.now} limit 5000`.execute(
    work.db,
  );
  if (rows.length > 0)
    await putInForce(
      rows.map((row) => row.id),
      work,
    );
  const { rows: late } = await sql<{
    id: string;
  }>`select id from number_change where status = 'waiting' and confirmed_at is null and asked_at < ${before(NUMBER_LAPSES_DAYS)} limit 5000`.execute(
    work.db,
  );
  // A first number may still be rung; who wants to sign in with it has it proved at the door.
  await settle(
    late.map((row) => row.id),
    'lapsed',
    work,
  );
  await sql`delete from number_notice where created_at < ${before(NOTICES_TOLD_DAYS)}`.execute(work.db);
  await sql`delete from number_proof where used_at < ${before(1)}`.execute(work.db);
  await sql`delete from number_change where settled_at < ${before(NUMBER_CHANGES_KEPT_DAYS)}`.execute(work.db);
  if (rows.length + late.length > 0)
    work.audit(
      {
        operation: 'registry.number.settle',
        objectId: null,
        outcome: 'done',
        details: { inForce: rows.length, lapsed: late.length },
      },
      undefined,
    );
  await work.setTimer('numbers', subjectId, new Date(work.now.getTime() + TIMER_MS));
};

import { sql } from 'kysely';
import type { ListWork } from '../import/list.ts';
import { withdraw } from '@shaodao/domain/registry/tie';
import { SEALED, type TieTable } from '../tables.ts';

/** What stands in the place of a name that was deleted. */
export const ERASED_NAME = '已删除';

/** Deletes what is known of people, ends their rights and ties – which is announced, as when somebody ends them –, and leaves a tombstone with numbers for each; in the county's name. */
export async function eraseNow(personIds: readonly string[], byPersonId: string, { work, personalData }: ListWork): Promise<void> {
  const these = sql`${[...personIds]}::uuid[]`;
  await sql`insert into tombstone (person_id, erased_at, erased_by, looks, ties, cases) select p.id, ${work.now}, ${byPersonId}, (select count(*) from look l where l.person_id = p.id), (select count(*) from tie t where t.relative_id = p.id), (select count(*) from care_access c where c.person_id = p.id)
    from person p where p.id = any (${these})`.execute(work.db);
  await sql`update person set name_sealed = ${personalData.seal(ERASED_NAME, SEALED.name)}, phone_sealed = null, phone_index = null, id_number_sealed = null, id_number_index = null, is_staff = false, erased_at = ${work.now} where id = any (${these})`.execute(work.db);
  await sql`delete from resident_word where person_id = any (${these})`.execute(work.db);
  await sql`delete from number_change where person_id = any (${these})`.execute(work.db);
  await sql`delete from number_notice where person_id = any (${these})`.execute(work.db);
  await sql`delete from look where person_id = any (${these})`.execute(work.db);
  await sql`delete from household_contact where person_id = any (${these})`.execute(work.db);
  for (const tie of await work.db.selectFrom('tie').selectAll().where('relativeId', 'in', [...personIds]).where('status', 'in', ['proposed', 'confirmed']).forUpdate().execute()) await endTie(tie, work);
  await sql`update tie set note = null, decision_note = null where relative_id = any (${these})`.execute(work.db);
  await sql`update role_grant set valid_until = ${work.now} where person_id = any (${these}) and (valid_until is null or valid_until > ${work.now})`.execute(work.db);
}

/** The relative is known no more: the tie ends by the same rule as when either side ends it. */
async function endTie(tie: TieTable, work: ListWork['work']): Promise<void> {
  const decided = withdraw({ ...tie, memberIds: [] }, work.now);
  if (!decided.ok) return;
  await work.db.updateTable('tie').set({ ...decided.changes, updatedAt: work.now, version: tie.version + 1 }).where('id', '=', tie.id).execute();
  work.addHistory(tie.id, decided.steps, undefined);
  work.announce(decided.facts);
}

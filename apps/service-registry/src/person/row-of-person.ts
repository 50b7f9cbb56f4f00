import { sql } from 'kysely';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import type { ListWork } from '../import/list.ts';
import { SEALED } from '../tables.ts';
import { PHONE_BROUGHT } from './resident.list.ts';
import type { ResidentRow } from './resident.sheet.ts';

/** What stands about somebody who lives in a household, as the line of a spreadsheet would say it. */
export async function rowOfPerson(personId: string, { work, personalData: data }: ListWork): Promise<ResidentRow> {
  const { rows } = await sql<{ nameSealed: Buffer; phoneSealed: Buffer | null; idNumberSealed: Buffer | null; number: string; villageCode: string; relation: string; careTags: CareTag[] }>`
    select p.name_sealed, ${PHONE_BROUGHT} as phone_sealed, p.id_number_sealed, h.number, h.village_code, m.relation, m.care_tags from person p join household_member m on m.person_id = p.id join household h on h.id = m.household_id where p.id = ${personId} limit 1`.execute(work.db);
  const one = rows[0]!;
  return {
    villageCode: one.villageCode, householdNumber: one.number, relation: one.relation, careTags: [...one.careTags].sort(), name: data.openText(one.nameSealed, SEALED.name), idNumber: one.idNumberSealed ? data.openText(one.idNumberSealed, SEALED.idNumber) : '',
    ...(one.phoneSealed ? { phone: data.openText(one.phoneSealed, SEALED.phone) } : {}),
  };
}

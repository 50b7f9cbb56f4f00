import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { CaredHousehold } from '@shaodao/contracts/registry/responsibility';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { maskName, type PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { nameOf } from '../person/people.ts';
import type { RegistryTables } from '../tables.ts';

interface Line {
  id: string; number: string; villageName: string; divisionCode: string; gridName: string; gridId: string; headSealed: Buffer; careTags: CareTag[];
  carers: { responsibilityId: string; personId: string; sealed: string; since: string }[];
}
/** Hardship is for who goes to the house; the offices above see who answers for it. */
const SEE_TAGS = ['gridOfficer', 'villageCadre'];

/** Households with who answers for them, under a filter on `h`, by number. */
export async function caredHouseholds(work: Work<RegistryTables>, data: PersonalData, where: RawBuilder<boolean>, limit = 1): Promise<z.input<typeof CaredHousehold>[]> {
  const { rows } = await sql<Line>`
    select h.id, h.number, v.name as village_name, h.village_code as division_code, g.name as grid_name, h.grid_id, head.name_sealed as head_sealed,
      array(select distinct tag from household_member m, unnest(m.care_tags) tag where m.household_id = h.id order by 1) as care_tags,
      (select coalesce(json_agg(json_build_object('responsibilityId', c.id, 'personId', c.person_id, 'sealed', encode(p.name_sealed, 'base64'), 'since', c.started_on) order by c.started_on, c.id), '[]')
        from household_carer c join person p on p.id = c.person_id where c.household_id = h.id and c.ended_on is null) as carers
    from household h join division v on v.code = h.village_code join grid g on g.id = h.grid_id join person head on head.id = h.head_id where ${where} order by h.number limit ${limit}`.execute(work.db);
  const seesTags = work.actor.grants.some((grant) => SEE_TAGS.includes(grant.role));
  return rows.map(({ headSealed, carers, careTags, ...row }) => ({
    ...row, id: row.id as never, gridId: row.gridId as never, label: `${maskName(nameOf(data, { nameSealed: headSealed }))}家`, careTags: seesTags ? careTags : [],
    carers: carers.map(({ sealed, ...one }) => ({ ...one, personId: one.personId as never, name: nameOf(data, { nameSealed: Buffer.from(sealed, 'base64') }) })),
  }));
}

import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import type { CaredHousehold, listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { careTagsFor } from '@shaodao/domain/hardship';
import { maskName, type PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { nameOf } from '../person/people.ts';
import type { RegistryTables } from '../tables.ts';

interface Line {
  id: string; number: string; villageName: string; divisionCode: string; gridName: string; gridId: string; headSealed: Buffer; careTags: CareTag[];
  carers: { responsibilityId: string; personId: string; sealed: string; since: string }[];
}

/** A list tells of the places that its asker answers for. */
const OWN = sql<boolean>`(h.village_code ^@ any ((select shaodao.divisions())::text[]) or h.grid_id = any ((select shaodao.grids())::uuid[]))`;
const CARED = sql`select from household_carer c where c.household_id = h.id and c.ended_on is null`;
type CareFilter = Partial<Pick<InputOf<typeof listResponsibilities>, 'show' | 'divisionCode' | 'carerId' | 'words'>>;
/** The households `h` that a list shows under its filters: on the screen and in a file alike. */
export async function householdsUnder(work: Work<RegistryTables>, data: PersonalData, { show = 'all', divisionCode, carerId, words }: CareFilter): Promise<RawBuilder<boolean>> {
  const standing = { all: sql<boolean>`true`, nobody: sql<boolean>`not exists (${CARED})`, mine: sql<boolean>`exists (${CARED} and c.person_id = (select shaodao.person()))` }[show];
  const named = words ? sql<boolean>`(h.number like ${`%${words.replace(/[%_\\]/g, '\\$&')}%`} or exists (${CARED} and c.person_id = any (${await carersNamed(work, data, words)}::uuid[])))` : sql<boolean>`true`;
  return sql<boolean>`${OWN} and ${standing} and ${divisionCode ? sql`h.village_code ^@ ${divisionCode}` : sql`true`} and ${carerId ? sql`exists (${CARED} and c.person_id = ${carerId})` : sql`true`} and ${named}`;
}
/** Names are encrypted: those who answer for some household are opened and held against the words. */
async function carersNamed(work: Work<RegistryTables>, data: PersonalData, words: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; nameSealed: Buffer }>`select p.id, p.name_sealed from person p where p.id in (select c.person_id from household_carer c where c.ended_on is null)`.execute(work.db);
  return rows.filter((person) => nameOf(data, person).includes(words)).map((person) => person.id);
}

/** Households with who answers for them, under a filter on `h`, by number. */
export async function caredHouseholds(work: Work<RegistryTables>, data: PersonalData, where: RawBuilder<boolean>, limit = 1): Promise<z.input<typeof CaredHousehold>[]> {
  const { rows } = await sql<Line>`
    select h.id, h.number, v.name as village_name, h.village_code as division_code, g.name as grid_name, h.grid_id, head.name_sealed as head_sealed,
      array(select distinct tag from household_member m, unnest(m.care_tags) tag where m.household_id = h.id order by 1) as care_tags,
      (select coalesce(json_agg(json_build_object('responsibilityId', c.id, 'personId', c.person_id, 'sealed', encode(p.name_sealed, 'base64'), 'since', c.started_on) order by c.started_on, c.id), '[]')
        from household_carer c join person p on p.id = c.person_id where c.household_id = h.id and c.ended_on is null) as carers
    from household h join division v on v.code = h.village_code join grid g on g.id = h.grid_id join person head on head.id = h.head_id where ${where} order by h.number limit ${limit}`.execute(work.db);
  return rows.map(({ headSealed, carers, careTags, ...row }) => ({
    ...row, id: row.id as never, gridId: row.gridId as never, label: `${maskName(nameOf(data, { nameSealed: headSealed }))}家`, 
    careTags: careTagsFor(work.actor, { place: { divisionCode: row.divisionCode, gridId: row.gridId }, careTags, now: work.now }),
    carers: carers.map(({ sealed, ...one }) => ({ ...one, personId: one.personId as never, name: nameOf(data, { nameSealed: Buffer.from(sealed, 'base64') }) })),
  }));
}

import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listCarers, listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { nameOf } from '../person/people.ts';
import { postingLines } from '../posting/posting.view.ts';
import type { RegistryTables } from '../tables.ts';
import { caredHouseholds } from './responsibility.view.ts';

/** A list tells of the places that its asker answers for. */
const OWN = sql<boolean>`(h.village_code ^@ any ((select shaodao.divisions())::text[]) or h.grid_id = any ((select shaodao.grids())::uuid[]))`;
const CARED = sql`select from household_carer c where c.household_id = h.id and c.ended_on is null`;

@Controller()
export class ReadResponsibilities {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listResponsibilities)
  list(call: Call<typeof listResponsibilities>) {
    const { show, divisionCode, carerId, words, cursor, limit } = call.input;
    const standing = { all: sql<boolean>`true`, nobody: sql<boolean>`not exists (${CARED})`, mine: sql<boolean>`exists (${CARED} and c.person_id = (select shaodao.person()))` }[show];
    return this.unitOfWork.query(call, async (work) => {
      const named = words ? sql<boolean>`(h.number like ${`%${words.replace(/[%_\\]/g, '\\$&')}%`} or exists (${CARED} and c.person_id = any (${await this.#carersNamed(work, words)}::uuid[])))` : sql<boolean>`true`;
      const where = sql<boolean>`${OWN} and ${standing} and ${divisionCode ? sql`h.village_code ^@ ${divisionCode}` : sql`true`} and ${carerId ? sql`exists (${CARED} and c.person_id = ${carerId})` : sql`true`} and ${named}`;
      const from = decodeCursor(cursor, ['text'])?.[0] ?? '';
      const items = await caredHouseholds(work, this.personalData, sql<boolean>`${where} and h.number > ${from}`, limit + 1);
      const { rows } = await sql<{ total: number }>`select count(*) as total from household h where ${where}`.execute(work.db);
      return ok(pageOf(items, limit, rows[0]!.total, (item) => item, (item) => [item.number]));
    });
  }

  /** Names are encrypted: those who answer for some household are opened and held against the words. */
  async #carersNamed(work: Work<RegistryTables>, words: string): Promise<string[]> {
    const { rows } = await sql<{ id: string; nameSealed: Buffer }>`select p.id, p.name_sealed from person p where p.id in (select c.person_id from household_carer c where c.ended_on is null)`.execute(work.db);
    return rows.filter((person) => nameOf(this.personalData, person).includes(words)).map((person) => person.id);
  }

  @Handle(listCarers)
  carers(call: Call<typeof listCarers>) {
    const { divisionCode } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      const denied = deny(call, { divisionCode });
      if (denied) return denied;
      const lines = await postingLines(work, sql<boolean>`p.held @> ${countyDay(call.now)}::date and p.kind not in ('volunteer', 'representative', 'partnerContact', 'leader') and (p.division_code ^@ ${divisionCode} or (p.kind = 'townshipCadre' and ${divisionCode} ^@ p.division_code))`);
      const once = new Map(lines.map((line) => [line.personId, line]));
      return ok({ items: [...once.values()].map((line) => ({ personId: line.personId as never, name: nameOf(this.personalData, line), title: line.title, placeName: line.placeName })) });
    });
  }
}

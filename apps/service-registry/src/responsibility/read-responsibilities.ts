import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { listCarers, listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import { countyDay } from '@shaodao/domain/calendar';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, pageOf } from '@shaodao/service-kit/paging';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { nameOf } from '../person/people.ts';
import { postingLines } from '../posting/posting.view.ts';
import type { RegistryTables } from '../tables.ts';
import { caredHouseholds, householdsUnder } from './responsibility.view.ts';

@Controller()
export class ReadResponsibilities {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listResponsibilities)
  list(call: Call<typeof listResponsibilities>) {
    const { cursor, limit } = call.input;
    return this.unitOfWork.query(call, async (work) => {
      const where = await householdsUnder(work, this.personalData, call.input);
      const from = decodeCursor(cursor, ['text'])?.[0] ?? '';
      const items = await caredHouseholds(work, this.personalData, sql<boolean>`${where} and h.number > ${from}`, limit + 1);
      const { rows } = await sql<{ total: number }>`select count(*) as total from household h where ${where}`.execute(work.db);
      return ok(pageOf(items, limit, rows[0]!.total, (item) => item, (item) => [item.number]));
    });
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

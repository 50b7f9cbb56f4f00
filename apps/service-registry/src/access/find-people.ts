import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { ok, type Call } from '@shaodao/contracts/kit';
import { findPeople } from '@shaodao/contracts/registry/access';
import { isInForce } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { asGrant } from '@shaodao/domain/registry/grant';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { peopleNamed, rangesOf, searchOf, type Search } from '../person/find-households.ts';
import { cardOf, nameOf } from '../person/people.ts';
import { SEALED, type RegistryTables } from '../tables.ts';
import { grantLines } from './grant-lines.ts';

const SHOWN = 30;
/** Names that are encrypted and have no words are opened and looked at: so many at most. */
const OPENED = 5_000;

/** People whose rights are asked about; nothing is changed, nobody is shown but masked or by a public post. */
@Controller()
export class FindPeople {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  /** Never kept for a second asking: the answer shows who lives where. */
  @Handle(findPeople)
  handle(call: Call<typeof findPeople>) {
    const { words } = call.input;
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const search = searchOf(words, this.personalData);
      const found = [...new Set(await this.#find(search, words.trim(), work))].slice(0, SHOWN);
      const people = await work.db.selectFrom('person').selectAll().where('id', 'in', [...found, '00000000-0000-0000-0000-000000000000']).execute();
      const lines = (await grantLines(work, found)).filter((line) => isInForce(asGrant(line), call.now));
      const items = found.flatMap((id) => {
        const person = people.find((one) => one.id === id);
        const sources = lines.filter((line) => line.personId === id).map(({ source, sourceName, scopeName }) => ({ source, name: sourceName ?? '', place: scopeName ?? '' }));
        return person ? [{ personId: id as never, name: cardOf(this.personalData, person, false).label, sources }] : [];
      });
      return ok({ items });
    });
  }

  async #find(search: Search, typed: string, work: Work<RegistryTables>): Promise<string[]> {
    if (search.kind === 'idNumber' || search.kind === 'phone') return this.#byNumber(search.kind, typed, work);
    if (search.kind === 'number') return ofHousehold(search.digits, work);
    const words = 'words' in search ? search.words : [];
    const { rows: residents } = await peopleNamed(rangesOf(work.actor, work.now), words, { start: undefined, limit: SHOWN * 3 }).execute(work.db);
    const names = await this.#opened(sql`select o.person_id from posting o where o.held @> ${countyDay(work.now)}::date union select t.relative_id from tie t where t.status = 'confirmed'`, work);
    const inOffice = names.filter(({ name }) => name.includes(typed)).map(({ id }) => id);
    // Characters are found by their sound: who only sounds alike is left out.
    const living = /[^\u0000-\u007f]/.test(typed) ? (await this.#opened(sql`select unnest(${residents.map((one) => one.personId!)}::uuid[])`, work)).filter(({ name }) => name.includes(typed)).map(({ id }) => id) : residents.map((one) => one.personId!);
    return [...inOffice, ...living];
  }

  async #byNumber(kind: 'idNumber' | 'phone', typed: string, { db }: Work<RegistryTables>): Promise<string[]> {
    const [column, index] = kind === 'phone' ? (['phoneIndex', this.personalData.blindIndex(typed, SEALED.phone)] as const) : (['idNumberIndex', this.personalData.blindIndex(typed.toUpperCase(), SEALED.idNumber)] as const);
    return (await db.selectFrom('person').select('id').where(column, '=', index).execute()).map((one) => one.id);
  }
  async #opened(ids: ReturnType<typeof sql>, { db }: Work<RegistryTables>): Promise<{ id: string; name: string }[]> {
    const { rows } = await sql<{ id: string; nameSealed: Buffer }>`select id, name_sealed from person where id in (${ids}) order by id limit ${OPENED}`.execute(db);
    return rows.map((row) => ({ id: row.id, name: nameOf(this.personalData, row) }));
  }
}

/** Who lives in the household with this number, and who is tied to it. */
async function ofHousehold(number: string, { db }: Work<RegistryTables>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.person_id as id from household h join household_member m on m.household_id = h.id where h.number = ${number}
    union all select t.relative_id from household h join tie t on t.household_id = h.id and t.status in ('proposed', 'confirmed') where h.number = ${number}`.execute(db);
  return rows.map((row) => row.id);
}

import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import type { z } from 'zod';
import { ok, type Call, type Operation } from '@shaodao/contracts/kit';
import { listHouseholds, searchHouseholds } from '@shaodao/contracts/registry/person';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { inRolesOf } from '@shaodao/domain/access';
import { careTagsFor } from '@shaodao/domain/hardship';
import { Handle } from '@shaodao/service-kit/handle';
import { decodeCursor, encodeCursor } from '@shaodao/service-kit/paging';
import { maskName, PersonalData } from '@shaodao/service-kit/personal-data';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { countHouses, countNamed, houseOfPerson, housesIn, peopleNamed, rangesOf, searchOf, type FoundHouse, type PageStart, type Range, type Search } from './find-households.ts';
import { nameOf } from './people.ts';

interface HouseRow { id: string; number: string; villageCode: string; gridId: string; careTags: CareTag[]; memberCount: number; headSealed: Buffer }

@Controller()
export class ListHouseholds {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listHouseholds)
  list(call: Call<typeof listHouseholds>) {
    return this.unitOfWork.query(call, async (work) => ok(await this.#page(call.operation, call.input, undefined, work)));
  }

  /** Never kept for a second asking: the answer may show who lives where. */
  @Handle(searchHouseholds)
  search(call: Call<typeof searchHouseholds>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => ok(await this.#page(call.operation, call.input, call.input.words, work)));
  }

  async #page({ access }: Operation, { cursor, limit }: { cursor?: string | undefined; limit: number }, words: string | undefined, work: Work<RegistryTables>): Promise<z.input<(typeof listHouseholds)['output']>> {
    const ranges = rangesOf(inRolesOf(work.actor, access), work.now);
    const search = searchOf(words, this.personalData);
    if (ranges.length === 0) return { items: [], total: 0, nextCursor: null };
    const start = decodeCursor(cursor, search.kind === 'name' ? ['text', 'uuid'] : ['text', 'text']) as PageStart; // both are text
    const found = await this.#find(search, ranges, { start, limit: limit + 1 }, work);
    const houses = await this.#houses(found.slice(0, limit), work);
    const last = found[limit - 1];
    return {
      items: found.slice(0, limit).flatMap(({ id, personId }) => this.#item(houses.get(id), { search, words, personId }, work)), total: await this.#total(search, ranges, found, work),
      nextCursor: found.length > limit && last ? encodeCursor([last.villageCode, last.key]) : null,
    };
  }

  async #find(search: Search, ranges: readonly Range[], page: { start: PageStart; limit: number }, work: Work<RegistryTables>): Promise<FoundHouse[]> {
    const query = {
      all: () => housesIn(ranges, page), number: () => housesIn(ranges, { ...page, contains: 'digits' in search ? search.digits : undefined }), name: () => peopleNamed(ranges, 'words' in search ? search.words : [], page),
      idNumber: () => houseOfPerson('idNumber', 'typed' in search ? search.typed : '', this.personalData), phone: () => houseOfPerson('phone', 'typed' in search ? search.typed : '', this.personalData),
    }[search.kind]();
    return (await query.execute(work.db)).rows;
  }
  async #total(search: Search, ranges: readonly Range[], found: readonly FoundHouse[], work: Work<RegistryTables>): Promise<number> {
    if (search.kind === 'idNumber' || search.kind === 'phone') return found.length;
    const query = search.kind === 'name' ? countNamed(ranges, search.words) : countHouses(ranges, search.kind === 'number' ? search.digits : undefined);
    return (await query.execute(work.db)).rows[0]!.total;
  }
  async #houses(found: readonly FoundHouse[], work: Work<RegistryTables>): Promise<Map<string, HouseRow & { found: Map<string, string> }>> {
    const { rows } = await sql<HouseRow & { people: { id: string; sealed: string }[] | null }>`
      select h.id, h.number, h.village_code, h.grid_id, p.name_sealed as head_sealed, count(distinct m.person_id) as member_count, coalesce(array_agg(distinct tag) filter (where tag is not null), '{}') as care_tags,
        (select json_agg(json_build_object('id', f.id, 'sealed', encode(f.name_sealed, 'base64'))) from person f where f.id = any (${found.flatMap((f) => f.personId ?? [])}::uuid[]) and exists (select from household_member x where x.household_id = h.id and x.person_id = f.id)) as people
      from household h join person p on p.id = h.head_id left join household_member m on m.household_id = h.id left join lateral unnest(m.care_tags) tag on true
      where h.id = any (${found.map((f) => f.id)}::uuid[]) group by h.id, p.name_sealed`.execute(work.db);
    return new Map(rows.map((row) => [row.id, { ...row, found: new Map((row.people ?? []).map((one) => [one.id, nameOf(this.personalData, { nameSealed: Buffer.from(one.sealed, 'base64') })])) }]));
  }
  /** Characters are found by their sound: who only sounds alike is left out. */
  #item(
    house: (HouseRow & { found: Map<string, string> }) | undefined,
    { search, words, personId }: { search: Search; words: string | undefined; personId: string | null },
    { actor, now }: Work<RegistryTables>,
  ) {
    if (!house) return [];
    const person = personId ? house.found.get(personId) : undefined;
    if (search.kind === 'name' && words && /[^\u0000-\u007f]/.test(words) && person !== undefined && !person.includes(words.trim())) return [];
    const { id, number, villageCode, gridId, memberCount, headSealed } = house;
    const careTags = careTagsFor(actor, { place: { divisionCode: villageCode, gridId }, careTags: house.careTags, now });
    return [{ id: id as never, number, villageCode, careTags, memberCount, name: `${maskName(nameOf(this.personalData, { nameSealed: headSealed }))}家` }];
  }
}

import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '@shaodao/contracts/actor';
import { isInForce } from '@shaodao/domain/access';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import { SEALED } from '../tables.ts';
import { hashedSearch } from './resident-words.ts';

/** A place as an index finds it: codes from `from` to before `to`, perhaps one grid of it. */
export interface Range {
  readonly from: string;
  readonly to: string;
  readonly gridId: string | null;
}
/** The first text behind all codes that begin with this one: digits end before the colon. */
const behind = (code: string): string => `${code}:`;
/** Where an actor's grants reach, as ranges of one index; row-level security judges every row besides. */
export const rangesOf = (actor: Actor, now: Date): Range[] =>
  actor.grants.filter((grant) => isInForce(grant, now)).flatMap(({ scope }): Range[] =>
    scope.kind === 'division' ? [{ from: scope.code, to: behind(scope.code), gridId: null }] : scope.kind === 'grid' ? [{ from: scope.villageCode, to: behind(scope.villageCode), gridId: scope.id }] : []);

/** The rows behind one another of which a page is cut: by village, then by this key. */
export type PageStart = readonly [villageCode: string, key: string] | undefined;
export interface FoundHouse {
  readonly id: string;
  readonly villageCode: string;
  /** What the page goes on from: the house's number, or the person's id when a name was looked for. */
  readonly key: string;
  readonly personId: string | null;
}
const inRange = ({ from, to, gridId }: Range): RawBuilder<boolean> => sql<boolean>`t.village_code >= ${from} and t.village_code < ${to} and ${gridId === null ? sql`true` : sql`t.grid_id = ${gridId}`}`;
const startAt = (start: PageStart, key: RawBuilder<unknown>): RawBuilder<boolean> => (start ? sql<boolean>`(t.village_code, ${key}) > (${start[0]}, ${start[1]})` : sql<boolean>`true`);
const joined = (parts: readonly RawBuilder<unknown>[], limit: number): RawBuilder<FoundHouse> => sql<FoundHouse>`select * from (${sql.join(parts.map((part) => sql`(${part})`), sql` union all `)}) found order by village_code, key limit ${limit}`;

/** Houses in these places by number; `contains` narrows them to numbers with these digits. */
export const housesIn = (ranges: readonly Range[], { start, limit, contains }: { start: PageStart; limit: number; contains?: string | undefined }): RawBuilder<FoundHouse> =>
  joined(ranges.map((range) => sql`select t.id, t.village_code, t.number as key, null::uuid as person_id from household t where ${inRange(range)} and ${startAt(start, sql`t.number`)} and ${contains ? sql`strpos(t.number, ${contains}) > 0` : sql`true`} order by t.village_code, t.number limit ${limit}`), limit);
/** People in these places by the hashes of what was typed. */
export const peopleNamed = (ranges: readonly Range[], words: readonly string[], { start, limit }: { start: PageStart; limit: number }): RawBuilder<FoundHouse> => {
  const from = start && ([start[0], start[1]] as const);
  return joined(ranges.flatMap((range) => words.map((word) => sql`select t.household_id as id, t.village_code, t.person_id::text as key, t.person_id from resident_word t where t.word = ${word} and ${inRange(range)} and ${from ? sql`(t.village_code, t.person_id) > (${from[0]}, ${from[1]}::uuid)` : sql`true`} order by t.village_code, t.person_id limit ${limit}`)), limit);
};
/** The house of one person, by ID number or telephone. */
export const houseOfPerson = (by: 'idNumber' | 'phone', typed: string, data: PersonalData): RawBuilder<FoundHouse> => sql<FoundHouse>`
  select h.id, h.village_code, h.number as key, p.id as person_id from person p join household_member m on m.person_id = p.id join household h on h.id = m.household_id
  where ${by === 'idNumber' ? sql`p.id_number_index = ${data.blindIndex(typed.toUpperCase(), SEALED.idNumber)}` : sql`p.phone_index = ${data.blindIndex(typed, SEALED.phone)}`} limit 5`;

/** How many there are in all. */
export const countHouses = (ranges: readonly Range[], contains?: string): RawBuilder<{ total: number }> =>
  sql<{ total: number }>`select coalesce(sum(n), 0)::bigint as total from (${sql.join(ranges.map((range) => sql`select count(*) as n from household t where ${inRange(range)} and ${contains ? sql`strpos(t.number, ${contains}) > 0` : sql`true`}`), sql` union all `)}) x`;
export const countNamed = (ranges: readonly Range[], words: readonly string[]): RawBuilder<{ total: number }> =>
  sql<{ total: number }>`select coalesce(sum(n), 0)::bigint as total from (${sql.join(ranges.flatMap((range) => words.map((word) => sql`select residents_with_word(${word}, ${range.from}, ${range.to}, ${range.gridId}) as n`)), sql` union all `)}) x`;

/** What somebody looks for, by how it is written. */
export type Search = { readonly kind: 'all' } | { readonly kind: 'number'; readonly digits: string } | { readonly kind: 'idNumber' | 'phone'; readonly typed: string } | { readonly kind: 'name'; readonly words: readonly string[] };
export function searchOf(words: string | undefined, data: PersonalData): Search {
  const typed = words?.trim() ?? '';
  if (typed === '') return { kind: 'all' };
  if (/^\d{17}[\dXx]$/.test(typed)) return { kind: 'idNumber', typed };
  if (/^1[3-9]\d{9}$/.test(typed)) return { kind: 'phone', typed };
  return /\d/.test(typed) ? { kind: 'number', digits: typed } : { kind: 'name', words: hashedSearch(typed, data) };
}

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import { hashedWordsOf } from '@shaodao/service-registry/person/resident-words';
import { nameKeys } from '@shaodao/service-registry/structure/name-keys';
import { SEALED } from '@shaodao/service-registry/tables';
import { writeXlsx } from '@shaodao/spreadsheet/write/xlsx';

const TOWNSHIPS = 20;
const VILLAGES = 40;
const GROUPS = 4;
const CHUNK = 10_000;
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const GIVEN = '秀英华建国明兰桂芳玉珍丽文海平志强小红春梅永军伟庆福生金凤云德荣祥美香龙根财喜旺顺林木水火土来发贵富良善正义忠孝仁信礼智勇刚毅坚定安康宁静和谐';
const EPOCH = 0x0190c000;
const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const idOf = (kind: number, n: number): string => `${EPOCH.toString(16).padStart(8, '0')}-000${kind}-7000-8000-${pad(n, 12)}`;

export const townshipOf = (n: number): string => `350123${300 + n}`;
export const villageOf = (n: number): string => `${townshipOf(Math.floor(n / VILLAGES) % TOWNSHIPS)}${201 + (n % VILLAGES)}`;
export const gridOf = (n: number): string => idOf(1, n % (TOWNSHIPS * VILLAGES));
/** Four villager groups in each village's grid. */
export const groupOf = (n: number): string => idOf(4, (n % (TOWNSHIPS * VILLAGES)) * GROUPS + (Math.floor(n / (TOWNSHIPS * VILLAGES)) % GROUPS));
const partyOf = (n: number): string => idOf(5, n % (TOWNSHIPS * VILLAGES));
export const householdIdOf = (n: number): string => idOf(2, n);
export const personIdOf = (n: number): string => idOf(3, n);
export const numberOf = (household: number): string => `${villageOf(household).slice(6)}${pad(Math.floor(household / (TOWNSHIPS * VILLAGES)), 4)}`;

/** Somebody's name: a hundred family names, a hundred characters twice. */
export const nameOf = (n: number): string => SURNAMES[n % SURNAMES.length]! + GIVEN[(n * 7 + 3) % GIVEN.length]! + GIVEN[(Math.floor(n / 13) * 11) % GIVEN.length]!;
/** A village's name as its units carry it, such as 王秀英村. */
export const unitNameOf = (village: number): string => `${nameOf(village * 7 + 3)}村`;
/** A number with the impossible area code 99, a real birthday and the right check digit. */
export function idNumberOf(n: number): string {
  const digits = `99${pad(Math.floor(n / 27_000_000), 2)}${pad(Math.floor(n / 270_000) % 100, 2)}${1930 + (Math.floor(n / 27_000) % 10)}${pad(1 + (Math.floor(n / 1000) % 9), 2)}${pad(10 + (Math.floor(n / 9_000) % 3), 2)}${pad(n % 1000, 3)}`;
  return digits + checkDigitOf(digits);
}
export const phoneOf = (n: number): string => `195${pad(n, 8)}`;

/** A county's people, sealed as production seals them; indexes that are dear to keep row by row are made at the end. */
export async function fillRegistry(client: pg.Client, data: PersonalData, { households, residents }: { households: number; residents: number }): Promise<{ seconds: number; sealSeconds: number }> {
  const began = performance.now();
  let sealMs = 0;
  const sealed = <T>(make: () => T): T => { const at = performance.now(); const made = make(); sealMs += performance.now() - at; return made; };
  await places(client);
  // What the triggers would find out again for each house was made right here.
  await client.query('alter table household_place disable trigger user; alter table household disable trigger user');
  await client.query('alter table resident_word drop constraint resident_word_pkey; drop index resident_word_person');
  const words = new Map<string, string[]>();
  const wordsOf = (name: string) => { const known = words.get(name) ?? hashedWordsOf(name, data); words.set(name, known); return known; };
  const houseOf = (person: number) => person % households;
  for (let from = 0; from < residents; from += CHUNK) {
    const people = Array.from({ length: Math.min(CHUNK, residents - from) }, (_, i) => from + i);
    const rows = sealed(() => people.map((n) => ({ name: data.seal(nameOf(n), SEALED.name), phone: data.seal(phoneOf(n), SEALED.phone), phoneIndex: data.blindIndex(phoneOf(n), SEALED.phone), id: data.seal(idNumberOf(n), SEALED.idNumber), idIndex: data.blindIndex(idNumberOf(n), SEALED.idNumber), words: wordsOf(nameOf(n)) })));
    await client.query('insert into person (id, name_sealed, phone_sealed, phone_index, id_number_sealed, id_number_index, phone_proven_at) select *, now() from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])',
      [people.map(personIdOf), rows.map((r) => r.name), rows.map((r) => r.phone), rows.map((r) => r.phoneIndex), rows.map((r) => r.id), rows.map((r) => r.idIndex)]);
    const houses = people.filter((n) => n < households);
    if (houses.length > 0)
      await client.query('insert into household (id, number, village_code, grid_id, head_id, address_sealed) select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bytea[])',
        [houses.map(householdIdOf), houses.map(numberOf), houses.map(villageOf), houses.map(gridOf), houses.map(personIdOf), sealed(() => houses.map((n) => data.seal(`上厝组 ${n} 号`, SEALED.address)))]);
    if (houses.length > 0) await client.query("insert into household_place (household_id, started_on, group_id) select h, '2020-01-01', g from unnest($1::uuid[], $2::uuid[]) x(h, g)", [houses.map(householdIdOf), houses.map(groupOf)]);
    await client.query(`insert into household_member (household_id, person_id, relation, care_tags) select h, p, r, case when n % 9 = 0 then '{livesAlone}' else '{}' end::text[] from unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality as m(h, p, r, n)`,
      [people.map((n) => householdIdOf(houseOf(n))), people.map(personIdOf), people.map((n) => (n < households ? '户主' : '子女'))]);
    const found = people.flatMap((n, i) => rows[i]!.words.map((word) => [word, n] as const));
    await client.query('insert into resident_word (word, village_code, person_id, household_id, grid_id) select * from unnest($1::bigint[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[])',
      [found.map(([word]) => word), found.map(([, n]) => villageOf(houseOf(n))), found.map(([, n]) => personIdOf(n)), found.map(([, n]) => householdIdOf(houseOf(n))), found.map(([, n]) => gridOf(houseOf(n)))]);
    if (from % 200_000 === 0) console.log(`· ${from} 人`);
  }
  await client.query(`insert into role_grant (id, person_id, role, scope_kind, scope_id, village_code, valid_from, source) select gen_random_uuid(), m.person_id, 'villager', 'household', m.household_id::text, h.village_code, now(), 'membership' from household_member m join household h on h.id = m.household_id`);
  await client.query('alter table resident_word add primary key (word, village_code, person_id)');
  await client.query('create index resident_word_person on resident_word (person_id)');
  await client.query('alter table household_place enable trigger user; alter table household enable trigger user');
  for (const table of ['division', 'unit', 'unit_term', 'household_place', 'person', 'household', 'household_member', 'resident_word', 'role_grant']) await client.query(`vacuum analyze ${table}`);
  return { seconds: (performance.now() - began) / 1000, sealSeconds: sealMs / 1000 };
}

async function places(client: pg.Client): Promise<void> {
  await client.query(`insert into division (code, name, kind, parent_code) select '350123' || t, '第' || t || '镇', 'township', '350123' from generate_series(300, ${299 + TOWNSHIPS}) t`);
  await client.query(`insert into division (code, name, kind, parent_code) select '350123' || t || v, '第' || v || '村', 'village', '350123' || t from generate_series(300, ${299 + TOWNSHIPS}) t, generate_series(201, ${200 + VILLAGES}) v`);
  const villages = Array.from({ length: TOWNSHIPS * VILLAGES }, (_, n) => n);
  const unit = (level: string, ids: readonly string[], homes: readonly string[], numbers: readonly number[]) =>
    client.query('insert into unit (id, level, home_code, number, kind, started_on) select i, $1, h, n, case when $1 = \'villageParty\' then \'branch\' end, \'2020-01-01\' from unnest($2::uuid[], $3::text[], $4::int[]) x(i, h, n)', [level, ids, homes, numbers]);
  const term = (ids: readonly string[], names: readonly string[], parentIds: readonly (string | null)[], parentCodes: readonly (string | null)[]) =>
{
    const keys = names.map(nameKeys);
    return client.query("insert into unit_term (unit_id, started_on, name, pinyin, initials, words, parent_id, parent_code) select i, '2020-01-01', n, y, a, string_to_array(w, ' '), p, c from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[]) x(i, n, y, a, w, p, c)",
      [ids, names, keys.map((k) => k.pinyin), keys.map((k) => k.initials), keys.map((k) => k.words.join(' ')), parentIds, parentCodes]);
  };
  const groups = villages.flatMap((n) => Array.from({ length: GROUPS }, (_, g) => ({ n, g, id: idOf(4, n * GROUPS + g) })));
  await client.query('begin');
  await unit('villageParty', villages.map(partyOf), villages.map(villageOf), villages.map(() => 1));
  await unit('grid', villages.map(gridOf), villages.map(villageOf), villages.map(() => 1));
  await unit('villagerGroup', groups.map((one) => one.id), groups.map((one) => villageOf(one.n)), groups.map((one) => one.g + 1));
  await term(villages.map(partyOf), villages.map((n) => `${unitNameOf(n)}党支部`), villages.map(() => null), villages.map((n) => villageOf(n).slice(0, 9)));
  await term(villages.map(gridOf), villages.map((n) => `${unitNameOf(n)}第一网格`), villages.map(partyOf), villages.map(() => null));
  await term(groups.map((one) => one.id), groups.map((one) => `第${one.g + 1}村民小组`), groups.map((one) => gridOf(one.n)), groups.map(() => null));
  await client.query('commit');
}

/** A spreadsheet of people who are new: three to a house. */
function* residentLines(many: number): Generator<string[]> {
  yield ['村代码', '户编号', '网格', '村民小组', '姓名', '身份证号', '与户主关系', '手机号', '住址', '关爱标签'];
  for (let i = 0; i < many; i++) {
    const n = 20_000_000 + i;
    const house = Math.floor(i / 3);
    yield [villageOf(house), `N${pad(house, 7)}`, `${unitNameOf(house % (TOWNSHIPS * VILLAGES))}第一网格`, `第${1 + (Math.floor(house / (TOWNSHIPS * VILLAGES)) % GROUPS)}村民小组`, nameOf(n), idNumberOf(n), i % 3 ? '子女' : '户主', phoneOf(n), i % 3 ? '' : `下厝组 ${house} 号`, i % 9 ? '' : '独居'];
  }
}
function* csvLines(many: number): Generator<string> {
  for (const cells of residentLines(many)) yield `${cells.join(',')}\n`;
}
/** Writes that file, as CSV or as a workbook by the path's ending. */
export async function writeResidents(path: string, many: number): Promise<void> {
  const pieces = path.endsWith('.xlsx') ? writeXlsx([{ name: '户和村民', widths: Array.from({ length: 10 }, () => 14), lines: residentLines(many) }]) : csvLines(many);
  await pipeline(Readable.from(pieces), createWriteStream(path));
}

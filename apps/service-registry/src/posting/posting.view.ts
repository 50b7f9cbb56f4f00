import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import type { listPostings, PostingRow, PostingView } from '@shaodao/contracts/registry/posting';
import { countyDay } from '@shaodao/domain/calendar';
import { ROLE_OF } from '@shaodao/domain/registry/grant';
import { isEndingSoon, placeOfPosting, statusOn } from '@shaodao/domain/registry/posting';
import { postingChart } from '@shaodao/domain/registry/posting.chart';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { historyOf } from '../history.ts';
import { nameOf } from '../person/people.ts';
import type { PostingTable, RegistryTables } from '../tables.ts';
import { handOversOf } from './hand-over.view.ts';

export type PostingLine = PostingTable & { placeName: string; sentByName: string | null; nameSealed: Buffer };
/** The name of a posting's place, from the tables `v` (division), `g` (grid), `d` (department), `pa` (partner) joined to it. */
const PLACE_NAME = sql`coalesce(d.name, pa.name, case when g.name ^@ v.name then g.name else v.name || g.name end, v.name)`;

/** Postings with the names that go with them, under a filter on `p`. */
export async function postingLines(work: Work<RegistryTables>, where: RawBuilder<boolean>): Promise<PostingLine[]> {
  const { rows } = await sql<PostingLine>`
    select p.*, ${PLACE_NAME} as place_name, s.name as sent_by_name, person.name_sealed from posting p join person on person.id = p.person_id join division v on v.code = p.division_code
    left join grid g on g.id = p.grid_id left join department d on d.id = p.department_id left join partner pa on pa.id = p.partner_id left join department s on s.id = p.sent_by_department_id
    where ${where} order by p.division_code, p.kind, p.started_on desc, p.id`.execute(work.db);
  return rows;
}

/** Posts are public, but a list tells of the places that its asker answers for, and of the own posts. */
const OWN_PLACES = sql<boolean>`(p.division_code ^@ any ((select shaodao.divisions())::text[]) or p.grid_id = any ((select shaodao.grids())::uuid[]) or p.person_id = (select shaodao.person()))`;
type PostingFilter = Pick<InputOf<typeof listPostings>, 'show' | 'kind' | 'divisionCode' | 'words'> & Partial<Pick<InputOf<typeof listPostings>, 'partnerId'>>;
/** The postings that a list shows under its filters: on the screen and in a file alike. */
export async function postingsUnder(work: Work<RegistryTables>, data: PersonalData, { show, kind, divisionCode, partnerId, words }: PostingFilter): Promise<PostingLine[]> {
  const today = countyDay(work.now);
  const standing = { inForce: sql<boolean>`p.held @> ${today}::date`, endingSoon: sql<boolean>`p.held @> ${today}::date`, planned: sql<boolean>`p.started_on > ${today}`, ended: sql<boolean>`coalesce(p.ended_on, p.ends_on) <= ${today}` }[show];
  const lines = await postingLines(work, sql<boolean>`${OWN_PLACES} and ${standing} and ${kind ? sql`p.kind = ${kind}` : sql`true`} and ${divisionCode ? sql`p.division_code ^@ ${divisionCode}` : sql`true`} and ${partnerId ? sql`p.partner_id = ${partnerId}` : sql`true`}`);
  return lines.filter((line) => (show !== 'endingSoon' || isEndingSoon(line, today)) && (!words || `${nameOf(data, line)} ${line.title} ${line.placeName}`.includes(words)));
}

/** A posting as a line of a list: who holds or held a public post is known by name. */
export function postingRow(line: PostingLine, data: PersonalData, today: string): z.input<typeof PostingRow> {
  const { id, personId, kind, title, placeName, divisionCode, gridId, departmentId, sentByName, startedOn, endsOn, endedOn, version } = line;
  return {
    id: id as never, personId: personId as never, name: nameOf(data, line), kind, title, placeName, divisionCode, gridId: gridId as never, departmentId: departmentId as never, sentByName,
    startedOn, endsOn, endedOn, status: statusOn(line, today), isEndingSoon: isEndingSoon(line, today), version,
  };
}

/** Postings as things with a life; the names are opened with the county's keys. */
export function postingsWith(data: PersonalData): Aggregate<RegistryTables, PostingTable, z.input<typeof PostingView>, 'posting/not-found'> {
  const view = async (posting: PostingTable, work: Work<RegistryTables>): Promise<z.input<typeof PostingView>> => {
    const today = countyDay(work.now);
    const [line] = await postingLines(work, sql<boolean>`p.id = ${posting.id}`);
    const others = await postingLines(work, sql<boolean>`p.person_id = ${posting.personId} and p.id <> ${posting.id} and p.held @> ${today}::date`);
    return {
      ...postingRow(line!, data, today), endReason: line!.endReason, role: ROLE_OF[posting.kind], history: await historyOf(work, posting.id), handOvers: await handOversOf(work, data, posting.id),
      others: others.map((other) => ({ id: other.id as never, title: other.title, placeName: other.placeName })),
      allowedActions: postingChart.allowedActions(statusOn(posting, today), work.actor, placeOfPosting(posting), work.now),
    };
  };
  return { table: 'posting', notFound: 'posting/not-found', place: placeOfPosting, view };
}

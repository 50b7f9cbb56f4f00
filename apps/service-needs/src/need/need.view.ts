import { sql } from 'kysely';
import type { z } from 'zod';
import { getNeed, type NeedRow, type NeedView } from '@shaodao/contracts/needs/need';
import type { Actor } from '@shaodao/contracts/actor';
import { reaches } from '@shaodao/domain/access';
import { dueAt, placeOfNeed, publicCareTags, withinReopenWindow } from '@shaodao/domain/needs/need';
import { needChart } from '@shaodao/domain/needs/need.chart';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import { timeline, timelineColumn, type TimelineLine } from '@shaodao/service-kit/timeline';
import type { Work } from '@shaodao/service-kit/work';
import type { NeedsTables, NeedTable } from '../tables.ts';

/** Names that a need is shown with, joined from the directory. */
export interface Names {
  kindName: string; category: NeedRow['category']; villageName: string | null; townshipName: string | null; departmentName: string | null;
}
/** Columns and joins of `Names` for a query on `need n`. */
export const NAMES = sql`k.name as kind_name, k.category, v.name as village_name, t.name as township_name, d.name as department_name`;
export const NAME_JOINS = sql`join service_kind k on k.id = n.kind_id left join known_division v on v.code = n.village_code
  left join known_division t on t.code = v.parent_code left join known_department d on d.id = n.department_id`;

/** Departments see the words and people of a need only while they hold it; others who see it answer for it. */
const SERVING = { ...getNeed.access, departmentLiaison: 'department' } as const;
export const servesCase = (need: NeedTable, actor: Actor, now: Date): boolean => reaches(actor, SERVING, placeOfNeed(need), now);

/** A need as a line of a list. */
export const needRow = (need: NeedTable & Names): z.input<typeof NeedRow> => ({
  id: need.id as never, number: need.number, title: need.title, kindId: need.kindId, kindName: need.kindName, category: need.category,
  villageCode: need.villageCode, villageName: need.villageName ?? '', townshipName: need.townshipName ?? '', urgency: need.urgency, careTags: [...need.careTags],
  source: need.source, status: need.status, departmentId: need.departmentId as never, departmentName: need.departmentName, visitOn: need.visitOn,
  submittedAt: need.submittedAt.toISOString(), updatedAt: need.updatedAt.toISOString(), dueAt: dueAt(need)?.toISOString() ?? null, version: need.version,
});

/** One need whole, as this actor may see it. */
export async function needView(need: NeedTable, work: Work<NeedsTables>): Promise<z.input<typeof NeedView>> {
  const serves = servesCase(need, work.actor, work.now);
  const { rows } = await sql<Names & { photoIds: string[]; history: TimelineLine[] }>`
    select ${NAMES}, array(select p.id from photo p where p.need_id = n.id order by p.created_at, p.id) as photo_ids, ${timelineColumn(need.id)} as history from (select ${need.kindId}::text as kind_id, ${need.villageCode}::text as village_code, ${need.departmentId}::uuid as department_id, ${need.id}::uuid as id) n ${NAME_JOINS}`.execute(work.db);
  const names = rows[0]!;
  const people = <T>(value: T) => (serves ? (value as never) : null);
  return {
    ...needRow({ ...need, ...names, careTags: serves ? need.careTags : publicCareTags(need.careTags) }),
    detail: people(need.detail), householdId: people(need.householdId), beneficiaryId: people(need.beneficiaryId), reporterId: people(need.reporterId),
    gridOfficerId: people(need.gridOfficerId), mergedIntoId: need.mergedIntoId as never, howSoon: need.howSoon, photoIds: serves ? (names.photoIds as never[]) : [],
    visit: need.visitOn ? { on: need.visitOn, from: need.visitFrom!, to: need.visitTo!, volunteersWanted: need.volunteersWanted, volunteersSignedUp: need.volunteersSignedUp, note: people(need.visitNote) } : null,
    service: need.servedAt ? { servedAt: need.servedAt.toISOString(), persons: need.servedPersons!, minutes: need.servedMinutes!, note: people(need.servedNote) } : null,
    rating: need.ratingLevel ? { level: need.ratingLevel, word: people(need.ratingWord), ratedAt: need.ratedAt!.toISOString(), answer: people(need.ratingAnswer) } : null,
    history: timeline(names.history, serves),
    allowedActions: needChart.allowedActions(need.status, work.actor, placeOfNeed(need), work.now).filter((action) => action !== 'reopen' || withinReopenWindow(need, work.now)),
  };
}

/** A need as the kit loads, guards, stores and shows it. */
export const needs: Aggregate<NeedsTables, NeedTable, z.input<typeof NeedView>, 'need/not-found'> = {
  table: 'need', notFound: 'need/not-found', place: placeOfNeed, view: needView,
};

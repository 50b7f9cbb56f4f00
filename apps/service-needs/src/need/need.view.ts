import { sql } from 'kysely';
import type { z } from 'zod';
import type { NeedRow, NeedView } from '@shaodao/contracts/needs/need';
import type { Actor, Place } from '@shaodao/contracts/actor';
import { careTagsFor, publicCareTags } from '@shaodao/domain/hardship';
import { dueAt, placeOfNeed, withinReopenWindow } from '@shaodao/domain/needs/need';
import { needChart } from '@shaodao/domain/needs/need.chart';
import { servesNeed } from '@shaodao/domain/needs/sight';
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

/** Where a line of a list stands, as far as its marks are concerned. */
const placeOfLine = ({ villageCode, gridId, departmentId }: Pick<NeedTable, 'villageCode' | 'gridId' | 'departmentId'>): Place =>
  ({ divisionCode: villageCode, gridId, departmentIds: [departmentId] });

/** A need as a line of a list, with the marks that its reader may see. */
export const needRow = (need: NeedTable & Names, { actor, now }: { actor: Actor; now: Date }): z.input<typeof NeedRow> => ({
  id: need.id as never, number: need.number, title: need.title, kindId: need.kindId, kindName: need.kindName, category: need.category,
  villageCode: need.villageCode, villageName: need.villageName ?? '', townshipName: need.townshipName ?? '', urgency: need.urgency,
  careTags: careTagsFor(actor, { place: placeOfLine(need), careTags: need.careTags, now }),
  source: need.source, status: need.status, departmentId: need.departmentId as never, departmentName: need.departmentName, visitOn: need.visitOn,
  submittedAt: need.submittedAt.toISOString(), updatedAt: need.updatedAt.toISOString(), dueAt: dueAt(need)?.toISOString() ?? null, version: need.version,
});

/** One need whole, as this actor may see it; `isOpened` with a reason, by somebody who doesn't serve it. */
export async function needView(need: NeedTable, work: Work<NeedsTables>, isOpened = false): Promise<z.input<typeof NeedView>> {
  const isServing = servesNeed(work.actor, need, work.now);
  const serves = isServing || isOpened;
  const { rows } = await sql<Names & { photoIds: string[]; history: TimelineLine[] }>`
    select ${NAMES}, array(select p.id from photo p where p.need_id = n.id order by p.created_at, p.id) as photo_ids, ${timelineColumn(need.id)} as history from (select ${need.kindId}::text as kind_id, ${need.villageCode}::text as village_code, ${need.departmentId}::uuid as department_id, ${need.id}::uuid as id) n ${NAME_JOINS}`.execute(work.db);
  const names = rows[0]!;
  const people = <T>(value: T) => (serves ? (value as never) : null);
  return {
    ...needRow({ ...need, ...names }, work),
    careTags: serves ? [...need.careTags] : publicCareTags(need.careTags),
    detail: people(need.detail), householdId: people(need.householdId), beneficiaryId: people(need.beneficiaryId), reporterId: people(need.reporterId),
    gridOfficerId: people(need.gridOfficerId), mergedIntoId: need.mergedIntoId as never, howSoon: need.howSoon, photoIds: isServing ? (names.photoIds as never[]) : [],
    visit: need.visitOn ? { on: need.visitOn, from: need.visitFrom!, to: need.visitTo!, volunteersWanted: need.volunteersWanted, volunteersSignedUp: need.volunteersSignedUp, note: people(need.visitNote) } : null,
    service: need.servedAt ? { servedAt: need.servedAt.toISOString(), persons: need.servedPersons!, minutes: need.servedMinutes!, note: people(need.servedNote) } : null,
    rating: need.ratingLevel ? { level: need.ratingLevel, word: people(need.ratingWord), ratedAt: need.ratedAt!.toISOString(), answer: people(need.ratingAnswer) } : null,
    history: timeline(names.history, serves),
    allowedActions: needChart.allowedActions(need.status, work.actor, placeOfNeed(need), work.now).filter((action) => action !== 'reopen' || withinReopenWindow(need, work.now)),
  };
}

/** A need as the kit loads, guards, stores and shows it. */
export const needs: Aggregate<NeedsTables, NeedTable, z.input<typeof NeedView>, 'need/not-found'> = {
  table: 'need', notFound: 'need/not-found', place: placeOfNeed, view: (need, work) => needView(need, work),
};

import { sql } from 'kysely';
import type { z } from 'zod';
import type { WhistleRow, WhistleView } from '@shaodao/contracts/needs/whistle';
import { placeOfWhistle, reportDueAt, whistleChart, type Whistle } from '@shaodao/domain/needs/whistle';
import { timelineOf } from '@shaodao/service-kit/timeline';
import type { Work } from '@shaodao/service-kit/work';
import type { AssignmentTable, NeedsTables, WhistleTable } from '../tables.ts';

/** A whistle with its assignments: what rules and views look at. */
export type WholeWhistle = WhistleTable & Whistle & { readonly assignments: readonly AssignmentTable[] };
type NamedAssignment = AssignmentTable & { departmentName: string | null };

/** Assignments of some whistles with the departments' names, the leading one first. */
export async function assignmentsOf(work: Work<NeedsTables>, whistleIds: readonly string[]): Promise<NamedAssignment[]> {
  const { rows } = await sql<NamedAssignment>`select a.*, d.name as department_name from whistle_assignment a left join known_department d on d.id = a.department_id
    where a.whistle_id = any (${[...whistleIds]}::uuid[]) order by a.whistle_id, a.part desc, d.name`.execute(work.db);
  return rows;
}

export function whistleRow(whistle: WhistleTable, assignments: readonly NamedAssignment[], divisionName: string): z.input<typeof WhistleRow> {
  const reportDue = reportDueAt(whistle);
  return {
    id: whistle.id as never, number: whistle.number, title: whistle.title, reason: whistle.reason, urgency: whistle.urgency, status: whistle.status,
    divisionCode: whistle.divisionCode, divisionName, blownAt: whistle.blownAt.toISOString(), version: whistle.version,
    assignments: assignments.map((a) => ({
      departmentId: a.departmentId as never, departmentName: a.departmentName ?? '', part: a.part, status: a.status, reportDueAt: reportDue.toISOString(),
      reportedAt: a.reportedAt?.toISOString() ?? null, reportedLate: a.reportedAt && a.reportedAt > reportDue, arrivedPersonId: a.arrivedPersonId as never, arrivalNote: a.arrivalNote,
      releaseReason: a.releaseReason,
      rating: a.ratedAt && { responseSpeed: a.responseSpeed!, handlingQuality: a.handlingQuality!, comment: a.ratingComment, ratedAt: a.ratedAt.toISOString() },
    })),
  };
}

export async function whistleView(whistle: WhistleTable, work: Work<NeedsTables>): Promise<z.input<typeof WhistleView>> {
  const assignments = await assignmentsOf(work, [whistle.id]);
  const division = await work.db.selectFrom('knownDivision').select('name').where('code', '=', whistle.divisionCode).executeTakeFirst();
  return {
    ...whistleRow(whistle, assignments, division?.name ?? ''),
    detail: whistle.detail, place: whistle.place, blownBy: whistle.blownBy as never, resolution: whistle.resolution, resolvedAt: whistle.resolvedAt?.toISOString() ?? null,
    history: await timelineOf(work.db, whistle.id, true),
    allowedActions: whistleChart.allowedActions(whistle.status, work.actor, placeOfWhistle({ ...whistle, assignments }), work.now),
  };
}

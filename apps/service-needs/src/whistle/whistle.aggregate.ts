import type { z } from 'zod';
import type { WhistleView } from '@shaodao/contracts/needs/whistle';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { Work } from '@shaodao/service-kit/work';
import type { AssignmentTable, NeedsTables, WhistleTable } from '../tables.ts';
import { whistleView, type WholeWhistle } from './whistle.view.ts';

/** A whistle as the kit loads, guards, stores and shows it. */
export const whistles: Aggregate<NeedsTables, WhistleTable, z.input<typeof WhistleView>, 'whistle/not-found'> = {
  table: 'whistle', notFound: 'whistle/not-found', place: (w) => ({ divisionCode: w.divisionCode, departmentIds: w.departmentIds }), view: whistleView,
};

/** The assignments belong to the whistle's lock: whoever holds its row decides on them. */
export async function whole(whistle: WhistleTable, work: Work<NeedsTables>): Promise<WholeWhistle> {
  const assignments = await work.db.selectFrom('whistleAssignment').selectAll().where('whistleId', '=', whistle.id).execute();
  return { ...whistle, assignments };
}
export async function setAssignment(work: Work<NeedsTables>, whistleId: string, departmentId: string, columns: Partial<AssignmentTable>): Promise<void> {
  await work.db.updateTable('whistleAssignment').set(columns).where('whistleId', '=', whistleId).where('departmentId', '=', departmentId).execute();
}

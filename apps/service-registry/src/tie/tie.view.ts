import { sql } from 'kysely';
import type { z } from 'zod';
import type { TieView } from '@shaodao/contracts/registry/tie';
import { placeOfTie, tieChart } from '@shaodao/domain/registry/tie';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables, TieTable } from '../tables.ts';

/** Members of a tie's household: either side may end it. */
export async function membersOf(work: Work<RegistryTables>, householdId: string): Promise<string[]> {
  const rows = await work.db.selectFrom('householdMember').select('personId').where('householdId', '=', householdId).execute();
  return rows.map((row) => row.personId);
}

export async function tieView(tie: TieTable, work: Work<RegistryTables>): Promise<z.input<typeof TieView>> {
  const { rows } = await sql<{ number: string | null; villageName: string }>`
    select h.number, v.name as village_name from division v left join household h on h.id = ${tie.householdId} where v.code = ${tie.villageCode}`.execute(work.db);
  const { number, villageName } = rows[0]!;
  const place = placeOfTie({ ...tie, memberIds: await membersOf(work, tie.householdId) });
  return {
    id: tie.id as never, householdId: tie.householdId as never, householdName: number ? `户编号 ${number}` : villageName, villageCode: tie.villageCode, villageName,
    relativeId: tie.relativeId as never, relation: tie.relation, status: tie.status, elderAgreed: tie.elderAgreed, proposedAt: tie.proposedAt.toISOString(),
    decidedAt: tie.decidedAt?.toISOString() ?? null, note: tie.decisionNote ?? tie.note, allowedActions: tieChart.allowedActions(tie.status, work.actor, place, work.now),
  };
}
export const ties: Aggregate<RegistryTables, TieTable & { memberIds?: string[] }, z.input<typeof TieView>, 'tie/not-found'> = {
  table: 'tie', notFound: 'tie/not-found', view: tieView,
  // A member of the household reaches it by the household scope of the own grant, the relative as its own matter.
  place: (tie) => ({ divisionCode: tie.villageCode, gridId: tie.gridId, householdId: tie.householdId, personIds: [tie.relativeId] }),
};

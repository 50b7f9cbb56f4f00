import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Access, Actor } from '@shaodao/contracts/actor';
import type { OpinionView } from '@shaodao/contracts/liaison/reception';
import { reaches } from '@shaodao/domain/access';
import { placeOfOpinion } from '@shaodao/domain/liaison/opinion';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { Work } from '@shaodao/service-kit/work';
import type { LiaisonTables, OpinionTable } from '../tables.ts';

export type OpinionLine = OpinionTable & { workroomName: string; villageName: string | null };

/** Opinions with their names, under a filter on `o`. */
export async function opinionLines(work: Work<LiaisonTables>, where: RawBuilder<boolean>, limit: number): Promise<OpinionLine[]> {
  const { rows } = await sql<OpinionLine>`select o.*, w.name as workroom_name, v.name as village_name from opinion o join workroom w on w.id = o.workroom_id
    left join known_division v on v.code = o.village_code where ${where} order by o.recorded_at desc, o.id desc limit ${limit}`.execute(work.db);
  return rows;
}

/** Those who receive people and the person read the words and the name; the county sees how it goes. */
const SERVING = { representative: 'workroom', villager: 'own' } as const satisfies Access;

export function opinionView(opinion: OpinionLine, { actor, now }: { actor: Actor; now: Date }): z.input<typeof OpinionView> {
  const serves = reaches(actor, SERVING, placeOfOpinion(opinion), now);
  return {
  id: opinion.id as never, number: opinion.number, receptionDayId: opinion.receptionDayId as never, workroomName: opinion.workroomName, villageCode: opinion.villageCode,
  villageName: opinion.villageName ?? '', personId: (serves ? opinion.personId : null) as never, title: opinion.title, detail: serves ? opinion.detail : null, status: opinion.status,
  needId: opinion.needId as never, needStatus: opinion.needStatus, recordedAt: opinion.recordedAt.toISOString(), solvedAt: opinion.solvedAt?.toISOString() ?? null,
  };
}

export const opinions: Aggregate<LiaisonTables, OpinionTable, z.input<typeof OpinionView>, 'opinion/not-found'> = {
  table: 'opinion', notFound: 'opinion/not-found', place: placeOfOpinion,
  view: async (opinion, work) => opinionView((await opinionLines(work, sql<boolean>`o.id = ${opinion.id}`, 1))[0]!, work),
};

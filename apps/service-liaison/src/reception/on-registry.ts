import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { postingHandedOver, receptionsHandedOver } from '@shaodao/contracts/registry/posting';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { LiaisonTables } from '../tables.ts';

/** A representative was followed by another: the reception days to come and the opinions still open pass on. */
@Controller()
export class OnRegistry {
  @On(postingHandedOver)
  async handedOver({ payload }: Heard<typeof postingHandedOver>, work: Work<LiaisonTables>): Promise<void> {
    const { handOverId, postingId, personId, toPersonId, workroomId, on } = payload;
    if (!workroomId) return;
    const { rows: days } = await sql<{ id: string; number: string }>`
      update reception_day set representative_id = ${toPersonId} where workroom_id = ${workroomId} and representative_id = ${personId} and "on" >= ${on} returning id, "on"::text as number`.execute(work.db);
    const { rows: opinions } = await sql<{ id: string; number: string }>`
      update opinion set representative_id = ${toPersonId} where workroom_id = ${workroomId} and representative_id = ${personId} and status <> 'solved' returning id, number`.execute(work.db);
    const matters = [...days.map((day) => ({ kind: 'receptionDay' as const, ...day })), ...opinions.map((opinion) => ({ kind: 'opinion' as const, ...opinion }))];
    work.announce([fact(receptionsHandedOver, handOverId, { handOverId, postingId, matters })]);
  }
}

import { Controller } from '@nestjs/common';
import { sql } from 'kysely';
import { fact } from '@shaodao/contracts/kit';
import { personErased } from '@shaodao/contracts/registry/household';
import { postingHandedOver, receptionsHandedOver } from '@shaodao/contracts/registry/posting';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { LiaisonTables } from '../tables.ts';

/** What the registry's facts about people mean for receptions and opinions. */
@Controller()
export class OnRegistry {
  /** A representative was followed by another: the reception days to come and the opinions still open pass on. */
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

  /** Whose data were deleted is spoken of no more: what was said goes now where it is solved, else when it is (`0002-erased-people.sql`). */
  @On(personErased)
  async erased({ payload: { personId } }: Heard<typeof personErased>, work: Work<LiaisonTables>): Promise<void> {
    await work.db.insertInto('erasedPerson').values({ personId, erasedAt: work.now }).onConflict((c) => c.doNothing()).execute();
    await sql`update opinion set updated_at = updated_at where status = 'solved' and person_id = ${personId}`.execute(work.db);
  }
}

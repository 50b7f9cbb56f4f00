import { sql } from 'kysely';
import type { z } from 'zod';
import type { HandOverView } from '@shaodao/contracts/registry/posting';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { nameOf } from '../person/people.ts';
import { SEALED, type HandOverTable, type RegistryTables } from '../tables.ts';

type Line = HandOverTable & { fromSealed: Buffer; toSealed: Buffer; matters: { kind: 'need' | 'receptionDay' | 'opinion' | 'household'; id: string; number: string }[] };

/** The hand-overs in which a posting was passed on or taken over, as far as the actor sees them. */
export async function handOversOf(work: Work<RegistryTables>, data: PersonalData, postingId: string): Promise<z.input<typeof HandOverView>[]> {
  const { rows } = await sql<Line>`
    select h.*, f.name_sealed as from_sealed, t.name_sealed as to_sealed,
      (select coalesce(json_agg(json_build_object('kind', m.kind, 'id', m.matter_id, 'number', m.number) order by m.kind, m.number), '[]') from handed_matter m where m.hand_over_id = h.id) as matters
    from hand_over h join person f on f.id = h.from_person_id join person t on t.id = h.to_person_id
    where h.posting_id = ${postingId} or h.successor_posting_id = ${postingId} order by h.made_at`.execute(work.db);
  return rows.map((line) => ({
    id: line.id, fromPersonId: line.fromPersonId as never, toPersonId: line.toPersonId as never, fromName: nameOf(data, { nameSealed: line.fromSealed }), toName: nameOf(data, { nameSealed: line.toSealed }), on: line.on,
    note: line.noteSealed && data.openText(line.noteSealed, SEALED.handOverNote), doneAt: line.doneAt?.toISOString() ?? null, matters: line.matters,
  }));
}

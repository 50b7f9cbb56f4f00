import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { TrainingRow, TrainingView } from '@shaodao/contracts/registry/training';
import { countyDay } from '@shaodao/domain/calendar';
import { statusOn, trainingChart } from '@shaodao/domain/registry/training';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { historyOf } from '../history.ts';
import { nameOf } from '../person/people.ts';
import type { RegistryTables, TrainingTable } from '../tables.ts';

type Line = TrainingTable & { divisionName: string; attended: number };
/** Courses with their counts, under a filter on `t`, latest first. How many came is no secret, who is. */
export async function trainingLines(work: Work<RegistryTables>, where: RawBuilder<boolean>): Promise<z.input<typeof TrainingRow>[]> {
  const { rows } = await sql<Line>`select t.*, d.name as division_name, training_attended(t.id) as attended from training t join division d on d.code = t.division_code where ${where} order by t.held_on desc, t.id`.execute(work.db);
  return rows.map(({ id, family, mode, title, heldOn, place, divisionCode, divisionName, attended, isCancelled, version }) => ({ id: id as never, family, mode, title, heldOn, place, divisionCode, divisionName, attended, isCancelled, version }));
}

/** Courses as things with a life, standing where they are held. */
export function trainingsWith(data: PersonalData): Aggregate<RegistryTables, TrainingTable, z.input<typeof TrainingView>, 'training/not-found'> {
  const place = ({ divisionCode }: Pick<TrainingTable, 'divisionCode'>) => ({ divisionCode });
  const view = async (training: TrainingTable, work: Work<RegistryTables>): Promise<z.input<typeof TrainingView>> => {
    const [row] = await trainingLines(work, sql<boolean>`t.id = ${training.id}`);
    const { rows } = await sql<{ personId: string; nameSealed: Buffer; placeName: string }>`
      select a.person_id, p.name_sealed, coalesce((select coalesce(d.name, v.name) from posting o join division v on v.code = o.division_code left join department d on d.id = o.department_id where o.person_id = a.person_id order by o.started_on desc, o.id limit 1), '') as place_name
      from training_attendance a join person p on p.id = a.person_id where a.training_id = ${training.id} order by place_name, a.person_id`.execute(work.db);
    return {
      ...row!, cancelReason: training.cancelReason, history: await historyOf(work, training.id), attendees: rows.map(({ personId, nameSealed, placeName }) => ({ personId: personId as never, name: nameOf(data, { nameSealed }), placeName })),
      allowedActions: trainingChart.allowedActions(statusOn(training, countyDay(work.now)), work.actor, place(training), work.now),
    };
  };
  return { table: 'training', notFound: 'training/not-found', place, view };
}

import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import type { listTrainings, TrainingRow, TrainingView } from '@shaodao/contracts/registry/training';
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

/** The courses that a list shows under its filters: on the screen and in a file alike. */
export async function trainingsUnder(work: Work<RegistryTables>, { show, family, mode, words }: Pick<InputOf<typeof listTrainings>, 'show' | 'family' | 'mode' | 'words'>): Promise<z.input<typeof TrainingRow>[]> {
  const today = countyDay(work.now);
  const when = show === 'held' ? sql<boolean>`t.held_on <= ${today}` : sql<boolean>`t.held_on > ${today}`;
  const rows = await trainingLines(work, sql<boolean>`${when} and ${family ? sql`t.family = ${family}` : sql`true`} and ${mode ? sql`t.mode = ${mode}` : sql`true`}`);
  return rows.filter((row) => !words || `${row.title} ${row.divisionName} ${row.place}`.includes(words));
}
/** Who came to courses, with the place of their latest post, as this actor may see it. */
export async function attendeesOf(work: Work<RegistryTables>, data: PersonalData, trainingIds: readonly string[]): Promise<{ readonly trainingId: string; readonly personId: string; readonly name: string; readonly placeName: string }[]> {
  const { rows } = await sql<{ trainingId: string; personId: string; nameSealed: Buffer; placeName: string }>`
    select a.training_id, a.person_id, p.name_sealed, ${PLACE_OF_PERSON(sql`a.person_id`)} as place_name
    from training_attendance a join person p on p.id = a.person_id where a.training_id = any (${[...trainingIds]}::uuid[]) order by place_name, a.person_id`.execute(work.db);
  return rows.map(({ nameSealed, ...row }) => ({ ...row, name: nameOf(data, { nameSealed }) }));
}
/** Where a person holds or held the latest post, by name. */
export const PLACE_OF_PERSON = (personId: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`coalesce((select coalesce(d.name, v.name) from posting o join division v on v.code = o.division_code left join department d on d.id = o.department_id where o.person_id = ${personId} order by o.started_on desc, o.id limit 1), '')`;

/** Courses as things with a life, standing where they are held. */
export function trainingsWith(data: PersonalData): Aggregate<RegistryTables, TrainingTable, z.input<typeof TrainingView>, 'training/not-found'> {
  const place = ({ divisionCode }: Pick<TrainingTable, 'divisionCode'>) => ({ divisionCode });
  const view = async (training: TrainingTable, work: Work<RegistryTables>): Promise<z.input<typeof TrainingView>> => {
    const [row] = await trainingLines(work, sql<boolean>`t.id = ${training.id}`);
    const attendees = await attendeesOf(work, data, [training.id]);
    return {
      ...row!, cancelReason: training.cancelReason, history: await historyOf(work, training.id), attendees: attendees.map(({ personId, name, placeName }) => ({ personId: personId as never, name, placeName })),
      allowedActions: trainingChart.allowedActions(statusOn(training, countyDay(work.now)), work.actor, place(training), work.now),
    };
  };
  return { table: 'training', notFound: 'training/not-found', place, view };
}

import type pg from 'pg';
import { systemActor } from '@shaodao/domain/access';
import { clock } from './config.ts';
import type { PersonalData } from './personal-data.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Work } from './work.ts';

/** What a rule does when its time has come; it decides again from the matter's own history. */
export type TimerRule<DB> = (subjectId: string, work: Work<DB>, personalData: PersonalData) => Promise<void>;

/**
 * Fires what is due, one by one, each with its effect in one transaction and by SKIP LOCKED (R10). A rule that
 * fails is tried again later and later, and never holds up the others. @returns whether one was fired
 */
export async function fireTimer<DB>(unitOfWork: UnitOfWork<DB>, pool: pg.Pool, rules: ReadonlyMap<string, TimerRule<DB>>, log: (error: unknown, message: string) => void): Promise<boolean> {
  // By the database's clock, one for all copies (R10); tests turn the county's clock, and this goes along.
  const { rows: clocks } = await pool.query<{ now: Date }>('select clock_timestamp() as now');
  const now = new Date(clocks[0]!.now.getTime() + clock.now().getTime() - Date.now());
  let taken: { kind: string; subject_id: string } | undefined;
  try {
    await unitOfWork.act(systemActor(), now, async (work) => {
      const { rows } = await work.client.query<{ kind: string; subject_id: string }>(
        'select kind, subject_id from timer where due_at <= $1 and kind = any($2) order by due_at limit 1 for update skip locked', [work.now, [...rules.keys()]],
      );
      taken = rows[0];
      if (!taken) return;
      await work.client.query('delete from timer where kind = $1 and subject_id = $2', [taken.kind, taken.subject_id]);
      await rules.get(taken.kind)!(taken.subject_id, work, unitOfWork.personalData);
    });
  } catch (error) {
    if (!taken) throw error;
    log(error, `timer ${taken.kind} of ${taken.subject_id} failed`);
    await pool.query('update timer set attempts = attempts + 1, due_at = now() + least(power(2, attempts), 3600) * interval \'1 second\' where kind = $1 and subject_id = $2', [taken.kind, taken.subject_id]);
  }
  return taken !== undefined;
}

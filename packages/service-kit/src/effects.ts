import { systemActor } from '@shaodao/domain/access';
import { clock } from './config.ts';
import type { Entering } from './passing-events.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Work } from './work.ts';

/** Marks that an event's predecessor hasn't come yet (R6). */
export class Gap extends Error {}
/** Marks that an event has been taken in before. */
export class Duplicate extends Error {}

/** An event and what this service does about it. */
export interface Effect<DB> extends Entering {
  readonly traceparent?: string | undefined;
  /** @throws what makes the event fail */
  readonly handle: (work: Work<DB>) => Promise<void>;
}
interface Waiting<DB> {
  readonly effect: Effect<DB>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}
const BATCH = 32;

/**
 * Takes events in, each with its effect: inbox row, place in the line and effect in one transaction (R5). Events that wait at
 * the same time share one, because a commit costs more than most effects; when one of them cannot be taken, each is taken alone.
 */
export class Effects<DB> {
  readonly #waiting: Waiting<DB>[] = [];
  #isBusy = false;
  constructor(private readonly unitOfWork: UnitOfWork<DB>) {}

  /** @throws Duplicate, Gap while its predecessor is missing, or what its handler throws: then nothing of it was done */
  take(effect: Effect<DB>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ effect, resolve, reject });
      if (!this.#isBusy) void this.#run();
    });
  }

  /** While one batch is on its way the next one gathers: nobody waits for a clock. */
  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      const isDone = batch.length > 1 && (await this.#together(batch.map(({ effect }) => effect)).then(() => true, () => false));
      await Promise.all(batch.map(({ effect, resolve, reject }) => (isDone ? resolve() : this.#together([effect]).then(resolve, reject))));
    }
    this.#isBusy = false;
  }

  #together(effects: readonly Effect<DB>[]): Promise<void> {
    return this.unitOfWork.act(systemActor(), clock.now(), async (work) => {
      await enter(work, effects);
      for (const { handle, traceparent } of effects) {
        work.traceparent = traceparent;
        await handle(work);
      }
    });
  }
}

/** Notes events and their places in the line, in one statement; sequence 0 is out of line. At most one of a line at a time. @throws Duplicate or Gap, whichever it meets first */
async function enter<DB>(work: Work<DB>, events: readonly Entering[]): Promise<void> {
  const { rows } = await work.client.query<{ event_id: string; is_new: boolean; last_sequence: number }>({
    name: 'inbox-enter',
    text: `with incoming as (select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) as i(event_id, source, aggregate_id, sequence)),
      taken as (insert into inbox (event_id, source) select event_id, source from incoming order by event_id on conflict do nothing returning event_id),
      line as (insert into inbox_line (source, aggregate_id, last_sequence) select source, aggregate_id, case when sequence = 1 then 1 else 0 end from incoming order by source, aggregate_id
        on conflict (source, aggregate_id) do update set last_sequence = inbox_line.last_sequence
          + case when inbox_line.last_sequence + 1 = (select sequence from incoming i where i.source = inbox_line.source and i.aggregate_id = inbox_line.aggregate_id) then 1 else 0 end
        returning source, aggregate_id, last_sequence)
      select event_id, exists (select from taken where taken.event_id = incoming.event_id) as is_new, last_sequence from incoming join line using (source, aggregate_id)`,
    values: [events.map((e) => e.eventId), events.map((e) => e.source), events.map((e) => e.aggregateId), events.map((e) => e.sequence)],
  });
  const found = new Map(rows.map((row) => [row.event_id, row]));
  for (const { eventId, source, aggregateId, sequence } of events) {
    const row = found.get(eventId)!; // every incoming event has its row
    if (!row.is_new) throw new Duplicate();
    if (sequence > row.last_sequence) throw new Gap(`waits for ${source} ${aggregateId} #${row.last_sequence + 1}`);
  }
}

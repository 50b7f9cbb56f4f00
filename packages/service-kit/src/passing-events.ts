import type pg from 'pg';

/** An event on its way into the inbox; sequence 0 stands in no line. */
export interface Entering {
  readonly eventId: string;
  readonly source: string;
  readonly aggregateId: string;
  readonly sequence: number;
}
interface Waiting extends Entering {
  readonly resolve: (isTaken: boolean) => void;
  readonly reject: (error: unknown) => void;
}
const BATCH = 200;

/**
 * Notes events that this service does nothing about: inbox row and place in the line, many at once. Most events
 * pass most services by; a transaction for each would cost more than the commands that caused them.
 */
export class PassingEvents {
  readonly #waiting: Waiting[] = [];
  #isBusy = false;
  constructor(private readonly pool: pg.Pool) {}

  /** @returns false when a predecessor hasn't come yet; a repeat is taken again without effect */
  enter(event: Entering): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...event, resolve, reject });
      if (!this.#isBusy) void this.#run();
    });
  }

  /** While one batch is on its way the next one gathers: nobody waits for a clock. */
  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        const taken = await this.#note(batch);
        for (const event of batch) event.resolve(taken.has(event.eventId));
      } catch (error) {
        for (const event of batch) event.reject(error);
      }
    }
    this.#isBusy = false;
  }

  async #note(batch: readonly Entering[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ event_id: string }>({
      name: 'passing-events',
      text: `with incoming as (
          select i.*, coalesce(l.last_sequence, 0) as last from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) as i(event_id, source, aggregate_id, sequence)
          left join inbox_line l on l.source = i.source and l.aggregate_id = i.aggregate_id),
        ready as materialized (select * from incoming where sequence <= last + 1 order by source, aggregate_id, sequence),
        taken as (insert into inbox (event_id, source) select event_id, source from ready on conflict do nothing),
        moved as (insert into inbox_line (source, aggregate_id, last_sequence) select distinct on (source, aggregate_id) source, aggregate_id, sequence from ready where sequence = last + 1 order by source, aggregate_id
          on conflict (source, aggregate_id) do update set last_sequence = greatest(inbox_line.last_sequence, excluded.last_sequence))
        select event_id from ready`,
      values: [batch.map((e) => e.eventId), batch.map((e) => e.source), batch.map((e) => e.aggregateId), batch.map((e) => e.sequence)],
    });
    return new Set(rows.map((r) => r.event_id));
  }
}

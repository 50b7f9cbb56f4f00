import { v7 as uuidv7 } from 'uuid';
import type pg from 'pg';
import { EVENT_HEADERS } from '@shaodao/contracts/wire';
import { clock } from './config.ts';
import { isThrown, type Heard } from './handle.ts';
import { Duplicate, Effects, Gap } from './effects.ts';
import { PassingEvents } from './passing-events.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Work } from './work.ts';

/** An event as it came over the wire. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How often JetStream has delivered it, from 1. */
  readonly deliveries: number;
}
/** What becomes of a delivery: acknowledged, or once more after a while. */
export type Outcome = { readonly done: true; readonly how: 'effect' | 'duplicate' | 'not-mine' | 'dead-letter' } | { readonly done: false; readonly retryInMs: number };
export type EventHandler<DB> = (argument: { heard: Heard; work: Work<DB> }) => Promise<unknown>;

/** Failed deliveries before a message becomes a dead letter (R8). */
export const MAX_ATTEMPTS = 6;
/** Deliveries that a message waits for its predecessor before it becomes a dead letter. */
export const MAX_WAITS = 120;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEQUENCE = /^[1-9]\d{0,15}$/;

/**
 * Takes one event in: effect and inbox row in one transaction (R5), in the order of its aggregate (R6). A repeat
 * does nothing; a gap waits; what fails to the end, or can't be read, becomes a dead letter and is acknowledged (R8).
 */
export class Inbox<DB> {
  readonly #passing: PassingEvents;
  readonly #effects: Effects<DB>;
  constructor(
    unitOfWork: UnitOfWork<DB>,
    private readonly pool: pg.Pool,
    private readonly handlers: ReadonlyMap<string, EventHandler<DB>>,
    private readonly log: (error: unknown, message: string) => void,
  ) {
    this.#passing = new PassingEvents(pool);
    this.#effects = new Effects(unitOfWork);
  }

  async receive(message: Message): Promise<Outcome> {
    const { headers } = message;
    const eventId = headers[EVENT_HEADERS.id];
    const source = headers[EVENT_HEADERS.source]?.split('/').at(-1);
    if (!eventId || !UUID.test(eventId) || !source || !SEQUENCE.test(headers[EVENT_HEADERS.sequence] ?? '1') || headers[EVENT_HEADERS.specversion] !== '1.0') {
      await this.#bury(message, new Error('not a CloudEvent 1.0'));
      return { done: true, how: 'dead-letter' };
    }
    try {
      return { done: true, how: await this.#takeIn(message, eventId, source) };
    } catch (error) {
      if (error instanceof Duplicate) return { done: true, how: 'duplicate' };
      if (error instanceof Gap && message.deliveries < MAX_WAITS) return { done: false, retryInMs: Math.min(100 * message.deliveries, 2_000) };
      if (!(error instanceof Gap) && message.deliveries < MAX_ATTEMPTS) {
        this.log(error, `event ${headers[EVENT_HEADERS.type]} ${eventId} failed, attempt ${message.deliveries}`);
        return { done: false, retryInMs: 200 * 2 ** message.deliveries };
      }
      await this.#bury(message, error);
      return { done: true, how: 'dead-letter' };
    }
  }

  /** Tries a dead letter once more, whatever its place in the line. @throws what the handler throws */
  async retry(headers: Readonly<Record<string, string>>, body: string): Promise<void> {
    const message = { headers, body, deliveries: 1 };
    await this.#takeIn(message, headers[EVENT_HEADERS.id]!, headers[EVENT_HEADERS.source]!.split('/').at(-1)!, true).catch((error: unknown) => {
      if (!(error instanceof Duplicate)) throw error;
    });
  }

  async #takeIn({ headers, body }: Message, eventId: string, source: string, outOfLine = false): Promise<'effect' | 'not-mine'> {
    const handler = this.handlers.get(headers[EVENT_HEADERS.type]!);
    const aggregateId = headers[EVENT_HEADERS.subject] ?? eventId;
    const entered = { eventId, source, aggregateId, sequence: outOfLine ? 0 : Number(headers[EVENT_HEADERS.sequence] ?? 1) };
    if (!handler) {
      if (!(await this.#passing.enter(entered))) throw new Gap(`waits for a predecessor of ${source} ${aggregateId} #${entered.sequence}`);
      return 'not-mine';
    }
    const heard: Heard = {
      eventId, aggregateId, payload: JSON.parse(body) as never, at: new Date(headers[EVENT_HEADERS.time] ?? clock.now()),
      ...(headers['traceparent'] ? { traceparent: headers['traceparent'] } : {}),
    };
    await this.#effects.take({
      ...entered, traceparent: heard.traceparent,
      handle: async (work) => {
        const result = await handler({ heard, work });
        if (isThrown(result)) throw result.thrown;
      },
    });
    return 'effect';
  }

  async #bury(message: Message, error: unknown): Promise<void> {
    const { headers, body } = message;
    this.log(error, `event ${headers[EVENT_HEADERS.type]} became a dead letter`);
    const eventId = UUID.test(headers[EVENT_HEADERS.id] ?? '') ? headers[EVENT_HEADERS.id]! : uuidv7();
    const source = headers[EVENT_HEADERS.source]?.split('/').at(-1) ?? 'unknown';
    const sequence = SEQUENCE.test(headers[EVENT_HEADERS.sequence] ?? '') ? Number(headers[EVENT_HEADERS.sequence]) : null;
    await this.pool.query(
      `insert into dead_letter (id, event_id, source, subject, aggregate_id, sequence, headers, payload, error, attempts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (event_id) do nothing`,
      [uuidv7(), eventId, source, headers[EVENT_HEADERS.type] ?? 'unknown', headers[EVENT_HEADERS.subject] ?? null, sequence, JSON.stringify(headers).replaceAll('\\u0000', ''), storable(body), storable(describe(error)), message.deliveries],
    );
    // What follows in the line must not wait for a message that was put aside.
    if (sequence && headers[EVENT_HEADERS.subject])
      await this.pool.query(
        `insert into inbox_line (source, aggregate_id, last_sequence) values ($1, $2, $3)
         on conflict (source, aggregate_id) do update set last_sequence = greatest(inbox_line.last_sequence, excluded.last_sequence)`,
        [source, headers[EVENT_HEADERS.subject], sequence],
      );
  }
}

/** PostgreSQL stores no NUL; a message that can't be buried would come back for ever. */
const storable = (text: string): string => text.replaceAll('\u0000', '');
const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2_000);

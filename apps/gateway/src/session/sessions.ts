import { hash, randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { CONFIRMED_MINUTES } from '@shaodao/contracts/identity/session';
import type { Clock } from '../clock.ts';
import type { Secrets } from './secrets.ts';

/** Staff sit at shared desks, villagers keep their own phone. */
export type SessionKind = 'staff' | 'villager';
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly kind: SessionKind;
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string;
  readonly expiresAt: Date;
  /** Version of the person's number with which a session by code began. */
  readonly phoneVersion: number;
}
/** What a session begins with; by a code, the number that it went to. */
export interface NewSession {
  readonly personId: string;
  readonly kind: SessionKind;
  readonly device: string;
  readonly number?: { readonly phone: string; readonly phoneVersion: number };
}

export const STAFF_IDLE_MINUTES = 30;
const STAFF_HOURS = 12;
const VILLAGER_DAYS = 30;
/** How long a checked session is believed without asking the database. */
const BELIEVED_MS = 4_000;
/** Being seen is written down at most this often. */
const SEEN_EVERY_MS = 30_000;

const lifetimeMs = { staff: STAFF_HOURS * 3_600_000, villager: VILLAGER_DAYS * 86_400_000 } as const;

const ENDED_CHANNEL = 'gateway_session_ended';

interface Row {
  id: string;
  person_id: string;
  kind: SessionKind;
  last_seen_at: Date;
  expires_at: Date;
  phone_version: number;
}
/** Binds a sealed number to its session. */
const sealedFor = (sessionId: string): string => `gateway.session.phone ${sessionId}`;

/** Opaque 256-bit tokens, of which only hashes are kept. */
export class Sessions {
  /** `ended` with the session's id: open streams close at once. */
  readonly events = new EventEmitter<{ ended: [sessionId: string] }>();
  readonly #believed: LRUCache<string, { readonly session: Session | null }>;
  readonly #pool: Pool;
  readonly #clock: Clock;

  constructor(pool: Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
    this.events.setMaxListeners(0);
    this.#believed = new LRUCache({
      max: 20_000, ttl: BELIEVED_MS, perf: { now: () => clock().getTime() },
      fetchMethod: async (tokenHash) => ({ session: await this.#read(tokenHash, true) }),
    });
  }

  /** The live session of a token, or null. */
  async of(token: string): Promise<Session | null> {
    const tokenHash = hash('sha256', token, 'base64url');
    const believed = this.#believed.get(tokenHash) ?? (await this.#believed.fetch(tokenHash));
    const session = believed?.session ?? null;
    return session && session.expiresAt > this.#clock() ? session : null;
  }

  /** Whether a session still lives; asking does not count as being seen. */
  async lives(session: Session): Promise<boolean> {
    return (await this.#read(session.tokenHash, false)) !== null;
  }

  /** Signing in proves as much as a confirmation does. */
  async begin({ personId, kind, device, number }: NewSession, secrets: Secrets): Promise<{ session: Session; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.#clock();
    const session: Session = {
      id: randomUUID(), personId, kind, tokenHash: hash('sha256', token, 'base64url'), expiresAt: new Date(now.getTime() + lifetimeMs[kind]),
      phoneVersion: number?.phoneVersion ?? 1,
    };
    await this.#pool.query(
      `insert into gateway.session (id, token_hash, person_id, kind, device, created_at, last_seen_at, confirmed_at, expires_at, phone_version, phone_sealed)
       values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9)`,
      [
        session.id, Buffer.from(session.tokenHash, 'base64url'), personId, kind, device.slice(0, 200), now, session.expiresAt,
        session.phoneVersion, number ? secrets.seal(number.phone, sealedFor(session.id)) : null,
      ],
    );
    return { session, token };
  }

  /** The number that a session by code began with, or null. */
  async phoneOf({ id }: Session, secrets: Secrets): Promise<string | null> {
    const { rows } = await this.#pool.query<{ phone_sealed: Buffer | null }>('select phone_sealed from gateway.session where id = $1', [id]);
    return rows[0]?.phone_sealed ? secrets.open(rows[0].phone_sealed, sealedFor(id)) : null;
  }

  async confirm(sessionId: string): Promise<void> {
    await this.#pool.query('update gateway.session set confirmed_at = $2 where id = $1', [sessionId, this.#clock()]);
  }

  /** Whether it was the person themselves within the last minutes: asked of the database, whichever process confirmed it. */
  async isConfirmed({ id }: Session): Promise<boolean> {
    const since = new Date(this.#clock().getTime() - CONFIRMED_MINUTES * 60_000);
    const { rowCount } = await this.#pool.query('select from gateway.session where id = $1 and confirmed_at > $2', [id, since]);
    return rowCount === 1;
  }

  /** Ends a person's sessions that began with another number than the one in force, here and in all other processes. */
  async endOutdated(personId: string, phoneVersion: number): Promise<void> {
    const { rows } = await this.#pool.query<{ id: string; token_hash: Buffer }>(
      `with gone as (delete from gateway.session where person_id = $1 and kind = 'villager' and phone_version <> $2 returning id, token_hash)
       select id, token_hash, pg_notify('${ENDED_CHANNEL}', id || ' ' || encode(token_hash, 'hex')) from gone`,
      [personId, phoneVersion],
    );
    for (const { id, token_hash } of rows) this.forget(id, token_hash.toString('base64url'));
  }

  /** Ends one of a person's sessions, at once in this process and in all others; false when there is none. */
  async end(sessionId: string, personId: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ token_hash: Buffer }>(
      `with gone as (delete from gateway.session where id = $1 and person_id = $2 returning id, token_hash)
       select token_hash, pg_notify('${ENDED_CHANNEL}', id || ' ' || encode(token_hash, 'hex')) from gone`,
      [sessionId, personId],
    );
    const [row] = rows;
    if (row) this.forget(sessionId, row.token_hash.toString('base64url'));
    return row !== undefined;
  }

  /** Another process ended it, or this one did. */
  forget(sessionId: string, tokenHash: string): void {
    this.#believed.set(tokenHash, { session: null });
    this.events.emit('ended', sessionId);
  }

  async listOf(personId: string) {
    const { rows } = await this.#pool.query<Row & { device: string; created_at: Date }>(
      `select id, device, kind, created_at, last_seen_at, expires_at from gateway.session where person_id = $1 and ${ALIVE} order by last_seen_at desc, id`,
      [personId, this.#clock(), STAFF_IDLE_MINUTES],
    );
    return rows.map((row) => ({ id: row.id, device: row.device, startedAt: row.created_at, lastSeenAt: row.last_seen_at }));
  }

  /** Deletes what has run out; answers how many sessions. */
  async sweep(): Promise<number> {
    const now = this.#clock();
    await this.#pool.query('delete from gateway.phone_code where expires_at < $1', [now]);
    const { rowCount } = await this.#pool.query(
      `delete from gateway.session where expires_at < $1 or (kind = 'staff' and last_seen_at < $1::timestamptz - make_interval(mins => $2))`,
      [now, STAFF_IDLE_MINUTES],
    );
    return rowCount ?? 0;
  }

  async #read(tokenHash: string, seen: boolean): Promise<Session | null> {
    const now = this.#clock();
    const { rows } = await this.#pool.query<Row>({
      name: 'session-by-token',
      text: `select id, person_id, kind, last_seen_at, expires_at, phone_version from gateway.session where token_hash = $1 and ${ALIVE}`,
      values: [Buffer.from(tokenHash, 'base64url'), now, STAFF_IDLE_MINUTES],
    });
    const [row] = rows;
    if (!row) return null;
    if (seen && now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS)
      await this.#pool.query('update gateway.session set last_seen_at = $2 where id = $1', [row.id, now]);
    return { id: row.id, personId: row.person_id, kind: row.kind, tokenHash, expiresAt: row.expires_at, phoneVersion: row.phone_version };
  }
}

const ALIVE = `expires_at > $2 and (kind = 'villager' or last_seen_at > $2::timestamptz - make_interval(mins => $3))`;

import type { Pool } from 'pg';
import type { Grant } from '@shaodao/contracts/actor';
import { getMapLayer } from '@shaodao/contracts/identity/map-layer';
import * as contract from '@shaodao/contracts/identity/session';
import { ok, refuse, type InputOf, type Operation, type Refusal, type Reply, type ReplyOf } from '@shaodao/contracts/kit';
import type { z } from 'zod';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { GatewayConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Signer } from '../signing.ts';
import { accountByUserName, accountOfPerson, passwordFits } from './accounts.ts';
import type { Actors } from './actors.ts';
import type { Limits } from './limits.ts';
import { findPersonByPhone } from './person-by-phone.ts';
import { confirmations } from './confirmations.ts';
import { numberOperations } from './number-operations.ts';
import { takeCode } from './phone-codes.ts';
import { sendCode } from './send-code.ts';
import type { Secrets } from './secrets.ts';
import type { NewSession, Session, Sessions } from './sessions.ts';
import type { SmsChannel } from './sms.ts';
import { beginTotp, confirmTotp, totpFits } from './totp.ts';

export interface SessionParts {
  readonly config: GatewayConfig;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: Bus;
  readonly signer: Signer;
  readonly sessions: Sessions;
  readonly actors: Actors;
  readonly limits: Limits;
  readonly secrets: Secrets;
  readonly sms: SmsChannel | null;
}

/** What a session operation knows and does besides its input. */
export interface Visit {
  readonly session: Session | null;
  readonly address: string;
  readonly device: string;
  keepToken(token: string, expiresAt: Date): void;
  dropToken(): void;
  /** Seconds after which to come again. */
  retryAfter(seconds: number): void;
}

type Handler<O extends Operation> = (input: InputOf<O>, visit: Visit) => Promise<ReplyOf<O>>;
/** Names who answers an operation of the gateway. */
export type Answer = <O extends Operation>(operation: O, handler: Handler<O>) => void;
export type LocalHandler = (input: Record<string, unknown>, visit: Visit) => Promise<ReplyOf<Operation>>;

const signedOut = refuse('actor/unknown');

/** The operations of `gateway.*`, answered here; the route loop does the rest. */
export function sessionOperations(parts: SessionParts): ReadonlyMap<string, LocalHandler> {
  const { pool, clock, secrets, sessions, limits } = parts;
  const table = new Map<string, LocalHandler>();
  // The loop has checked the input by the operation's own schema.
  const answer: Answer = (operation, handler) => void table.set(operation.subject, handler as unknown as LocalHandler);

  answer(contract.signIn, async ({ userName, password, totp }, visit) => {
    const subject = secrets.index('user-name', userName.toLowerCase());
    const wait = await limits.signIn(subject.toString('base64url'));
    if (wait) return tooMany(visit, wait);
    const account = await accountByUserName(pool, userName);
    const refusal = !(await passwordFits(account, password)) ? 'session/wrong-credentials'
      : !account?.totp_confirmed_at ? null
      : !totp ? 'session/totp-required'
      : (await totpFits(pool, secrets, clock, account, totp)) ? null : 'session/wrong-totp';
    await audit(parts, { method: 'password', outcome: refusal ?? 'signed-in', subject, personId: account?.person_id ?? null, visit });
    return refusal || !account ? refuse(refusal ?? 'session/wrong-credentials') : begin(parts, { personId: account.person_id, kind: 'staff' }, visit);
  });

  answer(contract.requestCode, ({ phone }, visit) => sendCode(parts, { phone, purpose: 'signIn' }, { ...visit, session: null }));

  answer(contract.signInByCode, async ({ phone, code }, visit) => {
    const subject = secrets.index('phone', phone);
    // Asked first: a registry that is away must not cost the code.
    const found = await findPersonByPhone(parts, phone);
    if (found === 'unavailable') return refuse('system/unavailable');
    const { personId, phoneVersion, isWaiting } = found;
    const isRight = await takeCode(parts, { phone, purpose: 'signIn' }, code);
    const stranger = isWaiting ? 'code/number-waits' : 'code/unknown-phone';
    const refusal = !isRight ? 'code/wrong' : personId ? null : stranger;
    await audit(parts, { method: 'code', outcome: refusal ?? 'signed-in', subject, personId: isRight ? personId : null, visit });
    if (refusal || !personId) return refuse(refusal ?? stranger);
    return begin(parts, { personId, kind: 'villager', number: { phone, phoneVersion } }, visit);
  });

  answer(contract.signOut, async (_input, visit) => {
    if (!visit.session) return signedOut;
    await sessions.end(visit.session.id, visit.session.personId);
    await auditOwn(parts, 'session', 'signed-out', visit);
    visit.dropToken();
    return ok({});
  });

  answer(contract.listSessions, async (_input, { session }) => {
    if (!session) return signedOut;
    const rows = await sessions.listOf(session.personId);
    return ok({ items: rows.map((row) => ({ id: row.id, device: row.device, startedAt: row.startedAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(), isThisOne: row.id === session.id })) });
  });

  answer(contract.endSession, async ({ sessionId }, visit) => {
    if (!visit.session) return signedOut;
    if (!(await sessions.end(sessionId, visit.session.personId))) return refuse('session/not-found');
    await auditOwn(parts, 'session', 'ended', visit);
    if (sessionId === visit.session.id) visit.dropToken();
    return ok({});
  });

  answer(contract.enrolTotp, async ({ password }, visit) => {
    if (!visit.session) return signedOut;
    const account = visit.session.kind === 'staff' ? await accountOfPerson(pool, visit.session.personId) : undefined;
    if (!account) return refuse('totp/no-password');
    const wait = await limits.signIn(secrets.index('user-name', account.user_name.toLowerCase()).toString('base64url'));
    if (wait) return tooMany(visit, wait);
    if (!(await passwordFits(account, password))) return refuse('session/wrong-credentials');
    if (account.totp_confirmed_at) return refuse('totp/active-already');
    await auditOwn(parts, 'totp', 'enrolled', visit);
    return ok(await beginTotp(pool, secrets, account));
  });

  answer(contract.confirmTotp, async ({ code }, visit) => {
    if (!visit.session) return signedOut;
    const wait = await limits.signIn(`totp:${visit.session.personId}`);
    if (wait) return tooMany(visit, wait);
    const result = await confirmTotp(pool, secrets, clock, visit.session.personId, code);
    await auditOwn(parts, 'totp', result, visit);
    return result === 'confirmed' ? ok({}) : refuse(result === 'wrong' ? 'session/wrong-totp' : 'totp/not-enrolled');
  });

  answer(contract.listDemoAccounts, async () => {
    if (parts.config.mode !== 'demo') return refuse('demo/not-found');
    const { rows } = await pool.query(`select user_name as "userName", password, phone, role, scope, portal, name from gateway.demo_account order by position`);
    return ok({ items: rows });
  });

  confirmations(parts, answer);
  numberOperations(parts, answer);
  answer(getMapLayer, async (_input, { session }) => (session ? ok(parts.config.mapLayer) : signedOut));

  return table;
}

function tooMany(visit: Visit, seconds: number): Refusal<'limit/too-many'> {
  visit.retryAfter(seconds);
  return refuse('limit/too-many');
}

type Entering = Omit<NewSession, 'device'>;
async function begin({ sessions, actors, secrets }: SessionParts, entering: Entering, visit: Visit): Promise<Reply<z.input<typeof contract.SessionView>, 'system/unavailable'>> {
  const { personId, kind } = entering;
  const grants = await actors.grants(personId, kind);
  if (!grants) return refuse('system/unavailable');
  const { session, token } = await sessions.begin({ ...entering, device: visit.device }, secrets);
  visit.keepToken(token, session.expiresAt);
  return ok({ personId, roles: rolesOf(grants), expiresAt: session.expiresAt.toISOString(), token });
}

const rolesOf = (grants: readonly Grant[]) => [...new Set(grants.map(({ role }) => role))];

interface Attempt {
  readonly method: 'password' | 'code' | 'session' | 'totp' | 'confirm' | 'number';
  readonly outcome: string;
  readonly subject: Buffer;
  readonly personId: string | null;
  /** Whom it is about, where that is somebody else. */
  readonly aboutId?: string;
  readonly visit: Visit;
}

/** What somebody signed in does to the own sessions and authenticator. */
async function auditOwn(parts: SessionParts, method: 'session' | 'totp', outcome: string, visit: Visit): Promise<void> {
  const personId = visit.session?.personId ?? null;
  await audit(parts, { method, outcome, subject: parts.secrets.index('user-name', personId ?? ''), personId, visit });
}

/** One row of the sign-in trail. */
export async function audit({ pool, clock }: SessionParts, { method, outcome, subject, personId, aboutId, visit }: Attempt): Promise<void> {
  await pool.query(
    `insert into gateway.sign_in_audit (at, method, outcome, subject_index, person_id, address, about_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [clock(), method, outcome, subject, personId, visit.address, aboutId ?? null],
  );
}

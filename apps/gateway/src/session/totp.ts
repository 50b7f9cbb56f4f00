import { generateSecret, generateURI, verify } from 'otplib';
import type { Clock } from '../clock.ts';
import { accountOfPerson, type Account, type Database } from './accounts.ts';
import type { Secrets } from './secrets.ts';

const ISSUER = '哨到';
/** One step of 30 s to either side, for clocks that are off. */
const TOLERANCE_SECONDS = 30;

const contextOf = (account: Account): string => `account:${account.person_id}:totp`;

/** Whether the code fits; a code that was taken is never taken again. */
export async function totpFits(database: Database, secrets: Secrets, clock: Clock, account: Account, code: string): Promise<boolean> {
  if (!account.totp_secret) return false;
  const result = await verify({
    secret: secrets.open(account.totp_secret, contextOf(account)), token: code, epoch: Math.floor(clock().getTime() / 1000), epochTolerance: TOLERANCE_SECONDS,
  });
  if (!result.valid || !('timeStep' in result)) return false;
  // Of two sign-ins at once with one code, one wins.
  const { rowCount } = await database.query(
    'update gateway.account set totp_last_step = $2 where person_id = $1 and (totp_last_step is null or totp_last_step < $2)',
    [account.person_id, result.timeStep],
  );
  return rowCount === 1;
}

/** A new secret, in force once a code has proved it. */
export async function beginTotp(database: Database, secrets: Secrets, account: Account): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret();
  await database.query('update gateway.account set totp_secret = $2, totp_confirmed_at = null, totp_last_step = null where person_id = $1', [
    account.person_id, secrets.seal(secret, contextOf(account)),
  ]);
  return { secret, uri: generateURI({ issuer: ISSUER, label: account.user_name, secret }) };
}

export async function confirmTotp(database: Database, secrets: Secrets, clock: Clock, personId: string, code: string): Promise<'confirmed' | 'wrong' | 'not-enrolled'> {
  const account = await accountOfPerson(database, personId);
  if (!account?.totp_secret || account.totp_confirmed_at) return 'not-enrolled';
  if (!(await totpFits(database, secrets, clock, account, code))) return 'wrong';
  await database.query('update gateway.account set totp_confirmed_at = $2 where person_id = $1', [personId, clock()]);
  return 'confirmed';
}

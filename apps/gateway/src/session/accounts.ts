import { argon2id, hash, verify } from 'argon2';
import type { Role } from '@shaodao/contracts/actor';

/** A pool or a client of PostgreSQL. */
export interface Database {
  query<R extends object>(text: string, values: unknown[]): Promise<{ rows: R[]; rowCount: number | null }>;
}

/** OWASP's choice for argon2id: 19 MiB, two passes, one lane. */
const HASHING = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface NewAccount {
  readonly personId: string;
  readonly userName: string;
  readonly password: string;
}

/** Gives a person user name and password; an account that exists gets the new ones and keeps its authenticator. */
export async function createAccount(database: Database, { personId, userName, password }: NewAccount): Promise<void> {
  await database.query(
    `insert into gateway.account (person_id, user_name, password_hash) values ($1, $2, $3)
     on conflict (person_id) do update set user_name = excluded.user_name, password_hash = excluded.password_hash`,
    [personId, userName.trim(), await hash(password, HASHING)],
  );
}

export interface DemoAccount {
  readonly userName: string;
  readonly password: string | null;
  readonly phone: string | null;
  readonly role: Role;
  readonly scope: string;
  readonly portal: string;
  readonly name: string;
}

/** Lists an invented person among those whom a visitor of the demo county may be; for demo mode only. */
export async function saveDemoAccount(database: Database, account: DemoAccount): Promise<void> {
  const { userName, password, phone, role, scope, portal, name } = account;
  await database.query(
    `insert into gateway.demo_account (user_name, password, phone, role, scope, portal, name) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (user_name) do update set password = excluded.password, phone = excluded.phone, role = excluded.role, scope = excluded.scope,
       portal = excluded.portal, name = excluded.name`,
    [userName, password, phone, role, scope, portal, name],
  );
}

export interface Account {
  readonly person_id: string;
  readonly user_name: string;
  readonly password_hash: string;
  readonly totp_secret: Buffer | null;
  readonly totp_confirmed_at: Date | null;
  readonly totp_last_step: string | null;
}

export const accountByUserName = async (database: Database, userName: string): Promise<Account | undefined> =>
  (await database.query<Account>('select * from gateway.account where lower(user_name) = lower($1)', [userName])).rows[0];
export const accountOfPerson = async (database: Database, personId: string): Promise<Account | undefined> =>
  (await database.query<Account>('select * from gateway.account where person_id = $1', [personId])).rows[0];

let nobody: Promise<string> | undefined;

/** Takes as long for a user name that does not exist. */
export async function passwordFits(account: Account | undefined, password: string): Promise<boolean> {
  nobody ??= hash('nobody', HASHING);
  return (await verify(account?.password_hash ?? (await nobody), password)) && account !== undefined;
}

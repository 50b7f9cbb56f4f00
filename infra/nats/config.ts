import { parties, type Party } from '../local/src/services.ts';
import { permissionTable } from './permissions.ts';

/** A NATS user's name and password. */
export interface NatsUser {
  readonly user: string;
  readonly password: string;
}
export type NatsUsers = Readonly<Record<Party, NatsUser>>;

export interface NatsConfig {
  readonly dir: string;
  /** -1 lets the server choose and write a ports file into `dir`/nats. */
  readonly port: number;
  readonly users: NatsUsers;
  /** As `nats-server --version` says: `2.9.10`. */
  readonly version: string;
}

const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/** The configuration file of nats-server, whose format takes JSON. */
export function natsConfig({ dir, port, users, version }: NatsConfig): string {
  const table = permissionTable();
  return JSON.stringify(
    {
      host: '127.0.0.1',
      port,
      server_name: 'shaodao-local',
      max_payload: MAX_PAYLOAD_BYTES,
      ports_file_dir: `${dir}/nats`,
      jetstream: { store_dir: `${dir}/nats`, ...(syncsAlways(version) ? { sync_interval: 'always' } : {}) },
      authorization: {
        users: parties.map((party) => ({ ...users[party], permissions: { ...table[party], allow_responses: true } })),
      },
    },
    undefined,
    2,
  );
}

/** Whether the server can write each message to disk before it acknowledges it: from 2.10 on. */
export function syncsAlways(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}

import { generateKeyPairSync, randomBytes, randomUUID, type JsonWebKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { serviceRoles, type RolePasswords, type ServiceRole } from '../../postgres/roles.ts';
import type { NatsUsers } from '../../nats/config.ts';
import { StartFailure } from './failure.ts';
import { writeWhole } from './folder.ts';
import { randomNatsUsers } from './nats.ts';

/** All keys and passwords of one installation. Losing the data keys loses the personal data. */
export interface Secrets {
  /** Ed25519 pair with which the gateway signs who is asking. */
  readonly actorKey: { readonly privateJwk: JsonWebKey; readonly publicJwk: JsonWebKey };
  /** Ed25519 pair with which services say that they ask themselves; it signs no actor. */
  readonly serviceKey: { readonly privateJwk: JsonWebKey; readonly publicJwk: JsonWebKey };
  readonly sessionSecret: string;
  /** 32 bytes in hex by key id; new data are encrypted with the current one. */
  readonly dataKeys: { readonly current: string; readonly keys: Readonly<Record<string, string>> };
  /** 32 bytes in hex. */
  readonly blindIndexKey: string;
  readonly postgres: { readonly superuser: string; readonly owner: string; readonly roles: RolePasswords };
  readonly nats: NatsUsers;
}

const password = (): string => randomBytes(24).toString('base64url');
const key = (): string => randomBytes(32).toString('hex');

function signingPair(): Secrets['actorKey'] {
  const pair = generateKeyPairSync('ed25519');
  const mark = { kid: randomUUID(), alg: 'EdDSA', use: 'sig' };
  return { privateJwk: { ...pair.privateKey.export({ format: 'jwk' }), ...mark }, publicJwk: { ...pair.publicKey.export({ format: 'jwk' }), ...mark } };
}

/** Fresh secrets from the system's source of randomness. */
export function createSecrets(): Secrets {
  const dataKeyId = 'k1';
  return {
    actorKey: signingPair(),
    serviceKey: signingPair(),
    sessionSecret: key(),
    dataKeys: { current: dataKeyId, keys: { [dataKeyId]: key() } },
    blindIndexKey: key(),
    postgres: {
      superuser: password(),
      owner: password(),
      roles: Object.fromEntries(serviceRoles.map((role) => [role, password()])) as Record<ServiceRole, string>, // one key per role
    },
    nats: randomNatsUsers(),
  };
}

/** Reads the secrets file, or makes it (mode 0600) for an installation that has no data yet. */
export function openSecrets(file: string, dataDir: string): Secrets {
  if (existsSync(file)) return readSecrets(file);
  if (existsSync(join(dataDir, 'postgres')))
    throw new StartFailure(`启动失败：数据还在，但密钥文件 ${file} 不见了，加密的个人信息没有它读不出来，请从备份恢复这个文件，或运行 npm run reset 清空数据。`);
  const secrets = createSecrets();
  write(file, secrets);
  return secrets;
}

function readSecrets(file: string): Secrets {
  const text = readFileSync(file, 'utf8');
  const read = parse(text);
  if (!read) throw new StartFailure(`启动失败：密钥文件 ${file} 已损坏，请从备份恢复它；没有备份也不要数据时，请先运行 npm run reset，再删掉这个文件。`);
  // What is new since this file was made, a service's passwords or a key, is made now; nothing that exists changes.
  const fresh = createSecrets();
  const whole: Secrets = {
    ...fresh,
    ...read,
    postgres: { ...read.postgres, roles: { ...fresh.postgres.roles, ...read.postgres.roles } },
    nats: { ...fresh.nats, ...read.nats },
  };
  if (!isDeepStrictEqual(whole, read)) write(file, whole);
  return whole;
}

const write = (file: string, secrets: Secrets): void => writeWhole(file, `${JSON.stringify(secrets, undefined, 2)}\n`);

const HEX_32_BYTES = /^[0-9a-f]{64}$/;

function parse(text: string): Secrets | undefined {
  try {
    const read = JSON.parse(text) as Secrets; // what is read of it is checked here
    const keys = [...Object.values(read.dataKeys.keys), read.blindIndexKey, read.dataKeys.keys[read.dataKeys.current] ?? ''];
    const words = [read.postgres.superuser, read.postgres.owner, read.sessionSecret, read.actorKey.privateJwk.d, read.actorKey.publicJwk.x];
    return keys.every((key) => HEX_32_BYTES.test(key)) && words.every((word) => typeof word === 'string') ? read : undefined;
  } catch {
    return undefined;
  }
}

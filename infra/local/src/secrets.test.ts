import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartFailure } from './failure.ts';
import { createSecrets, openSecrets } from './secrets.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shaodao-secrets-'));
  file = join(dir, 'secrets.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the secrets', () => {
  it('are made once, for the owner of the file alone', () => {
    const first = openSecrets(file, dir);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSecrets(file, dir)).toEqual(first);
  });

  it('are others in each installation', () => {
    const [a, b] = [createSecrets(), createSecrets()];
    const words = (secrets: typeof a): readonly string[] => JSON.stringify(secrets).match(/[\w-]{22,}/g) ?? [];
    expect(words(a).length).toBeGreaterThan(18);
    expect(words(a).filter((word) => words(b).includes(word))).toEqual([]);
  });

  it('hold a pair with which what is signed can be verified', () => {
    const { privateJwk, publicJwk } = openSecrets(file, dir).actorKey;
    const text = Buffer.from('who asks');
    const signature = sign(null, text, createPrivateKey({ key: privateJwk, format: 'jwk' }));
    const publicKey = createPublicKey({ key: publicJwk, format: 'jwk' });
    expect(verify(null, text, publicKey, signature)).toBe(true);
    expect(verify(null, Buffer.from('who else'), publicKey, signature)).toBe(false);
    expect(publicJwk).not.toHaveProperty('d');
  });

  it('are never made anew over existing data: personal data could not be read again', () => {
    mkdirSync(join(dir, 'postgres'));
    expect(() => openSecrets(file, dir)).toThrow(/密钥文件.*不见了/);
  });

  it.each(['', '{', '{}', 'null', '{"dataKeys":{"current":"k1","keys":{"k1":"short"}}}'])('damaged (%s) are told so and left as they are', (text) => {
    writeFileSync(file, text);
    expect(() => openSecrets(file, dir)).toThrow(StartFailure);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('get what a newer version needs, and keep the rest', () => {
    const first = openSecrets(file, dir);
    const { evaluation, ...older } = first.nats;
    writeFileSync(file, JSON.stringify({ ...first, nats: older }));
    const upgraded = openSecrets(file, dir);
    expect(upgraded).toEqual({ ...first, nats: { ...older, evaluation: upgraded.nats.evaluation } });
    expect(upgraded.nats.evaluation.password).not.toBe(evaluation.password);
    expect(openSecrets(file, dir)).toEqual(upgraded);
  });
});

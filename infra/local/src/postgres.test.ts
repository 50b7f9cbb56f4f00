import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isRoot, nobody } from './folder.ts';
import { prepareEmbedded } from './database.ts';
import { startPostgres, type PostgresOptions } from './postgres.ts';
import { isAlive, processesIn } from './processes.ts';

async function started(options: Partial<PostgresOptions> = {}) {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'shaodao-postgres-'));
  const server = await startPostgres({ durability: 'none', password: 'p', ...options, dir });
  onTestFinished(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  return { ...server, dir };
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('is version 18, sorts by the built-in C.UTF-8, listens on this machine only and asks for the password', async () => {
    const { url } = await started();
    const [row] = await query<{ version: string; locale: string; listen: string; extensions: number }>(
      url,
      `select current_setting('server_version') as version, datlocale as locale, current_setting('listen_addresses') as listen,
              (select count(*)::int from pg_available_extensions where name in ('pg_trgm','ltree','pgcrypto','btree_gist')) as extensions
       from pg_database where datname = 'postgres'`,
    );
    expect(row).toMatchObject({ locale: 'C.UTF-8', listen: '127.0.0.1', extensions: 4 });
    expect(row?.version).toMatch(/^18\./);
    const wrong = new URL(url);
    wrong.password = 'q';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('loses nothing acknowledged unless it was started for a test', async () => {
    const { url } = await started({ durability: 'full' });
    const [row] = await query(url, `select current_setting('fsync') as a, current_setting('full_page_writes') as b, current_setting('synchronous_commit') as c`);
    expect(row).toEqual({ a: 'on', b: 'on', c: 'on' });
  });

  it('leaves no process behind when stopped, and keeps its data', async () => {
    const first = await started();
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(isAlive(first.mark)).toBe(false);
    expect(processesIn(join(first.dir, 'postgres'))).toEqual([]);
    const second = await started({ dir: first.dir });
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('starts again after it was killed outright, and ends one that an earlier start left', async () => {
    const first = await started();
    await query(first.url, 'create table kept as select 7 as n');
    process.kill(first.mark.pid, 'SIGKILL');
    const second = await started({ dir: first.dir });
    const third = await started({ dir: first.dir });
    expect(isAlive(second.mark)).toBe(false);
    expect(await query(third.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is not blocked by a pid file whose number belongs to one that ended and was not taken note of', async () => {
    const first = await started();
    const pidFile = join(first.dir, 'postgres/postmaster.pid');
    const text = readFileSync(pidFile, 'utf8');
    await first.stop();
    // It ends after its parent has become a program that waits for no child: the number stays taken.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], isRoot() ? { uid: nobody } : {});
    onTestFinished(() => void parent.kill('SIGKILL'));
    const ended = await new Promise<string>((resolve) => parent.stdout.once('data', (said: Buffer) => resolve(said.toString().trim())));
    await expect.poll(() => readFileSync(`/proc/${ended}/stat`, 'utf8')).toContain(') Z ');
    writeFileSync(pidFile, text.replace(/^\d+/, ended));
    const second = await started({ dir: first.dir });
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('is not blocked by a pid file whose number now belongs to a stranger, who is left alone', async () => {
    const first = await started();
    const pidFile = join(first.dir, 'postgres/postmaster.pid');
    const text = readFileSync(pidFile, 'utf8');
    await first.stop();
    // Of the same user: only such a one stands in PostgreSQL's way.
    const stranger = spawn('sleep', ['60'], isRoot() ? { uid: nobody } : {});
    onTestFinished(() => void stranger.kill('SIGKILL'));
    writeFileSync(pidFile, text.replace(/^\d+/, String(stranger.pid)));
    const second = await started({ dir: first.dir });
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  it('takes another port when the wished one is taken', async () => {
    const first = await started();
    const second = await started({ port: first.port });
    expect(second.port).not.toBe(first.port);
  });

  it('gives the app an owner who may make roles and schemas, is no superuser, and can be made twice', async () => {
    const { url } = await started();
    await prepareEmbedded(url, 'first');
    const ownerUrl = await prepareEmbedded(url, 'second');
    const powers = await query<{ rolname: string }>(ownerUrl, 'select rolname from pg_roles where rolcanlogin and (rolsuper or rolbypassrls)');
    expect(powers.map(({ rolname }) => rolname)).toEqual(['postgres']);
    await query(ownerUrl, `create role needs login password 'n'; create schema needs; grant usage on schema needs to needs; create table needs.own (n int)`);
    await query(ownerUrl, 'create extension pg_trgm; create extension ltree; create extension btree_gist; create extension pgcrypto');

    const needs = Object.assign(new URL(ownerUrl), { username: 'needs', password: 'n' }).href;
    for (const forbidden of ['select from needs.own', 'create table needs.other (n int)', 'create table public.own (n int)', 'create schema own'])
      await expect(query(needs, forbidden), forbidden).rejects.toMatchObject({ code: '42501' });
  });
});

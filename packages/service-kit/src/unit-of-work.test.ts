import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Call } from '@shaodao/contracts/kit';
import { command, fact, ok, refuse } from '@shaodao/contracts/kit';
import { serviceKindDefined } from '@shaodao/contracts/needs/need.events';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { actorOf, type Name } from '@shaodao/testkit/small-county';

/** A command of no service, to look at what surrounds every command. */
const note = command({
  subject: 'needs.test.note', http: null, title: '记一笔', access: { villager: 'any', gridOfficer: 'any' },
  input: z.object({ id: z.string(), name: z.string() }), output: z.object({ count: z.int() }), refusals: ['note/refused'],
});
type Note = Call<typeof note>;
let county: TestCounty;
beforeAll(async () => { county = await bootCounty(); });
afterAll(() => county?.stop());

let ids = 0;
const newId = () => `test.kind-${'abcdefghij'.at(ids / 10)}${'abcdefghij'.at(ids++ % 10)}`;
const callOf = (id: string, more: Partial<Note> = {}, who: Name = 'wangdama'): Note => ({ operation: note, input: { id, name: '记一笔' }, actor: actorOf(who), now: new Date(), ...more });
const uow = () => county.services.needs.unitOfWork;
let ran = 0;
/** Changes a table, its history, announces and audits, as every command does. */
const run = (call: Note, before: () => void | Promise<void> = () => undefined) =>
  uow().command(call, async (work) => {
    ran++;
    await work.db.insertInto('serviceKind').values({ id: call.input.id, category: 'living', mode: 'regular', name: call.input.name, hint: null, position: 0, isRetired: false }).execute();
    work.addHistory(crypto.randomUUID(), [{ action: 'note', toStatus: call.input.id }], call.actor.grants[0]);
    work.announce([fact(serviceKindDefined, call.input.id, { kindId: call.input.id, category: 'living', name: call.input.name, isRetired: false })]);
    work.audit({ operation: note.subject, objectId: call.input.id, outcome: 'done' }, call.actor.grants[0]);
    await before();
    return ok({ count: ran });
  });
const traces = async (id: string) => (await county.owner.query<Record<string, number>>(
  `select (select count(*)::int from needs.service_kind where id = $1) as changed, (select count(*)::int from needs.history where to_status = $1) as history, (select count(*)::int from needs.outbox where aggregate_id = $1) as announced,
   (select count(*)::int from needs.audit where object_id = $1) as audited, (select count(*)::int from needs.idempotency where reply::text like '%' and key = $2) as remembered`, [id, id])).rows[0];
const ALL = { changed: 1, history: 1, announced: 1, audited: 1 };
const NONE = { changed: 0, history: 0, announced: 0, audited: 0, remembered: 0 };

describe('one command', () => {
  it('changes, notes, announces, audits and remembers together', async () => {
    const id = newId();
    expect(await run(callOf(id, { idempotencyKey: id }))).toMatchObject({ ok: true });
    expect(await traces(id)).toEqual({ ...ALL, remembered: 1 });
  });
  it('leaves nothing when it is refused, or fails anywhere', async () => {
    const refused = newId();
    expect(await uow().command(callOf(refused, { idempotencyKey: refused }), async (work) => {
      await work.db.insertInto('serviceKind').values({ id: refused, category: 'living', mode: 'regular', name: 'x', hint: null, position: 0, isRetired: false }).execute();
      work.audit({ operation: note.subject, objectId: refused, outcome: 'done' }, undefined);
      await work.flush();
      return refuse('note/refused');
    })).toMatchObject({ refusal: 'note/refused' });
    expect(await traces(refused)).toEqual(NONE);
    const failed = newId();
    await expect(run(callOf(failed, { idempotencyKey: failed }), () => { throw new Error('broken'); })).rejects.toThrow('broken');
    expect(await traces(failed)).toEqual(NONE);
    expect(await run(callOf(failed, { idempotencyKey: failed })), 'a key that failed is free').toMatchObject({ ok: true });
  });
  it('leaves nothing when what it announces breaks its contract', async () => {
    const id = newId();
    await expect(uow().command(callOf(id), async (work) => {
      await work.db.insertInto('serviceKind').values({ id, category: 'living', mode: 'regular', name: 'x', hint: null, position: 0, isRetired: false }).execute();
      work.announce([fact(serviceKindDefined, id, { kindId: id, category: 'weather' as never, name: 'x', isRetired: false })]);
      return ok({ count: 1 });
    })).rejects.toThrow();
    expect(await traces(id)).toEqual(NONE);
  });
  it('is tried again after a lost race, and given up after the fourth', async () => {
    const id = newId();
    let attempts = 0;
    const lose = (times: number, code: string) => () => { if (++attempts <= times) throw Object.assign(new Error('lost'), { code }); };
    expect(await run(callOf(id), lose(3, '40001'))).toMatchObject({ ok: true });
    expect(attempts).toBe(4);
    expect(await traces(id)).toMatchObject(ALL);
    attempts = 0;
    const never = newId();
    await expect(run(callOf(never), lose(9, '40P01'))).rejects.toThrow('lost');
    expect(attempts).toBe(4);
    attempts = 0;
    await expect(run(callOf(newId()), lose(9, '23505'))).rejects.toThrow('lost');
    expect(attempts, 'other errors are no races').toBe(1);
  });
});

describe('the same key', () => {
  it('gets the first answer again, without anything happening twice', async () => {
    const id = newId();
    const first = await run(callOf(id, { idempotencyKey: id }));
    const before = ran;
    for (let i = 0; i < 3; i++) expect(await run(callOf(id, { idempotencyKey: id }))).toEqual(first);
    expect(ran).toBe(before);
    expect(await traces(id)).toEqual({ ...ALL, remembered: 1 });
  });
  it('with another input or version is refused', async () => {
    const id = newId();
    await run(callOf(id, { idempotencyKey: id }));
    expect(await run(callOf(id, { idempotencyKey: id, input: { id, name: '另一笔' } }))).toMatchObject({ refusal: 'idempotency/other-request' });
    expect(await run(callOf(id, { idempotencyKey: id, expectedVersion: 2 }))).toMatchObject({ refusal: 'idempotency/other-request' });
  });
  it('of another person is another key', async () => {
    const [mine, theirs] = [newId(), newId()];
    await run(callOf(mine, { idempotencyKey: 'shared-key-1' }));
    expect(await run(callOf(theirs, { idempotencyKey: 'shared-key-1' }, 'officer'))).toMatchObject({ ok: true });
    expect(await traces(theirs)).toMatchObject(ALL);
  });
  it('gets it no more once the right is gone under which it was given, and again when the right is back', async () => {
    const id = newId();
    const first = await run(callOf(id, { idempotencyKey: id }, 'officer'));
    const without = { ...actorOf('officer'), grants: actorOf('wangdama').grants };
    const before = ran;
    expect(await run(callOf(id, { idempotencyKey: id, actor: without }, 'officer'))).toMatchObject({ refusal: 'actor/forbidden' });
    expect(await run(callOf(id, { idempotencyKey: id }, 'officer'))).toEqual(first);
    expect(ran, 'nothing is done a second time').toBe(before);
  });
  it('gets it though another right has ended since, which had nothing to do with it', async () => {
    const id = newId();
    const both = { ...actorOf('officer'), grants: [...actorOf('officer').grants, ...actorOf('wangdama').grants] };
    const first = await run(callOf(id, { idempotencyKey: id, actor: both }, 'officer'));
    expect(await run(callOf(id, { idempotencyKey: id }, 'officer'))).toEqual(first);
  });
  it('while the first is still running is told so, and runs once however often it comes', async () => {
    const id = newId();
    let release = () => {};
    const running = run(callOf(id, { idempotencyKey: id }), () => new Promise<void>((resolve) => { release = resolve; }));
    await expect.poll(() => ran > 0 && release.length === 0 && (release as unknown) !== undefined).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const others = await Promise.all(Array.from({ length: 4 }, () => run(callOf(id, { idempotencyKey: id }))));
    expect(others.every((o) => !o.ok && o.refusal === 'idempotency/in-progress')).toBe(true);
    release();
    expect(await running).toMatchObject({ ok: true });
    expect(await traces(id)).toEqual({ ...ALL, remembered: 1 });
  });
});

describe('a query', () => {
  it('changes nothing, even when its handler tries', async () => {
    const id = newId();
    await expect(uow().query(callOf(id), async (work) => {
      await work.db.insertInto('serviceKind').values({ id, category: 'living', mode: 'regular', name: 'x', hint: null, position: 0, isRetired: false }).execute();
      return ok({ count: 1 });
    })).rejects.toMatchObject({ code: '25006' });
  });
});
describe('facts about one thing', () => {
  it('are numbered without gaps, however many announce at once', async () => {
    const id = newId();
    await run(callOf(id));
    await Promise.all(Array.from({ length: 12 }, (_, i) => uow().act(actorOf('officer'), new Date(), async (work) => work.announce([1, 2].map((n) => fact(serviceKindDefined, id, { kindId: id, category: 'living', name: `${i}-${n}`, isRetired: false }))))));
    const { rows } = await county.owner.query<{ sequence: number; name: string }>(`select sequence::int, payload->>'name' as name from needs.outbox where aggregate_id = $1 order by sequence`, [id]);
    expect(rows.map((r) => r.sequence)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    for (let i = 1; i < 25; i += 2) expect(rows[i]!.name.split('-')[0], 'two of one command stand together, in order').toBe(rows[i + 1]!.name.split('-')[0]);
  });
});

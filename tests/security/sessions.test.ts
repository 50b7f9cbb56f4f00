import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '@shaodao/contracts/all';
import { routeOf } from '@shaodao/contracts/kit';
import { bootCounty, type TestCounty } from '@shaodao/testkit/county';
import { bootGateway, type TestGateway } from '@shaodao/testkit/gateway';
import { actorOf, HOUSEHOLDS, KINDS, NAMES, personIdOf } from '@shaodao/testkit/small-county';

/** What the matrix can't ask over NATS: the gateway's own operations, and how a right ends in an open session. */
let county: TestCounty;
let gateway: TestGateway;
beforeAll(async () => { county = await bootCounty(); gateway = await bootGateway(county); }, 120_000);
afterAll(async () => { await gateway?.stop(); await county?.stop(); });
const ask = async (path: string, token?: string, method = 'GET', body?: unknown) => {
  const response = await gateway.request(`/api/v1${path}`, { method, token, ...(body === undefined ? {} : { body }) });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};

describe('without a session', () => {
  it('everything that isn’t public answers 401, and nothing that is between services has an address', async () => {
    for (const operation of operations) {
      if (!operation.http) continue;
      const { method, path } = routeOf(operation);
      if (operation.access === 'public') continue;
      for (const token of [undefined, 'x', 'x'.repeat(43), 'null', '../..'])
        expect((await gateway.request(path.replace(/:\w+/g, crypto.randomUUID()), { method, token, ...(method === 'POST' ? { body: {} } : {}) })).status, `${operation.subject} with ${token}`).toBe(401);
    }
    for (const operation of operations.filter((o) => o.access === 'services')) {
      expect(operation.http).toBeNull();
      expect((await ask(`/${operation.subject.replaceAll('.', '/')}`)).status).toBe(404);
    }
  });
});

describe('a session', () => {
  it('of another person is neither listed nor ended', async () => {
    const [mine, theirs] = [await gateway.signIn('wangdama'), await gateway.signIn('officer')];
    const { body } = await ask('/sessions', theirs);
    const [session] = body['items'] as unknown as { id: string }[];
    expect((await ask(`/sessions/${session!.id}`, mine, 'DELETE')).status).toBe(404);
    expect((await ask('/me', theirs)).status).toBe(200);
    expect(((await ask('/sessions', mine)).body['items'] as unknown as { id: string }[]).map((s) => s.id)).not.toContain(session!.id);
  });

  it('opened by a code on a phone carries no duty of an office', async () => {
    await county.owner.query(`insert into registry.role_grant (id, person_id, role, scope_kind, scope_id, valid_from) values (gen_random_uuid(), $1, 'countyOrganiser', 'division', '350123', now())`, [personIdOf('chendaye')]);
    expect((await ask('/needs', await gateway.signIn('chendaye'))).status).toBe(403);
  });

  it('is over for scripts and cookies at once when it is ended', async () => {
    const token = await gateway.signIn('zhengdama');
    expect((await ask('/me', token)).status).toBe(200);
    expect((await ask('/session', token, 'DELETE')).status).toBe(200);
    expect((await ask('/me', token)).status).toBe(401);
  });

  it('leaves one row in the trail for each thing done to it', async () => {
    const rows = async () => (await county.owner.query<{ row: string }>(`select method || ' ' || outcome as row from gateway.sign_in_audit where person_id = $1 order by id`, [personIdOf('volunteer')])).rows.map((r) => r.row);
    const token = await gateway.signIn('volunteer');
    expect(await rows()).toEqual(['code signed-in']);
    const { body } = await ask('/sessions', token);
    const [session] = body['items'] as unknown as { id: string }[];
    expect((await ask('/session/totp', token, 'POST', { password: 'x' })).status).toBe(409);
    expect((await ask(`/sessions/${crypto.randomUUID()}`, token, 'DELETE')).status).toBe(404);
    expect(await rows()).toEqual(['code signed-in']);
    expect((await ask(`/sessions/${session!.id}`, token, 'DELETE')).status).toBe(200);
    expect(await rows()).toEqual(['code signed-in', 'session ended']);
  });

  it('loses a right within five seconds of its end, and gains one as fast', async () => {
    const token = await gateway.signIn('siblingOfficer');
    expect((await ask('/households', token)).body['total']).toBe(1);
    await county.owner.query(`update registry.role_grant set valid_until = now() where person_id = $1`, [personIdOf('siblingOfficer')]);
    const began = Date.now();
    while ((await ask('/households', token)).status === 200 && Date.now() - began < 8_000) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(Date.now() - began).toBeLessThan(5_000);
    expect((await ask('/households', token)).status).toBe(403);
  });

  it('of a relative loses the household at once when the tie is withdrawn: no sight, no asking', async () => {
    const officer = await gateway.signIn('secretary');
    const relative = await gateway.signIn('stranger');
    const { body: tie } = await ask('/ties', relative, 'POST', { householdNumber: 'WS-1001', relation: 'child' });
    expect((await ask(`/ties/${tie['id']}/confirm`, officer, 'POST', { elderAgreed: true })).status).toBe(200);
    const wish = { householdId: HOUSEHOLDS.wang, kindId: KINDS.wiring, howSoon: 'noHurry' };
    const began = Date.now();
    let asked = await ask('/needs', relative, 'POST', { ...wish, detail: '我妈家的灯坏了' });
    while (asked.status !== 200 && Date.now() - began < 8_000) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      asked = await ask('/needs', relative, 'POST', { ...wish, detail: '我妈家的灯坏了' });
    }
    expect(asked.status).toBe(200);
    expect((await ask(`/ties/${tie['id']}/withdraw`, await gateway.signIn('wangdama'), 'POST', {})).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 4_200));
    expect((await ask('/needs', relative, 'POST', { ...wish, detail: '再来看一次' })).status).toBe(404);
    expect((await ask(`/needs/${asked.body['id']}`, relative)).status).toBe(403);
    expect((await ask('/needs/mine', relative)).body['total']).toBe(0);
    expect((await ask('/me', relative)).body['households']).toEqual([]);
  }, 30_000);

  it('reads only the own profile', async () => {
    for (const name of ['wangdama', 'auditor', 'partner'] as const) {
      const { body } = await ask('/me', await gateway.signIn(name));
      expect(body['personId']).toBe(personIdOf(name));
      expect((body['grants'] as unknown as { role: string }[]).map((g) => g.role)).toEqual(actorOf(name).grants.map((g) => g.role));
    }
    expect(NAMES.length).toBeGreaterThan(20);
  });
});

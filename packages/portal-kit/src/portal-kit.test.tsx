// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { ok, refuse } from '@shaodao/contracts/kit';
import { askForHelp, listMyNeeds, rateNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { addPhoto } from '@shaodao/contracts/needs/photo';
import { listPersonCards } from '@shaodao/contracts/registry/person';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Looks } from './answer.tsx';
import { createClient } from './api/client.ts';
import { useCommand } from './api/command.ts';
import { ClientContext } from './api/context.ts';
import { usePagesOf, useQueryOf } from './api/query.ts';
import { Refused, Unreachable } from './api/refused.ts';
import { faultsOf, useFormOf } from './forms/form-of.ts';
import { createOutbox } from './offline/outbox.ts';
import { createVault } from './offline/vault.ts';
import { createPortalApp } from './mount.tsx';
import type { PortalRoute } from './routing.tsx';
import { usePersonLabel } from './people/labels.ts';
import { aNeed, id } from './testing/needs.ts';
import { impatientCache } from './testing/render-portal.ts';
import { startTestServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

let county: TestServer;
beforeEach(async () => {
  county = await startTestServer();
  county.isSignedIn = true;
});
afterEach(async () => {
  cleanup();
  await county.close();
  expect(county.faults).toEqual([]);
});
const clientOf = () => createClient({ origin: county.origin });
const inside = () => {
  const client = clientOf();
  const cache = impatientCache();
  return ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}><ClientContext value={client}>{children}</ClientContext></QueryClientProvider>;
};
const input = { householdId: id(1), kindId: 'health.free-clinic', detail: '想量血压', howSoon: 'thisWeek' } as const;

describe('the API', () => {
  it('fills path parameters, sends the version and tells a refusal by its code', async () => {
    county.on(verifyNeed, () => refuse('version/stale'));
    const asked = clientOf().ask(verifyNeed, { needId: id(7), title: '上门量血压', kindId: 'health.free-clinic', urgency: 3 }, { version: 4 });
    await expect(asked).rejects.toMatchObject({ code: 'version/stale', title: '内容已被别人改过，请刷新后再提交' });
    await expect(asked).rejects.toBeInstanceOf(Refused);
    expect(county.calls[0]).toMatchObject({ input: { needId: id(7) }, asking: { version: 4 } });
  });
  it('tells no network from a refusal', async () => {
    county.isCutOff = true;
    await expect(clientOf().ask(listMyNeeds, {})).rejects.toBeInstanceOf(Unreachable);
  });
  it('brings the server’s field errors with their pointers', async () => {
    await expect(clientOf().ask(askForHelp, { ...input, detail: '哎' })).rejects.toMatchObject({ code: 'input/invalid', fields: [{ pointer: '/detail', message: '请至少写 2 个字' }] });
  });
});

describe('a command', () => {
  it('keeps its key when the answer was lost, and is done once', async () => {
    let times = 0;
    county.on(askForHelp, () => (times++, ok(aNeed())));
    county.loseAnswers = 1;
    const { result } = renderHook(() => useCommand(askForHelp), { wrapper: inside() });
    const outcome = await act(() => result.current.run(input));
    expect(outcome.ok).toBe(true);
    expect(times).toBe(1);
    expect(new Set(county.callsOf(askForHelp).map((c) => c.asking.idempotencyKey)).size).toBe(1);
    expect(county.callsOf(askForHelp)).toHaveLength(2);
  });
  it('takes a new key for another submission', async () => {
    county.on(askForHelp, () => ok(aNeed()));
    const { result } = renderHook(() => useCommand(askForHelp), { wrapper: inside() });
    await act(() => result.current.run(input));
    await act(() => result.current.run(input));
    expect(new Set(county.callsOf(askForHelp).map((c) => c.asking.idempotencyKey)).size).toBe(2);
  });
  it('refreshes what stands under the same aggregate, and nothing else', async () => {
    county.on(listMyNeeds, () => ok({ items: [], total: 0, nextCursor: null })).on(rateNeed, () => ok(aNeed())).on(listPersonCards, () => ok({ items: [] }));
    const { result } = renderHook(() => ({ list: useQueryOf(listMyNeeds, {}), cards: useQueryOf(listPersonCards, { ids: id(3) }), rate: useCommand(rateNeed) }), { wrapper: inside() });
    await waitFor(() => expect(result.current.list.data).toBeDefined());
    await act(() => result.current.rate.run({ needId: id(7), level: 5 }));
    await waitFor(() => expect(county.callsOf(listMyNeeds)).toHaveLength(2));
    expect(county.callsOf(listPersonCards)).toHaveLength(1);
  });
  it('answers a refusal as a value and keeps it for showing', async () => {
    county.on(rateNeed, () => refuse('need/not-served'));
    const { result } = renderHook(() => useCommand(rateNeed), { wrapper: inside() });
    const outcome = await act(() => result.current.run({ needId: id(7), level: 5 }));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'need/not-served' } });
    await waitFor(() => expect(result.current.problem?.message).toContain('还没有服务完成'));
  });
});

describe('lists and names', () => {
  it('go on page by page', async () => {
    county.on(listMyNeeds, ({ cursor }) => ok({ items: [aNeed({ number: cursor ? 'XQ-2' : 'XQ-1' })], total: 2, nextCursor: cursor ? null : 'more' }));
    const { result } = renderHook(() => usePagesOf(listMyNeeds, {}), { wrapper: inside() });
    await waitFor(() => expect(result.current.hasMore).toBe(true));
    act(() => result.current.more());
    await waitFor(() => expect(result.current.items.map((n) => n.number)).toEqual(['XQ-1', 'XQ-2']));
  });
  it('ask for many names in one request', async () => {
    county.on(listPersonCards, ({ ids }) => ok({ items: ids.split(',').map((one) => ({ id: one as never, label: `王**${one.at(-1)}`, phoneMasked: null, isMasked: true })) }));
    const { result } = renderHook(() => [usePersonLabel(id(1)), usePersonLabel(id(2)), usePersonLabel(null)], { wrapper: inside() });
    await waitFor(() => expect(result.current).toEqual(['王**1', '王**2', '']));
    expect(county.callsOf(listPersonCards)).toHaveLength(1);
  });
});

describe('a form', () => {
  it('is checked by the contract, in Chinese, at the place of each fault', () => {
    expect(faultsOf(askForHelp, { ...input, detail: '' })).toEqual([{ pointer: '/detail', message: '请至少写 2 个字' }]);
    expect(faultsOf(askForHelp, input)).toEqual([]);
    expect(faultsOf(askForHelp, {}).every((fault) => /[\u4e00-\u9fff]/.test(fault.message))).toBe(true);
  });
  it('complains after the first try only, and forgives as soon as it is right', () => {
    const { result } = renderHook(() => useFormOf(askForHelp, { preset: { householdId: id(1), kindId: 'health.free-clinic', howSoon: 'today' } }));
    act(() => result.current.field('detail').onChange({ target: { value: '血' } }));
    expect(result.current.errorOf('detail')).toBeUndefined();
    act(() => void result.current.checked());
    expect(result.current.errorOf('detail')).toBe('请至少写 2 个字');
    act(() => result.current.field('detail').onChange({ target: { value: '血压' } }));
    expect(result.current.errors).toEqual([]);
    expect(result.current.checked()).toMatchObject({ detail: '血压', howSoon: 'today' });
  });
});

describe('the outbox', () => {
  const person = id(9);
  const outboxOf = (owner = person) => createOutbox({ client: clientOf(), vault: createVault(owner), operations: [askForHelp, addPhoto] });
  const photo = () => ({ blob: new Blob([new Uint8Array([255, 216, 1])], { type: 'image/jpeg' }), upload: addPhoto, into: 'photoIds', answerField: 'photoId' });
  beforeEach(() => createVault(person).wipe());

  it('keeps what could not be sent, through a new page, and sends it with the same key', async () => {
    county.on(askForHelp, () => ok(aNeed()));
    county.isCutOff = true;
    const before = outboxOf();
    expect(await before.submit(askForHelp, input)).toMatchObject({ state: 'waiting' });
    const key = before.getState().letters[0]!.idempotencyKey;
    county.isCutOff = false;
    const after = outboxOf();
    await after.send();
    expect(county.callsOf(askForHelp).map((c) => c.asking.idempotencyKey)).toEqual([key]);
    expect(after.getState().letters).toEqual([]);
    expect(await createVault(person).all('letter:')).toEqual([]);
  });
  it('deletes nothing before the county’s yes, and nothing is done twice when that yes is lost', async () => {
    let times = 0;
    county.on(askForHelp, () => (times++, ok(aNeed())));
    county.loseAnswers = 1;
    const outbox = outboxOf();
    expect(await outbox.submit(askForHelp, input)).toMatchObject({ state: 'waiting' });
    expect(outbox.getState().letters).toHaveLength(1);
    await outbox.send();
    expect(outbox.getState().letters).toHaveLength(0);
    expect(times).toBe(1);
  });
  it('sends pictures first, each once, and names them in the letter', async () => {
    let uploads = 0;
    county.on(addPhoto, () => ok({ photoId: id(50 + uploads++) as never })).on(askForHelp, () => ok(aNeed()));
    const outbox = outboxOf();
    expect(await outbox.submit(askForHelp, input, { pictures: [photo(), photo()] })).toMatchObject({ state: 'sent' });
    expect(county.callsOf(askForHelp)[0]!.input['photoIds']).toEqual([id(50), id(51)]);
  });
  it('keeps a refused letter for its writer and goes on with the next', async () => {
    county.on(askForHelp, ({ detail }) => (detail === '旧事' ? refuse('need/asked-already') : ok(aNeed())));
    const outbox = outboxOf();
    expect(await outbox.submit(askForHelp, { ...input, detail: '旧事' })).toMatchObject({ state: 'refused', problem: { code: 'need/asked-already' } });
    expect(await outbox.submit(askForHelp, input)).toMatchObject({ state: 'sent' });
    expect(outbox.getState().letters).toMatchObject([{ refused: { code: 'need/asked-already' } }]);
  });
  it('shows nobody else’s letters, and nothing readable lies in the database', async () => {
    county.isCutOff = true;
    await outboxOf().submit(askForHelp, input);
    expect(await createVault(id(8)).all('letter:')).toEqual([]);
    const stored = await new Promise<unknown[]>((found) => {
      indexedDB.open('shaodao-drafts').onsuccess = ({ target }) => {
        const db = (target as IDBOpenDBRequest).result;
        db.transaction('sealed').objectStore('sealed').getAll().onsuccess = (e) => (db.close(), found((e.target as IDBRequest<unknown[]>).result));
      };
    });
    expect(stored).toHaveLength(1);
    const bytes = (stored[0] as { content: ArrayBuffer }).content;
    expect(new TextDecoder().decode(bytes)).not.toContain('血压');
    const mine = createVault(person);
    void mine.put('typed:ask', '血');
    const wiped = mine.wipe();
    void mine.put('typed:ask', '血压');
    await wiped;
    expect([...(await createVault(person).all('letter:')), ...(await createVault(person).all('typed:'))]).toEqual([]);
  });
});

describe('a page', () => {
  const looks: Looks = { Loading: () => <p>稍等</p>, Problem: ({ text }) => <p>{text}</p>, Lost: () => <p>没有这一页</p>, Crash: () => <p>出了问题</p> };
  const open = (load: PortalRoute['load']) => {
    county.isSignedIn = false;
    const App = createPortalApp({ name: { zh: '村民端', en: 'Villager' }, basePath: '/', looks, routes: [{ path: '/', title: { zh: '首页', en: 'Home' }, access: 'public', load }] });
    return render(<App client={clientOf()} />);
  };
  it('waits for its bundle, and takes it from then on', async () => {
    const arriving = Promise.withResolvers<() => ReactNode>();
    open(() => arriving.promise);
    expect(screen.getByText('稍等')).toBeDefined();
    arriving.resolve(() => <h1>您好</h1>);
    expect((await screen.findByRole('heading')).textContent).toBe('您好');
    expect(document.title).toBe('首页 · 村民端');
  });
  it('says so when its bundle does not come', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    open(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    expect(await screen.findByText('出了问题')).toBeDefined();
    vi.restoreAllMocks();
  });
});

// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { listMyNeeds, listServiceKinds } from '@shaodao/contracts/needs/need';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyOf } from '../api/query.ts';
import { forgetAnswers, forgetWhose, keepMe, recallMe, rememberAnswers } from './remembered.ts';
import { createVault } from './vault.ts';

const wangdama = 'wangdama';
const key = [...keyOf(listServiceKinds), {}];
const kinds = { items: [{ id: 'wiring-check' }] };
/** The portal opened anew by somebody: what the phone gave back without asking the county. */
const opened = (who: string) => {
  const cache = new QueryClient();
  const stop = rememberAnswers(cache, createVault(who), [listServiceKinds]);
  return { cache, stop };
};
/** Somebody was shown the service kinds here, and the phone has them. */
async function shown(who: string): Promise<void> {
  const { cache, stop } = opened(who);
  await cache.fetchQuery({ queryKey: key, queryFn: () => Promise.resolve(kinds) });
  await cache.fetchQuery({ queryKey: [...keyOf(listMyNeeds), {}], queryFn: () => Promise.resolve('secret') });
  await vi.waitFor(async () => expect(await createVault(who).all('answer:')).toHaveLength(1));
  stop();
}

beforeEach(async () => createVault(wangdama).wipe());
afterEach(() => vi.useRealTimers());

describe('answers that stay on the phone', () => {
  it('are there again without a signal, and those that nobody named are not', async () => {
    await shown(wangdama);
    const again = opened(wangdama);
    await vi.waitFor(() => expect(again.cache.getQueryData(key)).toEqual(kinds));
    expect(again.cache.getQueryData([...keyOf(listMyNeeds), {}])).toBeUndefined();
  });
  it('never take the place of what the county has answered meanwhile', async () => {
    await shown(wangdama);
    const again = opened(wangdama);
    again.cache.setQueryData(key, { items: [] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(again.cache.getQueryData(key)).toEqual({ items: [] });
  });
  it('are dropped when somebody else opens the portal on this phone', async () => {
    await shown(wangdama);
    const other = opened('lidaye');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(other.cache.getQueryData(key)).toBeUndefined();
    await vi.waitFor(async () => expect(await createVault(wangdama).all('answer:')).toEqual([]));
  });
  it('go with the session, whoever it was of, while unsent drafts stay', async () => {
    await shown(wangdama);
    keepMe({ personId: wangdama });
    const vault = createVault(wangdama);
    await vault.put('draft:1', '头晕');
    await forgetAnswers();
    expect(await vault.all('answer:')).toEqual([]);
    expect(await recallMe()).toBeUndefined();
    expect(await vault.get('draft:1')).toBe('头晕');
  });
  it('hold half an hour on a desk with a mouse', async () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(pointer: fine)' }));
    keepMe({ personId: wangdama });
    await vi.waitFor(async () => expect(await recallMe()).toEqual({ personId: wangdama }));
    vi.setSystemTime(Date.now() + 31 * 60_000);
    expect(await recallMe()).toBeUndefined();
    vi.unstubAllGlobals();
  });
  it('hold for a week', async () => {
    keepMe({ personId: wangdama });
    await vi.waitFor(async () => expect(await recallMe()).toEqual({ personId: wangdama }));
    vi.setSystemTime(Date.now() + 8 * 24 * 3600_000);
    expect(await recallMe()).toBeUndefined();
  });
  it('tell nobody who was here once they have signed out', async () => {
    keepMe({ personId: wangdama });
    await vi.waitFor(async () => expect(await recallMe()).toEqual({ personId: wangdama }));
    forgetWhose();
    expect(await recallMe()).toBeUndefined();
  });
});

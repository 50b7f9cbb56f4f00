// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { confirmMyNumber, denyMyNumber } from '@shaodao/contracts/registry/number-change';
import { createPortalApp } from '@shaodao/portal-kit/mount';
import { createVault } from '@shaodao/portal-kit/offline/vault';
import { portalAt } from '@shaodao/portal-kit/testing/render-portal';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { portal } from '../routes.tsx';
import { startVillage } from '../testing/village.ts';

let village: Awaited<ReturnType<typeof startVillage>>;
const user = userEvent.setup();
configure({ asyncUtilTimeout: 4000 });
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('scrollTo', () => {});
  // jsdom has the element but not its methods
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
beforeEach(() => createVault('anybody').wipe());
afterEach(async () => {
  cleanup();
  await new Promise((kept) => setTimeout(kept, 50)); // a page that is left keeps what was typed
  await village.county.close();
  expect(village.county.faults).toEqual([]);
});
async function open(path: string) {
  village = await startVillage();
  history.replaceState(null, '', path);
  render(portalAt(createPortalApp(portal), village.county));
  return village;
}
const tap = async (role: 'button' | 'link', name: RegExp | string) =>
  user.click(await screen.findByRole(role, { name }));
const heading = (name: RegExp | string) => screen.findByRole('heading', { name });

describe('who changed my number', () => {
  it('stands there with who and when; what I did not ask for is stopped without a code', async () => {
    await open('/me');
    await tap('link', '谁改过我的手机号');
    await heading(/有人要把您的手机号改成 139 \*\*\*\* 5566/);
    expect(screen.getByText(/巽屿村网格员登记的。是您要改的吗？/)).toBeDefined();
    expect(screen.getByText(/已经改成 138/)).toBeDefined();
    await tap('button', '不是我要改的');
    await screen.findByText('已经拦下，手机号没有改');
    await screen.findByText(/没有改成 139/);
    expect(village.county.callsOf(denyMyNumber)).toHaveLength(1);
  });
  it('is taken by me after a fresh code', async () => {
    await open('/me/numbers');
    await tap('button', '是我要改的');
    await heading('先确认是您本人');
    await tap('button', '给我发验证码');
    await tap('button', '帮我填上');
    await tap('button', '确认');
    await screen.findByText('改好了，下次请用新手机号登录');
    expect(village.county.callsOf(confirmMyNumber)).toHaveLength(2);
  });
});

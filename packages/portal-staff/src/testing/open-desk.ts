import 'fake-indexeddb/auto';
import type { Role } from '@shaodao/contracts/actor';
import { createPortalApp } from '@shaodao/portal-kit/mount';
import type { Portal } from '@shaodao/portal-kit/mount';
import { portalAt } from '@shaodao/portal-kit/testing/render-portal';
import { startTestServer } from '@shaodao/portal-kit/testing/test-server';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, vi } from 'vitest';
import { answerAsCounty } from './county.ts';

/** A whole staff portal in jsdom with the invented county behind it; every answer must keep its contract. */
export function deskTests(portal: Portal) {
  let county: Awaited<ReturnType<typeof startTestServer>>;
  const user = userEvent.setup();
  configure({ asyncUtilTimeout: 15_000 });
  beforeAll(() => {
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    vi.stubGlobal('scrollTo', () => {});
    // jsdom has the element but not its methods
    HTMLDialogElement.prototype.showModal = function () { this.open = true; };
    HTMLDialogElement.prototype.close = function () { this.open = false; };
  });
  afterEach(async () => {
    cleanup();
    await county.close();
    expect(county.faults).toEqual([]);
  });
  return {
    user,
    async open(path: string, roles: readonly Role[], { size, isSignedIn = true }: { size?: number; isSignedIn?: boolean } = {}) {
      county = await startTestServer();
      county.isSignedIn = isSignedIn;
      const held = answerAsCounty(county, roles, size === undefined ? {} : { size });
      history.replaceState(null, '', portal.basePath.replace(/\/$/, '') + path);
      render(portalAt(createPortalApp(portal), county));
      return { county, ...held };
    },
    heading: (name: RegExp | string) => screen.findByRole('heading', { name }),
    press: async (name: RegExp | string) => user.click(await screen.findByRole('button', { name })),
    follow: async (name: RegExp | string) => user.click(await screen.findByRole('link', { name })),
    fill: async (label: RegExp | string, text: string) => {
      const field = await screen.findByLabelText(label);
      await user.clear(field);
      await user.type(field, text);
    },
  };
}

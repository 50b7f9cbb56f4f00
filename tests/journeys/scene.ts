import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { openBrowser, shootWhole } from '@shaodao/browser-kit/browser';
import { bootCounty } from './boot.ts';
import type { RunningCounty } from './boot.ts';
import { openWindow } from './browser.ts';
import type { Device, Window } from './browser.ts';

export interface Account {
  readonly userName: string;
  readonly name: string;
  readonly password: string | null;
  readonly phone: string | null;
  readonly role: string;
  readonly scope: string;
  /** Path of the portal where this account works. */
  readonly portal: string;
}
const RESULTS = join(import.meta.dirname, 'test-results');
const isPhonePortal = (portal: string): boolean => portal === '/' || portal === '/volunteer/';

/** One of the demo county's people, signed in, in a window of their own that stays open. */
export interface Visitor extends Window {
  readonly account: Account;
  /** Opens a page of the own portal and waits until it stands still. */
  go(path: string): Promise<void>;
  /** Types into the field with this label. */
  fill(label: string | RegExp, text: string): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  follow(name: string | RegExp): Promise<void>;
  /** Follows the link to this thing, wherever it stands on the page. */
  open(id: string): Promise<void>;
  /** Waits until this text can be seen. */
  sees(text: string | RegExp): Promise<Locator>;
  /** Asks the API as this person, past the screens: for ids and counts, never for doing. */
  get<T>(path: string): Promise<T>;
  /** Waits until the page stands still; with `SHOTS=1` a picture of it is kept. */
  shoot(name: string): Promise<void>;
}

/** The running county, a browser, and everybody who has come in so far. */
export class Scene {
  readonly county: RunningCounty;
  readonly browser: Browser;
  readonly #shots: string | undefined;
  readonly #here = new Map<string, Promise<Visitor>>();
  #accounts: Promise<Account[]> | undefined;

  private constructor(county: RunningCounty, browser: Browser, shots: string | undefined) {
    this.county = county;
    this.browser = browser;
    this.#shots = shots;
  }
  /** Pictures go into the folder `shots`, if any. */
  static async open(shots = process.env['SHOTS'] ? RESULTS : undefined, tell?: (text: string) => void): Promise<Scene> {
    mkdirSync(shots ?? RESULTS, { recursive: true });
    const address = process.env['JOURNEYS_ORIGIN'];
    const [county, browser] = await Promise.all([address ? { origin: address, stop: async () => {} } : bootCounty(tell), openBrowser()]);
    return new Scene(county, browser, shots);
  }
  async close(): Promise<void> {
    await this.browser.close();
    await this.county.stop();
  }
  /** What no visitor may ever cause, with the name of who did. */
  async troubles(): Promise<string[]> {
    const all = await Promise.all(this.#here.values());
    return all.flatMap(({ account, troubles }) => troubles.map((trouble) => `${account.userName}: ${trouble}`));
  }
  async accounts(): Promise<Account[]> {
    this.#accounts ??= fetch(`${this.county.origin}/api/v1/demo/accounts`).then(async (answer) => ((await answer.json()) as { items: Account[] }).items);
    return this.#accounts;
  }
  /** This person's window: signed in at the door of their portal the first time. */
  as(userName: string, sharpness?: number): Promise<Visitor> {
    const known = this.#here.get(userName) ?? this.#enter(userName, sharpness);
    this.#here.set(userName, known);
    return known;
  }
  async #enter(userName: string, sharpness?: number): Promise<Visitor> {
    const account = (await this.accounts()).find((one) => one.userName === userName);
    if (!account) throw new Error(`${userName} is not among the demo accounts`);
    const device: Device = isPhonePortal(account.portal) ? 'phone' : 'desk';
    const window = await openWindow(this.browser, this.county.origin, device, sharpness);
    await signIn(window.page, account);
    return visitorOf(window, account, this.#shots);
  }
}

/** At the door of the portal, by hand: the tile of the person, then the code or the password that it fills in. */
async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto(account.portal);
  const tile = page.getByRole('button', { name: account.name });
  await (account.phone ? tile.filter({ hasText: account.scope }) : tile).first().click();
  if (account.phone) await page.getByRole('button', { name: '帮我填上' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

function visitorOf(window: Window, account: Account, shots: string | undefined): Visitor {
  const { page } = window;
  const one = (locator: Locator) => locator.filter({ visible: true }).first();
  return {
    ...window, account,
    async go(path) {
      await page.goto(account.portal + path.replace(/^\//, ''));
      await settled(page);
    },
    fill: async (label, text) => one(page.getByLabel(label)).fill(text),
    press: async (name) => {
      // while a dialog is open, nothing else can be pressed
      const dialog = page.locator('dialog[open]');
      return one(((await dialog.count()) > 0 ? dialog : page).getByRole('button', { name, exact: typeof name === 'string' })).click();
    },
    follow: async (name) => one(page.getByRole('link', { name })).click(),
    open: async (id) => one(page.locator(`main a[href$="/${id}"]`)).click(),
    async sees(text) {
      const found = one(page.getByText(text));
      await found.waitFor().catch(async (error: unknown) => {
        await shootWhole(page, join(shots ?? RESULTS, `missed-${account.userName}.png`));
        throw new Error(`${account.userName} does not see “${String(text)}” but: ${(await page.locator('body').innerText()).slice(0, 600)}`, { cause: error });
      });
      return found;
    },
    async get<T>(path: string) {
      const answer = await window.context.request.get(`/api/v1/${path}`);
      if (!answer.ok()) throw new Error(`${account.userName} asked ${path}: ${answer.status()} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async shoot(name) {
      await settled(page);
      if (shots) await shootWhole(page, join(shots, `${name}.png`));
    },
  };
}

/** The page has its heading, nothing loads any more, fonts are there. Streams stay open, so the network is never idle. */
export async function settled(page: Page): Promise<void> {
  // looked at in every frame: a locator looks twice a second, and the grey lines go on moving meanwhile
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.sd-skeleton, [aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))))));
}

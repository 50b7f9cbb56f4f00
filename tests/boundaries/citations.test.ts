import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const PAGES = ['domain', 'design', 'quality', 'style'] as const;
const SECTION = /\b(domain|design|quality|style)(?:\.md)? §(\d+(?:\.\d+)?)/g;
const RULE = /\((?:\w+ )?R(\d{1,2})\)|\brule R(\d{1,2})\b/g;

/** Section numbers of a page, with the items of numbered lists: `9` and `9.4`. */
function sectionsOf(page: string): Set<string> {
  const found = new Set<string>();
  let section = '';
  for (const line of page.split('\n')) {
    const heading = /^## (\d+)\. /.exec(line);
    if (heading) found.add((section = heading[1]!));
    const item = /^(\d+)\. /.exec(line);
    if (item && section) found.add(`${section}.${item[1]}`);
  }
  return found;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => existsSync(join(root, file)) && /\.(tsx?|mjs|sql|css|md|json)$/.test(file) && !/package-lock|citations\.test/.test(file));

/** Every citation that leads nowhere, as `file: citation`. */
function strays(files: readonly (readonly [name: string, text: string])[]): { seen: number; strays: string[] } {
  const sections = Object.fromEntries(PAGES.map((page) => [page, sectionsOf(read(`docs/${page}.md`))]));
  const rules = new Set([...read('docs/reliability.md').matchAll(/^\| R(\d+) \|/gm)].map(([, number]) => number));
  let seen = 0;
  const found: string[] = [];
  for (const [name, text] of files) {
    for (const [citation, page, section] of text.matchAll(SECTION)) {
      seen++;
      if (!sections[page!]!.has(section!)) found.push(`${name}: ${citation}`);
    }
    for (const [citation, bracketed, named] of text.matchAll(RULE)) {
      seen++;
      if (!rules.has(named ?? bracketed)) found.push(`${name}: ${citation}`);
    }
  }
  return { seen, strays: found };
}

describe('rules cited in comments', () => {
  it('all stand in a page of this repository', () => {
    const { seen, strays: found } = strays(sources().map((file) => [file, read(file)] as const));
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(30);
  });
  it('are missed when they do not', () => {
    const { strays: found } = strays([['planted.ts', '// (domain §99) and domain §9.77, rule R77, design §5, (R4)']]);
    expect(found).toEqual(['planted.ts: domain §99', 'planted.ts: domain §9.77', 'planted.ts: rule R77']);
  });
});

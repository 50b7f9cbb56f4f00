import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');

/** The identifiers of the tables, from their second column. */
const identifiers = [...glossary.matchAll(/^\|[^|]+\|((?: `\w+`)+) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
const sources = globSync('packages/{contracts,domain}/src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
/** Whether a name is used as it stands, or as the head or tail of another: `handOver` in `handOverPosting`. */
const isUsed = (name: string): boolean => new RegExp(`\\b${name}\\b|\\b${name}[A-Z]|${capital(name)}(?:[A-Z]|s?\\b)`).test(sources);

describe('the glossary', () => {
  it('names what the code names', () => {
    expect(identifiers.length).toBeGreaterThan(70);
    expect(identifiers.filter((name) => !isUsed(name))).toEqual([]);
    expect(isUsed('walrus')).toBe(false);
  });
  it('gives each identifier one meaning', () => {
    expect(identifiers.filter((name, i) => identifiers.indexOf(name) !== i)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that depend on colour: they are judged again where colours change. Letters that only grow ask for less contrast, not more. */
export const RULES_OF_COLOUR: readonly string[] = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
/** Rules that depend on size: they are judged again where sizes change. */
export const RULES_OF_SIZE: readonly string[] = ['target-size', 'scrollable-region-focusable'];
/** Both; all else axe has seen once a page was judged in its normal dress. */
export const RULES_OF_LOOKS: readonly string[] = [...RULES_OF_COLOUR, ...RULES_OF_SIZE];

/** Whose eyes look, and by which rules. */
export interface Judging {
  /** Asks for the elders' contrast of 7:1 too. */
  readonly forElders?: boolean;
  /** Only these rules; all of them when left out. */
  readonly rules?: readonly string[];
  /** All but these. */
  readonly except?: readonly string[];
}
/** What axe (WCAG 2.2 AA and best practices) finds on this page, one line each. */
export async function axeFindings(page: Page, { forElders = false, rules, except = [] }: Judging = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async ([isStrict, only, off]) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }; // put there above
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: isStrict }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) },
      ...(only && { runOnly: only.filter((rule) => isStrict || rule !== 'color-contrast-enhanced') }),
    });
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`));
  }, [forElders, rules, except] as const);
}

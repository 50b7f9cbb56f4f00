import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that depend on size and colour; all else axe has seen once a page was judged in its normal dress. */
export const RULES_OF_LOOKS: readonly string[] = ['color-contrast', 'color-contrast-enhanced', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

/** Whose eyes look, and by which rules. */
export interface Judging {
  /** Asks for the elders' contrast of 7:1 too. */
  readonly forElders?: boolean;
  /** Only these rules; all of them when left out. */
  readonly rules?: readonly string[];
}
/** What axe (WCAG 2.2 AA and best practices) finds on this page, one line each. */
export async function axeFindings(page: Page, { forElders = false, rules }: Judging = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async ([isStrict, only]) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }; // put there above
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: isStrict } },
      ...(only && { runOnly: only.filter((rule) => isStrict || rule !== 'color-contrast-enhanced') }),
    });
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`));
  }, [forElders, rules] as const);
}

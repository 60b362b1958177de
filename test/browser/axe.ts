import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary: string }[];
}

/** Before the page is gone to: its own policy would let in no script of another origin, nor an inline one. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(AXE);
}

/** What axe-core finds on a page that is serious or worse, each with where it is. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

/** What is serious of it in both themes, and on a screen as on a phone. */
export async function seriousEitherWay(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [360, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      found.push(...(await serious(page)));
    }
  return found;
}

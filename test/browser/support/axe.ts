import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The findings of axe in a page, by the rules of WCAG 2.2 AA and its best practices; each with the elements. */
export const findingsIn = async (page: Page): Promise<readonly string[]> => {
  // Evaluated by the debugger, which the policy of the page does not concern.
  await page.evaluate(`if (window.axe === undefined) { ${source} }`);
  const violations = (await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations)`)) as AxeResults['violations'];
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
};

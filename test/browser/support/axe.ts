import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The findings of axe in a page, by the rules of WCAG 2.2 AA and its best practices; each with the elements. */
export const findingsIn = async (page: Page): Promise<readonly string[]> => {
  // The color of a button that was disabled a moment ago is still between two others.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished)).then(() => undefined)',
  );
  // Evaluated by the debugger, which the policy of the page does not concern.
  await page.evaluate(`if (window.axe === undefined) { ${source} }`);
  const violations = (await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations)`)) as AxeResults['violations'];
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
};

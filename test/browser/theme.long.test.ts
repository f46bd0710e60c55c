import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findingsIn } from '#test/browser/support/axe';
import { signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';
import { eventually } from '#test/process/client';

const shop = browseShop();

const light = 'rgb(255, 255, 255)';
const dark = 'rgb(20, 23, 27)';

const transparent = 'rgba(0, 0, 0, 0)';
const read = "document.body === null ? '' : getComputedStyle(document.body).backgroundColor";

/** The color behind a page, once its style is loaded. */
const ground = (page: Page): Promise<string> =>
  eventually(
    () => page.evaluate<string>(read),
    (color) => color !== '' && color !== transparent,
  );
/** A change of the system arrives a moment later. */
const becomes = async (page: Page, expected: string): Promise<void> =>
  expect(
    await eventually(
      () => ground(page),
      (color) => color === expected,
    ),
  ).toBe(expected);
const choose = (page: Page, theme: string) => page.getByLabel('Colors').selectOption({ label: theme });

test('a visitor chooses the colors of the shop, and the console has the same', async () => {
  const { page } = await shop.visit({ colorScheme: 'light' });
  await page.goto('/');
  await page.locator('.price strong').first().waitFor();
  expect(await ground(page)).toBe(light);
  await choose(page, 'Dark');
  expect(await ground(page)).toBe(dark);
  expect(await findingsIn(page)).toEqual([]);
  await signInAsStaff(page);
  await page.locator('.tile .count').first().waitFor();
  expect([await ground(page), await page.getByLabel('Colors').inputValue()]).toEqual([dark, 'dark']);
  expect(await findingsIn(page)).toEqual([]);
  await choose(page, 'Light');
  expect(await ground(page)).toBe(light);
});

test.each(['/', '/console'])('chosen colors are there before the script of the page at %s', async (path) => {
  const { page, context } = await shop.visit({ colorScheme: 'light' });
  await page.goto(path);
  await choose(page, 'Dark');
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(/assets\/(form|console)-\w+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  expect(await ground(page)).toBe(dark);
  release();
  await page.getByLabel('Colors').waitFor();
});

test('without a choice the colors follow the system, also when it changes', async () => {
  const { page } = await shop.visit({ colorScheme: 'dark' });
  await page.goto('/');
  await page.getByLabel('Colors').waitFor();
  expect(await ground(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await becomes(page, light);
  await choose(page, 'Dark');
  await choose(page, 'System');
  expect(await ground(page)).toBe(light);
});

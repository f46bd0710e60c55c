import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dialog, placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();

/** Moves on by Tab until an element with this name has the focus. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
    );
    if (name.test(String(text).trim())) return;
  }
  throw new Error(`no Tab leads to ${name}`);
};

/** Goes to a view by a pair of keys. On a busy machine the second one may come later than the second that it has. */
const goTo = async (page: Page, key: string, title: string): Promise<void> => {
  // A new view begins at its title.
  const there = page.locator('h1:focus', { hasText: title });
  for (let tries = 0; tries < 5 && (await there.count()) === 0; tries += 1) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await there.waitFor({ timeout: 4_000 }).catch(() => {});
  }
  expect(await there.count()).toBe(1);
};

test('an order is found, opened and held without a mouse', async () => {
  const id = await placeFor(shop);
  const { page } = await shop.visit();
  await signInAsStaff(page);
  await goTo(page, 'o', 'Orders');
  await page.locator('tbody').getByRole('link', { name: id }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const first = await page.evaluate('document.activeElement.textContent');
  expect(first).toBe(id);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: id }).waitFor();
  await page.getByRole('button', { name: 'Hold', exact: true }).waitFor();

  await tabTo(page, /^Hold$/);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Hold');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  for (let presses = 0; presses < 3; presses += 1) {
    if ((await page.evaluate('document.activeElement.tagName')) === 'TEXTAREA') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('g o and ? are letters here');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Hold: done.').waitFor();
  await page.locator('article', { hasText: 'g o and ? are letters here' }).waitFor();
});

test('"/" goes to the search, "?" lists the keys, and they can be switched off', async () => {
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/orders');
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('/');
  await page.locator('#search:focus').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('?');
  await dialog(page).getByText('Search').waitFor();
  await dialog(page).getByLabel('Single keys are shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('h1').focus();
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  expect(await dialog(page).count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/console/orders');
});

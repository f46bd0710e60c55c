import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browseShop } from '#test/browser/support/shop';
import { orderShown, prepareOrder } from '#test/browser/support/steps';

const shop = browseShop();

/** The name of the element with the focus: its label, or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const element = document.activeElement;
    const label = element?.labels?.[0]?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  })()`);

const mostTabs = 150;

/** Presses Tab until an element of this name has the focus. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let presses = 0; presses < mostTabs; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
  }
  throw new Error(`${mostTabs} presses of Tab did not reach ${name}`);
};

test('an order by the keyboard alone', async () => {
  const { page } = await shop.visit();
  await page.goto('/');
  await page.locator('.card').first().waitFor();
  await tabTo(page, 'Skip to content');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Add to basket: Cap');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await page.reload();
  await tabTo(page, 'Basket (2)');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Basket and order' }).waitFor();
  // The new view has the focus, so Tab goes on in it.
  expect(await focused(page)).toBe('Basket and order');
  await tabTo(page, 'One more: Cap');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Customer of the demonstration');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, 'Sign in');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await tabTo(page, 'Street and number');
  await page.keyboard.type('Hauptstr. 1');
  await tabTo(page, 'City');
  await page.keyboard.type('Berlin');
  await tabTo(page, /^Card/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, 'Order with obligation to pay');
  await page.keyboard.press('Enter');
  const id = await orderShown(page);
  expect(await focused(page)).toBe(`Order ${id}`);
  const { json: order } = await shop.orderOf(id);
  expect(order).toMatchObject({ status: 'confirmed', lines: [{ sku: 'CAP', quantity: { ordered: 3 } }] });
});

test('the focus goes through the order form as a reader does', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  await page.getByRole('heading', { level: 1 }).focus();
  const seen: string[] = [];
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    if (seen.at(-1) === 'Order with obligation to pay') break;
  }
  expect(seen).toEqual([
    'Quantity of Mug',
    'One more: Mug',
    'Remove Mug',
    'Discount code (optional)',
    'Apply',
    'Email',
    'Name',
    'Street and number',
    'Addition (optional)',
    'Postal code (optional)',
    'City',
    'State or region (optional)',
    'Country',
    'Note for us (optional)',
    'Shipping',
    'Card',
    'Or another test method',
    'Order with obligation to pay',
  ]);
});

test('a removed line gives the focus to the basket', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', 'Mug', 'Cap');
  await page.getByRole('button', { name: 'Remove Mug' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#basket-title:focus').waitFor();
  await page.getByRole('status').filter({ hasText: 'Mug is removed.' }).waitFor({ state: 'attached' });
});

import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { BrowsedShop } from '#test/browser/support/shop';

/** What staff do in the console, by the words on the page. */

export const signInAsStaff = async (page: Page, path = '/console'): Promise<void> => {
  await page.goto(path);
  await page.getByLabel('Id of the member of staff').fill('op_7');
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
};

type Placing = { readonly lines?: unknown; readonly payment?: unknown; readonly [field: string]: unknown };

/** An order of 3 shirts and a mug for Ada: 87.31 € with shipping. */
export const placeFor = async ({ asStaff }: BrowsedShop, more: Placing = {}): Promise<string> => {
  const { status, json } = await asStaff('/v1/orders', {
    currency: 'EUR',
    customerId: 'cus_ada',
    email: 'ada@example.com',
    lines: [
      { sku: 'TEE-M', quantity: 3 },
      { sku: 'MUG', quantity: 1 },
    ],
    shippingAddress: { name: 'Ada L.', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
    ...more,
  });
  expect(status).toBe(201);
  return json.id;
};

export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Opens the form of an action. */
export const open = async (page: Page, action: string | RegExp): Promise<Locator> => {
  await page.locator('main').getByRole('button', { name: action }).first().click();
  const form = dialog(page);
  await form.waitFor();
  return form;
};

/** Sends the form that is open, and waits until the service has taken it. */
export const send = async (page: Page, action: string): Promise<void> => {
  await dialog(page).getByRole('button', { name: action, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByText(`${action}: done.`).waitFor();
};

/** Does an action that needs no choice. */
export const act = async (page: Page, action: string, part = ''): Promise<void> => {
  await open(page, new RegExp(`^${action} ?${part}$`));
  await send(page, action);
};

/** Waits for a figure in a list of names and amounts. */
export const figure = async (root: Page | Locator, name: string, amount: string): Promise<void> => {
  await root.locator('.figures > div', { hasText: name }).getByText(amount, { exact: true }).first().waitFor();
};

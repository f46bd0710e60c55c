import { expect, test } from '@jest/globals';
import { dialog, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();

test('staff create a product, count its units in, and change its price', async () => {
  const sku = `CUP-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/products/new');
  await page.getByLabel('Sku').fill(sku);
  await page.getByLabel('Name').fill('Cup');
  await page.getByLabel('EUR').fill('9,9');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('0 in stock').waitFor();

  await page.getByRole('button', { name: 'Adjust stock' }).click();
  await dialog(page).getByLabel('Units to add or remove').fill('12');
  await dialog(page).getByText('0 in stock, 12 afterwards. No money moves.').waitFor();
  await dialog(page).getByLabel('Reason').fill('delivery');
  await dialog(page).getByRole('button', { name: 'Adjust stock' }).click();
  await page.getByText('12 in stock').first().waitFor();

  await page.getByLabel('EUR').fill('10.50');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Cup is saved.').waitFor();
  expect((await shop.call(`/v1/products/${sku}`)).json).toMatchObject({ prices: { EUR: 1050 }, available: 12 });
});

test('a product that somebody else changed is not overwritten unseen', async () => {
  const sku = `PEN-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  const facts = { name: 'Pen', prices: { EUR: 200 }, taxCategory: 'standard', requiresShipping: true };
  await shop.asStaff(`/v1/products/${sku}`, facts, 'PUT');
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/products/${sku}`);
  await page.getByLabel('Name').fill('Fountain pen');
  await shop.asStaff(`/v1/products/${sku}`, { ...facts, prices: { EUR: 300 } }, 'PUT');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody changed this product meanwhile.').waitFor();
  await page.getByText('Version 2: Pen · €3.00').waitFor();
  await page.getByRole('button', { name: 'Repeat on version 2' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Fountain pen is saved.').waitFor();
});

test('a free discount code is created, and its share survives a change', async () => {
  const code = `SPRING${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/discounts');
  await page.locator('#search').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('This code is free.').waitFor();
  await page.getByLabel('Percent').last().fill('7.5');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Orders with it: 0').waitFor();
  await page.getByLabel('Maximum of orders', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`${code} is saved.`).waitFor();
  expect((await shop.asStaff(`/v1/discounts/${code}`, undefined)).json).toMatchObject({
    rate: '0.075',
    maxRedemptions: 3,
    version: 2,
  });

  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByText('This code is free.').waitFor();
  expect((await shop.asStaff(`/v1/discounts/${code}`, undefined)).status).toBe(404);
});

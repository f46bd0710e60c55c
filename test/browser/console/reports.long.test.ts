import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';
import { eventually, staffToken, stock } from '#test/process/client';

const shop = browseShop('--empty');

const day = (offset = 0): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Two orders of lamps at 10.00, of which one is canceled. */
const sellLamps = async (): Promise<void> => {
  await stock(shop.call, await staffToken(shop.call), 'LAMP', 100);
  const order = (quantity: number) =>
    shop.asStaff('/v1/orders', {
      ...{ currency: 'EUR', customerId: 'cus_ada', shippingMethod: 'pickup', lines: [{ sku: 'LAMP', quantity }] },
      shippingAddress: { name: 'Ada', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
    });
  await order(3);
  const { id } = (await order(1)).json;
  await shop.asStaff(`/v1/orders/${id}/cancel`, { reason: 'changed my mind' });
  const reported = await eventually(
    async () => (await shop.asStaff(`/v1/reports/sales?from=${day(-1)}&to=${day()}`, undefined)).json,
    ({ totals }) => totals[0]?.canceledOrderCount === 1,
  );
  expect(reported.totals[0]).toMatchObject({ orderCount: 2, totalAmount: 4760, canceledAmount: 1190 });
};

const keyFigure = (page: Page, name: string, figure: string): Promise<void> =>
  page.locator('.key-figures > div', { hasText: name }).getByText(figure, { exact: true }).waitFor();

test('an accountant reads sales and taxes, chooses days, and takes the CSV of the service', async () => {
  await sellLamps();
  const { page, context } = await shop.visit();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAsStaff(page, '/console/reports');
  await keyFigure(page, 'Ordered', '€47.60');
  await keyFigure(page, 'Taken back', '€11.90');
  await keyFigure(page, 'Remaining', '€35.70');
  const picture = page.getByRole('img', { name: /^Sales by day\. Ordered: .*€47\.60/ });
  await picture.waitFor();
  expect(await picture.locator('.up, .down').count()).toBe(2);
  expect(await page.locator('tfoot td').allInnerTexts()).toEqual([
    ...['2', '€40.00', '€7.60', '€47.60', '€11.90', '€0.00', '€0.00', '€35.70', '€0.00'],
  ]);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const { text } = await shop.call(`/v1/reports/sales?from=${day(-29)}&to=${day()}`, {
    token: await staffToken(shop.call),
    headers: { accept: 'text/csv' },
  });
  expect(text).toMatch(/^day,currency,orderCount,.*\r\n\d{4}-\d\d-\d\d,EUR,2,/);
  expect(await readFile(await file.path(), 'utf8')).toBe(text);

  await page.getByRole('link', { name: 'Due and credit' }).click();
  await keyFigure(page, 'Due', '€35.70');
  await page.getByRole('row', { name: '0 to 30 days 1 €35.70 0 €0.00' }).waitFor();
  expect(await page.getByLabel('From').count()).toBe(0);
  await page.goBack();

  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain("-H 'accept: text/csv'");

  await page.getByRole('link', { name: 'Taxes' }).click();
  await page.getByRole('row', { name: 'Germany 19% €40.00 €7.60 €10.00 €1.90 €30.00 €5.70' }).waitFor();

  await page.getByLabel('From').fill(day(-40));
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText('A report has at most 31 days.').waitFor();
  await page.getByLabel('From').fill(day(-30));
  await page.getByLabel('To, included').fill(day(-5));
  await page.keyboard.press('Enter');
  await page.getByText('Nothing happened on these days.').waitFor();
  expect(new URL(page.url()).search).toBe(`?report=tax&from=${day(-30)}&to=${day(-5)}`);
  await page.reload();
  await page.getByText('Nothing happened on these days.').waitFor();

  await page.getByRole('link', { name: 'Last 30 days' }).click();
  await page.getByLabel('Counts on').selectOption('the day of the order');
  await page.getByRole('row', { name: /^Germany 19%/ }).waitFor();
  expect(new URL(page.url()).search).toBe('?report=tax&by=placed');
});

import { expect, test } from '@jest/globals';
import { dialog, placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();
/** No-break spaces as blanks. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

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
  const backorders = page.getByLabel('Units that may be ordered before they are in stock');
  await backorders.fill('5x');
  await page.getByText('This is not a number of units.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await shop.call(`/v1/products/${sku}`)).json.prices).toEqual({ EUR: 990 });
  await backorders.fill('5');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Cup is saved.').waitFor();
  expect((await shop.call(`/v1/products/${sku}`)).json).toMatchObject({
    prices: { EUR: 1050 },
    available: 12,
    backorderLimit: 5,
  });
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

const suffix = (): string => crypto.randomUUID().slice(0, 6).toUpperCase();

test('a discount is created, found in the list, and deleted', async () => {
  const code = `SPRING${suffix()}`;
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/discounts');
  await page.getByRole('link', { name: 'New discount' }).click();
  await page.getByRole('heading', { name: 'New discount' }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
  await page.getByLabel('Percent').last().fill('7.5');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Orders with it: 0').waitFor();
  expect(new URL(page.url()).search).toBe(`?code=${code}`);
  await page.getByLabel('Maximum of orders', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`${code} is saved.`).waitFor();
  expect((await shop.asStaff(`/v1/discounts/${code}`, undefined)).json).toMatchObject({
    rate: '0.075',
    maxRedemptions: 3,
    version: 2,
  });

  await page.getByRole('link', { name: '← Discounts' }).click();
  const row = page.locator('tbody tr', { hasText: code });
  await row.getByText('0 of 3').waitFor();
  await row.getByText('7.5%').waitFor();
  await row.getByRole('link', { name: code }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`The discount ${code} is deleted.`).waitFor();
  await page.getByRole('link', { name: 'FIRST100' }).waitFor();
  expect(await row.count()).toBe(0);
  expect((await shop.asStaff(`/v1/discounts/${code}`, undefined)).status).toBe(404);
});

test('the list of discounts says what each gives, when, and whether orders can have it', async () => {
  const own = suffix();
  const [tomorrow, yesterday] = [1, -1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const fixed = { type: 'fixed', amount: 500, currency: 'EUR' };
  for (const [name, facts] of [
    ['A-ACTIVE', { ...fixed, minimumAmount: 2500, appliesTo: { skus: ['MUG'] } }],
    ['B-LATER', { ...fixed, startsAt: tomorrow }],
    ['C-PAST', { type: 'percent', rate: '0.25', currency: 'EUR', endsAt: yesterday }],
    ['D-USED', { ...fixed, maxRedemptions: 1 }],
  ] as const)
    await shop.asStaff(`/v1/discounts/${own}-${name}`, facts, 'PUT');
  await placeFor(shop, { discountCode: `${own}-D-USED` });
  const { page } = await shop.visit({ locale: 'de-DE' });
  await page.goto('/console/discounts');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('tbody tr', { hasText: `${own}-D-USED` }).waitFor();
  const rows = await page.locator('tbody tr', { hasText: own }).all();
  const cells = await Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map(plain)));
  expect(cells.map(([code, gives, , , used, state]) => [code, gives, used, state])).toEqual([
    [`${own}-A-ACTIVE`, '5,00 € · ab 25,00 € · einige Produkte', 'nicht gezählt', 'aktiv'],
    [`${own}-B-LATER`, '5,00 €', 'nicht gezählt', 'geplant'],
    [`${own}-C-PAST`, '25 % · nur in EUR', 'nicht gezählt', 'beendet'],
    [`${own}-D-USED`, '5,00 €', '1 von 1', 'aufgebraucht'],
  ]);
  expect(cells.map(([, , from, until]) => [from !== '', until !== ''])).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

test('the list of discounts has pages', async () => {
  const own = suffix();
  const codes = Array.from({ length: 51 }, (_, index) => `${own}-${String(index).padStart(2, '0')}`);
  const facts = { type: 'percent', rate: '0.1' };
  for (const each of codes) await shop.asStaff(`/v1/discounts/${each}`, facts, 'PUT');
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/discounts');
  await page.locator('tbody tr').first().waitFor();
  expect(await page.locator('tbody tr').count()).toBe(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.locator('tbody tr').nth(52).waitFor();
});

test('a code that another discount has leads to it, and a free code is created where it was searched', async () => {
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/discounts?new=1');
  await page.getByLabel('Code', { exact: true }).fill(' welcome10');
  await page.getByLabel('Percent').last().fill('50');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('There is a discount WELCOME10 already.').waitFor();
  await page.getByRole('link', { name: 'Open WELCOME10' }).click();
  expect(await page.getByLabel('Amount', { exact: true }).inputValue()).toBe('10.00');

  const free = `FREE${suffix()}`;
  await page.getByRole('link', { name: '← Discounts' }).click();
  await page.locator('#search').fill(free.toLowerCase());
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('This code is free.').waitFor();
  await page.getByLabel('Percent').last().fill('5');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Orders with it: 0').waitFor();
});

test('a shop without discounts says what to do', async () => {
  for (let left = 1; left > 0; ) {
    const { json } = await shop.asStaff('/v1/discounts?limit=100', undefined);
    for (const { code } of json.discounts) await shop.asStaff(`/v1/discounts/${code}`, undefined, 'DELETE');
    left = json.discounts.length;
  }
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/discounts');
  await page.getByText('No discount yet. Create the first one').waitFor();
  await page.getByRole('link', { name: 'New discount' }).waitFor();
});

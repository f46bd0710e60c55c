import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findingsIn } from '#test/browser/support/axe';
import { looks } from '#test/browser/support/looks';
import { browseShop } from '#test/browser/support/shop';
import { addToBasket, openBasket, orderButton, placeOrder, signIn, text } from '#test/browser/support/steps';

const shop = browseShop();

const berlin = { name: 'Ada Lovelace', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
const paris = { name: 'Ada at work', line1: 'Rue de Rivoli 1', postalCode: '75001', city: 'Paris', country: 'FR' };

const record = (more: Record<string, unknown> = {}) =>
  shop.asStaff(
    '/v1/customers/cus_ada',
    { email: 'countess@example.com', locale: 'de', addresses: [berlin, paris], ...more },
    'PUT',
  );
beforeEach(() => record());

/** The order form of Ada with a mug. */
const openForm = async (): Promise<Page> => {
  const { page } = await shop.visit();
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await signIn(page);
  return page;
};
const address = (page: Page, name: RegExp) => page.getByRole('radio', { name });

/** Orders, and returns the names of what was sent, and the order. */
const order = async (page: Page) => {
  const sent: string[] = [];
  await page.route('**/v1/orders', (route) => {
    if (route.request().method() === 'POST') sent.push(...Object.keys(route.request().postDataJSON()));
    return route.continue();
  });
  const id = await placeOrder(page);
  return { sent, order: (await shop.orderOf(id)).json };
};

test('a customer orders with the contact data of the record, without typing it', async () => {
  const page = await openForm();
  await address(page, /^Ada Lovelace, Hauptstr\. 1, 10115 Berlin, Germany$/).check();
  await page.getByText('Email: countess@example.com').waitFor();
  expect(await page.getByLabel('Street and number').count()).toBe(0);
  await page.reload();
  await page.getByText('Email: countess@example.com').waitFor();
  expect(await address(page, /^Ada Lovelace/).isChecked()).toBe(true);
  const { sent, order: placed } = await order(page);
  const contact = ['useCustomerRecord', 'email', 'shippingAddress', 'locale'];
  expect(contact.filter((name) => sent.includes(name))).toEqual(['useCustomerRecord']);
  expect(placed).toMatchObject({ email: 'countess@example.com', locale: 'de', shippingAddress: berlin });
});

test('another address of the record decides the total, and goes with the order', async () => {
  const page = await openForm();
  await page.locator('#total').waitFor();
  const before = await text(page, '#total');
  await address(page, /^Ada at work, .* France$/).check();
  await page.locator('#total', { hasNotText: before }).waitFor();
  const { sent, order: placed } = await order(page);
  expect(sent).toEqual(expect.arrayContaining(['useCustomerRecord', 'shippingAddress']));
  expect(placed).toMatchObject({ email: 'countess@example.com', shippingAddress: paris });
});

test('what the record does not have is typed', async () => {
  await record({ email: null, locale: null, addresses: [berlin] });
  const page = await openForm();
  await address(page, /^Ada Lovelace/).check();
  await page.getByLabel('Email').fill('other@example.com');
  const { order: placed } = await order(page);
  expect(placed).toMatchObject({ email: 'other@example.com', locale: 'en', shippingAddress: berlin });
});

test('a typed address stays, and is used again', async () => {
  const page = await openForm();
  await page.getByLabel('Street and number').fill('Nebenstr. 2');
  await page.getByLabel('City').fill('Hamburg');
  await address(page, /^Ada Lovelace/).check();
  await address(page, /^Another address$/).check();
  const { sent, order: placed } = await order(page);
  expect(sent).not.toContain('useCustomerRecord');
  expect(placed).toMatchObject({
    email: 'ada@example.com',
    shippingAddress: { line1: 'Nebenstr. 2', city: 'Hamburg' },
  });
});

test('an address that staff changed meanwhile is shown before it is ordered to', async () => {
  const page = await openForm();
  await address(page, /^Ada Lovelace/).check();
  await page.locator('#total').waitFor();
  const before = await shop.countOrders();
  await record({ addresses: [{ ...berlin, line1: 'Nebenstr. 2' }] });
  await orderButton(page).click();
  await page.getByText('Your stored data has changed.').waitFor();
  await address(page, /^Ada Lovelace, Nebenstr\. 2, /).waitFor();
  expect(await shop.countOrders()).toBe(before);
  await page.locator('#total').waitFor();
  const { order: placed } = await order(page);
  expect(placed.shippingAddress).toMatchObject({ line1: 'Nebenstr. 2' });
});

test('an order to a record that is deleted meanwhile is not placed without an address', async () => {
  const page = await openForm();
  await address(page, /^Ada Lovelace/).check();
  await page.locator('#total').waitFor();
  await shop.asStaff('/v1/customers/cus_ada', undefined, 'DELETE');
  await orderButton(page).click();
  await page.getByText('Your stored data has changed.').waitFor();
  await page.getByLabel('Street and number').waitFor();
});

test('a customer without a record, or with one without an address, sees nothing new', async () => {
  await shop.asStaff('/v1/customers/cus_ada', undefined, 'DELETE');
  const page = await openForm();
  await page.getByLabel('Street and number').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('radiogroup').count()).toBe(0);
  await record({ addresses: [] });
  await page.reload();
  await page.getByLabel('Street and number').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('radiogroup').count()).toBe(0);
});

test('who signs out leaves nothing of the record on the page', async () => {
  const page = await openForm();
  await address(page, /^Ada Lovelace/).check();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Street and number').waitFor();
  expect(await page.content()).not.toMatch(/countess|Hauptstr/);
  await signIn(page, 'Grace H.');
  expect(await page.getByRole('radiogroup').count()).toBe(0);
});

test.each(looks)('axe finds nothing: $colorScheme, $width px, $locale', async ({ width, ...look }) => {
  const { page } = await shop.visit({ ...look, viewport: { width, height: 800 } });
  await page.goto('/');
  await page.getByRole('button', { name: /: Mug$/ }).click();
  await page.getByRole('link', { name: /^(Basket|Korb)/ }).click();
  await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
  await page.getByRole('radiogroup').waitFor();
  expect(await findingsIn(page)).toEqual([]);
  await address(page, /^Ada at work/).check();
  expect(await findingsIn(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
});

import { expect, test } from '@jest/globals';
import { browseShop } from '#test/browser/support/shop';
import {
  addToBasket,
  button,
  fillAddress,
  openBasket,
  orderButton,
  placeOrder,
  prepareOrder,
  signIn,
  text,
} from '#test/browser/support/steps';

const shop = browseShop();

test('an order whose reply is lost is placed once, also if the customer changes it meanwhile', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const before = await shop.countOrders();
  // The service gets the order, and the connection breaks before the reply arrives.
  await page.route('**/v1/orders', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await orderButton(page).click();
  await page.getByText('We cannot be reached.').waitFor({ timeout: 30_000 });
  await page.unroute('**/v1/orders');
  await page.getByLabel('Note for us').fill('Please ring twice');

  const { json: order } = await shop.orderOf(await placeOrder(page));
  expect(order).toMatchObject({ status: 'confirmed', note: null });
  expect(await shop.countOrders()).toBe(before + 1);
});

test('offline, the form keeps what was typed; back online, the order is placed', async () => {
  const { page, context } = await shop.visit();
  await prepareOrder(page);
  await context.setOffline(true);
  await orderButton(page).click();
  await page.getByText('We cannot be reached.').waitFor({ timeout: 30_000 });
  expect(await page.getByLabel('City').inputValue()).toBe('Berlin');
  await context.setOffline(false);
  expect((await shop.orderOf(await placeOrder(page))).json.status).toBe('confirmed');
});

test('a reload keeps basket, address and customer; a new tab begins with the basket of a closed one', async () => {
  const { page, context } = await shop.visit();
  await prepareOrder(page);
  await page.reload();
  expect(await page.getByLabel('City').inputValue()).toBe('Berlin');
  await button(page, 'Sign out').waitFor();
  await page.close();

  const next = await context.newPage();
  await next.goto('/');
  await openBasket(next);
  await next.getByText('Mug').waitFor();
  // What is personal ended with the tab.
  expect(await next.getByLabel('City').inputValue()).toBe('');
});

test('more units than there are: the line says how many are left', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const { json: product } = await shop.call('/v1/products/MUG');
  await page.getByLabel('Quantity of Mug').fill('9999');
  await page.getByLabel('Quantity of Mug').blur();
  await page.locator('#total', { hasText: '€101,1' }).waitFor();
  await orderButton(page).click();
  await page.getByText(`Only ${product.available} are left.`).waitFor();
  await page.getByLabel('Quantity of Mug').fill('2');
  await page.getByLabel('Quantity of Mug').blur();
  await page.getByText('€26.06').first().waitFor();
  expect((await shop.orderOf(await placeOrder(page))).json.lines[0].quantity.ordered).toBe(2);
});

test('a price that changed meanwhile is shown before the customer orders again', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', 'Candle');
  const before = await text(page, '#total');
  const { json: candle } = await shop.call('/v1/products/CANDLE');
  const { name, taxCategory, requiresShipping } = candle;
  await shop.asStaff('/v1/products/CANDLE', { name, taxCategory, requiresShipping, prices: { EUR: 1390 } }, 'PUT');
  // A price may stay in the cache of the service for some seconds; the commit never uses an old one.
  await orderButton(page).click();
  await page.getByText('The price has changed.').waitFor();
  await page.locator('#total').filter({ hasNotText: before }).waitFor();
  const { json: order } = await shop.orderOf(await placeOrder(page));
  expect(order.lines[0].unitAmount).toBe(1390);
});

test('without a customer nothing can be ordered, and the form says so', async () => {
  const { page } = await shop.visit();
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await page.getByText('Sign in to order.').first().waitFor();
  expect(await orderButton(page).getAttribute('aria-disabled')).toBe('true');
  await signIn(page, 'Grace H.');
  await fillAddress(page);
  const id = await placeOrder(page);
  expect((await shop.orderOf(id, 'cus_grace')).json.customerId).toBe('cus_grace');
});

test('a product that the chosen currency does not have says so at its line, in the language of the page', async () => {
  const { page } = await shop.visit({ locale: 'de-DE' });
  await page.goto('/');
  await page.getByRole('button', { name: 'In den Korb: Backpack' }).click();
  await page.locator('#currency').selectOption('USD');
  await page.getByRole('link', { name: /^Korb/ }).click();
  await page.getByText('Ein Produkt gibt es nicht in dieser Währung.').waitFor();
  expect(await page.locator('#line-BACKPACK').getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('button', { name: 'Backpack entfernen' }).click();
  await page.getByText('Ihr Korb ist leer.').waitFor();
});

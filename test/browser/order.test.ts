import { expect, test } from '@jest/globals';
import { browseShop } from '#test/browser/support/shop';
import {
  addToBasket,
  button,
  fillAddress,
  hasFocus,
  openBasket,
  orderButton,
  orderShown,
  placeOrder,
  prepareOrder,
  signIn,
  text,
} from '#test/browser/support/steps';
import { customerToken } from '#test/process/client';

const shop = browseShop();

const ordersOfAda = async (): Promise<readonly { readonly id: string }[]> =>
  (await shop.call('/v1/orders?limit=100', { token: await customerToken(shop.call) })).json.orders;

test('a customer orders through the form, at the total that it showed', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', 'T-shirt M', 'T-shirt M', 'T-shirt M', 'Mug');
  await page.getByLabel('Discount code').fill('welcome10');
  await button(page, 'Apply').click();
  await page.getByText('Discount, deducted already').waitFor();
  expect(await text(page, '#total')).toBe('€75.41');

  const id = await placeOrder(page);
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  const { json: order } = await shop.orderOf(id);
  expect(order).toMatchObject({
    status: 'confirmed',
    paymentStatus: 'paid',
    totals: { totalAmount: 7541 },
    email: 'ada@example.com',
    locale: 'en',
    shippingAddress: { name: 'Ada L.', line1: 'Hauptstr. 1', city: 'Berlin', country: 'DE' },
  });
  expect(await page.getByRole('link', { name: 'Basket (0)' }).count()).toBe(1);
});

test('a refused field says why and takes the focus; mended, the order is placed', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  await page.getByLabel('Email').fill('nonsense');
  await page.getByLabel('Street and number').fill('');
  await orderButton(page).click();
  await page.getByText('Please fill this in.').waitFor();
  await hasFocus(page, 'line1');

  await page.getByLabel('Street and number').fill('Hauptstr. 1');
  await orderButton(page).click();
  const email = page.getByLabel('Email');
  await page.getByText('This is not complete or has a typing error.').waitFor();
  expect(await email.getAttribute('aria-invalid')).toBe('true');
  expect(await text(page, `#${await email.getAttribute('aria-describedby')}`)).toContain('typing error');
  await hasFocus(page, 'email');

  await email.fill('ada@example.com');
  const { json: order } = await shop.orderOf(await placeOrder(page));
  expect(order.status).toBe('confirmed');
});

test('a double click places one order', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const before = (await ordersOfAda()).length;
  await orderButton(page).dblclick();
  await orderShown(page);
  expect(await ordersOfAda()).toHaveLength(before + 1);
});

test('an order whose reply is lost is placed once, also if the customer changes it meanwhile', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const before = (await ordersOfAda()).length;
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
  expect(await ordersOfAda()).toHaveLength(before + 1);
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

import { expect, test } from '@jest/globals';
import { browseShop } from '#test/browser/support/shop';
import { button, hasFocus, orderButton, orderShown, placeOrder, prepareOrder, text } from '#test/browser/support/steps';

const shop = browseShop();

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
  const before = await shop.countOrders();
  await orderButton(page).dblclick();
  await orderShown(page);
  expect(await shop.countOrders()).toBe(before + 1);
});

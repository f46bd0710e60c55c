import { expect, test } from '@jest/globals';
import { browseShop } from '#test/browser/support/shop';
import { button, orderShown, placeOrder, prepareOrder } from '#test/browser/support/steps';

const shop = browseShop();

const secure = 'Card with 3-D Secure';

test('3-D Secure: the customer confirms at the bank and comes back to the same order', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, secure);
  const id = await placeOrder(page);
  await page.getByText('Your bank wants you to confirm the payment.').waitFor();
  expect((await shop.orderOf(id)).json.status).toBe('pending');

  await page.getByRole('link', { name: 'Confirm the payment' }).click();
  await button(page, 'Confirm').click();
  await page.getByText('You have confirmed the payment.').waitFor();
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  expect(await orderShown(page)).toBe(id);
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  expect((await shop.orderOf(id)).json).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
});

test('3-D Secure that is refused: the order waits, and another card pays it', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, secure);
  const id = await placeOrder(page);
  await page.getByRole('link', { name: 'Confirm the payment' }).click();
  await button(page, 'Decline').click();
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  await page.getByText('Your bank could not confirm that it was you.').waitFor();
  await page.getByRole('radio', { name: 'Card', exact: true }).check();
  await button(page, /^Pay €/).click();
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  expect((await shop.orderOf(id)).json.payments.map(({ status }: { status: string }) => status)).toEqual([
    'failed',
    'captured',
  ]);
});

test('a card that is declined says so, also when it is tried again', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card that is declined');
  const id = await placeOrder(page);
  await page.getByText('The payment was declined.').waitFor();
  await page.getByRole('radio', { name: 'Card without enough money' }).check();
  await button(page, /^Pay €/).click();
  await page.getByText('The card does not have enough money.').waitFor();
  await page.getByRole('radio', { name: 'Card', exact: true }).check();
  await button(page, /^Pay €/).dblclick();
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  expect((await shop.orderOf(id)).json.payments).toHaveLength(3);
});

test('another course of the simulator: no answer, and the order still learns of its payment', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  await page.getByLabel('Or another test method').selectOption('tok_timeout_after');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  const id = await placeOrder(page);
  await page.locator('.lead', { hasText: 'Thank you. Your order is confirmed.' }).waitFor();
  expect((await shop.orderOf(id)).json).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
});

test('a slow transfer keeps the order, and the page says that it is processed', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Bank transfer');
  const id = await placeOrder(page);
  await page.getByText('Your payment is processed.').waitFor();
  expect(await button(page, /^Pay €/).count()).toBe(0);
  expect((await shop.orderOf(id)).json.status).toBe('pending');
});

test('an unpaid order names its time, warns before it ends, and says when it is over', async () => {
  const { page } = await shop.visit();
  await page.clock.install();
  await prepareOrder(page, 'Pay after ordering');
  const id = await placeOrder(page);
  await page.getByText('We keep the goods for you.').waitFor();
  const { expiresAt } = (await shop.orderOf(id)).json;
  expect(await page.locator(`time[datetime="${expiresAt}"]`).getAttribute('title')).toBe(
    `${expiresAt.slice(0, 19).replace('T', ' ')} UTC`,
  );
  await page.clock.fastForward('21:00');
  await page.getByRole('alert').filter({ hasText: 'This order expires soon.' }).waitFor();
  await page.clock.fastForward('10:00');
  await page.getByRole('alert').filter({ hasText: 'The time to pay is over.' }).waitFor();
});

import { expect, test } from '@jest/globals';
import { act, dialog, figure, open, placeFor, send, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();

const paid = { payment: { method: 'tok_ok', capture: 'manual' } };

test('staff capture, ship two parcels, take a return, and refund what it was worth', async () => {
  const id = await placeFor(shop, paid);
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/orders/${id}`);

  await page.getByText('Takes €87.31 from the customer and releases €0.00.').waitFor();
  await act(page, 'Capture', 'pay_1');
  await figure(page, 'Captured', '€87.31');

  const first = await open(page, /^Pack a parcel/);
  await first.getByLabel('T-shirt M').fill('1');
  await first.getByLabel('Mug').fill('0');
  await send(page, 'Pack a parcel');
  const parcel = await open(page, /^Ship parcel ful_1/);
  await parcel.getByLabel('Carrier').fill('DHL');
  await parcel.getByLabel('Number').fill('JJD1');
  await send(page, 'Ship parcel');
  await act(page, 'Pack a parcel');
  await act(page, 'Ship parcel', 'ful_2');
  await act(page, 'Mark delivered', 'ful_1');
  await act(page, 'Mark delivered', 'ful_2');
  await page.locator('.statuses').getByText('completed').waitFor();

  const request = await open(page, /^Open a return/);
  await request.getByLabel('Reason').fill('too small');
  await request.getByRole('button', { name: 'Open a return' }).click();
  await request.getByText('Choose at least one unit.').waitFor();
  await request.getByLabel('T-shirt M').fill('1');
  await send(page, 'Open a return');
  await act(page, 'Receive return', 'ret_1');
  await figure(page, 'Credit', '€23.79');

  const refund = await open(page, /^Refund pay_1/);
  await figure(refund, 'Customer gets', '€23.79');
  await figure(refund, 'Tax', '€3.80');
  await send(page, 'Refund');
  await figure(page, 'Refunded', '-€23.79');
  const { json } = await shop.orderOf(id);
  expect(json).toMatchObject({
    status: 'completed',
    returnStatus: 'partially-returned',
    fulfillments: [{ tracking: { carrier: 'DHL', number: 'JJD1' } }, { tracking: null }],
    balance: { refundedAmount: 2379, dueAmount: 0, creditAmount: 0 },
  });
});

test('staff hold, release, confirm, edit with a preview, and cancel with a quote', async () => {
  const id = await placeFor(shop);
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/orders/${id}`);

  const hold = await open(page, 'Hold');
  await hold.getByLabel('Reason').fill('call the customer');
  await send(page, 'Hold');
  await page.locator('article', { hasText: 'call the customer' }).waitFor();
  await page.getByText('Not possible now, and why').click();
  await page
    .getByText(/^The order has holds: hold_\d\. Release them first\.$/)
    .first()
    .waitFor();
  await act(page, 'Release hold', 'hold_\\d');
  await act(page, 'Confirm');

  const edit = await open(page, 'Edit lines');
  await edit.getByRole('button', { name: 'Add a product' }).click();
  await edit.getByLabel('Sku').fill('MUG');
  await edit.getByRole('cell', { name: '€97.43' }).first().waitFor();
  await send(page, 'Edit lines');
  await figure(page, 'Worth now', '€97.43');

  const cancel = await open(page, 'Cancel items');
  await cancel.getByLabel('T-shirt M').fill('1');
  await cancel.getByLabel('Mug').first().fill('0');
  await cancel.getByLabel('Mug').last().fill('0');
  await figure(cancel, 'Credit afterwards', '€0.00');
  await cancel.getByLabel('Reason').fill('ordered one too many');
  await send(page, 'Cancel items');
  await figure(page, 'Canceled and returned', '-€23.79');
  await figure(page, 'Due', '€73.64');
});

test('a refund of an amount is quoted before it is made, and a wrong amount is said at its field', async () => {
  const id = await placeFor(shop, { payment: { method: 'tok_ok', capture: 'automatic' } });
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/orders/${id}`);
  const refund = await open(page, /^Refund pay_1/);
  expect(await refund.getByLabel('Refund').inputValue()).toBe('amount');
  await refund.getByLabel('Amount in EUR').fill('10,5x');
  await refund.getByText('This is not an amount.').waitFor();
  await refund.getByRole('button', { name: 'Refund', exact: true }).click();
  await refund.getByRole('alert').filter({ hasText: 'This is not an amount.' }).waitFor();
  await refund.getByLabel('Amount in EUR').fill('10,50');
  await figure(refund, 'Goodwill', '€10.50');
  await figure(refund, 'Customer gets', '€10.50');
  await send(page, 'Refund');
  await page.locator('.operations', { hasText: 'Goodwill €10.50' }).waitFor();
});

test('the order changed in another tab: the conflict shows what happened, and repeats on the new version', async () => {
  const id = await placeFor(shop, paid);
  const [{ page: slow }, { page: quick }] = [await shop.visit(), await shop.visit()];
  await signInAsStaff(slow, `/console/orders/${id}`);
  await signInAsStaff(quick, `/console/orders/${id}`);
  const cancel = await open(slow, 'Cancel items');
  await cancel.getByLabel('Mug').fill('0');
  await cancel.getByLabel('T-shirt M').fill('1');
  await cancel.getByLabel('Reason').fill('asked by phone');

  const hold = await open(quick, 'Hold');
  await hold.getByLabel('Reason').fill('wait for the other tab');
  await send(quick, 'Hold');

  await cancel.getByRole('button', { name: 'Cancel items', exact: true }).click();
  const conflict = dialog(slow).getByRole('alert');
  await conflict.getByText('Hold placed').waitFor();
  await conflict.getByText('wait for the other tab').waitFor();
  await conflict.getByRole('button', { name: 'Repeat on version 3' }).click();
  await send(slow, 'Cancel items');
  const { json } = await shop.orderOf(id);
  expect(json).toMatchObject({ version: 4, lines: [{ quantity: { canceled: 1 } }, { quantity: { canceled: 0 } }] });
});

test('the timeline shows any version as it was, and "why" opens how an amount came about', async () => {
  const id = await placeFor(shop, paid);
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/orders/${id}`);
  await act(page, 'Capture', 'pay_1');
  await page.getByRole('button', { name: 'Version 1' }).last().click();
  await page.getByText('This is the order as version 1 left it.').waitFor();
  await figure(page, 'Due', '€87.31');
  expect(page.url()).toContain('?version=1');
  expect(await page.getByText('What to do next').count()).toBe(0);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await figure(page, 'Captured', '€87.31');
  await page.locator('summary', { hasText: '3 × T-shirt M' }).click();
  await page.getByText('3 units at €19.99 are €59.97. Net €59.97 and tax €11.39 make €71.36.').waitFor();
});

test('a text that is no amount captures nothing', async () => {
  const id = await placeFor(shop, { payment: { method: 'tok_ok', capture: 'manual' } });
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/orders/${id}`);
  const capture = await open(page, /^Capture ?pay_1$/);
  await capture.getByLabel('Amount in EUR').fill('1.000,00');
  await capture.getByRole('button', { name: 'Capture', exact: true }).click();
  await capture.getByRole('alert').filter({ hasText: 'This is not an amount.' }).waitFor();
  await capture.getByLabel('Amount in EUR').fill('10,00');
  await send(page, 'Capture');
  expect((await shop.orderOf(id)).json.balance.capturedAmount).toBe(1000);
});

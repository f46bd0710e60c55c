import { expect, test } from '@jest/globals';
import { browseShop } from '#test/browser/support/shop';
import { button, hasFocus, placeOrder, prepareOrder } from '#test/browser/support/steps';

const shop = browseShop();

const pack = async (id: string, lines: readonly { lineId: string; quantity: number }[]): Promise<string> => {
  const tracking = { carrier: 'DHL', number: '00340434', url: 'https://track.example/00340434' };
  const { json } = await shop.asStaff(`/v1/orders/${id}/fulfillments`, { lines, tracking });
  return json.fulfillments.at(-1).id;
};
const ship = (id: string, parcel: string) => shop.asStaff(`/v1/orders/${id}/fulfillments/${parcel}/ship`, {});
const deliver = (id: string, parcel: string) => shop.asStaff(`/v1/orders/${id}/fulfillments/${parcel}/deliver`, {});

test('a new order is in the list and can be canceled, with a reason', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const id = await placeOrder(page);
  await page.getByRole('link', { name: 'My orders' }).first().click();
  await page.getByRole('link', { name: id }).click();

  await button(page, 'Cancel the order').click();
  const dialog = page.getByRole('dialog', { name: 'Cancel the order' });
  await button(page, 'Cancel this order now').click();
  await dialog.getByText('Please fill this in.').waitFor();
  await hasFocus(page, 'reason');
  await dialog.getByLabel('Reason').fill('Changed my mind');
  await button(page, 'Cancel this order now').click();
  await page.locator('.lead', { hasText: 'This order is canceled.' }).waitFor();
  expect(await dialog.count()).toBe(0);
  expect((await shop.orderOf(id)).json).toMatchObject({ status: 'canceled', paymentStatus: 'refunded' });
});

test('a dialog closes by Escape and gives the focus back, and nothing happened', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const id = await placeOrder(page);
  const open = button(page, 'Cancel the order');
  await open.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await open.evaluate((element) => element.matches(':focus'))).toBe(true);
  await open.click();
  await page.getByRole('dialog').waitFor();
  expect((await shop.orderOf(id)).json.status).toBe('confirmed');
});

test('a parcel shows its way, and some of its units can be returned', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', 'Mug', 'Mug', 'Mug');
  const id = await placeOrder(page);
  const parcel = await pack(id, [{ lineId: '1', quantity: 2 }]);
  await ship(id, parcel);
  await page.reload();
  await page.getByText('On its way').waitFor();
  expect(await page.getByRole('link', { name: 'DHL 00340434' }).getAttribute('href')).toBe(
    'https://track.example/00340434',
  );
  await deliver(id, parcel);
  await page.reload();
  await page.getByText('Delivered', { exact: true }).first().waitFor();

  await button(page, 'Return goods').click();
  const dialog = page.getByRole('dialog', { name: 'Return goods' });
  await button(page, 'Request the return').click();
  await dialog.getByText('Choose how many units you return.').waitFor();
  const units = dialog.getByLabel('Mug: units to return, of 2');
  expect(await units.locator('option').allTextContents()).toEqual(['0', '1', '2']);
  await units.selectOption('1');
  await dialog.getByLabel('Reason').fill('A crack');
  await button(page, 'Request the return').click();
  await page.getByRole('heading', { name: 'Returns' }).waitFor();
  expect((await shop.orderOf(id)).json.returns).toMatchObject([
    { status: 'requested', reason: 'A crack', lines: [{ lineId: '1', quantity: 1 }] },
  ]);
});

test('what has not been packed can be canceled after a parcel has left', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', 'Mug', 'Mug', 'Mug');
  const id = await placeOrder(page);
  await ship(id, await pack(id, [{ lineId: '1', quantity: 1 }]));
  await page.reload();
  await button(page, 'Cancel the order').click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Too many');
  await button(page, 'Cancel this order now').click();
  await page.getByText('(2 canceled)').waitFor();
  await button(page, 'Cancel the order').waitFor({ state: 'detached' });
  expect((await shop.orderOf(id)).json.lines[0].quantity).toMatchObject({ canceled: 2, fulfilled: 1 });
});

test('a withdrawal before anything is packed cancels the order', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const id = await placeOrder(page);
  await button(page, 'Withdraw from contract').click();
  await page.getByText(`I, Ada L., withdraw from the contract about order ${id}.`).waitFor();
  await button(page, 'Confirm withdrawal').click();
  await page.locator('.lead', { hasText: 'This order is canceled.' }).waitFor();
  expect((await shop.orderOf(id)).json.status).toBe('canceled');
});

test('a withdrawal after a part has left returns that part and cancels the rest', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', 'Mug', 'Mug', 'Mug');
  const id = await placeOrder(page);
  const parcel = await pack(id, [{ lineId: '1', quantity: 1 }]);
  await ship(id, parcel);
  await page.reload();
  await button(page, 'Withdraw from contract').click();
  await page.getByText('You then send back the goods that you have.').waitFor();
  await button(page, 'Confirm withdrawal').click();
  await page.getByText('(2 canceled)').waitFor();
  const { json: order } = await shop.orderOf(id);
  expect(order.lines[0].quantity).toMatchObject({ ordered: 3, canceled: 2, fulfilled: 1 });
  expect(order.returns).toMatchObject([{ status: 'requested', lines: [{ quantity: 1 }] }]);
  expect(await button(page, 'Withdraw from contract').count()).toBe(0);
});

test('an order of somebody else does not exist', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const id = await placeOrder(page);
  await button(page, 'Sign out').click();
  await page.getByLabel('Customer of the demonstration').selectOption({ label: 'Grace H.' });
  await button(page, 'Sign in').click();
  await page.getByText('You have no order with this number.').waitFor();
  expect(await page.getByText(id).count()).toBe(1);
});

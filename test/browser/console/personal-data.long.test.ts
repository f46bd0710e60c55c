import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { dialog, figure, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();
/** An erasure writes each order for itself: on a busy machine that takes its time. */
const slowMilliseconds = 60_000;

/** A customer with a record and more orders than one page of an export, or one call of an erasure, has. */
const customerWith = async (orders: number): Promise<string> => {
  const customerId = `cus_${crypto.randomUUID().slice(0, 8)}`;
  await shop.asStaff(`/v1/customers/${customerId}`, { name: 'Grace Hopper', email: 'grace@example.com' }, 'PUT');
  for (let placed = 0; placed < orders; placed += 25) {
    const batch = Array.from({ length: Math.min(25, orders - placed) }, () => ({
      idempotencyKey: crypto.randomUUID(),
      customerId,
      currency: 'EUR',
      email: 'grace@example.com',
      lines: [{ sku: 'EBOOK-DDD', quantity: 1 }],
    }));
    const { json } = await shop.asStaff('/v1/orders/batch', { orders: batch });
    expect(json.results.map(({ status }: { readonly status: number }) => status)).toEqual(batch.map(() => 201));
  }
  return customerId;
};

test(
  'staff read the account, export everything in one file, and erase the person after typing the id',
  async () => {
    const customerId = await customerWith(26);
    const { page } = await shop.visit();
    await signInAsStaff(page, `/console/customers/${customerId}`);
    await page.getByText('26 orders', { exact: true }).waitFor();
    await figure(page, 'Paid', '€0.00');

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`customer-${customerId}.json`);
    const saved = JSON.parse(await readFile(await file.path(), 'utf8'));
    expect(Object.keys(saved)).toEqual(['customer', 'orders']);
    expect(saved.customer.name).toBe('Grace Hopper');
    const ids = saved.orders.map(({ order }: { readonly order: { readonly id: string } }) => order.id);
    expect(new Set(ids).size).toBe(26);
    expect(saved.orders[25]).toMatchObject({
      order: { email: 'grace@example.com' },
      events: [{ type: 'order.placed' }],
    });

    await page.getByRole('button', { name: 'Erase this person…' }).click();
    await dialog(page).getByLabel(`Type ${customerId} to confirm`).fill('cus_ada');
    await dialog(page).getByRole('button', { name: 'Erase for ever' }).click();
    await dialog(page).getByText('Nothing was erased.').waitFor();
    expect((await shop.asStaff(`/v1/customers/${customerId}`, undefined)).status).toBe(200);

    await dialog(page).getByLabel(`Type ${customerId} to confirm`).fill(customerId);
    await dialog(page).getByRole('button', { name: 'Erase for ever' }).click();
    await dialog(page).getByText('Nothing personal is left.').waitFor({ timeout: slowMilliseconds });
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.getByText('This customer has no record yet.').waitFor();
    await page.getByText('26 orders', { exact: true }).waitFor();
    expect((await shop.asStaff(`/v1/customers/${customerId}`, undefined)).status).toBe(404);
    for (const id of [ids[0], ids[25]])
      expect((await shop.asStaff(`/v1/orders/${id}`, undefined)).json.email).toBeNull();
  },
  2 * slowMilliseconds,
);

test('an erasure that must wait for a payment says so, and the person keeps the data', async () => {
  const customerId = await customerWith(0);
  const placed = await shop.asStaff('/v1/orders', {
    ...{ currency: 'EUR', customerId, email: 'grace@example.com' },
    ...{ lines: [{ sku: 'EBOOK-DDD', quantity: 1 }], payment: { method: 'tok_processing' } },
  });
  expect(placed.status).toBe(201);
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/customers/${customerId}`);
  await page.getByRole('button', { name: 'Erase this person…' }).click();
  await dialog(page)
    .getByLabel(/to confirm/)
    .fill(customerId);
  await dialog(page).getByRole('button', { name: 'Erase for ever' }).click();
  await dialog(page)
    .getByRole('alert')
    .getByText('the outcome of a payment of one of the orders is not known yet')
    .waitFor();
  expect((await shop.asStaff(`/v1/customers/${customerId}`, undefined)).json.name).toBe('Grace Hopper');
});

test('who may not erase or report finds no way to it', async () => {
  const { page } = await shop.visit();
  await page.goto('/console/customers/cus_ada');
  for (const scope of ['privacy:write', 'reports:read']) await page.getByLabel(scope).uncheck();
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Erase/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Reports' }).count()).toBe(0);
});

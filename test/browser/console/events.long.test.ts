import { expect, test } from '@jest/globals';
import { placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';
import { customerToken } from '#test/process/client';

const shop = browseShop();

const cancel = async (id: string): Promise<void> => {
  const token = await customerToken(shop.call);
  const { status } = await shop.call(`/v1/orders/${id}/cancel`, {
    ...{ token, key: crypto.randomUUID(), body: { reason: 'changed my mind' } },
  });
  expect(status).toBe(200);
};

test('events appear by themselves, wait while somebody reads, and come without a stream too', async () => {
  const { page } = await shop.visit();
  const lists: string[] = [];
  page.on('request', (request) => request.url().endsWith('/dev/events') && lists.push(request.url()));
  await signInAsStaff(page, '/console/events');
  await page.getByText('live', { exact: true }).waitFor();
  await page.getByText('No event yet.').waitFor();
  const asked = lists.length;
  const first = await placeFor(shop);
  await page.locator('.list li', { hasText: first }).waitFor();
  // The stream brought it, and not another look at the list.
  expect(lists).toHaveLength(asked);

  await page.getByRole('button', { name: 'Pause' }).click();
  await cancel(first);
  await page.getByRole('button', { name: 'Go on (1 new)' }).waitFor();
  expect(await page.locator('.list li', { hasText: first }).count()).toBe(1);
  await page.getByRole('button', { name: 'Go on (1 new)' }).click();
  await page.locator('.list li', { hasText: first }).nth(1).waitFor();

  await page.route('**/dev/events/stream', (route) => route.fulfill({ status: 503 }));
  await page.reload();
  await page.getByText('every 5 seconds').waitFor();
  const second = await placeFor(shop);
  await page.locator('.list li', { hasText: second }).waitFor();
});

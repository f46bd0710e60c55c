import { expect, test } from '@jest/globals';
import { browseShop } from '#test/browser/support/shop';
import { placeOrder, prepareOrder } from '#test/browser/support/steps';

const shop = browseShop();

const hostile = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{name}`;

test('a hostile product name and note are text: no script runs', async () => {
  await shop.asStaff(
    '/v1/products/HOSTILE',
    { name: hostile, prices: { EUR: 100 }, taxCategory: 'standard', requiresShipping: true },
    'PUT',
  );
  await shop.asStaff('/v1/products/HOSTILE/stock/adjustments', { delta: 5, reason: 'test' });
  const { page } = await shop.visit();
  await prepareOrder(page, 'Card', hostile);
  await page.getByText(hostile).first().waitFor();
  await page.getByLabel('Note for us').fill(hostile);
  const id = await placeOrder(page);
  await page.locator('.note', { hasText: hostile }).waitFor();
  expect((await shop.orderOf(id)).json.note).toBe(hostile);
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(await page.locator('img').count()).toBe(0);
});

test('a tracking link that is no web address is shown as text', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  const id = await placeOrder(page);
  // The service refuses such a link; a shop that stored one earlier may still have it.
  await page.route(`**/v1/orders/${id}`, async (route) => {
    const order = await (await route.fetch()).json();
    const tracking = { carrier: 'X', number: '1', url: 'javascript:window.hacked=1' };
    const parcel = {
      id: 'ful_1',
      status: 'shipped',
      lines: [],
      tracking,
      createdAt: order.placedAt,
      shippedAt: order.placedAt,
      deliveredAt: null,
    };
    await route.fulfill({ json: { ...order, fulfillments: [parcel] } });
  });
  await page.reload();
  await page.getByText('X 1').waitFor();
  expect(await page.getByRole('link', { name: 'X 1' }).count()).toBe(0);
});

test('the page takes neither a script, nor markup, nor a style from elsewhere', async () => {
  const { page, complaints } = await shop.visit();
  await page.goto('/');
  await page.locator('.card').first().waitFor();
  const blocked = await page.evaluate(`(() => {
    const script = document.createElement('script');
    try { script.textContent = 'window.hacked = 1'; document.head.append(script); } catch {}
    try { document.body.insertAdjacentHTML('beforeend', '<b onclick="1">x</b>'); return false; } catch { return true; }
  })()`);
  expect(blocked).toBe(true);
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(complaints.length).toBeGreaterThan(0);
  (complaints as string[]).length = 0;
});

import { expect, test } from '@jest/globals';
import { placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();

const script = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

test('names, notes and links of others are text, and run nothing', async () => {
  const facts = { name: script, prices: { EUR: 100 }, taxCategory: 'standard', requiresShipping: true };
  await shop.asStaff('/v1/products/HOSTILE', facts, 'PUT');
  await shop.asStaff('/v1/products/HOSTILE/stock/adjustments', { delta: 5, reason: 'delivery' });
  const id = await placeFor(shop, {
    lines: [{ sku: 'HOSTILE', quantity: 1 }],
    note: script,
    tags: ['<b>tag</b>'],
    metadata: { campaign: script },
    payment: { method: 'tok_ok', capture: 'automatic' },
  });
  const lines = [{ lineId: '1', quantity: 1 }];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: no template: a text of a customer.
  const tracking = { carrier: '${script}', number: '<i>1</i>', url: 'https://example.com/?q=%3Cscript%3E' };
  await shop.asStaff(`/v1/orders/${id}/fulfillments`, { lines, tracking });
  const { page } = await shop.visit();
  for (const path of [
    `/console/orders/${id}`,
    '/console/products',
    '/console/products/HOSTILE',
    '/console/events',
    '/console/mailbox',
  ]) {
    await page.goto(path);
    if (await page.getByLabel('Id of the member of staff').isVisible()) await signInAsStaff(page, path);
    await page.locator('main :is(table, .list, form, details)').first().waitFor();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('main img, main script, main b, main i').count()).toBe(0);
  }
  await page.goto(`/console/orders/${id}`);
  await page.locator('.note').getByText(script).waitFor();
});

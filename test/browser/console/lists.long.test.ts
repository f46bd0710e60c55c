import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, dialog, open, placeFor, send, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();

test('filters stand in the address, a saved view is their link, and the CSV has what they leave', async () => {
  const reference = `web-${crypto.randomUUID()}`;
  const id = await placeFor(shop, { externalReference: reference });
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/orders');
  await page.getByLabel('Search by').selectOption('Reference');
  await page.locator('#search').fill(reference);
  await page.locator('#search').press('Enter');
  await page.getByRole('link', { name: id }).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(1);
  expect(new URL(page.url()).search).toBe(`?externalReference=${reference}`);

  await page.getByRole('button', { name: 'Save view' }).click();
  await dialog(page).getByLabel('Name').fill('My order');
  await dialog(page).getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await page.locator('tbody tr').nth(5).waitFor();
  await page.getByRole('link', { name: 'My order' }).click();
  await page.reload();
  await page.getByRole('link', { name: id }).waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(rows[1]).toMatch(new RegExp(`^${id},.*,cus_ada,pending,unpaid,unfulfilled,none,2,87.31,EUR,${reference}$`));
  expect(rows).toHaveLength(2);
});

test('an email address leads to the orders of its customer, and stands in no address', async () => {
  const customerId = `cus_${crypto.randomUUID().slice(0, 8)}`;
  const email = `${customerId}@example.com`;
  await shop.asStaff(`/v1/customers/${customerId}`, { name: 'Grace Hopper', email }, 'PUT');
  const id = await placeFor(shop, { customerId });
  const { page } = await shop.visit();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await signInAsStaff(page, '/console/orders');
  await page.getByLabel('Search by').selectOption('Email of a customer');
  await page.locator('#search').fill('nobody@example.com');
  await page.locator('#search').press('Enter');
  await page.getByRole('alert').getByText('No customer record has this email address.').waitFor();
  await page.locator('#search').fill(email);
  await page.locator('#search').press('Enter');
  await page.waitForURL(`**/console/orders?customerId=${customerId}`);
  await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: id }).waitFor();
  expect(addresses.filter((address) => address.includes('@') || address.includes('%40'))).toEqual([]);
});

test('offline, an action says so and changes nothing; back online, the same form does it', async () => {
  const id = await placeFor(shop);
  const { page, context } = await shop.visit();
  await signInAsStaff(page, `/console/orders/${id}`);
  const form = await open(page, /^Hold$/);
  await form.getByLabel('Reason').fill('looks odd');
  await context.setOffline(true);
  await form.getByRole('button', { name: 'Hold', exact: true }).click();
  await form.getByText('Nobody answered, so it is not known whether this was done.').waitFor({ timeout: 30_000 });
  expect(await form.getByLabel('Reason').inputValue()).toBe('looks odd');
  await context.setOffline(false);
  await send(page, 'Hold');
  const { json } = await shop.orderOf(id);
  expect(json.holds).toHaveLength(1);
});

/** Which statuses the orders of a shop have is chance, so each row gets the longest that a filter offers. */
const showLongestStatuses = async (page: Page): Promise<void> => {
  const offered = await page.locator('main option').allTextContents();
  const longest = offered.toSorted((one, other) => other.length - one.length)[0] ?? '';
  expect(longest).not.toBe('');
  await page.locator('table.orders td .badge').evaluateAll((badges, text) => {
    for (const badge of badges) badge.textContent = text;
  }, longest);
};

test.each([1024, 1280, 1440])('a window of %i px shows orders up to their totals', async (width) => {
  const { page } = await shop.visit({ locale: 'de', viewport: { width, height: 800 } });
  await page.goto('/console');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.locator('.tiles').waitFor();
  await page.goto('/console/orders');
  await page.locator('tbody tr').first().waitFor();
  await showLongestStatuses(page);
  const { scrolled, shown } = await page
    .locator('.scroll')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrolled: scrollWidth, shown: clientWidth }));
  expect(scrolled).toBe(shown);
});

test('an action on many orders gives each its own result', async () => {
  const reference = `bulk-${crypto.randomUUID().slice(0, 8)}`;
  const [pending, canceled] = [await placeFor(shop), await placeFor(shop)];
  await shop.asStaff(`/v1/orders/${canceled}/cancel`, { reason: reference });
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/orders?customerId=cus_ada');
  await page.getByLabel(`Select ${pending}`).check();
  await page.getByLabel(`Select ${canceled}`).check();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog(page).locator('li', { hasText: pending }).getByText('done').waitFor();
  await dialog(page)
    .locator('li.bad', { hasText: canceled })
    .getByText(/canceled/)
    .waitFor();
  await page.getByText('1 of 2 succeeded.').waitFor();
});

test('an action on many orders is done with each of their parcels', async () => {
  const id = await placeFor(shop, { payment: { method: 'tok_ok', capture: 'automatic' } });
  for (const [index, lineId] of ['1', '2'].entries()) {
    const lines = [{ lineId, quantity: index === 0 ? 3 : 1 }];
    await shop.asStaff(`/v1/orders/${id}/fulfillments`, { lines });
    await shop.asStaff(`/v1/orders/${id}/fulfillments/ful_${index + 1}/ship`, {});
  }
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/orders?customerId=cus_ada');
  await page.getByLabel(`Select ${id}`).check();
  await page.getByRole('button', { name: 'Mark delivered' }).click();
  await dialog(page).getByRole('button', { name: 'Mark delivered' }).click();
  await page.getByText('1 of 1 succeeded.').waitFor();
  expect((await shop.orderOf(id)).json).toMatchObject({ status: 'completed', fulfillmentStatus: 'delivered' });
});

test('an order is found by its number, however it is typed; another text is refused at the field', async () => {
  const id = await placeFor(shop);
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/orders');
  await page.locator('#search').fill('ABC');
  await page.locator('#search').press('Enter');
  await page.getByText('An order number has 18 letters and digits.').waitFor();
  await page.locator('#search').fill(id.replaceAll('-', '').toLowerCase());
  await page.locator('#search').press('Enter');
  await page.getByRole('heading', { level: 1, name: id }).waitFor();
});

test('"copy as curl" gives the command that the console sends, without the token', async () => {
  const id = await placeFor(shop);
  const { page, context } = await shop.visit();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAsStaff(page, `/console/orders/${id}`);
  await page.getByRole('button', { name: 'Hold', exact: true }).click();
  await dialog(page).getByLabel('Reason').fill("it's odd");
  await dialog(page).getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    [
      `curl -sS -X POST '${shop.url()}/v1/orders/${id}/holds' \\`,
      '  -H "authorization: Bearer $TOKEN" \\',
      '  -H "idempotency-key: $(uuidgen)" \\',
      "  -H 'content-type: application/json' \\",
      `  -H 'if-match: "1"' \\`,
      `  -d '{"reason":"it'\\''s odd"}'`,
    ].join('\n'),
  );
});

test('the first page counts what waits, and leads to it', async () => {
  await placeFor(shop, { payment: { method: 'tok_ok', capture: 'manual' } });
  const { page } = await shop.visit();
  await signInAsStaff(page);
  const tile = page.locator('.tile', { hasText: 'To capture' });
  await tile.getByText(/^\d+\+?$/).waitFor();
  expect(Number.parseInt((await tile.locator('.count').textContent()) ?? '', 10)).toBeGreaterThan(0);
  await tile.getByRole('link').click();
  await page.getByRole('link', { name: 'To capture', exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?status=confirmed&paymentStatus=authorized');
});

test('the first page names what is on hold and what a payment failed for, until somebody has seen to it', async () => {
  const [held, declined, paid] = [
    await placeFor(shop),
    await placeFor(shop, { payment: { method: 'tok_insufficient_funds' } }),
    await placeFor(shop, { payment: { method: 'tok_declined' } }),
  ];
  await shop.asStaff(`/v1/orders/${held}/holds`, { reason: 'call the customer' });
  await shop.asStaff(`/v1/orders/${paid}/payments`, { method: 'tok_ok' });
  const { page } = await shop.visit();
  await signInAsStaff(page);
  const concerns = page.getByRole('region', { name: 'On hold, or a payment failed' });
  const rowOf = (id: string) => concerns.locator('li', { hasText: id });
  await rowOf(held).getByText('call the customer').waitFor();
  await rowOf(declined).getByText('Authorization failed').waitFor();
  await rowOf(declined).getByText('not enough money').waitFor();
  expect(await rowOf(paid).count()).toBe(0);

  await page.getByRole('link', { name: /On hold$/ }).click();
  await page.waitForURL(/onHold=true/);
  await page.getByRole('link', { name: held }).waitFor();
  expect(await page.getByRole('link', { name: declined }).count()).toBe(0);
  await page.getByRole('link', { name: 'Home' }).click();

  await rowOf(held).getByRole('link').click();
  await act(page, 'Release hold', 'hold_\\d');
  await page.getByRole('link', { name: 'Home' }).click();
  await rowOf(held).waitFor({ state: 'detached' });
  await rowOf(declined).waitFor();
});

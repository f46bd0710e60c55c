import { expect, test } from '@jest/globals';
import { placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop();

test('staff write the record of a customer, and find it by the address, which is in no URL', async () => {
  const customerId = `cus_${crypto.randomUUID().slice(0, 8)}`;
  const email = `${customerId}@example.com`;
  const order = await placeFor(shop, { customerId });
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/customers');
  await page.getByLabel('Email address or id').fill(customerId);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('This customer has no record yet.').waitFor();
  await page.getByRole('link', { name: order }).waitFor();
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Language of letters').selectOption('de');
  await page.getByLabel('Notes of staff').fill('Calls before she comes.');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
  expect((await shop.asStaff(`/v1/customers/${customerId}`, undefined)).json).toMatchObject({
    ...{ name: 'Grace Hopper', email, locale: 'de', vatId: null, notes: 'Calls before she comes.', version: 1 },
  });

  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('link', { name: '← Customers' }).click();
  await page.getByLabel('Email address or id').fill(email.toUpperCase());
  await page.getByRole('button', { name: 'Find' }).click();
  await page.locator('tbody tr', { hasText: 'Grace Hopper' }).getByRole('link', { name: customerId }).click();
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
  expect([...requests, page.url()].filter((url) => /example\.com/i.test(url))).toEqual([]);

  await page.getByRole('link', { name: '← Customers' }).click();
  await page.getByLabel('Email address or id').fill('nobody@example.com');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('No customer has this address.').waitFor();
});

test('a record that somebody else changed is not overwritten', async () => {
  const customerId = `cus_${crypto.randomUUID().slice(0, 8)}`;
  await shop.asStaff(`/v1/customers/${customerId}`, { name: 'Ada' }, 'PUT');
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/customers/${customerId}`);
  await page.getByLabel('VAT id').fill('DE123456789');
  await shop.asStaff(`/v1/customers/${customerId}`, { name: 'Ada Lovelace' }, 'PUT');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  expect((await shop.asStaff(`/v1/customers/${customerId}`, undefined)).json.vatId).toBeNull();
});

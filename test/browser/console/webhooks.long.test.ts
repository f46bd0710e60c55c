import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dialog, placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';
import { startReceiver, type WebhookReceiver } from '#test/builders/webhook-receiver';

const shop = browseShop('--webhooks-to-localhost');
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
beforeEach(() => receiver.answerBy(() => ({ status: 204 })));
afterAll(() => receiver.stop());

const create = async (types: readonly string[] | null = null): Promise<string> => {
  const { json } = await shop.asStaff('/v1/webhook-endpoints', { url: receiver.url(`/${crypto.randomUUID()}`), types });
  return json.id;
};
const endpoint = async (id: string) => (await shop.asStaff(`/v1/webhook-endpoints/${id}`, undefined)).json;

const openEndpoint = async (id: string): Promise<Page> => {
  const { page } = await shop.visit();
  await signInAsStaff(page, `/console/webhooks/${id}`);
  return page;
};

test('staff create an endpoint, see its secret once, and send it a test event', async () => {
  const { page } = await shop.visit();
  await signInAsStaff(page, '/console/webhooks');
  await page.getByText('No endpoint yet.').waitFor();
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await dialog(page).getByLabel('Address').fill('https://10.0.0.1/orders');
  await dialog(page).getByRole('button', { name: 'Create' }).click();
  await dialog(page).getByRole('alert').waitFor();
  const url = receiver.url('/created');
  await dialog(page).getByLabel('Address').fill(url);
  await dialog(page).getByRole('button', { name: 'Create' }).click();
  const secret = await dialog(page).locator('.secret').innerText();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await dialog(page).getByRole('button', { name: 'Close' }).click();

  const row = page.locator('tbody tr', { hasText: url });
  await row.getByText('every event').waitFor();
  await row.getByText('enabled').waitFor();
  await row.getByRole('link', { name: url }).click();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page.getByText('Test event sent. Answer: 204').waitFor();
  await page.locator('.list li', { hasText: 'Test event' }).getByText('delivered').waitFor();
  expect(await page.content()).not.toContain(secret);
  expect(receiver.calls.filter(({ path }) => path === '/created')).toHaveLength(1);

  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`The endpoint ${url} is deleted.`).waitFor();
  await page.getByText('No endpoint yet.').waitFor();
});

test('a delivery that fails shows its answer, and is sent again', async () => {
  const id = await create(['order.placed']);
  receiver.answerBy(() => ({ status: 500 }));
  const order = await placeFor(shop);
  const page = await openEndpoint(id);
  const delivery = page.locator('.list > li', { hasText: `${order}:1` });
  await delivery.getByText('another attempt follows').waitFor();
  await page.reload();
  await page.getByText('failing', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByText('These endpoints take no events:').waitFor();
  await page.getByRole('link', { name: receiver.url() }).click();
  await delivery.locator('summary').click();
  await delivery
    .getByText(/· 500 · \d+ ms/)
    .first()
    .waitFor();
  await delivery.getByText(`"id": "${order}:1"`).waitFor();
  receiver.answerBy(() => ({ status: 202 }));
  await delivery.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Sent again. Answer: 202').waitFor();
  await delivery.getByText('delivered').waitFor();
});

test('an endpoint is changed, gets another secret, and is disabled', async () => {
  const id = await create();
  const page = await openEndpoint(id);
  await page.getByLabel('Gets').selectOption({ label: 'some events' });
  await page.getByText('Choose at least one event.').waitFor();
  await page.getByLabel('Order placed').check();
  await page.getByLabel('Sold out').check();
  await page.getByLabel('Content').selectOption({ label: 'ids only' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/ is saved\.$/).waitFor();
  expect(await endpoint(id)).toMatchObject({ types: ['order.placed', 'stock.out'], payload: 'thin' });

  await page.getByRole('button', { name: 'New secret' }).click();
  await dialog(page).getByRole('button', { name: 'New secret' }).click();
  expect(await dialog(page).locator('.secret').innerText()).toMatch(/^whsec_/);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('by a member of staff').waitFor();
  expect(await endpoint(id)).toMatchObject({ status: 'disabled', disabledReason: 'staff' });
  await page.getByRole('button', { name: 'Enable' }).click();
  await page.getByText('enabled', { exact: true }).waitFor();
});

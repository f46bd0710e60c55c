import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dialog, placeFor, signInAsStaff } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';
import { startReceiver, type WebhookReceiver } from '#test/builders/webhooks/receiver';
import { eventually } from '#test/process/client';

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
  // The service says it in the problem and at the field.
  expect((await dialog(page).getByRole('alert').innerText()).match(/\/url/g)).toHaveLength(1);
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
  await delivery
    .getByText(/· 202 · \d+ ms/)
    .first()
    .waitFor();
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

const replayPath = '**/v1/webhook-endpoints/*/replay';
const hour = 3_600_000;

/** A time as a field of the page takes it; the demonstration shop is in UTC. */
const wallTime = (at: number): string => new Date(at).toISOString().slice(0, 16);

/** Opens the form of a replay, with the endpoint behind it. */
const openReplay = async (id: string): Promise<Page> => {
  const page = await openEndpoint(id);
  await page.getByRole('button', { name: 'Send a span of time again' }).click();
  await dialog(page).waitFor();
  return page;
};
const begin = (page: Page) => dialog(page).getByRole('button', { name: 'Send the events again' }).click();

test('the events of a span of time are sent again, as the form says before', async () => {
  const began = new Date().toISOString();
  const order = await placeFor(shop);
  await eventually(
    async () => (await shop.asStaff(`/v1/events?types=order.placed&from=${began}`, undefined)).json.events,
    (events) => events.some((event: { id: string }) => event.id === `${order}:1`),
  );
  const id = await create(['order.placed']);
  const page = await openReplay(id);
  await dialog(page).getByText('1 kind of event').waitFor();
  const from = wallTime(Date.now() - 24 * hour);
  await dialog(page).getByLabel('From').fill(from);
  await dialog(page)
    .getByText(`${from.replace('T', ' ')}:00 UTC`)
    .waitFor();
  const before = receiver.calls.length;
  await begin(page);
  const done = dialog(page).getByText(/^\d+ events? (is|are) queued\. /);
  await done.waitFor();
  const queued = Number.parseInt(await done.innerText(), 10);
  expect(queued).toBeGreaterThan(0);
  await eventually(
    async () => receiver.calls.length - before,
    (count) => count >= queued,
  );
  await page.keyboard.press('Escape');
  await page.locator('.list li', { hasText: 'Order placed' }).getByText('delivered').first().waitFor();
  const sent = receiver.calls.slice(before).map(({ body }) => JSON.parse(body));
  expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(['order.placed']));
  expect(sent.map(({ id: event }) => event)).toContain(`${order}:1`);
});

test('a replay follows the service to the end, can be stopped and continued', async () => {
  const id = await create();
  const page = await openReplay(id);
  const from = Date.now() - 4 * hour;
  const [start, middle] = [new Date(from).toISOString(), new Date(from + 2 * hour).toISOString()];
  const bodies: unknown[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(replayPath, async (route) => {
    bodies.push(route.request().postDataJSON());
    if (bodies.length === 2) await gate;
    const isLast = bodies.length === 3;
    await route.fulfill({ json: { from: start, events: 300, continueFrom: isLast ? null : middle } });
  });
  await begin(page);
  await dialog(page).getByText('Queuing… 300 events so far.').waitFor();
  expect(Number(await dialog(page).getByRole('progressbar').getAttribute('value'))).toBeCloseTo(0.5, 2);
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  open();
  await dialog(page)
    .getByText(/^Stopped\. 600 events published before /)
    .waitFor();
  expect(bodies).toHaveLength(2);
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await dialog(page).getByText('900 events are queued.').waitFor();
  const next = { from: start, continueFrom: middle };
  expect(bodies).toEqual([{}, next, next]);
});

test('a replay that fails on its way continues where it stood', async () => {
  const id = await create();
  const page = await openReplay(id);
  const at = new Date(Date.now() - hour).toISOString();
  let calls = 0;
  await page.route(replayPath, (route) => {
    calls += 1;
    if (calls === 1) return route.fulfill({ json: { from: at, events: 1, continueFrom: at } });
    // The client tries three times.
    return calls < 5 ? route.abort() : route.fulfill({ json: { from: at, events: 2, continueFrom: null } });
  });
  await begin(page);
  await dialog(page).getByRole('alert').getByText('Nobody answered').waitFor();
  await dialog(page).getByText('1 event is queued already.').waitFor();
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await dialog(page).getByText('3 events are queued.').waitFor();
});

test('a span that the service refuses says so at its fields', async () => {
  const id = await create();
  const page = await openReplay(id);
  const [from, to] = [dialog(page).getByLabel('From'), dialog(page).getByLabel('Until')];
  await from.fill(wallTime(Date.now() - 40 * 24 * hour));
  await begin(page);
  await dialog(page).getByText('The shop has the events since ').waitFor();
  expect(await from.evaluate((field) => field.matches('[aria-invalid]:focus'))).toBe(true);
  await from.fill(wallTime(Date.now() - hour));
  await to.fill(wallTime(Date.now() - 2 * hour));
  await begin(page);
  await dialog(page).getByText('This must be after “From”.').waitFor();
  expect(await to.evaluate((field) => field.matches('[aria-invalid]:focus'))).toBe(true);
  expect(await from.getAttribute('aria-invalid')).toBeNull();
  await to.fill('');
  await begin(page);
  await dialog(page)
    .getByText(/queued/)
    .waitFor();
});

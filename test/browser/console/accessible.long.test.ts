import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findingsIn } from '#test/browser/support/axe';
import { dialog, placeFor, signInAsStaff } from '#test/browser/support/console';
import { looks } from '#test/browser/support/looks';
import { browseShop } from '#test/browser/support/shop';

const shop = browseShop('--webhooks-to-localhost');

/** An order with everything that a page can show: payments, a parcel, a return, a hold and notes. */
const fullOrder = async (): Promise<string> => {
  const id = await placeFor(shop, {
    payment: { method: 'tok_ok', capture: 'automatic' },
    note: 'Ring twice',
    tags: ['gift'],
  });
  const path = `/v1/orders/${id}`;
  const lines = [{ lineId: '1', quantity: 2 }];
  await shop.asStaff(`${path}/fulfillments`, {
    lines,
    tracking: { carrier: 'DHL', number: '1', url: 'https://example.com/1' },
  });
  await shop.asStaff(`${path}/fulfillments/ful_1/ship`, {});
  await shop.asStaff(`${path}/fulfillments/ful_1/deliver`, {});
  await shop.asStaff(`${path}/returns`, { lines: [{ lineId: '1', quantity: 1 }], reason: 'too small' });
  await shop.asStaff(`${path}/payments/pay_1/refund`, { amount: 100 });
  await shop.asStaff(`${path}/holds`, { reason: 'call the customer' });
  return id;
};

const signIns = { en: 'Sign in', de: 'Anmelden' } as const;
const replays = { en: 'Send a span of time again', de: 'Zeitspanne noch einmal senden' } as const;

const customer = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  addresses: [{ name: 'Ada Lovelace', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' }],
  notes: 'Prefers to be called after six.',
};

/** An endpoint to which an event was sent that it did not take: nobody listens there. */
const failingEndpoint = async (): Promise<string> => {
  const { json } = await shop.asStaff('/v1/webhook-endpoints', {
    url: 'http://127.0.0.1:9/orders',
    types: ['order.placed'],
  });
  await shop.asStaff(`/v1/webhook-endpoints/${json.id}/test`, {});
  return json.id;
};

/** Nothing found by axe, and no scrolling sideways. */
const expectSound = async (page: Page, place: string, width: number): Promise<void> => {
  expect([place, await findingsIn(page)]).toEqual([place, []]);
  expect([place, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([place, width]);
};

type Look = (typeof looks)[number];
type View = readonly [path: string, ready: string];

const signIn = async ({ colorScheme, width, locale }: Look): Promise<Page> => {
  const { page } = await shop.visit({ colorScheme, locale, viewport: { width, height: 800 } });
  await page.goto('/console');
  const enter = page.locator('main').getByRole('button', { name: signIns[locale] });
  await enter.waitFor();
  await expectSound(page, 'sign-in', width);
  await enter.click();
  await page.locator('.tile .count').first().waitFor();
  return page;
};

const expectSoundViews = async (page: Page, views: readonly View[], width: number): Promise<void> => {
  for (const [path, ready] of views) {
    await page.goto(`/console${path}`);
    await page.locator(ready).first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    await expectSound(page, path, width);
  }
};

describe('every view of the console', () => {
  test.each(looks)('of orders and products has no finding of axe: $colorScheme, $width px, $locale', async (look) => {
    const id = await fullOrder();
    const page = await signIn(look);
    const views: readonly View[] = [
      ['', '.tile .count'],
      ['/orders', 'tbody tr'],
      ['/orders?status=canceled&paymentStatus=disputed', '.empty'],
      [`/orders/${id}`, '.next'],
      [`/orders/${id}?version=2`, '.notice'],
      ['/products', 'tbody tr'],
      ['/products/MUG', 'form'],
      ['/products/new', 'form'],
      ['/discounts', 'tbody tr'],
      ['/discounts?code=WELCOME10', '.narrow form'],
      ['/discounts?new=1', '.narrow form'],
    ];
    await expectSoundViews(page, views, look.width);
  });

  test.each(looks)('else has no finding of axe: $colorScheme, $width px, $locale', async (look) => {
    await fullOrder();
    const endpoint = await failingEndpoint();
    await shop.asStaff('/v1/customers/cus_ada', customer, 'PUT');
    const page = await signIn(look);
    const views: readonly View[] = [
      ['/customers', 'tbody tr'],
      ['/customers/cus_ada', '.figures'],
      ['/reports', '.chart svg'],
      ['/reports?report=tax', '.chart svg'],
      ['/reports?report=products', '.chart svg'],
      ['/reports?report=balances', '.amounts'],
      ['/reports?from=2020-02-01&to=2020-02-02', '.empty'],
      ['/reports?from=2020-02-02&to=2020-01-01', '.fault'],
      ['/webhooks', 'tbody tr'],
      [`/webhooks/${endpoint}`, '.list li'],
      ['/events', '.list li'],
      ['/mailbox', 'details'],
      ['/settings', '.pairs'],
    ];
    await expectSoundViews(page, views, look.width);
    await page.goto('/console/customers/cus_ada');
    await page.locator('button.risky').click();
    await dialog(page).waitFor();
    await expectSound(page, 'erasure', look.width);
    await page.goto(`/console/webhooks/${endpoint}`);
    await page.getByRole('button', { name: replays[look.locale] }).click();
    await dialog(page).waitFor();
    await expectSound(page, 'replay', look.width);
    await dialog(page).locator('button.primary').click();
    await dialog(page).locator('.notice').waitFor();
    await expectSound(page, 'replay that is done', look.width);
    await shop.asStaff(`/v1/webhook-endpoints/${endpoint}`, undefined, 'DELETE');
  });

  test.each(['en', 'de'] as const)('opens forms without a finding: %s', async (locale) => {
    const id = await fullOrder();
    const { page } = await shop.visit({ locale, viewport: { width: 360, height: 800 } });
    await page.goto('/console');
    await page.locator('main').getByRole('button', { name: signIns[locale] }).click();
    await page.locator('.tiles').waitFor();
    await page.goto(`/console/orders/${id}`);
    await page.locator('.others button').first().waitFor();
    const actions = page.locator('.next button, .others button');
    for (let index = 0; index < (await actions.count()); index += 1) {
      await actions.nth(index).click();
      await dialog(page).waitFor();
      await expectSound(page, `action ${index}`, 360);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
    }
    expect(await actions.count()).toBeGreaterThan(4);
  });

  test('has controls of at least 24 px, and works at 200 % of the text', async () => {
    const id = await fullOrder();
    const { page } = await shop.visit({ viewport: { width: 640, height: 800 } });
    await signInAsStaff(page, `/console/orders/${id}`);
    await page.locator('.others button').first().waitFor();
    const small = await page.evaluate(`[...document.querySelectorAll('button, select, input, summary')]
      .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
      .filter(([, { height, width }]) => width > 0 && (height < 24 || width < 24))
      .map(([html]) => html)`);
    expect(small).toEqual([]);
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(640);
  });
});

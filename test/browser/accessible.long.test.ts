import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findingsIn } from '#test/browser/support/axe';
import { looks } from '#test/browser/support/looks';
import { browseShop } from '#test/browser/support/shop';
import { addToBasket, button, openBasket, orderButton, placeOrder, prepareOrder } from '#test/browser/support/steps';

const shop = browseShop();

/** Every view, in the states in which a customer meets it. Each begins where the one before it ended. */
const walk = async (page: Page, look: (name: string) => Promise<void>): Promise<void> => {
  await page.goto('/');
  await page.locator('.price strong').first().waitFor();
  await look('the catalog');
  await page.getByRole('link', { name: /^(Basket|Korb)/ }).click();
  await page.locator('h1').waitFor();
  await look('an empty basket');
  await page.getByRole('link', { name: /^(Products|Produkte)/ }).click();
  for (const name of ['Mug', 'Cap']) await page.getByRole('button', { name: new RegExp(`: ${name}$`) }).click();
  await page.getByRole('link', { name: /^(Basket|Korb)/ }).click();
  await page.locator('#total').waitFor();
  await look('the order form of a visitor');
  await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
  await page.getByRole('button', { name: /^(Sign out|Abmelden)$/ }).waitFor();
  await page.locator('#email').fill('nonsense');
  await page.locator('button[type=submit]').click();
  await page.locator('.fault').first().waitFor();
  await look('the order form with faults');
  await page.locator('#email').fill('ada@example.com');
  await page.locator('#line1').fill('Hauptstr. 1');
  await page.locator('#city').fill('Berlin');
  await page.locator('input[value=secure-card]').check();
  await page.locator('button[type=submit]').click();
  await page.locator('a.button').waitFor();
  await look('an order that waits for the bank');
  await page.locator('.back a').click();
  await page.locator('.order-card').first().waitFor();
  await look('my orders');
  await page
    .locator('.order-card', { hasText: /Delivered|Zugestellt/ })
    .first()
    .locator('a')
    .click();
  await page.locator('.entries').first().waitFor();
  await look('an order with parcels');
  await page.goBack();
  await page.locator('.order-card').first().waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^(Withdraw from contract|Vertrag widerrufen)$/ }).click();
  await page.getByRole('dialog').waitFor();
  await look('the dialog of a withdrawal');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^(Cancel the order|Bestellung stornieren)$/ }).click();
  await page.locator('dialog .danger').click();
  await page.locator('dialog .fault').waitFor();
  await look('the dialog of a cancellation');
  await page.keyboard.press('Escape');
  await page.locator('a.button').click();
  await page.locator('button[value=decline]').click();
  await page.locator('a', { hasText: 'Back to the shop' }).click();
  await page.locator('.notice.bad').waitFor();
  await look('an order whose payment failed');
  await page.getByRole('button', { name: /^(Sign out|Abmelden)$/ }).click();
  await page
    .getByRole('link', { name: /^(My orders|Meine Bestellungen)/ })
    .first()
    .click();
  await page.locator('#customer').waitFor();
  await look('the orders of a visitor');
};

test.each(looks)('axe finds nothing in any view: $colorScheme, $width px, $locale', async ({ width, ...options }) => {
  const { page } = await shop.visit({ viewport: { width, height: 800 }, ...options });
  const findings: string[] = [];
  await walk(page, async (name) => {
    expect([name, await page.evaluate('document.documentElement.lang')]).toEqual([name, options.locale]);
    findings.push(...(await findingsIn(page)).map((finding) => `${name}: ${finding}`));
  });
  expect(findings).toEqual([]);
});

/** Elements that hold a visitor up: wider than the window, or under something else. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>;

test.each([
  ['320 px, which is 1280 px at 400 %', { viewport: { width: 320, height: 640 } }],
  ['1280 px at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
])('nothing needs scrolling sideways at %s', async (_, options) => {
  const { page } = await shop.visit(options);
  await walk(page, async (name) => expect([name, await overflow(page)]).toEqual([name, 0]));
});

test('everything that is pressed has at least 24 × 24 px', async () => {
  const { page } = await shop.visit({ viewport: { width: 360, height: 800 } });
  const small: unknown[] = [];
  await walk(page, async () => {
    small.push(
      ...((await page.evaluate(`[...document.querySelectorAll('a, button, input, select, textarea')]
        .filter((element) => !element.closest('p:not(.back)') && !element.matches('.skip, dialog:not([open]) *'))
        .map((element) => ({ html: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ html, box }) => [html, box.width, box.height])`)) as unknown[]),
    );
  });
  expect(small).toEqual([]);
});

test('with reduced motion nothing moves', async () => {
  const { page } = await shop.visit({ reducedMotion: 'reduce' });
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await page.locator('#total').waitFor();
  const moving = await page.evaluate(`[...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return [transitionDuration, animationDuration].some((text) => text.split(', ').some((time) => parseFloat(time) > 0));
  }).length`);
  expect(moving).toBe(0);
});

test('what happens is said without moving the focus: added, ordered, confirmed', async () => {
  const { page } = await shop.visit();
  await addToBasket(page, 'Mug');
  const said = page.getByRole('status').filter({ hasText: 'Mug is in the basket (1).' });
  await said.waitFor({ state: 'attached' });
  expect(await button(page, 'Add to basket: Mug').evaluate((element) => element.matches(':focus'))).toBe(true);
  const next = await shop.visit();
  await prepareOrder(next.page);
  await next.page.getByLabel('City').fill('');
  await orderButton(next.page).click();
  await next.page.getByRole('alert').filter({ hasText: 'Some fields need your attention.' }).waitFor();
});

test('the title of the window names the view', async () => {
  const { page } = await shop.visit();
  await prepareOrder(page);
  expect(await page.title()).toMatch(/^Basket and order/);
  const id = await placeOrder(page);
  expect(await page.title()).toMatch(new RegExp(`^Order ${id}`));
});

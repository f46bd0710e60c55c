import { expect, test } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { hostedPage } from '#test/browser/support/hosted-page';
import { browseShop } from '#test/browser/support/shop';
import { addToBasket, button, fillAddress, openBasket, placeOrder } from '#test/browser/support/steps';

const shop = browseShop();

const clientId = 'web-client';

/** A shop that signs in at a hosted page, below its own origin. */
const withHostedPage = async (context: BrowserContext) => {
  const page = `${shop.url()}/hosted`;
  await context.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    const scopes = ['openid', 'email', 'orders/orders:read', 'orders/orders:write'];
    const signIn = { kind: 'cognito', page, clientId, scopes, staffScopes: scopes };
    await route.fulfill({ json: { ...config, signIn } });
  });
  return hostedPage(context, shop, { page, clientId, home: `${shop.url()}/` });
};

test('the hosted page signs in by a code with PKCE, and the customer comes back to the basket', async () => {
  const { page, context } = await shop.visit();
  const seen = await withHostedPage(context);
  await addToBasket(page, 'Mug');
  await openBasket(page);
  await button(page, 'Sign in').click();
  await page.getByText('emmy@example.com').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Basket and order' }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(await page.getByLabel('Email').inputValue()).toBe('emmy@example.com');
  expect(await page.getByLabel('Name').inputValue()).toBe('');
  await page.getByLabel('Name').fill('Emmy N.');
  await fillAddress(page);
  const id = await placeOrder(page);
  expect((await shop.orderOf(id, 'cus_emmy')).json.customerId).toBe('cus_emmy');
  expect(seen).toEqual({ authorizations: 1, exchanges: ['authorization_code'], logouts: 0 });
});

test('after a reload the tab signs in again without a question, and tokens are in no storage', async () => {
  const { page, context } = await shop.visit();
  const seen = await withHostedPage(context);
  await page.goto('/#/orders');
  await button(page, 'Sign in').click();
  await page.locator('.order-card').first().waitFor();
  const stored = (await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])')) as string;
  expect(stored).not.toMatch(/eyJ|refresh/);
  await page.reload();
  await page.locator('.order-card').first().waitFor();
  expect(seen.authorizations).toBe(2);

  await button(page, 'Sign out').click();
  await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor();
  await page.goto('/#/orders');
  await button(page, 'Sign in').waitFor();
  expect(seen).toMatchObject({ authorizations: 2, logouts: 1 });
});

test('a code that this tab did not ask for is not exchanged', async () => {
  const { page, context } = await shop.visit();
  const seen = await withHostedPage(context);
  await page.goto('/?code=stolen&state=other#/orders');
  await button(page, 'Sign in').waitFor();
  expect(seen.exchanges).toEqual([]);
  expect(new URL(page.url()).search).toBe('');
});

test('a code that comes back with another state is not exchanged', async () => {
  const { page, context } = await shop.visit();
  const seen = await withHostedPage(context);
  await context.route('**/hosted/oauth2/authorize?*', (route) =>
    route.fulfill({ status: 302, headers: { location: `${shop.url()}/?code=stolen&state=other` } }),
  );
  await page.goto('/#/orders');
  await button(page, 'Sign in').click();
  await page.waitForURL(/#\/orders$/);
  await button(page, 'Sign in').waitFor();
  expect(seen.exchanges).toEqual([]);
});

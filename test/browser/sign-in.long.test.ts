import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { browseShop } from '#test/browser/support/shop';
import { addToBasket, button, fillAddress, openBasket, placeOrder } from '#test/browser/support/steps';
import { customerToken } from '#test/process/client';

const shop = browseShop();

const clientId = 'web-client';

/** The endpoints of Cognito that the pages use, below the origin of the shop, with tokens that the service accepts. */
const hostedPage = async (context: BrowserContext) => {
  const seen = { authorizations: 0, exchanges: [] as string[], logouts: 0 };
  const challenges = new Map<string, string>();
  await context.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    const scopes = ['openid', 'email', 'orders/orders:read', 'orders/orders:write'];
    const signIn = { kind: 'cognito', page: `${shop.url()}/hosted`, clientId, scopes, staffScopes: scopes };
    await route.fulfill({ json: { ...config, signIn } });
  });
  await context.route('**/hosted/oauth2/authorize?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    seen.authorizations += 1;
    expect(query.get('response_type')).toBe('code');
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('scope')).toBe('openid email orders/orders:read orders/orders:write');
    const code = `code-${seen.authorizations}`;
    challenges.set(code, query.get('code_challenge') ?? '');
    const back = new URLSearchParams({ code, state: query.get('state') ?? '' });
    await route.fulfill({ status: 302, headers: { location: `${query.get('redirect_uri')}?${back}` } });
  });
  await context.route('**/hosted/oauth2/token', async (route) => {
    const fields = new URLSearchParams(route.request().postData() ?? '');
    const challenge = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    seen.exchanges.push(fields.get('grant_type') ?? '');
    // A code is good once, and only with its verifier.
    const isRight = challenges.get(fields.get('code') ?? '') === challenge && fields.get('client_id') === clientId;
    challenges.delete(fields.get('code') ?? '');
    if (!isRight) return route.fulfill({ status: 400, json: { error: 'invalid_grant' } });
    const access_token = await customerToken(shop.call, 'cus_emmy');
    const claims = Buffer.from(JSON.stringify({ sub: 'cus_emmy', email: 'emmy@example.com' })).toString('base64url');
    const id_token = `e30.${claims}.c2ln`;
    return route.fulfill({ json: { access_token, id_token, refresh_token: 'refresh', expires_in: 3_600 } });
  });
  await context.route('**/hosted/logout?*', (route) => {
    seen.logouts += 1;
    return route.fulfill({ status: 302, headers: { location: `${shop.url()}/` } });
  });
  return seen;
};

test('the hosted page signs in by a code with PKCE, and the customer comes back to the basket', async () => {
  const { page, context } = await shop.visit();
  const seen = await hostedPage(context);
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
  const seen = await hostedPage(context);
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
  const seen = await hostedPage(context);
  await page.goto('/?code=stolen&state=other#/orders');
  await button(page, 'Sign in').waitFor();
  expect(seen.exchanges).toEqual([]);
  expect(new URL(page.url()).search).toBe('');
});

test('a code that comes back with another state is not exchanged', async () => {
  const { page, context } = await shop.visit();
  const seen = await hostedPage(context);
  await context.route('**/hosted/oauth2/authorize?*', (route) =>
    route.fulfill({ status: 302, headers: { location: `${shop.url()}/?code=stolen&state=other` } }),
  );
  await page.goto('/#/orders');
  await button(page, 'Sign in').click();
  await page.waitForURL(/#\/orders$/);
  await button(page, 'Sign in').waitFor();
  expect(seen.exchanges).toEqual([]);
});

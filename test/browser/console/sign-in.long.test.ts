import { expect, test } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { placeFor } from '#test/browser/support/console';
import { browseShop } from '#test/browser/support/shop';
import { staffToken } from '#test/process/client';

const shop = browseShop();

const staffScopes = ['openid', 'email', 'orders/orders:read', 'orders/payments:write'];

/** The hosted page of Cognito below the origin of the shop, which lets a member of staff in. */
const hostedPage = async (context: BrowserContext): Promise<URLSearchParams[]> => {
  const asked: URLSearchParams[] = [];
  const signIn = { kind: 'cognito', page: `${shop.url()}/hosted`, clientId: 'web', scopes: ['openid'], staffScopes };
  await context.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    await route.fulfill({ json: { ...config, signIn } });
  });
  await context.route('**/hosted/oauth2/authorize?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    asked.push(query);
    const back = new URLSearchParams({ code: 'code', state: query.get('state') ?? '' });
    await route.fulfill({ status: 302, headers: { location: `${query.get('redirect_uri')}?${back}` } });
  });
  await context.route('**/hosted/oauth2/token', async (route) => {
    const claims = Buffer.from(JSON.stringify({ email: 'op@example.com' })).toString('base64url');
    const access_token = await staffToken(shop.call);
    await route.fulfill({ json: { access_token, id_token: `e30.${claims}.c2ln`, expires_in: 3_600 } });
  });
  return asked;
};

test('staff sign in at the hosted page with the scopes of staff, and come back to the view', async () => {
  const { page, context } = await shop.visit();
  const asked = await hostedPage(context);
  await page.goto('/console/orders?status=pending');
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await page.locator('tbody tr').first().waitFor();
  expect(page.url()).toBe(`${shop.url()}/console/orders?status=pending`);
  await page.getByText('op@example.com').waitFor();
  expect(
    asked.map((query) => [query.get('redirect_uri'), query.get('scope'), query.get('code_challenge_method')]),
  ).toEqual([[`${shop.url()}/console`, staffScopes.join(' '), 'S256']]);
  // What only the local server has is not offered.
  expect(await page.getByRole('link', { name: 'Mailbox' }).count()).toBe(0);

  // Deployed, no stream tells the events: the page asks for them.
  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByText('every 10 seconds').waitFor();
  const unchanged = await page.waitForResponse((reply) => reply.status() === 304);
  expect(new URL(unchanged.url()).pathname).toBe('/v1/events');
  const id = await placeFor(shop);
  await page.locator('.list li', { hasText: id }).waitFor();
});

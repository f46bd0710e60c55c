import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import type { BrowsedShop } from '#test/browser/support/shop';
import { customerToken } from '#test/process/client';

/** What the pages have asked the hosted sign-in page for. */
export type Seen = { authorizations: number; readonly exchanges: string[]; logouts: number };

/**
 * The endpoints of Cognito that the pages use, with tokens of Emmy that the service accepts. `page`: their address without a
 * final slash; `home`: where a visitor is after the sign-out.
 */
export const hostedPage = async (
  context: BrowserContext,
  shop: Pick<BrowsedShop, 'call'>,
  { page, clientId, home }: { readonly page: string; readonly clientId: string; readonly home: string },
): Promise<Seen> => {
  const seen: Seen = { authorizations: 0, exchanges: [], logouts: 0 };
  const challenges = new Map<string, string>();
  await context.route(`${page}/oauth2/authorize?*`, async (route) => {
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
  await context.route(`${page}/oauth2/token`, async (route) => {
    const fields = new URLSearchParams(route.request().postData() ?? '');
    const challenge = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    seen.exchanges.push(fields.get('grant_type') ?? '');
    // The pages may have another origin.
    const headers = { 'access-control-allow-origin': '*' };
    // A code is good once, and only with its verifier.
    const isRight = challenges.get(fields.get('code') ?? '') === challenge && fields.get('client_id') === clientId;
    challenges.delete(fields.get('code') ?? '');
    if (!isRight) return route.fulfill({ status: 400, headers, json: { error: 'invalid_grant' } });
    const access_token = await customerToken(shop.call, 'cus_emmy');
    const claims = Buffer.from(JSON.stringify({ sub: 'cus_emmy', email: 'emmy@example.com' })).toString('base64url');
    const id_token = `e30.${claims}.c2ln`;
    return route.fulfill({ headers, json: { access_token, id_token, refresh_token: 'refresh', expires_in: 3_600 } });
  });
  await context.route(`${page}/logout?*`, (route) => {
    seen.logouts += 1;
    return route.fulfill({ status: 302, headers: { location: home } });
  });
  return seen;
};

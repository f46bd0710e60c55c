import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask, customer, expectOfGateway, partner, place, staff, stock } from '#test/cloud/support/deployment';
import { named, sampleOf, secured } from '#test/http/support/samples';

const sku = 'CLOUD-AUTHORIZER';
beforeAll(() => stock(sku, 10));

/** A valid access token of another user pool. */
const tokenOfOtherPool = async (): Promise<string | undefined> => {
  const cognito = new CognitoIdentityProviderClient({});
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'somebody-else' }));
  const pool = { UserPoolId: UserPool?.Id };
  const flows = { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH' as const] };
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({ ...pool, ClientName: 'app', ...flows }),
  );
  const [Username, Password] = ['stranger', 'A long passw0rd!'];
  await cognito.send(new AdminCreateUserCommand({ ...pool, Username, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...pool, Username, Password, Permanent: true }));
  const { AuthenticationResult } = await cognito.send(
    new AdminInitiateAuthCommand({
      ...{ ...pool, ClientId: UserPoolClient?.ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' },
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  return AuthenticationResult?.AccessToken;
};

describe('the authorizer', () => {
  test('lets a signed-in customer place and read an order', async () => {
    const { token, sub } = await customer('ada');
    const placed = await place(token, sku);
    expect([placed.status, placed.json.customerId, placed.json.status]).toEqual([201, sub, 'pending']);
    const read = await ask(`/v1/orders/${placed.json.id}`, { token });
    expect([read.status, read.json]).toEqual([200, placed.json]);
    const other = await ask(`/v1/orders/${placed.json.id}`, { token: (await customer('bob')).token });
    expect([other.status, other.json.code]).toEqual([404, 'order-not-found']);
  });

  test('lets a partner’s program place an order with a token for its secret', async () => {
    const { token } = await partner();
    const placed = await place(token, sku);
    expect([placed.status, placed.json.status]).toEqual([201, 'pending']);
    const { token: staffToken } = await staff('clerk');
    expect((await ask(`/v1/orders/${placed.json.id}`, { token: staffToken })).json.customerId).toBe(
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub,
    );
  });

  test.each(named(secured))('protects %s', async (_, operation) => {
    const { method, path, body } = sampleOf(operation);
    expectOfGateway(await ask(path, { method: method ?? 'GET', body }), '401 Unauthorized');
  });

  test('refuses a token of another user pool', async () => {
    expectOfGateway(await ask('/v1/orders', { token: await tokenOfOtherPool() }), '401 Unauthorized');
  });

  test('refuses an ID token', async () => {
    const { idToken } = await customer('ada');
    expect(idToken.split('.')).toHaveLength(3);
    expectOfGateway(await ask('/v1/orders', { token: idToken }), '403 Forbidden');
  });

  test('checks the scope of the route; the service checks the caller', async () => {
    const path = `/v1/products/${sku}`;
    const change = { method: 'DELETE', headers: { 'if-match': '"99"' } };
    const { token: reader } = await staff('reader');
    expectOfGateway(await ask(path, { ...change, token: reader }), '403 Forbidden');
    const { token: keeper } = await staff('keeper', 'catalog:write');
    expect((await ask(path, { ...change, token: keeper })).json.code).toBe('version-mismatch');
  });
});

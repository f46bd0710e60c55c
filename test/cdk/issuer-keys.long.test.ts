import { beforeAll, describe, expect, test } from '@jest/globals';
import type { createLocalJWKSet, JWK } from 'jose';
import { awsEndpoint } from '#test/adapters/aws-endpoint';
import { runDeployed } from '#test/cdk/support/run-deployed';
import { buildBundles } from '#test/cdk/support/synthesized';
import { eventV2 } from '#test/http/support/gateway-events';
import { clientId, createIssuer, type Issuer } from '#test/http/support/issuer';
import { type KeyServer, keyServer, publishing } from '#test/unit/tokens/key-server';

/** The job that is deployed with an isolated network. */

beforeAll(buildBundles);

const publishedBy = ({ keys }: Issuer): JWK => (keys as ReturnType<typeof createLocalJWKSet>).jwks().keys[0] as JWK;

/** The answer of fetchKeys to CloudFormation, and the lines that it prints. */
const fetchedFrom = async (issuer: string) => {
  const { endpoint, calls } = await awsEndpoint(() => ({ status: 200, body: {} }));
  const printed = await runDeployed(
    'fetchKeys',
    {
      ...{ RequestType: 'Create', ResponseURL: `${endpoint}/mailbox`, StackId: 'arn:stack', RequestId: 'request-7' },
      ...{ LogicalResourceId: 'IssuerKeysFetched', ResourceProperties: { Issuer: issuer, Asked: 'now' } },
    },
    {},
  );
  return { printed, answer: calls[0]?.body };
};

/** The status for a customer without the permission: the service checks it after the token and before the table. */
const statusOf = async (bearer: string, server: KeyServer, tokenKeys?: string): Promise<number> => {
  const sent = { method: 'PUT', path: '/v1/products/MUG', body: Buffer.from('{}'), requestId: 'request-1' };
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const printed = await runDeployed('putProduct', eventV2({ ...sent, headers }), {
    ...{ TABLE_NAME: 'orders', DYNAMODB_ENDPOINT: 'http://127.0.0.1:1', STAFF_GROUP: 'staff' },
    ...{ TOKEN_ISSUER: server.url.origin, TOKEN_CLIENTS: clientId },
    ...(tokenKeys === undefined ? {} : { TOKEN_KEYS: tokenKeys }),
  });
  return JSON.parse((printed.at(-1) ?? '').replace(/^answer /, '')).statusCode;
};

describe('a function with the issuer’s keys in its environment', () => {
  test('accepts the issuer’s tokens without calling the issuer', async () => {
    const issuer = await createIssuer('RS256');
    const server = await keyServer(publishing(publishedBy(issuer)));
    const { printed, answer } = await fetchedFrom(server.url.origin);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ level: 'info', job: 'fetchKeys', keys: ['key-1'] });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'issuer-keys' });
    expect(server.asked()).toBe(1);

    const keySet = `{"asked":"now","keys":${answer.Data.Keys}}`;
    const token = (one: Issuer) => one.token({ claims: { iss: server.url.origin } });
    expect(await statusOf(await token(issuer), server, keySet)).toBe(403);
    // Another key under the same id, and another id: the issuer has rotated its keys since.
    expect(await statusOf(await token(await createIssuer('RS256')), server, keySet)).toBe(401);
    const turned = await issuer.token({ claims: { iss: server.url.origin }, header: { kid: 'key-2' } });
    expect(await statusOf(turned, server, keySet)).toBe(401);
    expect(server.asked()).toBe(1);
    // Without the keys, the function fetches them.
    expect(await statusOf(await token(issuer), server)).toBe(403);
    expect(server.asked()).toBe(2);
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import type { createLocalJWKSet, JWK } from 'jose';
import { awsEndpoint } from '#test/adapters/aws-endpoint';
import { runDeployed } from '#test/cdk/support/run-deployed';
import { buildBundles } from '#test/cdk/support/synthesized';
import { eventV2 } from '#test/http/support/gateway-events';
import { clientId, createIssuer, type Issuer } from '#test/http/support/issuer';
import { type KeyServer, keyServer, publishing } from '#test/unit/tokens/key-server';

/** What is deployed where functions have no way to the issuer. */

beforeAll(buildBundles);

const publishedBy = ({ keys }: Issuer): JWK => (keys as ReturnType<typeof createLocalJWKSet>).jwks().keys[0] as JWK;

/** What CloudFormation gets from the function that it asks for the keys, and what is printed meanwhile. */
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

/** What a customer is answered who may not do it: a question that comes after the token, and before the table. */
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

describe('a function that is told the issuer’s keys', () => {
  test('as they are fetched in a deployment takes its tokens, and asks nobody', async () => {
    const issuer = await createIssuer('RS256');
    const server = await keyServer(publishing(publishedBy(issuer)));
    const { printed, answer } = await fetchedFrom(server.url.origin);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ level: 'info', job: 'fetchKeys', keys: ['key-1'] });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'issuer-keys' });
    expect(server.asked()).toBe(1);

    const told = `{"asked":"now","keys":${answer.Data.Keys}}`;
    const token = (one: Issuer) => one.token({ claims: { iss: server.url.origin } });
    expect(await statusOf(await token(issuer), server, told)).toBe(403);
    // A key of the same name, and one of another: that of an issuer who turned its keys since.
    expect(await statusOf(await token(await createIssuer('RS256')), server, told)).toBe(401);
    const turned = await issuer.token({ claims: { iss: server.url.origin }, header: { kid: 'key-2' } });
    expect(await statusOf(turned, server, told)).toBe(401);
    expect(server.asked()).toBe(1);
    // Nobody told it: it asks.
    expect(await statusOf(await token(issuer), server)).toBe(403);
    expect(server.asked()).toBe(2);
  });
});

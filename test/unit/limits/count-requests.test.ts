import { expect, test } from '@jest/globals';
import { countRequests } from '#adapters/http/limits/count-requests';
import type { PlainRequest } from '#adapters/http/plain';
import type { Authenticate } from '#adapters/http/tokens/authentication';
import { Unavailable } from '#application/ports';

const request = (address: string): PlainRequest => ({
  method: 'GET',
  path: '/v1/products',
  query: [],
  headers: { authorization: 'Bearer a.b.c' },
  body: undefined,
  address,
  requestId: 'request-1',
  traceId: '0af7651916cd43dd8448eb211c80319c',
});

test('a caller counts by the address while the issuer gives no keys', async () => {
  const withoutKeys: Authenticate = async () => {
    throw new Unavailable('the issuer does not return its keys');
  };
  const count = countRequests({ requests: 1, seconds: 60 }, () => 0);
  const refusalFrom = async (address: string) => (await count(request(address), withoutKeys)).refusal?.kind;
  expect([await refusalFrom('192.0.2.1'), await refusalFrom('192.0.2.1'), await refusalFrom('192.0.2.2')]).toEqual([
    undefined,
    'rate-limited',
    undefined,
  ]);
});

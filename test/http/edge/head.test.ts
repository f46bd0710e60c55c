import { beforeAll, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { inside, isRemote } from '#test/http/remote/inside';
import { expectSampleDone, givenOrder, isPossible, knownFor, named, sampleOf } from '#test/http/support/samples';
import { type Answer, startService, type TestService } from '#test/http/support/service';

let service: TestService;
let orderId: string;
beforeAll(async () => {
  service = await startService();
  orderId = await givenOrder(service, service.tokens.ada);
});

/** Without what differs between two reads: others may place orders in the meantime. */
const comparable = ({ status, headers: { 'x-request-id': _, link, ...headers } }: Answer) => ({
  status,
  headers,
  hasLink: link !== undefined,
});

const reads = operations.filter(({ method }) => method === 'GET');

test.each(named(reads))('HEAD of %s has the status and the headers of GET, and no body', async (_, operation) => {
  if (!isPossible(operation)) inside('an endpoint whose host is known');
  const isOnOthers = /\{(endpoint|customer)Id\}/.test(operation.path);
  const known = isOnOthers ? await knownFor(service, operation) : { orderId };
  const sample = sampleOf(operation, known);
  for (const payload of isRemote ? (['2.0'] as const) : (['1.0', '2.0'] as const)) {
    const get = await service.call({ ...sample, payload });
    const head = await service.call({ ...sample, method: 'HEAD', payload });
    expectSampleDone(operation, get);
    expect({ ...comparable(head), body: head.body }).toEqual({ ...comparable(get), body: '' });
  }
});

test('HEAD of a missing order and HEAD without a token are refused like GET', async () => {
  const missing = await service.call({ method: 'HEAD', path: '/v1/orders/7K3M9Q-X1QF65-V805T8' });
  expect([missing.status, missing.body]).toEqual([404, '']);
  const anonymous = await service.call({ method: 'HEAD', path: '/v1/orders', token: null });
  expect([anonymous.status, anonymous.headers['www-authenticate'], anonymous.body]).toEqual([401, 'Bearer', '']);
});

test('HEAD knows the ETag', async () => {
  const path = `/v1/orders/${orderId}`;
  const same = await service.call({ method: 'HEAD', path, headers: { 'if-none-match': '"1"' } });
  expect([same.status, same.headers.etag]).toEqual([304, '"1"']);
});

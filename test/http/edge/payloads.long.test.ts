import { expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { inside } from '#test/http/remote/inside';
import {
  canceling,
  cart,
  expectSampleDone,
  knownFor,
  named,
  newKey,
  placing,
  sampleOf,
} from '#test/http/support/samples';
import { type Answer, type Call, startService, type TestService } from '#test/http/support/service';

/** A reply without the parts that differ between two runs: the request id, what is random and the time. */
const comparable = ({ status, headers, body, json }: Answer) => {
  const { 'x-request-id': _, location, link, ...rest } = headers;
  const neutral = (text: string): string =>
    text
      .replaceAll(/"request-\d+"/g, '"request"')
      .replaceAll(/[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}/g, 'ID')
      .replaceAll(/we_[0-9A-Z]{16}/g, 'ID')
      .replaceAll(/whsec_[^"]+/g, 'SECRET')
      .replaceAll(/([0-9A-Z]{8}-)?test:[\w-]{22}/g, 'ID')
      .replaceAll(/"ms":\d+/g, '"ms":0')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
      .replaceAll(String(json.nextCursor), 'CURSOR');
  return {
    status,
    headers: rest,
    location: location && neutral(location),
    link: link && neutral(link),
    body: neutral(body),
  };
};

/** The same call to two services with the same history, with one payload version each. */
const byBoth = async (make: (service: TestService) => Promise<Call>): Promise<readonly [Answer, Answer]> => {
  inside('events of the gateway');
  const [one, other] = [await startService(), await startService()];
  return [
    await one.call({ ...(await make(one)), payload: '2.0' }),
    await other.call({ ...(await make(other)), payload: '1.0' }),
  ];
};

test.each(named(operations.filter((each) => each.kind === 'page' || each.request.unread === undefined)))(
  '%s gives both payload versions the same answer',
  async (_, operation) => {
    const [v2, v1] = await byBoth(async (service) =>
      sampleOf(operation, await knownFor(service, operation, { ...cart, externalReference: 'x' })),
    );
    expectSampleDone(operation, v2);
    expect(comparable(v1)).toEqual(comparable(v2));
  },
);

const others: readonly (readonly [name: string, make: (service: TestService) => Promise<Call>])[] = [
  ['a page of a list', async () => ({ path: '/v1/products?limit=1' })],
  ['a query with escapes', async () => ({ path: '/v1/orders?placedFrom=2026-01-01T00%3A00%3A00%2B01%3A00&limit=2' })],
  ['a parameter twice', async () => ({ path: '/v1/products?limit=1&limit=2' })],
  ['a path with escapes', async () => ({ path: '/v1/products/%54EE%2DM' })],
  ['a path that cannot be decoded', async () => ({ path: '/v1/products/%E0%A4%A' })],
  ['text beyond ASCII', async ({ tokens }) => placing(tokens.ada, { ...cart, note: 'Grüße 🎁' })],
  ['a refusal', async ({ tokens }) => placing(tokens.ada, { ...cart, lines: [] })],
  [
    'headers in capitals',
    async ({ tokens }) => placing(tokens.ada, cart, { ORIGIN: 'https://shop.test', Accept: 'application/json' }),
  ],
  ['a missing order', async ({ tokens }) => canceling(tokens.ada, '7K3M9Q-X1QF65-V805T8')],
  ['an unknown route', async () => ({ path: '/nowhere' })],
];
test.each(others)('%s gets the same answer from both payload versions', async (_, make) => {
  const [v2, v1] = await byBoth(make);
  expect(comparable(v1)).toEqual(comparable(v2));
});

test('a command in one payload version is replayed in the other', async () => {
  const service = await startService();
  const call = placing(service.tokens.ada, cart, { 'idempotency-key': newKey() });
  const first = await service.call({ ...call, payload: '2.0' });
  const again = await service.call({ ...call, payload: '1.0' });
  expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
});

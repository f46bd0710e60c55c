import { beforeAll, describe, expect, test } from '@jest/globals';
import { signedCursors } from '#adapters/http/edge/cursor';
import { inside } from '#test/http/remote/inside';
import { expectRefusedAtTheEdge } from '#test/http/support/problems';
import {
  canceling,
  cart,
  givenDelivery,
  givenEndpoint,
  givenOrder,
  isPossible,
  named,
  sampleOf,
  withCursor,
} from '#test/http/support/samples';
import { configuration, startService, type TestService } from '#test/http/support/service';
import { hasManyCases } from '#test/properties/runs';

const invalid = {
  status: 400,
  code: 'invalid-cursor',
  pointers: ['/query/cursor'],
} as const;

const listed = withCursor.filter(isPossible);

let service: TestService;
/** An order to which more than one thing happened. */
let canceled: string;
let endpointId = '';
let cursors: Readonly<Record<string, string>>;

const cursorOf = async (path: string, token: string | null): Promise<string> => {
  const { json, body } = await service.call({ path, token });
  if (typeof json.nextCursor === 'string') return json.nextCursor;
  throw new Error(
    `${path} has no second page. Store what it lists at least twice, in beforeAll of test/http/edge/cursors.test.ts. ${body}`,
  );
};

beforeAll(async () => {
  service = await startService();
  const lines = [{ sku: 'MUG', quantity: 1 }];
  for (const token of [service.tokens.ada, service.tokens.ada, service.tokens.bob, service.tokens.bob])
    await givenOrder(service, token, { ...cart, lines });
  canceled = await givenOrder(service, service.tokens.ada, { ...cart, lines });
  await service.call(canceling(service.tokens.ada, canceled));
  const body = { type: 'percent', rate: '0.1' };
  for (const code of ['AUTUMN', 'SPRING']) await service.call({ method: 'PUT', path: `/v1/discounts/${code}`, body });
  for (const id of ['cus_ada', 'cus_bob']) await service.call({ method: 'PUT', path: `/v1/customers/${id}`, body: {} });
  if (listed.some(({ path }) => path.includes('{endpointId}'))) {
    endpointId = await givenEndpoint(service);
    for (let times = 0; times < 2; times += 1) await givenDelivery(service, endpointId);
  }
  const found: Record<string, string> = {};
  for (const operation of listed) {
    const path = `${sampleOf(operation, { orderId: canceled, endpointId }).path}?limit=1`;
    found[operation.id] = await cursorOf(path, operation.access === 'public' ? null : service.tokens.staff);
  }
  cursors = found;
});

/** How far the places of a cursor that are changed lie apart: a quick run takes some, a long run all. */
const step = hasManyCases ? 1 : 11;

const sampleWith = (operation: (typeof withCursor)[number], cursor: string) => ({
  ...sampleOf(operation),
  path: `${sampleOf(operation, { orderId: canceled, endpointId }).path}?cursor=${encodeURIComponent(cursor)}`,
});

describe.each(named(listed))('a cursor of %s', (id, operation) => {
  const own = () => cursors[id] ?? '';

  test('is accepted unaltered', async () => {
    expect((await service.call(sampleWith(operation, own()))).status).toBe(200);
  });

  test('is refused with any bit changed', async () => {
    const bytes = Buffer.from(own(), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expectRefusedAtTheEdge(service, sampleWith(operation, flipped.toString('base64url')), invalid);
    }
  });

  test('is refused with any character changed', async () => {
    for (let at = 0; at < own().length; at += step)
      for (const other of ['A', 'B', '_', '=', '%', ' ', 'é']) {
        if (own()[at] === other) continue;
        await expectRefusedAtTheEdge(
          service,
          sampleWith(operation, own().slice(0, at) + other + own().slice(at + 1)),
          invalid,
        );
      }
  });

  test('is refused shorter or longer', async () => {
    for (let length = 0; length < own().length; length += step)
      await expectRefusedAtTheEdge(service, sampleWith(operation, own().slice(0, length)), invalid);
    for (const more of ['A', '=', '==', 'AAAA', '\n', own()])
      await expectRefusedAtTheEdge(service, sampleWith(operation, own() + more), invalid);
  });

  test.each([
    ['nothing', ''],
    ['garbage', 'garbage'],
    ['JSON', '{"after":1}'],
    ['an offset', '25'],
    ['a null', 'null'],
    ['an id', '7K3M9Q-X1QF65-V805T8'],
    ['401 characters', 'A'.repeat(401)],
    ['8,000 characters', 'A'.repeat(8_000)],
    ['a null character', '\u0000'],
    ['its own name', '__proto__'],
  ])('cannot be %s', async (_, cursor) => {
    await expectRefusedAtTheEdge(service, sampleWith(operation, cursor), invalid);
  });

  test('is refused with another secret, or with a position that does not exist', async () => {
    inside('the secret of cursors');
    // A list about one order, endpoint or customer is bound to it.
    const known: Readonly<Record<string, string>> = { orderId: canceled, endpointId, customerId: 'cus_ada' };
    const filters = Object.fromEntries(Object.keys(operation.request.path ?? {}).map((name) => [name, known[name]]));
    const caller = operation.access === 'public' ? 'public' : 'staff:op_1';
    const binding = { caller, operation: id, filters };
    const position = Buffer.from(own(), 'base64url').subarray(16).toString();
    const ours = signedCursors(configuration.cursorSecret);
    expect(ours.write(position, binding)).toBe(own());
    for (const cursor of [
      signedCursors('another secret for cursors').write(position, binding),
      ours.write('not a position', binding),
      Buffer.concat([Buffer.alloc(16), Buffer.from(position)]).toString('base64url'),
      Buffer.from(position).toString('base64url'),
    ])
      await expectRefusedAtTheEdge(service, sampleWith(operation, cursor), invalid);
  });

  test('is not a cursor of another list', async () => {
    for (const [other, cursor] of Object.entries(cursors))
      if (other !== id) await expectRefusedAtTheEdge(service, sampleWith(operation, cursor), invalid);
  });
});

test('a cursor of the events of an order is not a cursor of another order', async () => {
  const token = service.tokens.ada;
  const { json } = await service.call({ path: '/v1/orders', token });
  const ids = (json.orders as readonly { readonly id: string }[]).map(({ id }) => id);
  const other = ids.find((id) => id !== canceled);
  const cursor = await cursorOf(`/v1/orders/${canceled}/events?limit=1`, token);
  await expectRefusedAtTheEdge(service, { path: `/v1/orders/${other}/events?cursor=${cursor}`, token }, invalid);
  // In another spelling it is the same order.
  const spelled = canceled.toLowerCase().replaceAll('-', '');
  expect((await service.call({ path: `/v1/orders/${spelled}/events?cursor=${cursor}`, token })).status).toBe(200);
});

describe('a cursor of orders', () => {
  test('is bound to its caller', async () => {
    const ada = await cursorOf('/v1/orders?limit=1', service.tokens.ada);
    const path = `/v1/orders?limit=1&cursor=${ada}`;
    const other = await service.issuer.staff('op_2');
    const sameName = await service.issuer.staff('cus_ada');
    for (const token of [service.tokens.bob, service.tokens.staff, other, sameName])
      await expectRefusedAtTheEdge(service, { path, token }, invalid);
    expect((await service.call({ path, token: service.tokens.ada })).status).toBe(200);
  });

  test('is bound to its filters', async () => {
    const cursor = await cursorOf('/v1/orders?limit=1&status=pending', service.tokens.ada);
    for (const query of [
      '',
      'status=canceled',
      'status=pending&placedTo=2030-01-01T00:00:00Z',
      'customerId=cus_ada&status=pending',
    ])
      await expectRefusedAtTheEdge(
        service,
        { path: `/v1/orders?${query}&cursor=${cursor}`, token: service.tokens.ada },
        invalid,
      );
  });

  test('continues with another limit, and with its filters in another order or spelling', async () => {
    const from = '2020-01-01T00:00:00Z';
    const cursor = await cursorOf(`/v1/orders?limit=1&status=pending&placedFrom=${from}`, service.tokens.ada);
    for (const query of [
      `limit=7&status=pending&placedFrom=${from}`,
      `placedFrom=${from}&status=pending`,
      'status=pending&placedFrom=2020-01-01T01:00:00.000%2B01:00',
    ]) {
      const page = await service.call({ path: `/v1/orders?cursor=${cursor}&${query}`, token: service.tokens.ada });
      expect([query, page.status, (page.json.orders as readonly unknown[]).length]).toEqual([query, 200, 1]);
    }
  });

  test('is refused after the secret has changed', async () => {
    const renewed = await startService(undefined, { configuration: { cursorSecret: 'the next secret of cursors' } });
    const path = `/v1/products?cursor=${cursors.listProducts}`;
    await expectRefusedAtTheEdge(renewed, { path, token: null }, invalid);
  });
});

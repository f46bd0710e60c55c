import { type AttributeValue, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { systemSha256 } from '#adapters/system/sha256';
import { cloudEventsOf } from '#application/events/cloud-event';
import { days } from '#domain/instant';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { partsOf, timeSymbolsOf } from '#domain/orders/order-id';
import type { PrivateChange } from '#domain/orders/private-data';
import { sumNames, sumsOf } from '#domain/reports/sums';
import { bob } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord, emptyCustomer } from '#test/builders/customers';
import { code } from '#test/builders/discounts';
import { feedEntry } from '#test/builders/events/feed';
import { delivered, packed, received, returnRequested, shipped, tracking } from '#test/builders/goods';
import {
  changed,
  completed,
  confirmed,
  held,
  linesCanceled,
  orderRecord,
  released,
  updated,
  writing,
} from '#test/builders/orders';
import { authorized, capturedOf, refundedOf, requested } from '#test/builders/payments/money';
import { sku } from '#test/builders/products';
import { entry, salesRow } from '#test/builders/reports';
import { aTrace, cause } from '#test/builders/requests';
import { changedEndpoint, endpoint, endpointId } from '#test/builders/webhooks/webhooks';
import { given } from '#test/contract/world';
import { itemSize } from '#test/integration/item-size';
import { typicalOrder } from '#test/integration/typical';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

const storedOrder = async ({ client, table }: DynamoWorld, { id }: OrderRecord) => {
  const { tag, at, random } = partsOf(id);
  const Key = { pk: { S: `c#${tag}` }, sk: { S: `o#${timeSymbolsOf(at)}${random}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  return Item ?? {};
};

const placed = async (lines: number): Promise<{ world: DynamoWorld; record: OrderRecord; bytes: number }> => {
  const world = await dynamoWorld();
  const record = typicalOrder(lines);
  await given(world, writing(record));
  return { world, record, bytes: itemSize(await storedOrder(world, record)) };
};

describe('the size of an order with email and address', () => {
  test.each([
    [1, 392],
    [3, 529],
    [8, 807],
    [50, 3185],
  ])('with %i lines it takes %i bytes when it is placed', async (lines, bytes) => {
    expect((await placed(lines)).bytes).toBe(bytes);
  });

  test('with a counted discount an order of 3 lines takes 35 more', async () => {
    const world = await dynamoWorld();
    const applied = { code: code('WELCOME10'), counted: true, redeemer: null };
    const record = typicalOrder(3, { applied, discount: { type: 'fixed', amount: 1000 } });
    await given(world, writing(record));
    expect(itemSize(await storedOrder(world, record))).toBe(564);
  });

  test('an order of 3 lines stays within one write unit for four short changes', async () => {
    const { world, record } = await placed(3);
    let after = record;
    const sizes: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      after = changed(after, [confirmed]);
      await given(world, writing(after));
      sizes.push(itemSize(await storedOrder(world, after)));
    }
    expect(sizes).toEqual([627, 725, 823, 921]);
    expect(sizes.at(-1)).toBeLessThanOrEqual(1_024);
  });
});

/** What the provider calls a payment, as long as an id of Stripe. */
const reference = 'pi_3MtwBwLkdIwHu7ix28a3tqPa';
const known = (event: OrderEvent<'payment.authorized'>, at: number): OrderEvent<'payment.authorized'> => ({
  ...event,
  data: { ...event.data, reference, authorizedUntil: at + days(7) },
});

type LifeStep = readonly [events: readonly OrderEvent[], key: string, words?: PrivateChange];

/** The sizes of an order after each change of a life. The outcome of a payment has the command of its intent. */
const sizesOfLife = async (lines: number, stepsOf: (record: OrderRecord) => readonly LifeStep[]) => {
  const { world, record } = await placed(lines);
  let after = record;
  const sizes: number[] = [];
  for (const [events, key, words] of stepsOf(record)) {
    const command = { cause: cause(key), trace: null };
    after = changed(after, events, words === undefined ? command : { ...command, private: words });
    await given(world, writing(after));
    sizes.push(itemSize(await storedOrder(world, after)));
  }
  return sizes;
};

const methodOf: PrivateChange = { paymentMethods: { pay_1: 'pm_1MtwBwLkdIwHu7ix28a3tqPa' } };
const paying = (record: OrderRecord, amount: number): readonly LifeStep[] => [
  [[requested(1, 1, amount)], 'pay', methodOf],
  [[known(authorized(1, 1, amount), record.changes[0].at), confirmed], 'pay'],
  [[requested(1, 2, amount, { operation: 'capture' })], 'capture'],
  [[capturedOf(1, 2, amount)], 'capture'],
];
const sending = (lines: number): readonly LifeStep[] => {
  const all = Array.from({ length: lines }, (_, index) => [String(index + 1), 1] as const);
  return [
    [[packed('ful_1', ...all)], 'pack'],
    [[shipped('ful_1')], 'ship', { tracking: tracking({ url: null }) }],
    [[delivered('ful_1')], 'deliver'],
    [[returnRequested('ret_1', ['1', 1])], 'ask', { reason: 'too small' }],
    [[received('ret_1', true, ['1', 1])], 'receive'],
    [[requested(1, 3, 2031, { operation: 'refund' })], 'refund'],
    [[refundedOf(1, 3, 2031), completed], 'refund'],
  ];
};

describe('the size of a whole life', () => {
  test.each([
    [3, 9_493, 918, 1_591],
    [8, 19_493, 1_201, 1_909],
  ])(
    'an order of %i lines of %i takes %i bytes when it is captured and %i at its end',
    async (lines, amount, captured, ended) => {
      const sizes = await sizesOfLife(lines, (record) => [...paying(record, amount), ...sending(lines)]);
      expect([sizes[3], sizes.at(-1)]).toEqual([captured, ended]);
    },
  );
});

test('an entry of a sku takes 47 bytes with the sku of five letters', async () => {
  const { ports, client, table } = await dynamoWorld();
  await ports.writeOrdersByFacet([{ facet: sku('TEE-M'), orderId: orderRecord().id, isListed: true }]);
  const Key = { pk: { S: 'q#TEE-M#0' }, sk: { S: 'o#1QF65V805T7K3M9QX' } };
  const { Item = {} } = await client.send(new GetItemCommand({ TableName: table, Key }));
  expect(itemSize(Item)).toBe(47);
});

test('an entry of an unsettled order takes 47 bytes', async () => {
  const { ports, client, table } = await dynamoWorld();
  await ports.writeUnsettledOrders([{ orderId: orderRecord().id, isListed: true }]);
  const Key = { pk: { S: 'u#0' }, sk: { S: 'o#1QF65V805T7K3M9QX' } };
  const { Item = {} } = await client.send(new GetItemCommand({ TableName: table, Key }));
  expect(itemSize(Item)).toBe(47);
});

test('an entry of a closed order with private data takes 45 bytes', async () => {
  const { ports, client, table } = await dynamoWorld();
  await ports.writePrivateOrders([{ orderId: orderRecord().id, isListed: true }]);
  const Key = { pk: { S: 'y#0' }, sk: { S: 'o#1QF65V805T7K3M9QX' } };
  const { Item = {} } = await client.send(new GetItemCommand({ TableName: table, Key }));
  expect(itemSize(Item)).toBe(45);
});

test('a record of a customer takes 174 bytes, without any field 44, and the entry of its address 57', async () => {
  const { ports, client, table } = await dynamoWorld();
  const sizeAt = async (pk: string, sk: string) =>
    itemSize(
      (await client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))).Item ?? {},
    );
  await ports.writeCustomers.put(customerRecord(), undefined);
  await ports.writeCustomers.put(emptyCustomer({ id: bob }), undefined);
  expect(await sizeAt('n#cus_ada', 'n#cus_ada')).toBe(174);
  expect(await sizeAt('n#cus_bob', 'n#cus_bob')).toBe(44);
  expect(await sizeAt('n#5giivfSMuki_WOXDAEXPIw', 'e#cus_ada')).toBe(57);
});

test.each([
  ['a confirmation', [confirmed], 456],
  ['a parcel of 3 lines', [packed('ful_1', ['1', 2], ['2', 1], ['3', 1])], 577],
  ['a placement of 3 lines', [typicalOrder(3).changes[0].events[0]], 1_490],
] as const)('the event of %s takes its bytes in the feed', async (_, events, bytes) => {
  const { ports, client, table } = await dynamoWorld();
  const record = changed(typicalOrder(3), [...events], { trace: aTrace });
  const published = cloudEventsOf(
    { kind: 'order', before: typicalOrder(3), after: record, at: tenOClock },
    { lowStockThreshold: 0, sha256: systemSha256 },
  );
  await ports.writeFeed(published.map((event) => feedEntry(0, event)));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items.map(itemSize)).toEqual([bytes]);
});

test('the mark of an order in the reports takes 53 bytes, and a row of sales with large amounts 187', async () => {
  const { ports, client, table } = await dynamoWorld();
  const large = sumsOf('sales', Object.fromEntries(sumNames.sales.map((name) => [name, 123_456_789_012])));
  await ports.writeReports.book([entry({ orderId: orderRecord().id, to: 2, rows: [salesRow(large)] })]);
  const sizeOf = async (pk: string, sk: string): Promise<number> => {
    const { Item = {} } = await client.send(
      new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }),
    );
    return itemSize(Item);
  };
  expect(await sizeOf('t#7K3M9Q-X1QF65-V805T8', 'booked')).toBe(53);
  expect(await sizeOf('t#s#booked#2026-11#0', '2026-11-21#EUR')).toBe(187);
});

test('an endpoint of webhooks takes 141 bytes, with a value in every field 250, and its tombstone 62', async () => {
  const { ports, client, table } = await dynamoWorld();
  const Key = { pk: { S: 'w#0' }, sk: { S: endpointId() } };
  const size = async () => itemSize((await client.send(new GetItemCommand({ TableName: table, Key }))).Item ?? {});
  await ports.commit([{ kind: 'webhook-endpoint', endpoint: endpoint() }]);
  expect(await size()).toBe(141);
  await ports.commit([{ kind: 'webhook-endpoint', endpoint: changedEndpoint() }]);
  expect(await size()).toBe(250);
  await ports.commit([{ kind: 'delete-webhook-endpoint', id: endpointId(), version: 2, at: tenOClock }]);
  expect(await size()).toBe(62);
});

describe('the bytes that a change adds', () => {
  test.each<[string, readonly OrderEvent[], PrivateChange | undefined, number]>([
    ['a confirmation', [confirmed], undefined, 98],
    ['an update of a note', [updated('note')], { note: 'ring twice' }, 119],
    [
      'an internal note with two tags',
      [updated('internalNote', 'internalTags')],
      { internalNote: 'call first', internalTags: ['vip', 'fraud check'] },
      141,
    ],
    ['a hold with a reason', [held('hold_2')], { reason: 'address to be checked' }, 132],
    ['a release', [released('hold_2')], undefined, 105],
    ['a parcel of 3 lines', [packed('ful_1', ['1', 2], ['2', 1], ['3', 1])], undefined, 129],
    ['a shipped parcel with tracking', [shipped('ful_1')], { tracking: tracking({ url: null }) }, 140],
    ['a delivered parcel', [delivered('ful_1')], undefined, 102],
    ['a return request', [returnRequested('ret_1', ['1', 1])], { reason: 'too small' }, 129],
    ['a reception', [received('ret_1', true, ['1', 1])], undefined, 114],
    ['3 canceled lines, two of them of one unit', [linesCanceled(['1', 2], ['2', 1], ['3', 1])], undefined, 122],
  ])('%s', async (_, events, words, bytes) => {
    const { world, record, bytes: before } = await placed(3);
    const after = changed(record, events, words === undefined ? {} : { private: words });
    await given(world, writing(after));
    expect(itemSize(await storedOrder(world, after)) - before).toBe(bytes);
  });
});

test('sizes follow the rules of the Developer Guide', () => {
  const item: Record<string, AttributeValue> = {
    pk: { S: 'ü' },
    whole: { N: '1200' },
    part: { N: '-0.125' },
    none: { N: '0' },
    bytes: { B: new Uint8Array(16) },
    yes: { BOOL: true },
    no: { NULL: true },
    list: { L: [{ S: 'a' }, { N: '1' }] },
    map: { M: { a: { S: 'bc' } } },
  };
  // Names: 2 + 5 + 4 + 4 + 5 + 3 + 2 + 4 + 3; values: 2 + 2 + 4 + 1 + 16 + 1 + 1 + (3 + 2 + 3) + (3 + 1 + 3).
  expect(itemSize(item)).toBe(32 + 42);
});

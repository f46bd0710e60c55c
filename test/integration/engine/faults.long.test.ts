import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { type Committed, type Ports, rejectionsOf, storedPorts, Unavailable, type Write } from '#application/ports';
import { feedStart } from '#domain/events/feed';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord, emptyCustomer, erasedRecord } from '#test/builders/customers';
import { code, discount, discountFacts, redeemer } from '#test/builders/discounts';
import { feedEntry, orderEvent } from '#test/builders/events/feed';
import {
  canceled,
  changed,
  completed,
  confirmed,
  orderRecord,
  receiptOf,
  referring,
  writing,
} from '#test/builders/orders';
import { simulated } from '#test/builders/payments/simulator';
import { facts, product, sku } from '#test/builders/products';
import { today } from '#test/builders/reports';
import { cause } from '#test/builders/requests';
import {
  changedEndpoint,
  endpoint,
  endpointId,
  failedDelivery,
  failingBacklog,
  stockBacklog,
} from '#test/builders/webhooks/webhooks';
import { declaredPorts } from '#test/contract/declared-ports';
import { given, givenDiscounts, givenProducts } from '#test/contract/world';
import { type Fault, faults, faulty } from '#test/integration/engine/faults';
import { dynamoWorld } from '#test/integration/world';

const tee = sku('TEE-M');
const stocked = product({ available: 10 });
const welcome = code('WELCOME10');
const redeemed = discount({ redeemed: 1 });
const ofAda = { code: welcome, redeemer: redeemer('ada') };

/** A world without real waits, whose faults begin on request. */
const faultyWorld = async () => {
  const injected = faulty();
  const waits: number[] = [];
  const pace = {
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
    random: () => 0.5,
  };
  const world = await dynamoWorld({ over: injected.over, pace });
  injected.calls.splice(0);
  return { world, injected, waits };
};

const one = orderRecord({ cause: cause('one', 'body') });
const two = changed(one, [confirmed], { private: { note: 'soon' } });
const three = changed(two, [canceled]);
const receipt = (available: number): Write => ({
  kind: 'receipt',
  receipt: { ...cause('count', 'body'), result: { kind: 'stock', sku: tee, available }, keptUntil: tenOClock },
});

/** Every commit of the use cases, with its initial state and the state after exactly one commit. */
const commits: readonly {
  readonly name: string;
  readonly given: readonly (readonly [Write, ...Write[]])[];
  readonly writes: readonly [Write, ...Write[]];
  readonly left: (ports: Ports) => Promise<unknown>;
  readonly expected: unknown;
}[] = [
  {
    name: 'a new order',
    given: [],
    writes: [writing(one)],
    left: ({ orders }) => orders.find(one.id),
    expected: one,
  },
  {
    name: 'a changed order',
    given: [[writing(one)]],
    writes: [writing(two)],
    left: ({ orders }) => orders.find(one.id),
    expected: two,
  },
  {
    name: 'a placement',
    given: [],
    writes: [
      writing(one),
      { kind: 'receipt', receipt: receiptOf(one) },
      { kind: 'take-stock', move: { sku: tee, quantity: 3 }, factsVersion: 1, backorderLimit: 0 },
      referring(one),
    ],
    left: async ({ orders, products }) => [await orders.find(one.id), (await products.find(tee))?.available],
    expected: [one, 7],
  },
  {
    name: 'a placement of the last units',
    given: [],
    writes: [
      writing(one),
      { kind: 'receipt', receipt: receiptOf(one) },
      { kind: 'take-stock', move: { sku: tee, quantity: 10 }, factsVersion: 1, backorderLimit: 0 },
    ],
    left: async ({ orders, products }) => [await orders.find(one.id), (await products.find(tee))?.available],
    expected: [one, 0],
  },
  {
    name: 'a cancellation that gives units back',
    given: [[writing(one)], [writing(two)]],
    writes: [writing(three), { kind: 'return-stock', move: { sku: tee, quantity: 3 } }],
    left: async ({ orders, products }) => [await orders.find(one.id), (await products.find(tee))?.available],
    expected: [three, 13],
  },
  {
    name: 'a count with its receipt',
    given: [],
    writes: [{ kind: 'set-stock', sku: tee, from: 10, to: 4 }, receipt(4)],
    left: async ({ products, receipts }) => [
      (await products.find(tee))?.available,
      (await receipts.find(cause('count', 'body').key))?.result,
    ],
    expected: [4, { kind: 'stock', sku: tee, available: 4 }],
  },
  {
    name: 'a count alone',
    given: [],
    writes: [{ kind: 'set-stock', sku: tee, from: 10, to: 4 }],
    left: ({ products }) => products.find(tee),
    expected: product({ available: 4 }),
  },
  {
    name: 'a new product',
    given: [],
    writes: [{ kind: 'product', facts: facts({ sku: sku('NEW') }) }],
    left: ({ products }) => products.find(sku('NEW')),
    expected: product({ sku: sku('NEW'), available: 0 }),
  },
  {
    name: 'changed facts',
    given: [],
    writes: [{ kind: 'product', facts: facts({ name: 'Shirt', version: 2 }) }],
    left: ({ products }) => products.find(tee),
    expected: product({ name: 'Shirt', version: 2, available: 10 }),
  },
  {
    name: 'a deleted product',
    given: [],
    writes: [{ kind: 'delete-product', sku: tee, version: 1 }],
    left: ({ commit }) => commit([{ kind: 'product', facts: facts() }]),
    expected: {
      kind: 'rejected',
      why: { kind: 'facts-changed', product: undefined, deleted: product({ version: 2, available: 10 }) },
    },
  },
  {
    name: 'a product that is sold again',
    given: [[{ kind: 'delete-product', sku: tee, version: 1 }]],
    writes: [{ kind: 'product', facts: facts({ name: 'Shirt', version: 3 }) }],
    left: ({ products }) => products.find(tee),
    expected: product({ name: 'Shirt', version: 3, available: 10 }),
  },
  {
    name: 'units given back to a deleted product',
    given: [[{ kind: 'delete-product', sku: tee, version: 1 }]],
    writes: [{ kind: 'return-stock', move: { sku: tee, quantity: 6 } }],
    left: async ({ commit, products }) => {
      await commit([{ kind: 'product', facts: facts({ version: 3 }) }]);
      return products.find(tee);
    },
    expected: product({ version: 3, available: 16 }),
  },
  {
    name: 'a placement with the last redemption',
    given: [[{ kind: 'redeem-discount', code: welcome, factsVersion: 1 }]],
    writes: [
      writing(one),
      { kind: 'receipt', receipt: receiptOf(one) },
      { kind: 'take-stock', move: { sku: tee, quantity: 3 }, factsVersion: 1, backorderLimit: 0 },
      { kind: 'redeem-discount', code: welcome, factsVersion: 1 },
    ],
    left: async ({ orders, products, discounts }) => [
      await orders.find(one.id),
      (await products.find(tee))?.available,
      (await discounts.find(welcome, { fresh: true }))?.redeemed,
    ],
    expected: [one, 7, 3],
  },
  {
    name: 'a cancellation that gives the last redemption back',
    given: [[writing(one)], [writing(two)]],
    writes: [
      writing(three),
      { kind: 'return-stock', move: { sku: tee, quantity: 3 } },
      { kind: 'return-redemption', code: welcome },
    ],
    left: async ({ orders, products, discounts }) => [
      await orders.find(one.id),
      (await products.find(tee))?.available,
      (await discounts.find(welcome, { fresh: true }))?.redeemed,
    ],
    expected: [three, 13, 0],
  },
  {
    name: 'a redemption of a customer alone',
    given: [],
    writes: [{ kind: 'redeem-for-customer', ...ofAda, maximum: 1 }],
    left: ({ commit }) => commit([{ kind: 'redeem-for-customer', ...ofAda, maximum: 1 }]),
    expected: { kind: 'rejected', why: { kind: 'discount-used-up-by-customer', code: welcome } },
  },
  {
    name: 'a redemption of a customer given back alone',
    given: [
      [{ kind: 'redeem-for-customer', ...ofAda, maximum: 2 }],
      [{ kind: 'redeem-for-customer', ...ofAda, maximum: 2 }],
    ],
    writes: [{ kind: 'return-customer-redemption', ...ofAda }],
    left: async ({ commit }) => [
      await commit([{ kind: 'redeem-for-customer', ...ofAda, maximum: 1 }]),
      await commit([{ kind: 'redeem-for-customer', ...ofAda, maximum: 2 }]),
    ],
    expected: [
      { kind: 'rejected', why: { kind: 'discount-used-up-by-customer', code: welcome } },
      { kind: 'committed' },
    ],
  },
  {
    name: 'a redemption alone',
    given: [],
    writes: [{ kind: 'redeem-discount', code: welcome, factsVersion: 1 }],
    left: ({ discounts }) => discounts.find(welcome, { fresh: true }),
    expected: discount({ redeemed: 2 }),
  },
  {
    name: 'a redemption given back alone',
    given: [[{ kind: 'redeem-discount', code: welcome, factsVersion: 1 }]],
    writes: [{ kind: 'return-redemption', code: welcome }],
    left: ({ discounts }) => discounts.find(welcome, { fresh: true }),
    expected: discount({ redeemed: 1 }),
  },
  {
    name: 'a new discount',
    given: [],
    writes: [{ kind: 'discount', facts: discountFacts({ code: code('NEW') }) }],
    left: ({ discounts }) => discounts.find(code('NEW'), { fresh: true }),
    expected: discount({ code: code('NEW') }),
  },
  {
    name: 'changed facts of a discount',
    given: [],
    writes: [{ kind: 'discount', facts: discountFacts({ currency: null, maxRedemptions: null, version: 2 }) }],
    left: ({ discounts }) => discounts.find(welcome, { fresh: true }),
    expected: discount({ currency: null, maxRedemptions: null, version: 2, redeemed: 1 }),
  },
  {
    name: 'a deleted discount',
    given: [],
    writes: [{ kind: 'delete-discount', code: welcome, version: 1 }],
    left: ({ commit }) => commit([{ kind: 'discount', facts: discountFacts() }]),
    expected: {
      kind: 'rejected',
      why: { kind: 'discount-changed', discount: undefined, deleted: discount({ version: 2, redeemed: 1 }) },
    },
  },
  {
    name: 'a discount that is given again',
    given: [[{ kind: 'delete-discount', code: welcome, version: 1 }]],
    writes: [{ kind: 'discount', facts: discountFacts({ maxRedemptions: 9, version: 3 }) }],
    left: ({ discounts }) => discounts.find(welcome, { fresh: true }),
    expected: discount({ maxRedemptions: 9, version: 3, redeemed: 1 }),
  },
  {
    name: 'units taken alone',
    given: [],
    writes: [{ kind: 'take-stock', move: { sku: tee, quantity: 6 }, factsVersion: 1, backorderLimit: 0 }],
    left: ({ products }) => products.find(tee),
    expected: product({ available: 4 }),
  },
  {
    name: 'units given back alone',
    given: [],
    writes: [{ kind: 'return-stock', move: { sku: tee, quantity: 6 } }],
    left: ({ products }) => products.find(tee),
    expected: product({ available: 16 }),
  },
  {
    name: 'a new endpoint with its receipt',
    given: [],
    writes: [
      { kind: 'webhook-endpoint', endpoint: endpoint() },
      {
        kind: 'receipt',
        receipt: {
          ...cause('endpoint', 'body'),
          result: { kind: 'webhook-endpoint', id: endpointId() },
          keptUntil: tenOClock,
        },
      },
    ],
    left: async ({ webhookEndpoints, receipts }) => [
      await webhookEndpoints.all(),
      (await receipts.find(cause('endpoint', 'body').key))?.result,
    ],
    expected: [[endpoint()], { kind: 'webhook-endpoint', id: endpointId() }],
  },
  {
    name: 'a changed endpoint',
    given: [[{ kind: 'webhook-endpoint', endpoint: endpoint() }]],
    writes: [{ kind: 'webhook-endpoint', endpoint: changedEndpoint() }],
    left: ({ webhookEndpoints }) => webhookEndpoints.find(endpointId()),
    expected: changedEndpoint(),
  },
  {
    name: 'a deleted endpoint',
    given: [[{ kind: 'webhook-endpoint', endpoint: endpoint() }]],
    writes: [{ kind: 'delete-webhook-endpoint', id: endpointId(), version: 1, at: tenOClock }],
    left: ({ webhookEndpoints }) => webhookEndpoints.all(),
    expected: [],
  },
];

const committed: Committed = { kind: 'committed' };
/** Only the call of a single item can be repeated by the client without the token of a transaction. */
const traceless: readonly Write['kind'][] = [
  'take-stock',
  'return-stock',
  'redeem-discount',
  'return-redemption',
  'redeem-for-customer',
  'return-customer-redemption',
];
const isTransaction = (writes: readonly Write[]) =>
  writes.length > 1 || writes.some(({ kind }) => traceless.includes(kind));

test('the commits have every kind of write', () => {
  const kinds = commits.flatMap(({ writes }) => writes.map(({ kind }) => kind));
  expect([...new Set(kinds)].toSorted()).toEqual(Object.keys(rejectionsOf).toSorted());
});

const sequencesOf = (applicable: readonly Fault[]) => {
  const sequences: readonly (readonly Fault[])[] = [
    ...applicable.map((fault) => [fault]),
    ['throttle', 'time-out', 'conflict'],
    ['lost reply', 'conflict', 'throttle'],
    ['conflict', 'lost reply', 'lost reply'],
  ];
  return sequences.map((sequence) => ({ sequence, name: sequence.join(', then ') }));
};

describe.each(commits)('$name', (each) => {
  const applicable = faults.filter((fault) => fault !== 'reply lost inside the client' || !isTransaction(each.writes));
  test.each(sequencesOf(applicable))('is committed once through $name', async ({ sequence }) => {
    const { world, injected } = await faultyWorld();
    await givenProducts(world, stocked);
    await givenDiscounts(world, redeemed);
    for (const writes of each.given) await given(world, ...writes);
    injected.next.push(...sequence);
    expect(await world.ports.commit(each.writes)).toEqual(committed);
    expect(injected.next).toEqual([]);
    expect(await each.left(world.ports)).toEqual(each.expected);
  });
});

/**
 * Removals with and without a reference use different calls. A client repeats a call by itself only without a
 * transaction.
 */
const removals: readonly { readonly name: string; readonly reference: string | null }[] = [
  { name: 'a removed order', reference: null },
  { name: 'a removed order with its reference', reference: 'web-1' },
];

describe.each(removals)('$name', ({ reference }) => {
  const record = changed(orderRecord({ externalReference: reference }), [canceled]);
  const stored = async () => {
    const faultyOne = await faultyWorld();
    const [first] = record.changes;
    const before = { ...record, changes: [first] } as const;
    await given(faultyOne.world, writing(before));
    await given(faultyOne.world, writing(record));
    if (reference !== null) await given(faultyOne.world, referring(record, reference));
    return faultyOne;
  };
  const applicable = faults.filter((fault) => fault !== 'reply lost inside the client' || reference === null);

  test.each(sequencesOf(applicable))('is gone through $name', async ({ sequence }) => {
    const { world, injected } = await stored();
    injected.next.push(...sequence);
    expect(await world.ports.removeOrder(record)).toEqual(committed);
    expect(injected.next).toEqual([]);
    expect(await world.ports.orders.find(record.id)).toBeUndefined();
    expect(await world.ports.externalReferences.find('web-1')).toEqual([]);
  });

  test('that has changed is not removed after any lost reply', async () => {
    const { world, injected } = await stored();
    const after = changed(record, [completed]);
    await given(world, writing(after));
    injected.next.push('time-out', 'conflict');
    expect(await world.ports.removeOrder(record)).toEqual({
      kind: 'rejected',
      why: { kind: 'order-changed', record: after },
    });
  });

  test('gives up in time', async () => {
    const { world, injected } = await stored();
    injected.calls.splice(0);
    injected.always = 'throttle';
    await expect(world.ports.removeOrder(record)).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(8);
  });
});

describe.each([null, 'web-1'])('an erased order with the reference %s', (reference) => {
  const record = changed(orderRecord({ externalReference: reference, private: { note: 'ring' } }), [canceled]);
  const applicable = faults.filter((fault) => fault !== 'reply lost inside the client' || reference === null);

  test.each(sequencesOf(applicable))('is erased once through $name', async ({ sequence }) => {
    const { world, injected } = await faultyWorld();
    const [first] = record.changes;
    await given(world, writing({ ...record, changes: [first] }));
    await given(world, writing(record));
    if (reference !== null) await given(world, referring(record, reference));
    injected.next.push(...sequence);
    expect(await world.ports.eraseOrder(record, erasedRecord(record))).toEqual(committed);
    expect(injected.next).toEqual([]);
    expect(await world.ports.orders.find(record.id)).toEqual(erasedRecord(record));
    expect(await world.ports.externalReferences.find('web-1')).toEqual([]);
  });
});

describe('a record of a customer', () => {
  const first = customerRecord();
  const second = customerRecord({ email: 'countess@example.com', version: 2 });
  const foundBy = async ({ customersByEmail }: Ports, email: string) =>
    (await customersByEmail.find(email)).map(({ id }) => id);

  test.each(sequencesOf(faults.filter((fault) => fault !== 'reply lost inside the client')))(
    'is written once and removed through $name',
    async ({ sequence }) => {
      const { world, injected } = await faultyWorld();
      const { customers, writeCustomers } = world.ports;
      await writeCustomers.put(first, undefined);
      injected.next.push(...sequence);
      expect(await writeCustomers.put(second, first)).toEqual(committed);
      expect(injected.next).toEqual([]);
      expect(await customers.find(ada)).toEqual(second);
      expect([
        await foundBy(world.ports, 'ada@example.com'),
        await foundBy(world.ports, 'countess@example.com'),
      ]).toEqual([[], [ada]]);
      injected.next.push(...sequence);
      expect(await writeCustomers.remove(second)).toEqual(committed);
      expect(injected.next).toEqual([]);
      expect(await customers.find(ada)).toBeUndefined();
      expect(await foundBy(world.ports, 'countess@example.com')).toEqual([]);
    },
  );

  test.each(sequencesOf(faults))(
    'without an address is written once and removed through $name',
    async ({ sequence }) => {
      const { world, injected } = await faultyWorld();
      const { customers, writeCustomers } = world.ports;
      injected.next.push(...sequence);
      expect(await writeCustomers.put(emptyCustomer(), undefined)).toEqual(committed);
      expect(await customers.find(ada)).toEqual(emptyCustomer());
      injected.next.push(...sequence);
      expect(await writeCustomers.remove(emptyCustomer())).toEqual(committed);
      expect(await customers.find(ada)).toBeUndefined();
    },
  );

  test('gives up in time', async () => {
    const { world, injected } = await faultyWorld();
    injected.always = 'throttle';
    await expect(world.ports.writeCustomers.put(first, undefined)).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(8);
  });
});

describe('entries of a projection', () => {
  const ids = [one.id, orderRecord({ at: tenOClock + 1 }).id];
  const entries = (isListed: boolean) => ids.map((orderId) => ({ facet: tee, orderId, isListed }));
  // Every projection writes by one function: it is gone through every fault once.

  test.each(sequencesOf(faults.filter((fault) => fault !== 'reply lost inside the client')))(
    'are written and taken back through $name',
    async ({ sequence }) => {
      const { world, injected } = await faultyWorld();
      const listed = async () => (await world.ports.ordersByFacet.page({ facet: tee, limit: 5 })).items.toSorted();
      for (const isListed of [true, false]) {
        injected.next.push(...sequence);
        await world.ports.writeOrdersByFacet(entries(isListed));
        expect(injected.next).toEqual([]);
        expect(await listed()).toEqual(isListed ? ids.toSorted() : []);
      }
    },
  );

  test('are unavailable in time', async () => {
    const { world, injected } = await faultyWorld();
    injected.always = 'throttle';
    await expect(world.ports.writeOrdersByFacet(entries(true))).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(8);
    await expect(world.ports.writeUnsettledOrders(entries(true))).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(16);
    await expect(world.ports.writePrivateOrders(entries(true))).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(24);
  });
});

describe('events of the feed', () => {
  const entries = [feedEntry(0, orderEvent('5T', 1)), feedEntry(0, orderEvent('6T', 1))];

  test.each(sequencesOf(faults.filter((fault) => fault !== 'reply lost inside the client')))(
    'are written through $name',
    async ({ sequence }) => {
      const { world, injected } = await faultyWorld();
      injected.next.push(...sequence);
      await world.ports.writeFeed(entries);
      expect(injected.next).toEqual([]);
      const listing = { after: feedStart(tenOClock), until: tenOClock + 1, limit: 5 };
      expect((await world.ports.feed.ofHour(listing)).entries).toEqual(entries);
    },
  );

  test('are not confirmed after two seconds', async () => {
    const hanging = (client: DynamoDBClient) =>
      Object.assign(Object.create(client), {
        send: (_: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
          new Promise((_resolve, reject) => abortSignal.addEventListener('abort', () => reject(new Error('aborted')))),
      });
    const { ports } = await dynamoWorld({ over: hanging });
    const start = performance.now();
    await expect(ports.writeFeed(entries)).rejects.toThrow(Unavailable);
    expect(performance.now() - start).toBeGreaterThan(1_900);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});

describe('a payment of the simulator', () => {
  test.each(sequencesOf(faults))('is saved once through $name', async ({ sequence }) => {
    const { world, injected } = await faultyWorld();
    for (const version of [1, 2]) {
      injected.next.push(...sequence);
      expect(await world.ports.simulatedPayments.save(simulated({ version }))).toBe('saved');
      expect(injected.next).toEqual([]);
      expect(await world.ports.simulatedPayments.find(simulated())).toEqual(simulated({ version }));
    }
  });

  test.each(faults)('that another process changed is not saved: %s', async (fault) => {
    const { world, injected } = await faultyWorld();
    await world.ports.simulatedPayments.save(simulated({ method: 'tok_disputed' }));
    injected.next.push(fault);
    expect(await world.ports.simulatedPayments.save(simulated())).toBe('changed');
    expect(await world.ports.simulatedPayments.find(simulated())).toEqual(simulated({ method: 'tok_disputed' }));
  });

  test('is unavailable in time', async () => {
    const { world, injected } = await faultyWorld();
    injected.always = 'throttle';
    await expect(world.ports.simulatedPayments.save(simulated())).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(8);
  });
});

describe('what endpoints of webhooks get', () => {
  const backlog = failingBacklog();
  const claim = { holder: 'run', now: tenOClock, until: tenOClock + 1 };
  const writes: readonly { readonly name: string; readonly write: (ports: Ports) => Promise<unknown> }[] = [
    { name: 'queueWebhooks', write: ({ queueWebhooks }) => queueWebhooks([backlog, stockBacklog()]) },
    {
      name: 'webhookBacklogs.postpone',
      write: ({ webhookBacklogs }) => webhookBacklogs.postpone(backlog, { next: 3, dueAt: tenOClock, failing: null }),
    },
    { name: 'webhookBacklogs.finish', write: ({ webhookBacklogs }) => webhookBacklogs.finish(backlog) },
    { name: 'webhookBacklogs.claim', write: ({ webhookBacklogs }) => webhookBacklogs.claim(endpointId(), claim) },
    { name: 'webhookBacklogs.release', write: ({ webhookBacklogs }) => webhookBacklogs.release(endpointId(), 'run') },
    { name: 'storeWebhookDelivery', write: ({ storeWebhookDelivery }) => storeWebhookDelivery(failedDelivery()) },
  ];
  const left = async ({ webhookBacklogs, webhookDeliveries }: Ports) => [
    await webhookBacklogs.due(endpointId(), { now: tenOClock + 999_999, limit: 9 }),
    await webhookDeliveries.find(endpointId(), failedDelivery().id),
    await webhookBacklogs.claim(endpointId(), { ...claim, holder: 'another' }),
  ];

  test.each(writes.flatMap((each) => faults.map((fault) => ({ ...each, fault }))))(
    'is the same after $fault in $name',
    async ({ write, fault }) => {
      const [{ world, injected }, plain] = [await faultyWorld(), await dynamoWorld()];
      for (const { ports } of [world, plain]) await ports.queueWebhooks([backlog]);
      injected.next.push(fault);
      const answers = [await write(world.ports), await write(plain.ports)];
      expect(injected.next).toEqual([]);
      expect(answers[0]).toEqual(answers[1]);
      expect(await left(world.ports)).toEqual(await left(plain.ports));
    },
  );
});

describe('a retry does not take the write of another command for its own', () => {
  test('another order under the id, after a conflict', async () => {
    const { world, injected } = await faultyWorld();
    await given(world, writing({ ...one, changes: [{ ...one.changes[0], cause: cause('another', 'body') }] }));
    injected.next.push('conflict');
    expect(await world.ports.commit([writing(one)])).toEqual({ kind: 'rejected', why: { kind: 'order-exists' } });
  });

  test.each([
    ['another key', { cause: cause('another', 'body') }],
    ['another body', { cause: cause('two', 'another body') }],
    ['another moment', { at: tenOClock + 1, cause: cause('two', 'body') }],
  ])('a change with %s in our place, after a lost race', async (_, wanted) => {
    const { world, injected } = await faultyWorld();
    const ours = changed(one, [confirmed], { cause: cause('two', 'body') });
    const theirs = changed(one, [confirmed], { at: tenOClock + 60_000, ...wanted });
    await given(world, writing(one));
    await given(world, writing(theirs));
    injected.next.push('time-out');
    expect(await world.ports.commit([writing(ours)])).toEqual({
      kind: 'rejected',
      why: { kind: 'order-changed', record: theirs },
    });
  });

  test('the same command at the first attempt: it is rejected with the stored item', async () => {
    const { world } = await faultyWorld();
    await given(world, writing(one));
    expect(await world.ports.commit([writing(one)])).toEqual({ kind: 'rejected', why: { kind: 'order-exists' } });
  });

  test('our own change is found before later changes', async () => {
    const { world, injected } = await faultyWorld();
    await given(world, writing(one));
    await given(world, writing(two));
    await given(world, writing(three));
    injected.next.push('time-out');
    expect(await world.ports.commit([writing(two)])).toEqual(committed);
  });

  test.each([
    ['another order', { result: { kind: 'order', id: orderRecord({ at: tenOClock + 1 }).id } as const }],
    ['another body', { fingerprint: cause('one', 'another body').fingerprint }],
  ])('the receipt of %s', async (_, wanted) => {
    const { world, injected } = await faultyWorld();
    const theirs = { ...receiptOf(one), ...wanted };
    await given(world, { kind: 'receipt', receipt: theirs });
    injected.next.push('throttle');
    expect(await world.ports.commit([writing(one), { kind: 'receipt', receipt: receiptOf(one) }])).toEqual({
      kind: 'rejected',
      why: { kind: 'receipt-exists', receipt: theirs },
    });
  });

  test('a deletion of a product that was created again since', async () => {
    const { world, injected } = await faultyWorld();
    await givenProducts(world, stocked);
    await given(world, { kind: 'delete-product', sku: tee, version: 1 });
    await given(world, { kind: 'product', facts: facts({ version: 3 }) });
    injected.next.push('conflict');
    expect(await world.ports.commit([{ kind: 'delete-product', sku: tee, version: 1 }])).toEqual({
      kind: 'rejected',
      why: { kind: 'facts-changed', product: product({ version: 3 }) },
    });
  });

  test('a deletion of a discount that was created again since', async () => {
    const { world, injected } = await faultyWorld();
    await givenDiscounts(world, redeemed);
    await given(world, { kind: 'delete-discount', code: welcome, version: 1 });
    await given(world, { kind: 'discount', facts: discountFacts({ version: 3 }) });
    injected.next.push('conflict');
    expect(await world.ports.commit([{ kind: 'delete-discount', code: welcome, version: 1 }])).toEqual({
      kind: 'rejected',
      why: { kind: 'discount-changed', discount: discount({ version: 3, redeemed: 1 }) },
    });
  });

  test('other facts of a discount under our version', async () => {
    const { world, injected } = await faultyWorld();
    await givenDiscounts(world, redeemed);
    await given(world, { kind: 'discount', facts: discountFacts({ maxRedemptions: 8, version: 2 }) });
    injected.next.push('time-out');
    expect(await world.ports.commit([{ kind: 'discount', facts: discountFacts({ version: 2 }) }])).toEqual({
      kind: 'rejected',
      why: { kind: 'discount-changed', discount: discount({ maxRedemptions: 8, version: 2, redeemed: 1 }) },
    });
  });

  test('the last redemption, taken by another command', async () => {
    const { world, injected } = await faultyWorld();
    await givenDiscounts(world, discount({ redeemed: 3 }));
    injected.next.push('conflict');
    const redemption: Write = { kind: 'redeem-discount', code: welcome, factsVersion: 1 };
    expect(await world.ports.commit([writing(one), redemption])).toEqual({
      kind: 'rejected',
      why: { kind: 'discount-used-up', code: welcome },
    });
  });

  test.each<[string, Write]>([
    ['change', { kind: 'webhook-endpoint', endpoint: changedEndpoint() }],
    ['deletion', { kind: 'delete-webhook-endpoint', id: endpointId(), version: 1, at: tenOClock }],
  ])('another version of an endpoint, at a %s', async (_, write) => {
    const { world, injected } = await faultyWorld();
    const theirs = changedEndpoint({ payload: 'full' });
    for (const each of [endpoint(), theirs]) await given(world, { kind: 'webhook-endpoint', endpoint: each });
    injected.next.push('conflict');
    expect(await world.ports.commit([write])).toEqual({
      kind: 'rejected',
      why: { kind: 'webhook-endpoint-changed', endpoint: theirs },
    });
  });

  test('a count to the same number without our receipt', async () => {
    const { world, injected } = await faultyWorld();
    await givenProducts(world, product({ available: 4 }));
    injected.next.push('conflict');
    const count: Write = { kind: 'set-stock', sku: tee, from: 10, to: 4 };
    expect(await world.ports.commit([count, receipt(4)])).toMatchObject({ why: { kind: 'stock-changed' } });
  });
});

describe('retries end', () => {
  test.each(faults.filter((fault) => !fault.includes('reply')))('after 8 attempts: %s', async (fault) => {
    const { world, injected, waits } = await faultyWorld();
    injected.always = fault;
    await expect(world.ports.commit([writing(one)])).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(8);
    // Each wait is half of the longest wait, which doubles from 25 ms to 1 s.
    expect(waits).toEqual([12.5, 25, 50, 100, 200, 400, 500]);
  });

  test('after 8 attempts for several items', async () => {
    const { world, injected } = await faultyWorld();
    injected.always = 'conflict';
    const writes: [Write, Write] = [writing(one), { kind: 'receipt', receipt: receiptOf(one) }];
    await expect(world.ports.commit(writes)).rejects.toThrow(Unavailable);
    expect(injected.calls).toEqual(Array.from({ length: 8 }, () => 'TransactWriteCommand'));
  });

  test('after 6 seconds', async () => {
    const injected = faulty();
    let now = 0;
    const sleep = async () => {
      now += 2_500;
    };
    const { ports } = await dynamoWorld({ over: injected.over, pace: { now: () => now, sleep } });
    injected.always = 'throttle';
    await expect(ports.commit([writing(one)])).rejects.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(3);
  });

  test('with an abort of the running call when the time is over', async () => {
    const hanging = (client: object) =>
      Object.assign(Object.create(client), {
        send: (_: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
          new Promise((_resolve, reject) => abortSignal.addEventListener('abort', () => reject(new Error('aborted')))),
      });
    const { ports } = await dynamoWorld({ over: hanging, pace: { budgetMs: 50 } });
    await expect(ports.commit([writing(one)])).rejects.toThrow(Unavailable);
  });

  test('at once for a defect', async () => {
    const { world, injected } = await faultyWorld();
    const { ports } = await dynamoWorld({ table: `${world.table}-gone`, over: injected.over });
    await expect(ports.commit([writing(one)])).rejects.not.toThrow(Unavailable);
    expect(injected.calls).toHaveLength(1);
  });
});

const reads: readonly { readonly name: string; readonly read: (ports: Ports) => Promise<unknown> }[] = [
  { name: 'orders.find', read: ({ orders }) => orders.find(one.id) },
  { name: 'orderBatches.find', read: ({ orderBatches }) => orderBatches.find([one.id, two.id]) },
  { name: 'awaitedOrders.page', read: ({ awaitedOrders }) => awaitedOrders.page({ placedTo: tenOClock, limit: 5 }) },
  { name: 'ordersByFacet.page', read: ({ ordersByFacet }) => ordersByFacet.page({ facet: tee, limit: 5 }) },
  { name: 'privateOrders.page', read: ({ privateOrders }) => privateOrders.page({ limit: 5 }) },
  { name: 'unsettledOrders.page', read: ({ unsettledOrders }) => unsettledOrders.page({ limit: 5 }) },
  {
    name: 'reports.rows',
    read: ({ reports }) => reports.rows({ report: 'sales', by: 'booked', from: today, to: today, limit: 5 }),
  },
  { name: 'writeReports.booked', read: ({ writeReports }) => writeReports.booked([one.id, two.id]) },
  { name: 'externalReferences.find', read: ({ externalReferences }) => externalReferences.find('web-1') },
  { name: 'orderLists.ofShop', read: ({ orderLists }) => orderLists.ofShop({ limit: 5 }) },
  { name: 'orderLists.ofCustomer', read: ({ orderLists }) => orderLists.ofCustomer(ada, { limit: 5 }) },
  {
    name: 'recentOrders.ofCustomer',
    read: ({ recentOrders }) => recentOrders.ofCustomer(ada, { placedFrom: tenOClock, limit: 5 }),
  },
  { name: 'products.find', read: ({ products }) => products.find(tee) },
  { name: 'products.facts', read: ({ products }) => products.facts([tee], { fresh: true }) },
  { name: 'productLists.page', read: ({ productLists }) => productLists.page({ limit: 5 }) },
  { name: 'books.orders', read: ({ books }) => books.orders({ limit: 5 }) },
  { name: 'books.stock', read: ({ books }) => books.stock({ limit: 5 }) },
  { name: 'discounts.find', read: ({ discounts }) => discounts.find(welcome, { fresh: true }) },
  { name: 'discountLists.page', read: ({ discountLists }) => discountLists.page({ limit: 5 }) },
  { name: 'simulatedPayments.find', read: ({ simulatedPayments }) => simulatedPayments.find(simulated()) },
  { name: 'webhookEndpoints.find', read: ({ webhookEndpoints }) => webhookEndpoints.find(endpointId()) },
  { name: 'webhookEndpoints.all', read: ({ webhookEndpoints }) => webhookEndpoints.all() },
  {
    name: 'feed.ofHour',
    read: ({ feed }) => feed.ofHour({ after: feedStart(tenOClock), until: tenOClock + 1, limit: 5 }),
  },
  {
    name: 'webhookBacklogs.due',
    read: ({ webhookBacklogs }) => webhookBacklogs.due(endpointId(), { now: tenOClock, limit: 5 }),
  },
  {
    name: 'webhookDeliveries.find',
    read: ({ webhookDeliveries }) => webhookDeliveries.find(endpointId(), failedDelivery().id),
  },
  {
    name: 'webhookDeliveries.page',
    read: ({ webhookDeliveries }) => webhookDeliveries.page({ endpointId: endpointId(), limit: 5 }),
  },
  { name: 'customers.find', read: ({ customers }) => customers.find(ada) },
  {
    name: 'customersByEmail.find',
    read: ({ customersByEmail }) => customersByEmail.find('ada@example.com'),
  },
  { name: 'customerLists.page', read: ({ customerLists }) => customerLists.page({ limit: 5 }) },
  { name: 'receipts.find', read: ({ receipts }) => receipts.find(one.changes[0].cause.key) },
];

test('the reads have every read of a stored port', () => {
  // The others write, as the ports of projections do (but for one member, which reads), and a fault of `readiness` is a value.
  const others = [
    'commit',
    'removeOrder',
    'eraseOrder',
    'simulatedPayments.save',
    'queueWebhooks',
    'storeWebhookDelivery',
    ...['finish', 'postpone', 'claim', 'release'].map((name) => `webhookBacklogs.${name}`),
    'readiness.faults',
  ];
  const isStored = (member: string) => storedPorts.some((port) => port === member.split('.')[0]);
  const names = reads.map(({ name }) => name);
  const writes = (member: string) => member.startsWith('write') && member !== 'writeReports.booked';
  const members = declaredPorts().members.filter(
    (member) => isStored(member) && !writes(member) && !others.includes(member),
  );
  const missing = members.filter((member) => !names.includes(member));
  expect(
    missing.map((member) => {
      const [port] = member.split('.');
      return (
        `${member}: add { name: '${member}', read: ({ ${port} }) => ${member}(…) } to \`reads\` in ` +
        'test/integration/engine/faults.long.test.ts, or name it in `others` there if it writes'
      );
    }),
  ).toEqual([]);
  expect(names.filter((name) => !members.includes(name))).toEqual([]);
});

describe.each(reads)('$name', ({ read }) => {
  test.each(['throttle', 'time-out', 'connection reset', 'server error'] as const)(
    'is unavailable: %s',
    async (fault) => {
      const { world, injected } = await faultyWorld();
      injected.always = fault;
      await expect(read(world.ports)).rejects.toThrow(Unavailable);
      expect(injected.calls.length).toBeLessThanOrEqual(8);
    },
  );

  test('of a missing table is a defect', async () => {
    const { ports } = await dynamoWorld({ table: 'gone' });
    await expect(read(ports)).rejects.not.toThrow(Unavailable);
  });
});

import { describe, expect, test } from '@jest/globals';
import { load } from '#adapters/dynamodb/load';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { OrderListing, OrderLists, OrderSummary } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import type { CustomerId, OrderStatus } from '#domain/orders/order';
import { type OrderId, orderIdOf, partsOf, toSymbols } from '#domain/orders/order-id';
import { systemPace } from '#infrastructure/pace';
import { ada, bob } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { collidingTags } from '#test/builders/order-ids';
import { canceled, changed, completed, confirmed, held, orderRecord } from '#test/builders/orders';
import { eventually } from '#test/contract/world';
import { faulty } from '#test/integration/engine/faults';
import { dynamoWorld, freshTable, twoSecrets } from '#test/integration/world';

/** Lehmer's generator, the same in every run. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

const inStatus = (record: OrderRecord, status: OrderStatus, isHeld: boolean): OrderRecord => {
  if (isHeld) return inStatus(changed(record, [held('hold_2')]), status, false);
  if (status === 'pending') return record;
  if (status === 'canceled') return changed(record, [canceled]);
  return status === 'confirmed' ? changed(record, [confirmed]) : changed(changed(record, [confirmed]), [completed]);
};

const statuses = ['pending', 'confirmed', 'completed', 'canceled'] as const;

/** Orders that mostly share time and random part with others, in five partitions of four lanes. */
const crowded = (count: number): readonly OrderRecord[] => {
  const below = numbersFrom(7);
  const ids = new Set<OrderId>();
  while (ids.size < count) {
    const tag = toSymbols(below(2 ** 30), 7);
    ids.add(orderIdOf({ tag, at: tenOClock + below(6) * 60_000, random: toSymbols(below(2), 2) }));
  }
  return [...ids].map((id, index) =>
    inStatus(
      orderRecord({ id, at: partsOf(id).at, customerId: `cus_${index % 3}` as CustomerId }),
      statuses[below(4)] ?? 'pending',
      index % 5 === 0,
    ),
  );
};

const shards: ShardSchedule = [
  { from: 0, shards: 1 },
  { from: tenOClock + 2 * 60_000, shards: 5 },
  { from: tenOClock + 4 * 60_000, shards: 3 },
];

type Listing = Omit<OrderListing, 'after'>;

const allOf = async ({ ofShop }: OrderLists, listing: Listing): Promise<readonly OrderSummary[]> => {
  const summaries: OrderSummary[] = [];
  let after: OrderId | undefined;
  for (let page = 0; page < 2_000; page += 1) {
    const { items, next } = await ofShop({ ...listing, after });
    expect(items.length).toBeLessThanOrEqual(listing.limit);
    summaries.push(...items);
    if (next === null) return summaries;
    after = next;
  }
  throw new Error('the list has no end');
};

const keyText = (id: OrderId): string => {
  const { tag, at, random } = partsOf(id);
  return `${at} ${random} ${tag}`;
};

describe("the shop's list over lanes and shards", () => {
  const records = crowded(90);
  const newestFirst = records.map(({ id }) => id).toSorted((a, b) => (keyText(a) < keyText(b) ? 1 : -1));
  const table = freshTable();
  const filled = table.then(async (name) => {
    const { client } = await dynamoWorld({ table: name });
    await load({ client, table: name }, shards, { products: [], orders: records }, systemPace);
    return name;
  });
  const lists = async () => (await dynamoWorld({ table: await filled, shards })).ports.orderLists;

  test.each([1, 2, 3, 5, 7, 10, 29, 30, 31, 89, 90, 91, 100])(
    'is whole in pages of %i, ties and all',
    async (limit) => {
      const orderLists = await lists();
      await eventually(async () =>
        expect((await allOf(orderLists, { limit })).map(({ id }) => id)).toEqual(newestFirst),
      );
    },
  );

  test.each(statuses)('is complete in pages of every size when filtered: %s', async (status) => {
    const orderLists = await lists();
    const whole = (await allOf(orderLists, { limit: 100 })).filter((summary) => summary.status === status);
    expect(whole.length).toBeGreaterThan(10);
    for (const limit of [1, 4, 7, 50]) expect(await allOf(orderLists, { limit, status })).toEqual(whole);
  });

  test('is complete in pages of every size when filtered by all three statuses', async () => {
    const orderLists = await lists();
    const wanted = { status: 'pending', paymentStatus: 'unpaid', fulfillmentStatus: 'unfulfilled' } as const;
    const whole = (await allOf(orderLists, { limit: 100 })).filter(({ status }) => status === wanted.status);
    for (const limit of [1, 4, 50]) {
      expect(await allOf(orderLists, { limit, ...wanted })).toEqual(whole);
      expect(await allOf(orderLists, { limit, ...wanted, paymentStatus: 'paid' })).toEqual([]);
    }
  });

  test('is filtered by times at every minute', async () => {
    const orderLists = await lists();
    const whole = await allOf(orderLists, { limit: 100 });
    for (let from = 0; from < 6; from += 1)
      for (let to = from; to < 6; to += 1) {
        const listing = { placedFrom: tenOClock + from * 60_000, placedTo: tenOClock + to * 60_000, limit: 8 };
        const expected = whole.filter(({ placedAt }) => placedAt >= listing.placedFrom && placedAt <= listing.placedTo);
        expect(await allOf(orderLists, listing)).toEqual(expected);
      }
  });

  test.each([
    ['a time before all ids', { placedTo: 0 }],
    ['a time after all ids', { placedFrom: Date.UTC(2100, 0, 1) }],
    ['an end before the begin', { placedFrom: tenOClock + 1, placedTo: tenOClock }],
  ])('is empty without a call: %s', async (_, listing) => {
    const injected = faulty();
    const { ports } = await dynamoWorld({ table: await filled, shards, over: injected.over });
    expect(await ports.orderLists.ofShop({ ...listing, limit: 5 })).toEqual({ items: [], next: null });
    expect(await ports.orderLists.ofCustomer(ada, { ...listing, limit: 5 })).toEqual({ items: [], next: null });
    expect(injected.calls).toEqual([]);
  });

  test('takes one call for each lane and shard in the time range, and one more for each lane that is read again', async () => {
    const injected = faulty();
    const { ports } = await dynamoWorld({ table: await filled, shards, over: injected.over });
    const callsOf = async (listing: Listing) => {
      injected.calls.splice(0);
      await ports.orderLists.ofShop(listing);
      return injected.calls.length;
    };
    expect(await callsOf({ limit: 90 })).toBe(4 * 5);
    expect(await callsOf({ limit: 90, placedTo: tenOClock })).toBe(4 * 1);
    expect(await callsOf({ limit: 90, placedFrom: tenOClock + 4 * 60_000 })).toBe(4 * 3);
    expect(await callsOf({ limit: 90, status: 'canceled' })).toBe(5);
    expect(await callsOf({ limit: 90, status: 'pending' })).toBe(5);
  });

  test.each([
    ['the shop', (lists: OrderLists) => lists.ofShop],
    ['a customer', (lists: OrderLists) => (listing: OrderListing) => lists.ofCustomer(ada, listing)],
  ])('has an empty page before its end only after 500 entries without a match: %s', async (_, listOf) => {
    const { ports, client, table } = await dynamoWorld();
    const ids = Array.from({ length: 520 }, (__, index) => ports.orderIds.next(ada, tenOClock + index));
    const match = 20;
    const orders = ids.map((id, index) => {
      const record = orderRecord({ id, customerId: ada, at: partsOf(id).at });
      return index === match || index === 0 ? inStatus(record, 'completed', false) : record;
    });
    await load({ client, table }, [{ from: 0, shards: 1 }], { products: [], orders }, systemPace);
    const list = listOf(ports.orderLists);
    await eventually(async () => {
      const first = await list({ status: 'completed', limit: 1 });
      expect([first.items.map(({ id }) => id), first.next]).toEqual([[ids[match]], ids[match]]);
    });
    const none = await list({ status: 'canceled', limit: 1 });
    expect(none.items).toEqual([]);
    expect(ids.indexOf(none.next as OrderId)).toBeLessThanOrEqual(20);
    expect(await list({ status: 'canceled', limit: 1, after: none.next ?? undefined })).toEqual({
      items: [],
      next: null,
    });
    expect(await list({ paymentStatus: 'paid', limit: 100, placedTo: tenOClock + 498 })).toEqual({
      items: [],
      next: null,
    });
  });
});

describe("a customer's list", () => {
  test('is complete over a change of the secret, in pages of every size', async () => {
    const { ports, client, table } = await dynamoWorld({ tags: twoSecrets });
    const ids = Array.from({ length: 12 }, (_, index) => ports.orderIds.next(ada, tenOClock + index * 20_000));
    const orders = ids.map((id) => orderRecord({ id, customerId: ada, at: partsOf(id).at }));
    expect(new Set(ids.map((id) => partsOf(id).tag)).size).toBe(2);
    await load({ client, table }, [{ from: 0, shards: 1 }], { products: [], orders }, systemPace);
    for (const limit of [1, 5, 6, 7, 12, 20]) {
      const listed: OrderId[] = [];
      let after: OrderId | undefined;
      do {
        const page = await ports.orderLists.ofCustomer(ada, { limit, after });
        listed.push(...page.items.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(listed).toEqual(ids.toReversed());
    }
  });

  test('does not show the orders of another customer with the same tag', async () => {
    const { ports, client, table } = await dynamoWorld({ tags: collidingTags });
    const owners = [ada, bob, bob, bob, ada, bob, bob];
    const orders = owners.map((customerId, index) => {
      const at = tenOClock + index;
      return orderRecord({ id: ports.orderIds.next(customerId, at), customerId, at });
    });
    await load({ client, table }, [{ from: 0, shards: 1 }], { products: [], orders }, systemPace);
    const page = await ports.orderLists.ofCustomer(ada, { limit: 10 });
    expect(page).toEqual({ items: [expect.anything(), expect.anything()], next: null });
    expect(page.items.map(({ id }) => id)).toEqual([orders[4]?.id, orders[0]?.id]);
    const short = await ports.orderLists.ofCustomer(ada, { limit: 1 });
    expect(short.items.map(({ id }) => id)).toEqual([orders[4]?.id]);
  });
});

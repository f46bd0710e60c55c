import { expect, test } from '@jest/globals';
import type { OrderListing, OrderLists, OrderSummary, Page } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { type CustomerId, orderStatuses } from '#domain/orders/order';
import { type OrderId, orderIdOf, partsOf } from '#domain/orders/order-id';
import { ada, bob, customerId } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { packed, returnRequested, shipped } from '#test/builders/goods';
import { collidingTags } from '#test/builders/order-ids';
import {
  canceled,
  changed,
  completed,
  confirmed,
  edited,
  held,
  line,
  rate,
  released,
  writing,
} from '#test/builders/orders';
import { currency } from '#test/builders/products';
import { eventually, given, givenOrder, type Suite, type World } from '#test/contract/world';

type Listing = Omit<OrderListing, 'after' | 'limit'> & { readonly after?: OrderId; readonly limit?: number };
type List = (listing: OrderListing) => Promise<Page<OrderSummary, OrderId>>;

const ofShop = ({ ports }: World): List => ports.orderLists.ofShop;
const of =
  ({ ports }: World, customer: CustomerId): List =>
  (listing) =>
    ports.orderLists.ofCustomer(customer, listing);

/** All pages of a list. The lists of these tests have fewer orders than a page examines, so every page is full. */
const pagesOf = async (list: List, { limit = 25, ...listing }: Listing = {}): Promise<readonly OrderSummary[]> => {
  const summaries: OrderSummary[] = [];
  let after = listing.after;
  for (let round = 0; round < 500; round += 1) {
    const page = await list({ ...listing, limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    summaries.push(...page.items);
    if (page.next === null) return summaries;
    expect(page.items).toHaveLength(limit);
    after = page.next;
  }
  throw new Error('the list has no end');
};

const idsOf = async (list: List, listing: Listing = {}): Promise<readonly OrderId[]> =>
  (await pagesOf(list, listing)).map(({ id }) => id);

/** The promised order of lists, computed independently of the adapters. */
const newestFirst = (ids: readonly OrderId[]): readonly OrderId[] =>
  ids.toSorted((left, right) => {
    const [a, b] = [partsOf(left), partsOf(right)];
    if (a.at !== b.at) return b.at - a.at;
    if (a.random !== b.random) return a.random < b.random ? 1 : -1;
    return a.tag < b.tag ? 1 : -1;
  });

const minute = 60_000;

/** `count` orders of a customer, a minute apart, the oldest first. */
const givenOrders = async (world: World, count: number, customer: CustomerId = ada): Promise<OrderRecord[]> => {
  const records: OrderRecord[] = [];
  for (let index = 0; index < count; index += 1)
    records.push(await givenOrder(world, { customerId: customer, at: tenOClock + index * minute }));
  return records;
};

/** One order in each status, in the order of `orderStatuses`. */
const givenOneInEachStatus = async (world: World): Promise<OrderRecord[]> => {
  const [pending, working, done, dropped] = await givenOrders(world, 4);
  if (!pending || !working || !done || !dropped) throw new Error('four were placed');
  await given(world, writing(changed(working, [confirmed])));
  const confirmedFirst = changed(done, [confirmed]);
  await given(world, writing(confirmedFirst));
  await given(world, writing(changed(confirmedFirst, [completed])));
  await given(world, writing(changed(dropped, [canceled])));
  return [pending, working, done, dropped];
};

const lists: readonly [name: string, listOf: (world: World) => List][] = [
  ["a customer's list", (world) => of(world, ada)],
  ["the shop's list", ofShop],
];

export const orderListsSuite: Suite = (adapterName, makeWorld) => {
  for (const [name, listOf] of lists) {
    test(`${adapterName}: ${name} without orders is one empty page`, async () => {
      const world = await makeWorld();
      expect(await pagesOf(listOf(world))).toEqual([]);
    });

    test(`${adapterName}: ${name} shows the newest order first, whenever it was stored`, async () => {
      const world = await makeWorld();
      const at = [3, 1, 4, 0, 2].map((index) => tenOClock + index * minute);
      const stored: OrderRecord[] = [];
      for (const moment of at) stored.push(await givenOrder(world, { at: moment }));
      const [three, one, four, zero, two] = stored.map(({ id }) => id);
      await eventually(async () => expect(await idsOf(listOf(world))).toEqual([four, three, two, one, zero]));
    });

    test(`${adapterName}: ${name} is the same in pages of every size`, async () => {
      const world = await makeWorld();
      const ids = (await givenOrders(world, 7)).map(({ id }) => id).reverse();
      await eventually(async () => expect(await idsOf(listOf(world))).toEqual(ids));
      for (const limit of [1, 2, 3, 6, 7, 8, 100]) expect(await idsOf(listOf(world), { limit })).toEqual(ids);
    });

    test(`${adapterName}: ${name} continues after any order and ends after the last`, async () => {
      const world = await makeWorld();
      const ids = (await givenOrders(world, 4)).map(({ id }) => id).reverse();
      await eventually(async () => expect(await idsOf(listOf(world))).toEqual(ids));
      for (const [index, after] of ids.entries())
        expect(await idsOf(listOf(world), { after, limit: 2 })).toEqual(ids.slice(index + 1));
    });

    test(`${adapterName}: ${name} continues after the position of a removed order`, async () => {
      const world = await makeWorld();
      const [oldest, , newest] = await givenOrders(world, 3);
      const gone = orderIdOf({ ...partsOf(newest?.id as OrderId), at: tenOClock + minute / 2 });
      await eventually(async () => expect(await idsOf(listOf(world))).toHaveLength(3));
      expect(await idsOf(listOf(world), { after: gone })).toEqual([oldest?.id]);
    });

    test(`${adapterName}: ${name} filters by each status`, async () => {
      const world = await makeWorld();
      const records = await givenOneInEachStatus(world);
      for (const [index, status] of orderStatuses.entries())
        await eventually(async () => {
          const summaries = await pagesOf(listOf(world), { status });
          expect(summaries.map(({ id }) => id)).toEqual([records[index]?.id]);
          expect(summaries.map((summary) => summary.status)).toEqual([status]);
        });
    });

    test(`${adapterName}: ${name} shows the total and the number of lines of an edited order`, async () => {
      const world = await makeWorld();
      const order = await givenOrder(world);
      await given(world, writing(changed(order, [edited([line({ sku: 'MUG', unitAmount: 850, quantity: 1 })])])));
      await eventually(async () =>
        expect(await pagesOf(listOf(world))).toMatchObject([{ id: order.id, totalAmount: 8731, lineCount: 2 }]),
      );
    });

    test(`${adapterName}: ${name} filters by payment, fulfillment and return status`, async () => {
      const world = await makeWorld();
      const digital = [line({ requiresShipping: false })];
      const free = [line({ unitAmount: 0 })];
      const goods = await givenOrder(world, { at: tenOClock });
      const file = await givenOrder(world, { at: tenOClock + minute, lines: digital, shippingAmount: null });
      const gift = await givenOrder(world, { at: tenOClock + 2 * minute, lines: free, shippingAmount: null });
      const dropped = await givenOrder(world, { at: tenOClock + 3 * minute });
      await given(world, writing(changed(dropped, [canceled])));
      const list = listOf(world);
      const expectListed = (listing: Listing, records: readonly OrderRecord[]) =>
        eventually(async () => expect(await idsOf(list, listing)).toEqual(records.map(({ id }) => id)));
      await expectListed({}, [dropped, gift, file, goods]);
      await expectListed({ paymentStatus: 'unpaid' }, [file, goods]);
      await expectListed({ paymentStatus: 'not-required' }, [dropped, gift]);
      await expectListed({ paymentStatus: 'paid' }, []);
      await expectListed({ fulfillmentStatus: 'unfulfilled' }, [gift, goods]);
      await expectListed({ fulfillmentStatus: 'not-required', limit: 1 }, [dropped, file]);
      await expectListed({ fulfillmentStatus: 'delivered' }, []);
      await expectListed({ paymentStatus: 'unpaid', fulfillmentStatus: 'unfulfilled' }, [goods]);
      await expectListed({ status: 'canceled', paymentStatus: 'not-required' }, [dropped]);
      await expectListed({ status: 'canceled', paymentStatus: 'unpaid' }, []);
      await expectListed({ paymentStatus: 'unpaid', placedFrom: tenOClock + 1 }, [file]);
      await expectListed({ returnStatus: 'requested' }, []);
      const sent = [
        confirmed,
        packed('ful_1', ['1', 1]),
        shipped('ful_1'),
        returnRequested('ret_1', ['1', 1]),
      ] as const;
      await given(world, writing(changed(goods, sent)));
      await expectListed({ returnStatus: 'requested' }, [goods]);
      await expectListed({ returnStatus: 'none' }, [dropped, gift, file]);
    });

    test(`${adapterName}: ${name} shows a held order under its own status only`, async () => {
      const world = await makeWorld();
      const [waiting, working, dropped] = await givenOrders(world, 3);
      if (!waiting || !working || !dropped) throw new Error('three were placed');
      const list = listOf(world);
      const hold = async (record: OrderRecord) => {
        const after = changed(record, [held(`hold_${record.changes.length + 1}`)]);
        await given(world, writing(after));
        return after;
      };
      const heldWaiting = await hold(waiting);
      const begun = changed(working, [confirmed]);
      await given(world, writing(begun));
      await hold(begun);
      await given(world, writing(changed(await hold(dropped), [canceled])));
      for (const [status, { id }] of [
        ['pending', waiting],
        ['confirmed', working],
        ['canceled', dropped],
      ] as const)
        await eventually(async () => {
          const summaries = await pagesOf(list, { status });
          expect(summaries.map((summary) => [summary.id, summary.status])).toEqual([[id, status]]);
        });
      await eventually(async () => expect(await idsOf(list)).toEqual([dropped.id, working.id, waiting.id]));
      await given(world, writing(changed(heldWaiting, [released('hold_2')])));
      await eventually(async () => expect(await idsOf(list, { status: 'pending' })).toEqual([waiting.id]));
      await eventually(async () => expect(await idsOf(list, { status: 'confirmed' })).toEqual([working.id]));
    });

    test(`${adapterName}: ${name} fills its pages although most orders fail the filter`, async () => {
      const world = await makeWorld();
      const records = await givenOrders(world, 9);
      const wanted = records.filter((_, index) => index % 4 === 0);
      for (const record of wanted) await given(world, writing(changed(record, [confirmed])));
      const ids = wanted.map(({ id }) => id).reverse();
      for (const limit of [1, 2, 3, 100])
        await eventually(async () => expect(await idsOf(listOf(world), { status: 'confirmed', limit })).toEqual(ids));
    });

    test(`${adapterName}: ${name} includes both ends of a time filter`, async () => {
      const world = await makeWorld();
      const ids = (await givenOrders(world, 5)).map(({ id }) => id);
      const list = listOf(world);
      await eventually(async () => expect(await idsOf(list)).toHaveLength(5));
      const at = (index: number) => tenOClock + index * minute;
      const [zero, one, two, three, four] = ids;
      expect(await idsOf(list, { placedFrom: at(1), placedTo: at(3) })).toEqual([three, two, one]);
      expect(await idsOf(list, { placedFrom: at(3) })).toEqual([four, three]);
      expect(await idsOf(list, { placedTo: at(1) })).toEqual([one, zero]);
      expect(await idsOf(list, { placedFrom: at(1) + 1, placedTo: at(3) - 1 })).toEqual([two]);
      expect(await idsOf(list, { placedFrom: at(2), placedTo: at(2) })).toEqual([two]);
      expect(await idsOf(list, { placedFrom: at(2) + 1, placedTo: at(3) - 1 })).toEqual([]);
      expect(await idsOf(list, { placedFrom: at(3), placedTo: at(1) })).toEqual([]);
      expect(await idsOf(list, { placedFrom: 0, placedTo: Date.UTC(9999, 0, 1) })).toEqual(ids.toReversed());
    });

    test(`${adapterName}: ${name} combines a status, both times and a position`, async () => {
      const world = await makeWorld();
      const records = await givenOrders(world, 6);
      for (const record of records.slice(0, 5)) await given(world, writing(changed(record, [confirmed])));
      const ids = records.map(({ id }) => id);
      const listing = {
        status: 'confirmed',
        placedFrom: tenOClock + minute,
        placedTo: tenOClock + 5 * minute,
      } as const;
      await eventually(async () =>
        expect(await idsOf(listOf(world), listing)).toEqual([ids[4], ids[3], ids[2], ids[1]]),
      );
      const after = ids[4] as OrderId;
      expect(await idsOf(listOf(world), { ...listing, after, limit: 2 })).toEqual([ids[3], ids[2], ids[1]]);
    });

    test(`${adapterName}: ${name} shows the current state of an order`, async () => {
      const world = await makeWorld();
      const record = await givenOrder(world, {
        currency: currency('JPY'),
        lines: [line({ unitAmount: 105, quantity: 1, taxRate: rate('0.10') }), line({ unitAmount: 105, quantity: 2 })],
        shippingAmount: null,
        externalReference: 'web-10042',
      });
      const placed: OrderSummary = {
        id: record.id,
        customerId: ada,
        status: 'pending',
        paymentStatus: 'unpaid',
        fulfillmentStatus: 'unfulfilled',
        returnStatus: 'none',
        currency: currency('JPY'),
        totalAmount: 366,
        lineCount: 2,
        externalReference: 'web-10042',
        placedAt: tenOClock,
      };
      await eventually(async () => expect(await pagesOf(listOf(world))).toEqual([placed]));
      await given(world, writing(changed(record, [canceled])));
      const now = { status: 'canceled', paymentStatus: 'not-required', fulfillmentStatus: 'not-required' } as const;
      await eventually(async () => expect(await pagesOf(listOf(world))).toEqual([{ ...placed, ...now }]));
    });
  }

  test(`${adapterName}: a customer's list has only their orders, the shop's list has all orders`, async () => {
    const world = await makeWorld();
    const adas = await givenOrder(world, { customerId: ada, at: tenOClock });
    const bobs = await givenOrder(world, { customerId: bob, at: tenOClock + 1 });
    await eventually(async () => expect(await idsOf(ofShop(world))).toEqual([bobs.id, adas.id]));
    expect(await idsOf(of(world, ada))).toEqual([adas.id]);
    expect(await idsOf(of(world, bob))).toEqual([bobs.id]);
    expect(await idsOf(of(world, customerId('cus_eve')))).toEqual([]);
  });

  test(`${adapterName}: a customer's list has only their orders when all tags collide`, async () => {
    const world = await makeWorld({ tags: collidingTags });
    const placed: OrderRecord[] = [];
    for (let index = 0; index < 12; index += 1)
      placed.push(await givenOrder(world, { customerId: index % 4 === 0 ? ada : bob, at: tenOClock + index * minute }));
    const idsFor = (customer: CustomerId) =>
      placed
        .filter((record) => record.customerId === customer)
        .map(({ id }) => id)
        .reverse();
    for (const customer of [ada, bob])
      for (const limit of [1, 2, 5, 100])
        await eventually(async () => expect(await idsOf(of(world, customer), { limit })).toEqual(idsFor(customer)));
    expect(await idsOf(ofShop(world), { limit: 5 })).toEqual(placed.map(({ id }) => id).reverse());
  });

  test(`${adapterName}: orders of the same millisecond are listed once each, in pages of every size`, async () => {
    const world = await makeWorld();
    const ids: OrderId[] = [];
    for (let index = 0; index < 12; index += 1) {
      const at = tenOClock + Math.floor(index / 6);
      ids.push((await givenOrder(world, { customerId: customerId(`cus_${index}`), at })).id);
    }
    const expected = newestFirst(ids);
    for (const limit of [1, 2, 3, 5, 6, 11, 12, 100])
      await eventually(async () => expect(await idsOf(ofShop(world), { limit })).toEqual(expected));
  });

  test(`${adapterName}: orders of one customer in one millisecond are listed once each`, async () => {
    const world = await makeWorld();
    const ids = new Set<OrderId>();
    while (ids.size < 6) {
      const id = world.ports.orderIds.next(ada, tenOClock);
      if (!ids.has(id)) await givenOrder(world, { id });
      ids.add(id);
    }
    const expected = newestFirst([...ids]);
    for (const limit of [1, 4, 6])
      await eventually(async () => expect(await idsOf(of(world, ada), { limit })).toEqual(expected));
  });

  test(`${adapterName}: orders whose ids differ only in the tag are listed once each`, async () => {
    const world = await makeWorld();
    const customers = Array.from({ length: 5 }, (_, index) => customerId(`cus_${index}`));
    const ids = customers.map((customer) =>
      orderIdOf({ ...partsOf(world.ports.orderIds.next(customer, tenOClock)), random: '5T' }),
    );
    for (const [index, customer] of customers.entries())
      await givenOrder(world, { id: ids[index] as OrderId, customerId: customer });
    const expected = newestFirst(ids);
    for (const limit of [1, 2, 5])
      await eventually(async () => expect(await idsOf(ofShop(world), { limit })).toEqual(expected));
  });

  test(`${adapterName}: a caller's change of a page does not change the next page`, async () => {
    const world = await makeWorld();
    await givenOrder(world);
    const { ofCustomer }: OrderLists = world.ports.orderLists;
    await eventually(async () => expect((await ofCustomer(ada, { limit: 1 })).items).toHaveLength(1));
    const page = await ofCustomer(ada, { limit: 1 });
    for (const summary of page.items) (summary as { totalAmount: number }).totalAmount = 0;
    expect((await ofCustomer(ada, { limit: 1 })).items[0]?.totalAmount).toBe(7719);
  });
};

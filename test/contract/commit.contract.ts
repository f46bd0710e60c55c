import { describe, expect, test } from '@jest/globals';
import type { Committed, Rejection, Write } from '#application/ports';
import type { Discount, DiscountCode, DiscountFacts } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/orders/events';
import { ada, bob, customerId } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { concurrently, patiently } from '#test/builders/concurrent';
import { code, discount, discountFacts, quarterOff, redeemer } from '#test/builders/discounts';
import {
  canceled,
  changed,
  completed,
  confirmed,
  edited,
  line,
  rate,
  receiptOf,
  referring,
  writing,
} from '#test/builders/orders';
import { facts, inEuros, mug, priced, product, sku } from '#test/builders/products';
import { cause } from '#test/builders/requests';
import { changedEndpoint, endpoint, endpointId } from '#test/builders/webhooks/webhooks';
import {
  availableOf,
  given,
  givenDiscounts,
  givenOrder,
  givenProducts,
  newOrder,
  redeemedOf,
  type Suite,
  type World,
  whyRejected,
} from '#test/contract/world';

const tee = sku('TEE-M');
const mugs = sku('MUG');
const none = sku('NONE');
const welcome = code('WELCOME10');

const take = (of: typeof tee, quantity: number, factsVersion = 1, backorderLimit = 0): Write => ({
  kind: 'take-stock',
  move: { sku: of, quantity },
  factsVersion,
  backorderLimit,
});
const returnStock = (of: typeof tee, quantity: number): Write => ({
  kind: 'return-stock',
  move: { sku: of, quantity },
});
const setStock = (of: typeof tee, from: number, to: number): Write => ({ kind: 'set-stock', sku: of, from, to });
const redeem = (factsVersion = 1, of: DiscountCode = welcome): Write => ({
  kind: 'redeem-discount',
  code: of,
  factsVersion,
});
const returnRedemption = (of: DiscountCode = welcome): Write => ({ kind: 'return-redemption', code: of });
const redeemForAda = (maximum: number, by = redeemer('ada'), of: DiscountCode = welcome): Write => ({
  kind: 'redeem-for-customer',
  code: of,
  redeemer: by,
  maximum,
});
const returnOfAda = (by = redeemer('ada'), of: DiscountCode = welcome): Write => ({
  kind: 'return-customer-redemption',
  code: of,
  redeemer: by,
});
const putDiscount = (wanted: Partial<DiscountFacts> = {}): Write => ({
  kind: 'discount',
  facts: discountFacts(wanted),
});
const putEndpoint = (stored = endpoint()): Write => ({ kind: 'webhook-endpoint', endpoint: stored });
const deleteEndpoint = (version: number): Write => ({
  kind: 'delete-webhook-endpoint',
  id: endpointId(),
  version,
  at: tenOClock,
});
const leaveReceipt = (record: OrderRecord): Write => ({ kind: 'receipt', receipt: receiptOf(record) });

const commit = ({ ports }: World, ...writes: readonly Write[]): Promise<Committed> =>
  ports.commit(writes as [Write, ...Write[]]);

const rejection = async (world: World, ...writes: readonly Write[]): Promise<Rejection> =>
  whyRejected(await commit(world, ...writes));

/** A missing item that no command removes is a defect with the item's name. Nothing is written. */
const expectDefect = async (world: World, item: string, ...writes: readonly Write[]): Promise<void> =>
  expect(commit(world, ...writes)).rejects.toThrow(`a stored item is missing: ${item}`);

/** Commits as a client that repeats an unavailable commit. */
const commitPatiently = (world: World, ...writes: readonly Write[]): Promise<Committed> =>
  patiently(() => commit(world, ...writes));

const kindOf = (committed: Committed): string => (committed.kind === 'committed' ? committed.kind : committed.why.kind);

const counted = (outcomes: readonly Committed[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const kind of outcomes.map(kindOf)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/** All writes of a placement of 3 shirts and a mug with a limited discount. */
const placing = (record: OrderRecord): Write[] => [
  writing(record),
  leaveReceipt(record),
  take(tee, 3),
  take(mugs, 1),
  redeem(),
  referring(record),
];

const expectNothingOf = async (world: World, record: OrderRecord): Promise<void> => {
  expect(await world.ports.orders.find(record.id)).toBeUndefined();
  expect(await world.ports.receipts.find(record.changes[0].cause.key)).toBeUndefined();
};

/**
 * One write for each kind of rejection, the most important first, with the state that it needs. The products and
 * discounts differ, so that one commit can have any of the writes.
 */
const failing: readonly {
  readonly why: Rejection['kind'];
  readonly prepare: (world: World) => Promise<Write>;
}[] = [
  {
    why: 'receipt-exists',
    prepare: async (world) => {
      const used = leaveReceipt(newOrder(world));
      await given(world, used);
      return used;
    },
  },
  {
    why: 'order-exists',
    prepare: async (world) => writing({ ...newOrder(world), id: (await givenOrder(world)).id }),
  },
  {
    why: 'order-changed',
    prepare: async (world) => {
      const record = await givenOrder(world, { customerId: bob });
      await given(world, writing(changed(record, [confirmed])));
      return writing(changed(record, [canceled]));
    },
  },
  {
    why: 'reference-taken',
    prepare: async (world) => {
      const taken = referring(newOrder(world), 'taken');
      await given(world, taken);
      return taken;
    },
  },
  {
    why: 'discount-changed',
    prepare: async (world) => {
      await givenDiscounts(world, discount({ code: code('CHANGED') }));
      await given(world, putDiscount({ code: code('CHANGED'), version: 2 }));
      return redeem(1, code('CHANGED'));
    },
  },
  {
    why: 'discount-used-up',
    prepare: async (world) => {
      await givenDiscounts(world, discount({ code: code('USED-UP'), maxRedemptions: 1, redeemed: 1 }));
      return redeem(1, code('USED-UP'));
    },
  },
  {
    why: 'discount-used-up-by-customer',
    prepare: async (world) => {
      await given(world, redeemForAda(1, redeemer('ada'), code('ONCE')));
      return redeemForAda(1, redeemer('ada'), code('ONCE'));
    },
  },
  {
    why: 'facts-changed',
    prepare: async (world) => {
      await givenProducts(world, product({ sku: sku('CHANGED') }));
      await given(world, { kind: 'product', facts: facts({ sku: sku('CHANGED'), version: 2 }) });
      return take(sku('CHANGED'), 1, 1);
    },
  },
  {
    why: 'stock-short',
    prepare: async (world) => {
      await givenProducts(world, product({ sku: sku('SHORT'), available: 1 }));
      return take(sku('SHORT'), 2);
    },
  },
  {
    why: 'stock-changed',
    prepare: async (world) => {
      await givenProducts(world, product({ sku: sku('COUNTED'), available: 1 }));
      return setStock(sku('COUNTED'), 2, 3);
    },
  },
  {
    why: 'webhook-endpoint-changed',
    prepare: async (world) => {
      await given(world, putEndpoint());
      return putEndpoint();
    },
  },
];

export const commitSuite: Suite = (adapterName, makeWorld) => {
  describe('an order', () => {
    test(`${adapterName}: a new order is written alone`, async () => {
      const world = await makeWorld();
      const record = newOrder(world);
      expect(await commit(world, writing(record))).toEqual({ kind: 'committed' });
      expect(await world.ports.orders.find(record.id)).toEqual(record);
    });

    test(`${adapterName}: a new order does not replace an order with the same id`, async () => {
      const world = await makeWorld();
      const stored = await givenOrder(world);
      const other = { ...newOrder(world, { customerId: bob }), id: stored.id };
      expect(await rejection(world, writing(other))).toEqual({ kind: 'order-exists' });
      expect(await world.ports.orders.find(stored.id)).toEqual(stored);
    });

    test(`${adapterName}: a new order does not replace a changed order with the same id`, async () => {
      const world = await makeWorld();
      const stored = await givenOrder(world);
      const after = changed(stored, [confirmed]);
      await given(world, writing(after));
      expect(await rejection(world, writing({ ...newOrder(world), id: stored.id }))).toEqual({ kind: 'order-exists' });
      expect(await world.ports.orders.find(stored.id)).toEqual(after);
    });

    test(`${adapterName}: each change follows the change before`, async () => {
      const world = await makeWorld();
      const one = await givenOrder(world);
      const two = changed(one, [confirmed]);
      const three = changed(two, [completed]);
      expect(await commit(world, writing(two))).toEqual({ kind: 'committed' });
      expect(await commit(world, writing(three))).toEqual({ kind: 'committed' });
      expect(await world.ports.orders.find(one.id)).toEqual(three);
    });

    test(`${adapterName}: a late change is rejected with the stored order`, async () => {
      const world = await makeWorld();
      const one = await givenOrder(world);
      const winner = changed(one, [confirmed], { private: { note: 'first' } });
      await given(world, writing(winner));
      expect(await rejection(world, writing(changed(one, [canceled])))).toEqual({
        kind: 'order-changed',
        record: winner,
      });
      expect(await world.ports.orders.find(one.id)).toEqual(winner);
    });

    test(`${adapterName}: a change that skips a version is rejected with the stored order`, async () => {
      const world = await makeWorld();
      const one = await givenOrder(world);
      const three = changed(changed(one, [confirmed]), [completed]);
      expect(await rejection(world, writing(three))).toEqual({ kind: 'order-changed', record: one });
      expect(await world.ports.orders.find(one.id)).toEqual(one);
    });

    test(`${adapterName}: a change of a missing order is rejected without a record`, async () => {
      const world = await makeWorld();
      const missing = changed(newOrder(world), [confirmed]);
      expect(await rejection(world, writing(missing))).toEqual({ kind: 'order-changed', record: undefined });
      expect(await world.ports.orders.find(missing.id)).toBeUndefined();
    });

    test(`${adapterName}: one of concurrent changes is committed, and the others are rejected with the stored item`, async () => {
      const world = await makeWorld();
      const one = await givenOrder(world);
      const rivals = Array.from({ length: 10 }, (_, index) =>
        changed(one, [confirmed], { private: { note: `no. ${index}` } }),
      );
      const outcomes = await Promise.all(rivals.map((rival) => commitPatiently(world, writing(rival))));
      expect(counted(outcomes)).toEqual({ committed: 1, 'order-changed': 9 });
      const winner = rivals[outcomes.findIndex(({ kind }) => kind === 'committed')];
      expect(await world.ports.orders.find(one.id)).toEqual(winner);
      for (const outcome of outcomes)
        if (outcome.kind === 'rejected') expect(outcome.why).toEqual({ kind: 'order-changed', record: winner });
    });

    test(`${adapterName}: of two concurrent attempts of one command one is rejected with the change of the other`, async () => {
      const world = await makeWorld();
      const one = await givenOrder(world);
      const same = cause();
      const tries = [tenOClock + 1, tenOClock + 2].map((at) => changed(one, [canceled], { cause: same, at }));
      const outcomes = await Promise.all(tries.map((each) => commitPatiently(world, writing(each))));
      expect(counted(outcomes)).toEqual({ committed: 1, 'order-changed': 1 });
      const winner = tries[outcomes.findIndex(({ kind }) => kind === 'committed')];
      expect(await world.ports.orders.find(one.id)).toEqual(winner);
    });

    test(`${adapterName}: no write beside a late change is written`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      const one = await givenOrder(world);
      await given(world, writing(changed(one, [confirmed])));
      expect(await rejection(world, writing(changed(one, [canceled])), returnStock(tee, 3))).toMatchObject({
        kind: 'order-changed',
      });
      expect(await availableOf(world, tee)).toBe(10);
    });

    test(`${adapterName}: an edit takes and returns units in one commit, or none of it happens`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product(), mug({ available: 2 }));
      const one = await givenOrder(world);
      const edit = (quantity: number, factsVersion = 1): readonly [Write, ...Write[]] => [
        writing(changed(one, [edited([line({ sku: 'MUG', quantity })], [['1', 2]])])),
        take(mugs, quantity, factsVersion),
        returnStock(tee, 2),
      ];
      expect(await rejection(world, ...edit(3))).toMatchObject({ kind: 'stock-short', short: [{ sku: mugs }] });
      expect(await rejection(world, ...edit(2, 2))).toMatchObject({ kind: 'facts-changed' });
      expect(await world.ports.orders.find(one.id)).toEqual(one);
      expect(await commit(world, ...edit(2))).toEqual({ kind: 'committed' });
      expect(await rejection(world, ...edit(1, 2))).toMatchObject({ kind: 'order-changed' });
      expect([await availableOf(world, tee), await availableOf(world, mugs)]).toEqual([12, 0]);
    });
  });

  describe('stock', () => {
    test(`${adapterName}: units are taken and returned, each in a commit alone`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      expect(await commit(world, take(tee, 3))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(7);
      expect(await commit(world, returnStock(tee, 2))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(9);
    });

    test(`${adapterName}: the last unit can be taken and no more`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 3 }));
      expect(await commit(world, take(tee, 3))).toEqual({ kind: 'committed' });
      expect(await rejection(world, take(tee, 1))).toEqual({
        kind: 'stock-short',
        short: [{ sku: tee, available: 0, backorderLimit: 0 }],
      });
      expect(await availableOf(world, tee)).toBe(0);
    });

    test(`${adapterName}: more units than the stock are rejected`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 3 }));
      expect(await rejection(world, take(tee, 4))).toEqual({
        kind: 'stock-short',
        short: [{ sku: tee, available: 3, backorderLimit: 0 }],
      });
      expect(await availableOf(world, tee)).toBe(3);
    });

    test(`${adapterName}: a product without stock is short`, async () => {
      const world = await makeWorld();
      await given(world, { kind: 'product', facts: facts() });
      expect(await rejection(world, take(tee, 1))).toEqual({
        kind: 'stock-short',
        short: [{ sku: tee, available: 0, backorderLimit: 0 }],
      });
    });

    test(`${adapterName}: all products that are short are named and no others`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 2 }), mug({ available: 5 }));
      await givenProducts(world, product({ sku: sku('CAP'), available: 0 }));
      const why = await rejection(world, take(tee, 3), take(mugs, 5), take(sku('CAP'), 1));
      if (why.kind !== 'stock-short') throw new Error(why.kind);
      expect(why.short).toHaveLength(2);
      expect(new Set(why.short)).toEqual(
        new Set([
          { sku: tee, available: 2, backorderLimit: 0 },
          { sku: sku('CAP'), available: 0, backorderLimit: 0 },
        ]),
      );
      expect(await availableOf(world, mugs)).toBe(5);
    });

    test(`${adapterName}: units are not taken by older or newer facts than the stored facts`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      const second = facts({ prices: inEuros(2100), version: 2 });
      await given(world, { kind: 'product', facts: second });
      for (const version of [1, 3])
        expect(await rejection(world, take(tee, 1, version))).toEqual({
          kind: 'facts-changed',
          product: { ...second, available: 10 },
        });
      expect(await commit(world, take(tee, 1, 2))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(9);
    });

    test(`${adapterName}: changed facts are reported before a lack of units`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 1 }), mug({ available: 0 }));
      await given(world, { kind: 'product', facts: facts({ version: 2 }) });
      const changedFacts = { kind: 'facts-changed', product: product({ version: 2, available: 1 }) };
      expect(await rejection(world, take(tee, 2, 1))).toEqual(changedFacts);
      expect(await rejection(world, take(mugs, 1), take(tee, 2, 1))).toEqual(changedFacts);
    });

    test(`${adapterName}: units of an unknown product cannot be taken or returned`, async () => {
      const world = await makeWorld();
      const missing = { kind: 'facts-changed', product: undefined };
      expect(await rejection(world, take(none, 1))).toEqual(missing);
      await expectDefect(world, 'product NONE', returnStock(none, 1));
      await givenProducts(world, product());
      await expectDefect(world, 'product NONE', returnStock(tee, 1), returnStock(none, 1));
      expect(await availableOf(world, tee)).toBe(10);
      expect(await world.ports.products.find(none)).toBeUndefined();
    });

    test(`${adapterName}: units are returned whatever the facts are`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      await given(world, { kind: 'product', facts: facts({ name: 'Shirt', version: 2 }) });
      expect(await commit(world, returnStock(tee, 1))).toEqual({ kind: 'committed' });
      expect(await world.ports.products.find(tee)).toEqual(product({ name: 'Shirt', version: 2, available: 11 }));
    });

    test(`${adapterName}: a stock is set, also to 0, and the facts stay`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      expect(await commit(world, setStock(tee, 10, 4))).toEqual({ kind: 'committed' });
      expect(await world.ports.products.find(tee)).toEqual(product({ available: 4 }));
      expect(await commit(world, setStock(tee, 4, 0))).toEqual({ kind: 'committed' });
      expect(await world.ports.products.find(tee)).toEqual(product({ available: 0 }));
      expect(await commit(world, setStock(tee, 0, 999_999_999))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(999_999_999);
    });

    test(`${adapterName}: a count of a changed stock is rejected with the product`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      for (const from of [9, 11, 0])
        expect(await rejection(world, setStock(tee, from, 5))).toEqual({ kind: 'stock-changed', product: product() });
      expect(await availableOf(world, tee)).toBe(10);
    });

    test(`${adapterName}: a count of an unknown product is rejected and creates no product`, async () => {
      const world = await makeWorld();
      expect(await rejection(world, setStock(none, 0, 5))).toEqual({ kind: 'stock-changed', product: undefined });
      expect(await world.ports.products.find(none)).toBeUndefined();
    });

    test(`${adapterName}: one of concurrent counts is committed`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      const outcomes = await Promise.all([11, 12, 13, 14].map((to) => commitPatiently(world, setStock(tee, 10, to))));
      expect(counted(outcomes)).toEqual({ committed: 1, 'stock-changed': 3 });
      expect(await availableOf(world, tee)).toBe(11 + outcomes.findIndex(({ kind }) => kind === 'committed'));
    });

    test(`${adapterName}: 200 concurrent orders sell 50 units 50 times`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 50 }));
      const records = Array.from({ length: 200 }, (_, index) =>
        newOrder(world, { customerId: customerId(`cus_${index}`) }),
      );
      const outcomes = await concurrently(records, (record) =>
        commitPatiently(world, writing(record), leaveReceipt(record), take(tee, 1)),
      );
      expect(counted(outcomes)).toEqual({ committed: 50, 'stock-short': 150 });
      expect(await availableOf(world, tee)).toBe(0);
      const found = await concurrently(records, ({ id }) => world.ports.orders.find(id));
      expect(found.map((record) => record !== undefined)).toEqual(outcomes.map(({ kind }) => kind === 'committed'));
    });

    test(`${adapterName}: concurrent takes and returns of units are all counted`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 100 }), mug({ available: 100 }));
      const outcomes = await concurrently(Array(30).keys(), (index) =>
        index % 3 === 0
          ? commitPatiently(world, returnStock(tee, 2), returnStock(mugs, 1))
          : commitPatiently(world, take(mugs, 2), take(tee, 1)),
      );
      expect(counted(outcomes)).toEqual({ committed: 30 });
      expect(await availableOf(world, tee)).toBe(100);
      expect(await availableOf(world, mugs)).toBe(70);
    });
  });

  describe('a product', () => {
    test(`${adapterName}: a new product has no stock`, async () => {
      const world = await makeWorld();
      expect(await commit(world, { kind: 'product', facts: facts() })).toEqual({ kind: 'committed' });
      expect(await world.ports.products.find(tee)).toEqual(product({ available: 0 }));
    });

    test(`${adapterName}: a new item does not replace a stored item`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      expect(await rejection(world, { kind: 'product', facts: facts({ name: 'Mine' }) })).toEqual({
        kind: 'facts-changed',
        product: product(),
      });
      expect(await world.ports.products.find(tee)).toEqual(product());
    });

    test(`${adapterName}: new facts replace all earlier facts and keep the stock`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ prices: priced({ EUR: 1999, JPY: 3200, USD: 2400 }) }));
      const second = facts({
        name: 'Shirt',
        prices: priced({ USD: 0 }),
        taxCategory: 'zero',
        requiresShipping: false,
        version: 2,
      });
      expect(await commit(world, { kind: 'product', facts: second })).toEqual({ kind: 'committed' });
      expect(await world.ports.products.find(tee)).toEqual({ ...second, available: 10 });
    });

    test(`${adapterName}: facts of another version than the next are rejected with the product`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      await given(world, { kind: 'product', facts: facts({ name: 'Shirt', version: 2 }) });
      const stored = product({ name: 'Shirt', version: 2 });
      for (const version of [1, 2, 4])
        expect(await rejection(world, { kind: 'product', facts: facts({ version }) })).toEqual({
          kind: 'facts-changed',
          product: stored,
        });
      expect(await world.ports.products.find(tee)).toEqual(stored);
    });

    test(`${adapterName}: a later version of an unknown product is rejected and creates no product`, async () => {
      const world = await makeWorld();
      expect(await rejection(world, { kind: 'product', facts: facts({ version: 2 }) })).toEqual({
        kind: 'facts-changed',
        product: undefined,
      });
      expect(await world.ports.products.find(tee)).toBeUndefined();
    });

    test(`${adapterName}: one of concurrent changes is committed, and the others are rejected with the stored item`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      const rivals = ['A', 'B', 'C', 'D'].map((name) => facts({ name, version: 2 }));
      const outcomes = await Promise.all(
        rivals.map((rival) => commitPatiently(world, { kind: 'product', facts: rival })),
      );
      expect(counted(outcomes)).toEqual({ committed: 1, 'facts-changed': 3 });
      const winner = { ...rivals[outcomes.findIndex(({ kind }) => kind === 'committed')], available: 10 };
      expect(await world.ports.products.find(tee)).toEqual(winner);
      for (const outcome of outcomes)
        if (outcome.kind === 'rejected') expect(outcome.why).toEqual({ kind: 'facts-changed', product: winner });
    });
  });

  describe('a deleted product', () => {
    const remove = (version = 1): Write => ({ kind: 'delete-product', sku: tee, version });
    /** The tombstone in rejections: the next version with the earlier stock. */
    const gone = (wanted: Partial<Product> = {}) => ({
      kind: 'facts-changed',
      product: undefined,
      deleted: product({ version: 2, ...wanted }),
    });
    const givenDeleted = async (): Promise<World> => {
      const world = await makeWorld();
      await givenProducts(world, product(), mug());
      expect(await commit(world, remove())).toEqual({ kind: 'committed' });
      return world;
    };

    test(`${adapterName}: it is not sold by any facts, and the rejection has the tombstone`, async () => {
      const world = await givenDeleted();
      for (const version of [1, 2, 3]) expect(await rejection(world, take(tee, 1, version))).toEqual(gone());
      const record = newOrder(world);
      expect(await rejection(world, writing(record), take(mugs, 1), take(tee, 1, 2))).toEqual(gone());
      await expectNothingOf(world, record);
      expect(await availableOf(world, mugs)).toBe(10);
    });

    test(`${adapterName}: units can be returned to it, and it stays deleted`, async () => {
      const world = await givenDeleted();
      expect(await commit(world, returnStock(tee, 2))).toEqual({ kind: 'committed' });
      const one = await givenOrder(world);
      const after = changed(one, [canceled]);
      expect(await commit(world, writing(after), returnStock(tee, 3), returnStock(mugs, 1))).toEqual({
        kind: 'committed',
      });
      expect(await world.ports.products.find(tee)).toBeUndefined();
      expect(await rejection(world, take(tee, 1, 2))).toEqual(gone({ available: 15 }));
    });

    test(`${adapterName}: its stock cannot be set`, async () => {
      const world = await givenDeleted();
      expect(await rejection(world, setStock(tee, 10, 4))).toEqual({ kind: 'stock-changed', product: undefined });
      expect(await rejection(world, take(tee, 1, 2))).toEqual(gone());
    });

    test(`${adapterName}: facts of the next version create it again with its earlier stock`, async () => {
      const world = await givenDeleted();
      await given(world, returnStock(tee, 5));
      const again = facts({ name: 'Shirt', prices: inEuros(2100), version: 3 });
      for (const version of [1, 2, 4])
        expect(await rejection(world, { kind: 'product', facts: { ...again, version } })).toEqual(
          gone({ available: 15 }),
        );
      expect(await commit(world, { kind: 'product', facts: again })).toEqual({ kind: 'committed' });
      expect(await world.ports.products.find(tee)).toEqual({ ...again, available: 15 });
      expect(await commit(world, take(tee, 15, 3))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(0);
    });

    test(`${adapterName}: it is deleted, created again and deleted again, each with the next version`, async () => {
      const world = await givenDeleted();
      await given(world, { kind: 'product', facts: facts({ version: 3 }) });
      await given(world, { kind: 'product', facts: facts({ name: 'Shirt', version: 4 }) });
      expect(await rejection(world, remove(3))).toEqual({
        kind: 'facts-changed',
        product: product({ name: 'Shirt', version: 4 }),
      });
      await given(world, remove(4));
      expect(await rejection(world, take(tee, 1, 5))).toEqual(gone({ name: 'Shirt', version: 5 }));
    });

    test(`${adapterName}: it can be deleted only once`, async () => {
      const world = await givenDeleted();
      for (const version of [1, 2]) expect(await rejection(world, remove(version))).toEqual(gone());
    });

    test(`${adapterName}: a deletion with another version or of a missing item is rejected`, async () => {
      const world = await makeWorld();
      expect(await rejection(world, remove())).toEqual({ kind: 'facts-changed', product: undefined });
      await givenProducts(world, product());
      for (const version of [2, 9])
        expect(await rejection(world, remove(version))).toEqual({ kind: 'facts-changed', product: product() });
      expect(await world.ports.products.find(tee)).toEqual(product());
    });

    test(`${adapterName}: a concurrent deletion and sale lose nothing`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      const outcomes = await Promise.all([
        ...Array.from({ length: 5 }, () => commitPatiently(world, take(tee, 1))),
        commitPatiently(world, remove()),
      ]);
      const sold = outcomes.slice(0, 5).filter(({ kind }) => kind === 'committed').length;
      expect(outcomes.at(-1)).toEqual({ kind: 'committed' });
      expect(await rejection(world, take(tee, 1, 2))).toEqual(gone({ available: 10 - sold }));
    });
  });

  describe('stock that may be owed', () => {
    test(`${adapterName}: units are taken down to the limit and no further`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 2, backorderLimit: 5 }));
      expect(await commit(world, take(tee, 4, 1, 5))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(-2);
      expect(await rejection(world, take(tee, 4, 1, 5))).toEqual({
        kind: 'stock-short',
        short: [{ sku: tee, available: -2, backorderLimit: 5 }],
      });
      expect(await commit(world, take(tee, 3, 1, 5))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, tee)).toBe(-5);
    });

    test(`${adapterName}: returned and set units pay what is owed first`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: -3, backorderLimit: 5 }));
      await given(world, returnStock(tee, 1));
      expect(await availableOf(world, tee)).toBe(-2);
      await given(world, setStock(tee, -2, 8));
      expect(await availableOf(world, tee)).toBe(8);
    });

    test(`${adapterName}: a new limit takes effect with the new facts`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 0, backorderLimit: 5 }));
      await given(world, { kind: 'product', facts: facts({ version: 2, expectedAt: tenOClock }) });
      expect(await rejection(world, take(tee, 1, 1, 5))).toMatchObject({ kind: 'facts-changed' });
      expect(await rejection(world, take(tee, 1, 2, 0))).toMatchObject({ kind: 'stock-short' });
      expect(await world.ports.products.find(tee)).toEqual(
        product({ available: 0, version: 2, expectedAt: tenOClock }),
      );
    });

    test(`${adapterName}: 40 concurrent buyers of 3 units, of which 5 more may be owed, get 8`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 3, backorderLimit: 5 }));
      const records = Array.from({ length: 40 }, (_, index) =>
        newOrder(world, { customerId: customerId(`cus_${index}`) }),
      );
      const outcomes = await concurrently(records, (record) =>
        commitPatiently(world, writing(record), leaveReceipt(record), take(tee, 1, 1, 5)),
      );
      expect(counted(outcomes)).toEqual({ committed: 8, 'stock-short': 32 });
      expect(await availableOf(world, tee)).toBe(-5);
    });
  });

  describe('a redemption of one customer', () => {
    const usedUp = { kind: 'discount-used-up-by-customer', code: welcome };

    test(`${adapterName}: it is counted up to the maximum, and can be taken again once it is returned`, async () => {
      const world = await makeWorld();
      for (const _ of [1, 2]) expect(await commit(world, redeemForAda(2))).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeemForAda(2))).toEqual(usedUp);
      expect(await commit(world, returnOfAda())).toEqual({ kind: 'committed' });
      expect(await commit(world, redeemForAda(2))).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeemForAda(2))).toEqual(usedUp);
      expect(await rejection(world, redeemForAda(1))).toEqual(usedUp);
      expect(await commit(world, redeemForAda(3))).toEqual({ kind: 'committed' });
    });

    test(`${adapterName}: each customer and each code has its own count`, async () => {
      const world = await makeWorld();
      expect(await commit(world, redeemForAda(1))).toEqual({ kind: 'committed' });
      expect(await commit(world, redeemForAda(1, redeemer('bob')))).toEqual({ kind: 'committed' });
      expect(await commit(world, redeemForAda(1, redeemer('ada'), code('OTHER')))).toEqual({ kind: 'committed' });
      for (const by of ['ada', 'bob']) expect(await rejection(world, redeemForAda(1, redeemer(by)))).toEqual(usedUp);
    });

    test(`${adapterName}: no more is returned than was taken`, async () => {
      const world = await makeWorld();
      const missing = `redemption of WELCOME10 by ${redeemer('ada')}`;
      await expectDefect(world, missing, returnOfAda());
      await given(world, redeemForAda(1));
      await given(world, returnOfAda());
      await expectDefect(world, missing, returnOfAda());
      expect(await commit(world, redeemForAda(1))).toEqual({ kind: 'committed' });
    });

    test(`${adapterName}: of 20 concurrent orders that one customer's count refuses above 2, 2 are committed`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ available: 100 }));
      const records = Array.from({ length: 20 }, (_, index) =>
        newOrder(world, { customerId: customerId(`cus_${index}`) }),
      );
      const outcomes = await concurrently(records, (record) =>
        commitPatiently(world, writing(record), leaveReceipt(record), take(tee, 1), redeemForAda(2)),
      );
      expect(counted(outcomes)).toEqual({ committed: 2, 'discount-used-up-by-customer': 18 });
      expect(await availableOf(world, tee)).toBe(98);
    });
  });

  describe('a redemption', () => {
    const usedUp = { kind: 'discount-used-up', code: welcome };

    test(`${adapterName}: it is counted and returned, each in a commit alone`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount());
      expect(await commit(world, redeem())).toEqual({ kind: 'committed' });
      expect(await commit(world, redeem())).toEqual({ kind: 'committed' });
      expect(await redeemedOf(world, welcome)).toBe(2);
      expect(await commit(world, returnRedemption())).toEqual({ kind: 'committed' });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(discount({ redeemed: 1 }));
    });

    test(`${adapterName}: the last redemption can be taken and no more`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 2 }));
      expect(await commit(world, redeem())).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeem())).toEqual(usedUp);
      expect(await redeemedOf(world, welcome)).toBe(3);
    });

    test(`${adapterName}: a returned redemption can be taken again`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 3 }));
      await given(world, returnRedemption());
      expect(await commit(world, redeem())).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeem())).toEqual(usedUp);
    });

    test(`${adapterName}: a discount without a maximum counts no redemption`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, quarterOff());
      expect(await rejection(world, redeem(1, code('QUARTER')))).toEqual({ kind: 'discount-used-up', code: 'QUARTER' });
      expect(await redeemedOf(world, code('QUARTER'))).toBe(0);
    });

    test(`${adapterName}: it is rejected by older or newer facts than the stored facts`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 1 }));
      await given(world, putDiscount({ value: { type: 'fixed', amount: 500 }, version: 2 }));
      const stored = discount({ value: { type: 'fixed', amount: 500 }, version: 2, redeemed: 1 });
      for (const version of [1, 3])
        expect(await rejection(world, redeem(version))).toEqual({ kind: 'discount-changed', discount: stored });
      expect(await commit(world, redeem(2))).toEqual({ kind: 'committed' });
      expect(await redeemedOf(world, welcome)).toBe(2);
    });

    test(`${adapterName}: changed facts are reported before a used-up discount`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 3 }));
      await given(world, putDiscount({ startsAt: tenOClock, version: 2 }));
      expect(await rejection(world, redeem(1))).toEqual({
        kind: 'discount-changed',
        discount: discount({ startsAt: tenOClock, version: 2, redeemed: 3 }),
      });
      expect(await rejection(world, redeem(2))).toEqual(usedUp);
    });

    test(`${adapterName}: after a lowered maximum it is rejected until enough redemptions are returned`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 3 }));
      await given(world, putDiscount({ maxRedemptions: 2, version: 2 }));
      for (const redeemed of [3, 2]) {
        expect(await rejection(world, redeem(2))).toEqual(usedUp);
        expect(await redeemedOf(world, welcome)).toBe(redeemed);
        await given(world, returnRedemption());
      }
      expect(await commit(world, redeem(2))).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeem(2))).toEqual(usedUp);
    });

    test(`${adapterName}: it cannot be taken from or returned to an unknown discount`, async () => {
      const world = await makeWorld();
      const missing = { kind: 'discount-changed', discount: undefined };
      expect(await rejection(world, redeem())).toEqual(missing);
      await expectDefect(world, 'redemption of discount WELCOME10', returnRedemption());
      await givenProducts(world, product());
      await expectDefect(world, 'redemption of discount WELCOME10', returnStock(tee, 1), returnRedemption());
      expect(await availableOf(world, tee)).toBe(10);
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toBeUndefined();
    });

    test(`${adapterName}: no more redemptions are returned than were taken`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 1 }));
      expect(await commit(world, returnRedemption())).toEqual({ kind: 'committed' });
      await expectDefect(world, 'redemption of discount WELCOME10', returnRedemption());
      expect(await redeemedOf(world, welcome)).toBe(0);
    });

    test(`${adapterName}: it is returned whatever the facts are, also without a maximum`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 2 }));
      await given(world, putDiscount({ value: { type: 'fixed', amount: 5 }, maxRedemptions: null, version: 2 }));
      expect(await commit(world, returnRedemption())).toEqual({ kind: 'committed' });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(
        discount({ value: { type: 'fixed', amount: 5 }, maxRedemptions: null, version: 2, redeemed: 1 }),
      );
    });

    test(`${adapterName}: 40 concurrent redemptions of a maximum of 10 succeed 10 times`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ maxRedemptions: 10 }));
      await givenProducts(world, product({ available: 100 }));
      const records = Array.from({ length: 40 }, (_, index) =>
        newOrder(world, { customerId: customerId(`cus_${index}`) }),
      );
      const outcomes = await concurrently(records, (record) =>
        commitPatiently(world, writing(record), leaveReceipt(record), take(tee, 1), redeem()),
      );
      expect(counted(outcomes)).toEqual({ committed: 10, 'discount-used-up': 30 });
      expect(await redeemedOf(world, welcome)).toBe(10);
      expect(await availableOf(world, tee)).toBe(90);
      const found = await concurrently(records, ({ id }) => world.ports.orders.find(id));
      expect(found.map((record) => record !== undefined)).toEqual(outcomes.map(({ kind }) => kind === 'committed'));
    });

    test(`${adapterName}: concurrent redemptions and returns are all counted`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ maxRedemptions: 100, redeemed: 10 }));
      const outcomes = await concurrently(Array(30).keys(), (index) =>
        commitPatiently(world, index % 3 === 0 ? returnRedemption() : redeem()),
      );
      expect(counted(outcomes)).toEqual({ committed: 30 });
      expect(await redeemedOf(world, welcome)).toBe(20);
    });

    test(`${adapterName}: 8 concurrent returns return no more than were taken`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 3 }));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () => commitPatiently(world, returnRedemption())),
      );
      const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
      expect(counted(done)).toEqual({ committed: 3 });
      expect(await redeemedOf(world, welcome)).toBe(0);
    });

    test(`${adapterName}: a cancellation returns units and the redemption in one commit`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      await givenDiscounts(world, discount());
      const one = newOrder(world, { applied: { code: welcome, counted: true, redeemer: null } });
      await given(world, writing(one), take(tee, 3), redeem());
      const cancellation = [writing(changed(one, [canceled])), returnStock(tee, 3), returnRedemption()];
      expect(await commit(world, ...cancellation)).toEqual({ kind: 'committed' });
      expect([await availableOf(world, tee), await redeemedOf(world, welcome)]).toEqual([10, 0]);
      expect(await rejection(world, ...cancellation)).toMatchObject({ kind: 'order-changed' });
      expect([await availableOf(world, tee), await redeemedOf(world, welcome)]).toEqual([10, 0]);
    });
  });

  describe('a discount', () => {
    test(`${adapterName}: a new discount has no redemptions`, async () => {
      const world = await makeWorld();
      expect(await commit(world, putDiscount())).toEqual({ kind: 'committed' });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(discount());
    });

    test(`${adapterName}: a new item does not replace a stored item`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ redeemed: 1 }));
      expect(await rejection(world, putDiscount({ maxRedemptions: 9 }))).toEqual({
        kind: 'discount-changed',
        discount: discount({ redeemed: 1 }),
      });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(discount({ redeemed: 1 }));
    });

    const whole = {
      startsAt: tenOClock,
      endsAt: tenOClock + 1,
      maxRedemptions: 5,
      minimumAmount: 5000,
      appliesTo: { skus: [tee], taxCategories: ['reduced'] },
    } as const;
    const open = {
      currency: null,
      startsAt: null,
      endsAt: null,
      maxRedemptions: null,
      minimumAmount: null,
      appliesTo: null,
    } as const;
    const share = { type: 'percent', rate: rate('0.25') } as const;
    const changes: readonly [string, Partial<Discount>, Partial<Discount>][] = [
      ['an amount by a share', whole, { ...whole, value: share }],
      ['a share by an amount', { value: share }, {}],
      ['bounds by none', whole, { ...open, value: share }],
      ['none by bounds', { ...open, value: share }, whole],
    ];
    test.each(changes)(
      `${adapterName}: new facts replace the earlier facts and keep the redemptions: %s`,
      async (_, before, after) => {
        const world = await makeWorld();
        await givenDiscounts(world, discount({ ...before, maxRedemptions: 3, redeemed: 2 }));
        await given(world, putDiscount({ ...before, version: 2 }));
        expect(await commit(world, putDiscount({ ...after, version: 3 }))).toEqual({ kind: 'committed' });
        const wanted = discount({ ...after, version: 3, redeemed: 2 });
        expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(wanted);
      },
    );

    test(`${adapterName}: facts of another version than the next are rejected with the discount`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount());
      await given(world, putDiscount({ maxRedemptions: 9, version: 2 }));
      const stored = discount({ maxRedemptions: 9, version: 2 });
      for (const version of [1, 2, 4])
        expect(await rejection(world, putDiscount({ version }))).toEqual({
          kind: 'discount-changed',
          discount: stored,
        });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(stored);
    });

    test(`${adapterName}: a later version of an unknown discount is rejected and creates no discount`, async () => {
      const world = await makeWorld();
      expect(await rejection(world, putDiscount({ version: 2 }))).toEqual({
        kind: 'discount-changed',
        discount: undefined,
      });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toBeUndefined();
    });

    test(`${adapterName}: one of concurrent changes is committed, and the others are rejected with the stored item`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount());
      const rivals = [4, 5, 6, 7].map((maxRedemptions) => discountFacts({ maxRedemptions, version: 2 }));
      const outcomes = await Promise.all(
        rivals.map((rival) => commitPatiently(world, { kind: 'discount', facts: rival })),
      );
      expect(counted(outcomes)).toEqual({ committed: 1, 'discount-changed': 3 });
      const winner = { ...rivals[outcomes.findIndex(({ kind }) => kind === 'committed')], redeemed: 0 };
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(winner);
      for (const outcome of outcomes)
        if (outcome.kind === 'rejected') expect(outcome.why).toEqual({ kind: 'discount-changed', discount: winner });
    });

    test(`${adapterName}: concurrent new facts and redemptions lose nothing`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ maxRedemptions: 9 }));
      const outcomes = await Promise.all([
        ...Array.from({ length: 5 }, () => commitPatiently(world, redeem())),
        commitPatiently(world, putDiscount({ maxRedemptions: 8, version: 2 })),
      ]);
      const had = outcomes.slice(0, 5).filter(({ kind }) => kind === 'committed').length;
      expect(outcomes.at(-1)).toEqual({ kind: 'committed' });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(
        discount({ maxRedemptions: 8, version: 2, redeemed: had }),
      );
    });
  });

  describe('a deleted discount', () => {
    const remove = (version = 1): Write => ({ kind: 'delete-discount', code: welcome, version });
    /** The tombstone in rejections: the next version with the earlier redemptions. */
    const gone = (wanted: Partial<Discount> = {}) => ({
      kind: 'discount-changed',
      discount: undefined,
      deleted: discount({ version: 2, redeemed: 2, ...wanted }),
    });
    const givenDeleted = async (): Promise<World> => {
      const world = await makeWorld();
      await givenProducts(world, product());
      await givenDiscounts(world, discount({ redeemed: 2 }));
      expect(await commit(world, remove())).toEqual({ kind: 'committed' });
      return world;
    };

    test(`${adapterName}: it cannot be redeemed by any facts, and the rejection has the tombstone`, async () => {
      const world = await givenDeleted();
      for (const version of [1, 2, 3]) expect(await rejection(world, redeem(version))).toEqual(gone());
      const record = newOrder(world);
      expect(await rejection(world, writing(record), take(tee, 1), redeem(2))).toEqual(gone());
      await expectNothingOf(world, record);
      expect(await availableOf(world, tee)).toBe(10);
    });

    test(`${adapterName}: redemptions can be returned to it, not too many, and it stays deleted`, async () => {
      const world = await givenDeleted();
      expect(await commit(world, returnRedemption())).toEqual({ kind: 'committed' });
      const one = await givenOrder(world);
      const writes = [writing(changed(one, [canceled])), returnStock(tee, 3), returnRedemption()];
      expect(await commit(world, ...writes)).toEqual({ kind: 'committed' });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toBeUndefined();
      await expectDefect(world, 'redemption of discount WELCOME10', returnRedemption());
      expect(await rejection(world, putDiscount({ version: 1 }))).toEqual(gone({ redeemed: 0 }));
    });

    test(`${adapterName}: facts of the next version create it again with its earlier redemptions`, async () => {
      const world = await givenDeleted();
      await given(world, returnRedemption());
      const again = { value: { type: 'fixed', amount: 5 }, maxRedemptions: 2 } as const;
      for (const version of [1, 2, 4])
        expect(await rejection(world, putDiscount({ ...again, version }))).toEqual(gone({ redeemed: 1 }));
      expect(await commit(world, putDiscount({ ...again, version: 3 }))).toEqual({ kind: 'committed' });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(
        discount({ ...again, version: 3, redeemed: 1 }),
      );
      expect(await commit(world, redeem(3))).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeem(3))).toEqual({ kind: 'discount-used-up', code: welcome });
    });

    test(`${adapterName}: it is deleted, created again and deleted again, each with the next version`, async () => {
      const world = await givenDeleted();
      await given(world, putDiscount({ version: 3 }));
      await given(world, putDiscount({ maxRedemptions: 9, version: 4 }));
      expect(await rejection(world, remove(3))).toEqual({
        kind: 'discount-changed',
        discount: discount({ maxRedemptions: 9, version: 4, redeemed: 2 }),
      });
      await given(world, remove(4));
      expect(await rejection(world, redeem(5))).toEqual(gone({ maxRedemptions: 9, version: 5 }));
    });

    test(`${adapterName}: it can be deleted only once`, async () => {
      const world = await givenDeleted();
      for (const version of [1, 2]) expect(await rejection(world, remove(version))).toEqual(gone());
    });

    test(`${adapterName}: a deletion with another version or of a missing item is rejected`, async () => {
      const world = await makeWorld();
      expect(await rejection(world, remove())).toEqual({ kind: 'discount-changed', discount: undefined });
      await givenDiscounts(world, discount());
      for (const version of [2, 9])
        expect(await rejection(world, remove(version))).toEqual({ kind: 'discount-changed', discount: discount() });
      expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(discount());
    });

    test(`${adapterName}: a concurrent deletion and redemptions lose nothing`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount({ maxRedemptions: 9 }));
      const outcomes = await Promise.all([
        ...Array.from({ length: 5 }, () => commitPatiently(world, redeem())),
        commitPatiently(world, remove()),
      ]);
      const had = outcomes.slice(0, 5).filter(({ kind }) => kind === 'committed').length;
      expect(outcomes.at(-1)).toEqual({ kind: 'committed' });
      expect(await rejection(world, redeem(2))).toEqual(gone({ maxRedemptions: 9, redeemed: had }));
    });
  });

  describe('a receipt', () => {
    test(`${adapterName}: a used key is rejected with its receipt`, async () => {
      const world = await makeWorld();
      const first = newOrder(world);
      await given(world, leaveReceipt(first));
      const second = newOrder(world, { cause: first.changes[0].cause, at: tenOClock + 5 });
      expect(await rejection(world, leaveReceipt(second))).toEqual({
        kind: 'receipt-exists',
        receipt: receiptOf(first),
      });
      expect(await world.ports.receipts.find(first.changes[0].cause.key)).toEqual(receiptOf(first));
    });

    test(`${adapterName}: a used key with another body is rejected with its receipt`, async () => {
      const world = await makeWorld();
      const first = newOrder(world, { cause: cause('one key', 'one body') });
      await given(world, leaveReceipt(first));
      const second = newOrder(world, { cause: cause('one key', 'another body') });
      expect(await rejection(world, writing(second), leaveReceipt(second))).toEqual({
        kind: 'receipt-exists',
        receipt: receiptOf(first),
      });
      expect(await world.ports.orders.find(second.id)).toBeUndefined();
    });

    test(`${adapterName}: a receipt after its lifetime is valid until it is removed`, async () => {
      const world = await makeWorld();
      const record = newOrder(world, { at: Date.UTC(2025, 0, 2) });
      await given(world, leaveReceipt(record));
      expect(await rejection(world, leaveReceipt(record))).toMatchObject({ kind: 'receipt-exists' });
    });

    test(`${adapterName}: one of concurrent placements with one key is committed`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product());
      const same = cause();
      const tries = Array.from({ length: 8 }, (_, index) => newOrder(world, { cause: same, at: tenOClock + index }));
      const outcomes = await Promise.all(
        tries.map((each) => commitPatiently(world, writing(each), leaveReceipt(each), take(tee, 1))),
      );
      expect(counted(outcomes)).toEqual({ committed: 1, 'receipt-exists': 7 });
      expect(await availableOf(world, tee)).toBe(9);
      const winner = tries[outcomes.findIndex(({ kind }) => kind === 'committed')] as OrderRecord;
      for (const outcome of outcomes)
        if (outcome.kind === 'rejected')
          expect(outcome.why).toEqual({ kind: 'receipt-exists', receipt: receiptOf(winner) });
    });
  });

  describe('an endpoint of webhooks', () => {
    const stored = ({ ports }: World) => ports.webhookEndpoints.find(endpointId());

    test(`${adapterName}: a new one does not replace one with the same id`, async () => {
      const world = await makeWorld();
      await given(world, putEndpoint());
      expect(await rejection(world, putEndpoint(endpoint({ payload: 'thin' })))).toEqual({
        kind: 'webhook-endpoint-changed',
        endpoint: endpoint(),
      });
      expect(await stored(world)).toEqual(endpoint());
    });

    test(`${adapterName}: each version follows the version before`, async () => {
      const world = await makeWorld();
      await given(world, putEndpoint());
      expect(await rejection(world, putEndpoint(endpoint({ version: 3 })))).toEqual({
        kind: 'webhook-endpoint-changed',
        endpoint: endpoint(),
      });
      expect(await commit(world, putEndpoint(changedEndpoint()))).toEqual({ kind: 'committed' });
      expect(await rejection(world, putEndpoint(endpoint({ version: 2 })))).toEqual({
        kind: 'webhook-endpoint-changed',
        endpoint: changedEndpoint(),
      });
      expect(await stored(world)).toEqual(changedEndpoint());
    });

    test(`${adapterName}: a later version or a deletion of a missing one is rejected`, async () => {
      const world = await makeWorld();
      for (const write of [putEndpoint(changedEndpoint()), deleteEndpoint(1)])
        expect(await rejection(world, write)).toEqual({ kind: 'webhook-endpoint-changed', endpoint: undefined });
      expect(await stored(world)).toBeUndefined();
    });

    test(`${adapterName}: a deletion with another version is rejected`, async () => {
      const world = await makeWorld();
      await given(world, putEndpoint());
      for (const version of [0, 2])
        expect(await rejection(world, deleteEndpoint(version))).toEqual({
          kind: 'webhook-endpoint-changed',
          endpoint: endpoint(),
        });
      expect(await commit(world, deleteEndpoint(1))).toEqual({ kind: 'committed' });
      expect(await stored(world)).toBeUndefined();
    });

    test(`${adapterName}: a deleted one is neither changed, deleted nor created again`, async () => {
      const world = await makeWorld();
      await given(world, putEndpoint());
      await given(world, deleteEndpoint(1));
      for (const write of [
        ...[1, 2, 3].map((version) => putEndpoint(endpoint({ version }))),
        ...[1, 2].map(deleteEndpoint),
      ])
        expect(await rejection(world, write)).toEqual({ kind: 'webhook-endpoint-changed', endpoint: undefined });
      expect(await world.ports.webhookEndpoints.all()).toEqual([]);
    });

    test(`${adapterName}: one of concurrent changes is committed`, async () => {
      const world = await makeWorld();
      await given(world, putEndpoint());
      const rivals = Array.from({ length: 6 }, (_, index) => endpoint({ failingSince: tenOClock + index, version: 2 }));
      const outcomes = await Promise.all(rivals.map((rival) => commitPatiently(world, putEndpoint(rival))));
      expect(counted(outcomes)).toEqual({ committed: 1, 'webhook-endpoint-changed': 5 });
      const winner = rivals[outcomes.findIndex(({ kind }) => kind === 'committed')];
      expect(await stored(world)).toEqual(winner);
    });
  });

  describe('an external reference', () => {
    test(`${adapterName}: it is taken by one order only`, async () => {
      const world = await makeWorld();
      const [first, second] = [newOrder(world), newOrder(world)];
      await given(world, writing(first), referring(first));
      expect(await rejection(world, writing(second), referring(second))).toEqual({ kind: 'reference-taken' });
      expect(await world.ports.orders.find(second.id)).toBeUndefined();
      expect(await commit(world, writing(second), referring(second, 'web-2'))).toEqual({ kind: 'committed' });
    });

    test(`${adapterName}: each owner can take it once: every customer, and staff together`, async () => {
      const world = await makeWorld();
      const byStaff = (id: string, customerId = ada) => newOrder(world, { customerId, actor: { role: 'staff', id } });
      for (const record of [newOrder(world), newOrder(world, { customerId: bob }), byStaff('op_1')])
        expect(await commit(world, referring(record))).toEqual({ kind: 'committed' });
      for (const record of [
        newOrder(world),
        newOrder(world, { customerId: bob }),
        byStaff('op_1'),
        byStaff('op_2', bob),
      ])
        expect(await rejection(world, referring(record))).toEqual({ kind: 'reference-taken' });
    });

    test(`${adapterName}: a customer whose id is a word of the service is an owner of their own`, async () => {
      const world = await makeWorld();
      expect(await commit(world, referring(newOrder(world, { actor: { role: 'staff', id: 'op_1' } })))).toEqual({
        kind: 'committed',
      });
      expect(await commit(world, referring(newOrder(world, { customerId: customerId('staff') })))).toEqual({
        kind: 'committed',
      });
    });

    test(`${adapterName}: references differ by case and every character`, async () => {
      const world = await makeWorld();
      for (const reference of ['Web-1', 'web-1', 'web-1 ', 'wéb-1', 'constructor', 'x'.repeat(100)])
        expect(await commit(world, referring(newOrder(world), reference))).toEqual({ kind: 'committed' });
      expect(await rejection(world, referring(newOrder(world), 'Web-1'))).toEqual({ kind: 'reference-taken' });
    });
  });

  describe('all at once or not at all', () => {
    test(`${adapterName}: a whole placement is written in one commit`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product(), mug());
      await givenDiscounts(world, discount());
      const record = newOrder(world, {
        externalReference: 'web-1',
        applied: { code: welcome, counted: true, redeemer: null },
      });
      expect(await commit(world, ...placing(record))).toEqual({ kind: 'committed' });
      expect(await world.ports.orders.find(record.id)).toEqual(record);
      expect(await world.ports.receipts.find(record.changes[0].cause.key)).toEqual(receiptOf(record));
      expect(await availableOf(world, tee)).toBe(7);
      expect(await availableOf(world, mugs)).toBe(9);
      expect(await redeemedOf(world, welcome)).toBe(1);
      expect(await rejection(world, referring(newOrder(world)))).toEqual({ kind: 'reference-taken' });
    });

    for (const { why, prepare } of failing)
      for (const where of ['first', 'last'] as const)
        test(`${adapterName}: nothing of a placement is written when its ${where} write is rejected by ${why}`, async () => {
          const world = await makeWorld();
          await givenProducts(world, product(), mug());
          await givenDiscounts(world, discount());
          const write = await prepare(world);
          const record = newOrder(world, { customerId: customerId('cus_new') });
          const writes = where === 'first' ? [write, ...placing(record)] : [...placing(record), write];
          expect((await rejection(world, ...writes)).kind).toBe(why);
          await expectNothingOf(world, record);
          expect(await availableOf(world, tee)).toBe(10);
          expect(await availableOf(world, mugs)).toBe(10);
          expect(await redeemedOf(world, welcome)).toBe(0);
          expect(await commit(world, ...placing(record))).toEqual({ kind: 'committed' });
        });

    for (const [rank, major] of failing.entries())
      for (const minor of failing.slice(rank + 1))
        test(`${adapterName}: ${major.why} is reported before ${minor.why}`, async () => {
          const world = await makeWorld();
          const [first, second] = [await major.prepare(world), await minor.prepare(world)];
          expect((await rejection(world, first, second)).kind).toBe(major.why);
          expect((await rejection(world, second, first)).kind).toBe(major.why);
        });

    test(`${adapterName}: of all rejections at once the most important is reported`, async () => {
      const world = await makeWorld();
      const writes: Write[] = [];
      for (const { prepare } of failing) writes.unshift(await prepare(world));
      expect((await rejection(world, ...writes)).kind).toBe('receipt-exists');
    });

    test(`${adapterName}: 50 products, an order, its receipt, redemptions and reference fit into one commit`, async () => {
      const world = await makeWorld();
      await givenDiscounts(world, discount());
      const skus = Array.from({ length: 50 }, (_, index) => sku(`SKU-${index}`));
      for (const each of skus) await givenProducts(world, product({ sku: each, available: 1 }));
      const record = newOrder(world);
      const takes = skus.map((each) => take(each, 1));
      expect(
        await commit(
          world,
          writing(record),
          leaveReceipt(record),
          ...takes,
          redeem(),
          redeemForAda(1),
          referring(record),
        ),
      ).toEqual({
        kind: 'committed',
      });
      expect(await redeemedOf(world, welcome)).toBe(1);
      for (const each of skus) expect(await availableOf(world, each)).toBe(0);
      const again = newOrder(world, { at: tenOClock + 1 });
      const why = await rejection(world, writing(again), ...takes);
      expect(why.kind === 'stock-short' && why.short.length).toBe(50);
    });
  });

  describe('a defect of the caller', () => {
    const twice: readonly [string, readonly [Write, Write]][] = [
      ['two takes', [take(tee, 1), take(tee, 1)]],
      ['a take and a return', [take(tee, 1), returnStock(tee, 1)]],
      ['a count and a take', [setStock(tee, 10, 5), take(tee, 1)]],
      ['a deletion and a return', [{ kind: 'delete-product', sku: tee, version: 1 }, returnStock(tee, 1)]],
      ['facts and a take', [{ kind: 'product', facts: facts({ version: 2 }) }, take(tee, 1)]],
    ];
    for (const [name, writes] of twice)
      test(`${adapterName}: ${name} of one product throw and write nothing`, async () => {
        const world = await makeWorld();
        await givenProducts(world, product());
        const record = newOrder(world);
        await expect(commit(world, writing(record), ...writes)).rejects.toThrow();
        await expectNothingOf(world, record);
        expect(await world.ports.products.find(tee)).toEqual(product());
      });

    const twiceOnDiscount: readonly [string, readonly [Write, Write]][] = [
      ['two redemptions', [redeem(), redeem()]],
      ['a redemption and its return', [redeem(), returnRedemption()]],
      ['two returns', [returnRedemption(), returnRedemption()]],
      ['facts and a redemption', [putDiscount({ version: 2 }), redeem()]],
      ['a deletion and a return', [{ kind: 'delete-discount', code: welcome, version: 1 }, returnRedemption()]],
    ];
    for (const [name, writes] of twiceOnDiscount)
      test(`${adapterName}: ${name} of one discount throw and write nothing`, async () => {
        const world = await makeWorld();
        await givenDiscounts(world, discount({ redeemed: 2 }));
        const record = newOrder(world);
        await expect(commit(world, writing(record), ...writes)).rejects.toThrow();
        await expectNothingOf(world, record);
        expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(discount({ redeemed: 2 }));
      });

    test(`${adapterName}: a discount and a product may have the same name`, async () => {
      const world = await makeWorld();
      await givenProducts(world, product({ sku: sku('SAME') }));
      await givenDiscounts(world, discount({ code: code('SAME') }));
      expect(await commit(world, take(sku('SAME'), 1), redeem(1, code('SAME')))).toEqual({ kind: 'committed' });
      expect(await availableOf(world, sku('SAME'))).toBe(9);
      expect(await redeemedOf(world, code('SAME'))).toBe(1);
    });

    test(`${adapterName}: more than 100 writes throw and write nothing`, async () => {
      const world = await makeWorld();
      const records = Array.from({ length: 101 }, (_, index) => newOrder(world, { at: tenOClock + index }));
      await expect(commit(world, ...records.map(leaveReceipt))).rejects.toThrow();
      for (const record of records) await expectNothingOf(world, record);
    });

    test(`${adapterName}: 100 writes are accepted`, async () => {
      const world = await makeWorld();
      const records = Array.from({ length: 100 }, (_, index) =>
        newOrder(world, { customerId: ada, at: tenOClock + index }),
      );
      expect(await commit(world, ...records.map(leaveReceipt))).toEqual({ kind: 'committed' });
    });
  });

  test(`${adapterName}: a caller's change of a rejection does not change stored items`, async () => {
    const world = await makeWorld();
    const one = await givenOrder(world);
    await givenProducts(world, product());
    await givenDiscounts(world, discount());
    await given(world, leaveReceipt(one));
    const orderChanged = await rejection(world, writing(changed(changed(one, [confirmed]), [completed])));
    if (orderChanged.kind === 'order-changed') (orderChanged.record as { customerId: unknown }).customerId = bob;
    const factsChanged = await rejection(world, take(tee, 1, 9));
    if (factsChanged.kind === 'facts-changed') (factsChanged.product as { available: number }).available = 0;
    const discountChanged = await rejection(world, redeem(9));
    if (discountChanged.kind === 'discount-changed') {
      (discountChanged.discount as { redeemed: number }).redeemed = 9;
      (discountChanged.discount?.value as { amount: number }).amount = 9;
    }
    const stockChanged = await rejection(world, setStock(tee, 1, 2));
    if (stockChanged.kind === 'stock-changed') (stockChanged.product as { available: number }).available = 0;
    const receiptExists = await rejection(world, leaveReceipt(one));
    if (receiptExists.kind === 'receipt-exists') (receiptExists.receipt as { keptUntil: number }).keptUntil = 0;
    expect(await world.ports.orders.find(one.id)).toEqual(one);
    expect(await world.ports.products.find(tee)).toEqual(product());
    expect(await world.ports.discounts.find(welcome, { fresh: true })).toEqual(discount());
    expect(await world.ports.receipts.find(one.changes[0].cause.key)).toEqual(receiptOf(one));
  });
};

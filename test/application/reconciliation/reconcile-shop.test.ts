import { describe, expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';
import { type Ports, Unavailable } from '#application/ports';
import { type ReconcileShop, reconcileShop, type ShopProgress } from '#application/reconciliation/reconcile-shop';
import { sweepBooks } from '#application/reconciliation/sweep-books';
import { days, minutes } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import { describeDifference } from '#domain/reconciliation/describe-difference';
import { staff } from '#test/builders/callers';
import { cancel, payingShop, placed, recordOf, send, takeBack } from '#test/builders/payments/shop';
import { sku } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import type { MemoryWorld } from '#test/builders/world';

const whole: ReconcileShop = {
  after: undefined,
  maximumOrders: Number.POSITIVE_INFINITY,
  lookUpSince: Number.NEGATIVE_INFINITY,
};

const run = async (ports: Ports, wanted: Partial<ReconcileShop> = {}): Promise<ShopProgress> =>
  answerOf(await reconcileShop.with(ports)({ ...whole, ...wanted }, bySystem()));
const told = async (ports: Ports, id?: OrderId): Promise<readonly string[]> =>
  (await run(ports)).differences.map((each) => describeDifference(each).replace(`order ${id}`, 'order'));

/** A shop with a paid, a returned and a canceled order, all of it more than a minute ago. */
const busyShop = async (): Promise<{ readonly world: MemoryWorld; readonly paid: OrderId }> => {
  const world = payingShop();
  const paid = await placed(world.ports, 'tok_ok');
  const returned = await placed(world.ports, 'tok_ok');
  answerOf(await send(world.ports, returned, 1, ['1', 3], ['2', 1]));
  answerOf(await takeBack(world.ports, returned, [['1', 2]], { refund: 'credit' }));
  answerOf(await cancel(world.ports, await placed(world.ports, 'tok_ok'), [], 'credit'));
  const adjust = adjustStock.with(world.ports);
  answerOf(await adjust({ sku: sku('TEE-M'), delta: 20 }, request({ caller: staff() })));
  world.advance(minutes(2));
  return { world, paid };
};

describe('a shop', () => {
  test('whose books agree has no difference', async () => {
    const { world } = await busyShop();
    expect(await run(world.ports)).toEqual({
      ...{ orders: 3, operations: 5, products: 2, differences: [], postponed: 0, uncounted: [], next: null },
    });
  });

  test('without orders has none either', async () => {
    expect(await run(payingShop().ports)).toMatchObject({ orders: 0, products: 2, differences: [], next: null });
  });

  test('whose stock was changed beside the service differs', async () => {
    const { world } = await busyShop();
    const tee = world.store.products.get(sku('TEE-M'));
    if (tee === undefined) throw new Error('the product is stored');
    world.store.products.set(tee.sku, { ...tee, available: tee.available + 1 });
    expect(await told(world.ports)).toEqual(['product TEE-M: 117 available; adjustments and orders make 116']);
  });

  test('whose product is gone differs by the units that orders have', async () => {
    const { world } = await busyShop();
    world.store.products.delete(sku('MUG'));
    expect(await told(world.ports)).toEqual(['product MUG: orders have 2 of its units, and it is not stored']);
  });

  test('whose list has another status of an order differs, and says no value', async () => {
    const { world, paid } = await busyShop();
    const entry = world.store.orders.get(paid);
    if (entry === undefined) throw new Error('the order is stored');
    const summary = { ...entry.summary, paymentStatus: 'unpaid', externalReference: 'ada@example.com' } as const;
    world.store.orders.set(paid, { ...entry, summary });
    expect(await told(world.ports, paid)).toEqual([
      'order: lists have another paymentStatus',
      'order: lists have another externalReference',
    ]);
  });

  test('whose projection lacks an order with a payment to settle differs', async () => {
    const { world } = await busyShop();
    const lost = await placed(world.ports, 'tok_timeout_after');
    world.advance(minutes(2));
    expect(await told(world.ports)).toEqual([]);
    world.store.unsettledEntries.delete(lost);
    expect(await told(world.ports, lost)).toEqual([
      expect.stringMatching(/^order: it has a payment to settle.* npm run rebuild -- unsettled-payments$/),
    ]);
  });

  test('whose provider has another amount of a payment differs', async () => {
    const { world, paid } = await busyShop();
    for (const [key, payment] of world.store.simulatedPayments)
      if (payment.orderId === paid)
        world.store.simulatedPayments.set(key, {
          ...payment,
          operations: payment.operations.map((operation) => ({ ...operation, amount: 7000 })),
        });
    expect(await told(world.ports, paid)).toEqual([
      'order, pay_1, op_1: amount is 7541 here and 7000 at the provider',
      'order, pay_1, op_1: captured is 7541 here and 7000 at the provider',
    ]);
  });

  test('whose provider knows nothing of a payment differs', async () => {
    const { world, paid } = await busyShop();
    for (const [key, { orderId }] of world.store.simulatedPayments)
      if (orderId === paid) world.store.simulatedPayments.delete(key);
    expect(await told(world.ports, paid)).toEqual([
      'order, pay_1, op_1: state is succeeded here and unknown at the provider',
    ]);
  });

  test('with an order that cannot be read differs by it, and by its units', async () => {
    const { world, paid } = await busyShop();
    const { orderBatches } = world.ports;
    const find: typeof orderBatches.find = async (ids) => {
      if (ids.includes(paid)) throw new TypeError('faulty');
      return orderBatches.find(ids);
    };
    const ports = { ...world.ports, orderBatches: { find } };
    expect(await told(ports, paid)).toEqual([
      'order: its stored item is faulty',
      expect.stringMatching(/^product MUG: 48 available; adjustments and orders make 49$/),
      expect.stringMatching(/^product TEE-M: 116 available; adjustments and orders make 119$/),
    ]);
  });
});

describe('a run', () => {
  test('leaves an order for another run whose list may not have its last change yet', async () => {
    const { world } = await busyShop();
    const fresh = await placed(world.ports);
    const entry = world.store.orders.get(fresh);
    if (entry === undefined) throw new Error('the order is stored');
    world.store.orders.set(fresh, { ...entry, summary: { ...entry.summary, status: 'confirmed' } });
    expect(await run(world.ports)).toMatchObject({ differences: [], postponed: 1 });
    world.advance(minutes(2));
    expect(await told(world.ports, fresh)).toEqual(['order: lists have another status']);
  });

  test('takes an order that is placed while it reads for a movement of stock', async () => {
    const { world } = await busyShop();
    const { books } = world.ports;
    const stock: typeof books.stock = async (listing) => {
      const page = await books.stock(listing);
      await placed(world.ports);
      return page;
    };
    expect(await run({ ...world.ports, books: { ...books, stock } })).toMatchObject({ differences: [], postponed: 2 });
  });

  test('is not misled by an order that is canceled and deleted while it reads', async () => {
    const { world } = await busyShop();
    const doomed = await placed(world.ports);
    world.advance(minutes(2));
    const { books } = world.ports;
    let isFirst = true;
    const stock: typeof books.stock = async (listing) => {
      const page = await books.stock(listing);
      if (isFirst) {
        isFirst = false;
        answerOf(await cancel(world.ports, doomed));
        answerOf(await deleteOrder.with(world.ports)({ id: doomed }, request({ caller: staff() })));
      }
      return page;
    };
    expect(await run({ ...world.ports, books: { ...books, stock } })).toMatchObject({ differences: [], postponed: 2 });
  });

  test('asks the provider only for orders that changed since a time', async () => {
    const { world } = await busyShop();
    const now = world.clock.now();
    expect((await run(world.ports, { lookUpSince: now - minutes(1) })).operations).toBe(0);
    expect((await run(world.ports, { lookUpSince: now - minutes(3) })).operations).toBe(5);
    expect((await run(world.ports, { lookUpSince: null })).operations).toBe(0);
  });

  test('leaves payments for another run when the provider does not answer', async () => {
    const { world } = await busyShop();
    const find = async (): Promise<never> => {
      throw new Unavailable('no answer');
    };
    const silent = { ...world.ports, payments: { ...world.ports.payments, find } };
    expect(await run(silent)).toMatchObject({ operations: 0, differences: [], postponed: 5 });
  });

  test('stops after its orders and goes on after them, and then does not compare the stock', async () => {
    const { world } = await busyShop();
    world.store.products.delete(sku('MUG'));
    const first = await run(world.ports, { maximumOrders: 2 });
    expect(first).toMatchObject({ orders: 2, products: null, differences: [] });
    const rest = await run(world.ports, { after: first.next ?? undefined });
    expect(rest).toMatchObject({ orders: 1, products: null, differences: [], next: null });
  });

  test('reports after each page', async () => {
    const { world } = await busyShop();
    const reports: (readonly [number, boolean])[] = [];
    await run(world.ports, { report: ({ orders, next }) => void reports.push([orders, next === null]) });
    expect(reports).toEqual([[3, true]]);
  });

  test('changes nothing', async () => {
    const { world, paid } = await busyShop();
    const before = await recordOf(world, paid);
    await run(world.ports);
    expect(await recordOf(world, paid)).toEqual(before);
    expect(reconcileShop.uses).not.toContain('commit');
  });
});

describe('a product of a release that did not count adjustments', () => {
  const uncountedShop = async (): Promise<MemoryWorld> => {
    const { world } = await busyShop();
    world.store.stockCounts.delete(sku('TEE-M'));
    return world;
  };

  test('is no difference, and has the opening that makes its stock right', async () => {
    const { differences, uncounted } = await run((await uncountedShop()).ports);
    expect([differences, uncounted]).toEqual([[], [{ kind: 'uncounted', sku: 'TEE-M', opening: 120 }]]);
  });

  test('is compared with that opening later, whatever is ordered and adjusted meanwhile', async () => {
    const world = await uncountedShop();
    const { uncounted } = await run(world.ports);
    const openings = new Map(uncounted.map(({ sku: of, opening }) => [of, opening]));
    await placed(world.ports);
    const adjust = adjustStock.with(world.ports);
    answerOf(await adjust({ sku: sku('TEE-M'), delta: -3 }, request({ caller: staff() })));
    world.advance(minutes(2));
    expect(await run(world.ports, { openings })).toMatchObject({ differences: [], uncounted: [] });
    expect((await run(world.ports, { openings: new Map([[sku('TEE-M'), 119]]) })).differences).toEqual([
      { kind: 'product-stock', sku: 'TEE-M', expected: 109, available: 110 },
    ]);
  });
});

describe('the daily sweep', () => {
  const sweep = async ({ ports }: MemoryWorld) =>
    answerOf(await sweepBooks.with(ports)({ after: undefined, limit: 100 }, bySystem()));

  test('finds nothing where the books agree', async () => {
    const { world } = await busyShop();
    expect(await sweep(world)).toEqual({
      ...{ seen: 3, changed: [], postponed: [], failed: [], found: [], next: null },
    });
  });

  test('tells each difference, of payments only while they are younger than two days', async () => {
    const { world, paid } = await busyShop();
    world.store.simulatedPayments.clear();
    world.store.products.delete(sku('MUG'));
    const { found = [] } = await sweep(world);
    expect(found).toHaveLength(6);
    expect(found).toContain(`order ${paid}, pay_1, op_1: state is succeeded here and unknown at the provider`);
    world.advance(days(2));
    expect((await sweep(world)).found).toEqual(['product MUG: orders have 2 of its units, and it is not stored']);
  });
});

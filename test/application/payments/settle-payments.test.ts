import { describe, expect, test } from '@jest/globals';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { placeOrder } from '#application/orders/place-order';
import { capturePayment } from '#application/payments/captures/capture-payment';
import { payOrder } from '#application/payments/pay-order';
import { settlePayments } from '#application/payments/settle-payments';
import { type Ports, Unavailable } from '#application/ports';
import { days, hours, minutes, seconds } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { operationsOf } from '#domain/payments/payment';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { projecting } from '#test/builders/ports/projected';
import { product, sku } from '#test/builders/products';
import { bySystem, cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

/** A shop whose projection is up to date after each commit. */
const world = (): MemoryWorld => {
  const made = memoryWorld({ products: [product({ available: 100 })] });
  projecting(made.store);
  return made;
};

type Payment = { readonly method: string; readonly capture?: 'automatic' | 'manual' };

/** Places an order, and returns its id whatever the provider said. */
const place = async (ports: Ports, { method, capture = 'automatic' }: Payment, key?: string): Promise<OrderId> => {
  const asked = request(key === undefined ? {} : { cause: cause(key) });
  const placed = await placeOrder.with(ports)(placement({ payment: { method, capture } }), asked);
  if (placed.ok) return placed.value.value.id;
  if (placed.refusal.kind !== 'provider-unavailable') throw new Error(placed.refusal.kind);
  return placed.refusal.orderId;
};

const sweep = async (ports: Ports) =>
  answerOf(await settlePayments.with(ports)({ after: undefined, limit: 100 }, bySystem()));
const orderOf = async ({ ports }: MemoryWorld, id: OrderId): Promise<Order> => {
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is stored');
  return fold(record);
};
/** `op_1 authorization succeeded`, and the reason of a failure. */
const operations = async (shop: MemoryWorld, id: OrderId): Promise<readonly string[]> =>
  operationsOf(await orderOf(shop, id)).map((each) =>
    [each.id, each.type, each.state, ...(each.reason === null ? [] : [each.reason])].join(' '),
  );
/** The last changes as their actor and events. */
const journal = async ({ ports }: MemoryWorld, id: OrderId) =>
  ((await ports.orders.find(id))?.changes ?? []).map(
    ({ actor, events }) => `${actor.role}: ${events.map(({ type }) => type).join(', ')}`,
  );
const unchanged = { changed: [], postponed: [], failed: [], next: null };
const cancel = (ports: Ports, id: OrderId) =>
  cancelOrder.with(ports)({ id, reason: 'late', lines: undefined }, request({ caller: staff() }));
const expire = async (ports: Ports) =>
  answerOf(await expireOrders.with(ports)({ after: undefined, limit: 100 }, bySystem()));

describe('an operation whose answer was lost', () => {
  test('V1: is captured as the provider has it, and the order is confirmed', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_timeout_after' });
    expect(await operations(shop, id)).toEqual(['op_1 authorization pending']);
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded', 'op_2 capture succeeded']);
    expect((await journal(shop, id)).at(-1)).toBe('system: payment.authorized, payment.captured, order.confirmed');
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 0 });
  });

  test('V1: is left alone while the call may be running, and has failed afterwards', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_timeout_before' });
    shop.advance(seconds(70));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
    expect(await operations(shop, id)).toEqual(['op_1 authorization pending']);
    shop.advance(1);
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect(await operations(shop, id)).toEqual(['op_1 authorization failed generic']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'pending' });
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 0 });
  });

  test('V1: is not asked for again when the call could outlive the time after which it has failed', async () => {
    const shop = world();
    await place(shop.ports, { method: 'tok_timeout_before' }, 'a key');
    const calls: string[] = [];
    const payments: Ports['payments'] = {
      ...shop.ports.payments,
      do: async ({ id }) => {
        calls.push(id);
        throw new Unavailable('no answer');
      },
    };
    for (const step of [seconds(60), 1]) {
      shop.advance(step);
      await place({ ...shop.ports, payments }, { method: 'tok_timeout_before' }, 'a key');
    }
    expect(calls).toHaveLength(1);
  });

  test('V1: of another provider is not asked of this one, and goes on with its own', async () => {
    const shop = world();
    const { ports } = shop;
    const id = await place(ports, { method: 'tok_ok', capture: 'manual' });
    const calls: string[] = [];
    const moved = {
      ...ports,
      payments: {
        provider: 'another',
        do: async ({ operationId }: { readonly operationId: string }) => {
          calls.push(operationId);
          return { state: 'failed', reason: 'generic' } as const;
        },
        find: async () => ({ state: 'failed', reason: 'generic' }) as const,
      },
    };
    const capture = (at: Ports) =>
      capturePayment.with(at)(
        { id, paymentId: 'pay_1', amount: undefined, final: true },
        request({ caller: staff(), cause: cause('capture') }),
      );
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(refusalOf(await capture(moved)).kind).toBe('provider-unavailable');
    expect(calls).toEqual([]);
    expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded', 'op_2 capture pending']);
    answerOf(await capture(ports));
    expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded', 'op_2 capture succeeded']);
  });

  test('V1: of another provider is not judged by this one, and is overdue', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_timeout_before' });
    shop.advance(hours(1));
    const moved = { ...shop.ports, payments: { ...shop.ports.payments, provider: 'another' } };
    expect(await sweep(moved)).toEqual({ ...unchanged, seen: 1, postponed: [id] });
    expect(await operations(shop, id)).toEqual(['op_1 authorization pending']);
  });

  test('K2: is settled under a key of the sweep, and the retry of the client gets the order after it', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_timeout_after' }, 'a key');
    await sweep(shop.ports);
    const again = await placeOrder.with(shop.ports)(
      placement({ payment: { method: 'tok_timeout_after', capture: 'automatic' } }),
      request({ cause: cause('a key') }),
    );
    expect(again).toMatchObject({
      ok: true,
      value: { replayed: true, value: { id, version: 2, status: 'confirmed' } },
    });
    const keys = (await shop.ports.orders.find(id))?.changes.map((change) => change.cause.key) ?? [];
    expect(keys[1]).toBe('settle:op_1:pending');
    expect(keys).toHaveLength(2);
  });

  test('K2: is recorded once when the client repeats the command during the sweep', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_timeout_after' }, 'a key');
    const payment = { method: 'tok_timeout_after', capture: 'automatic' } as const;
    await Promise.all([
      sweep(shop.ports),
      placeOrder.with(shop.ports)(placement({ payment }), request({ cause: cause('a key') })),
      sweep(shop.ports),
    ]);
    expect(await journal(shop, id)).toHaveLength(2);
    expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded', 'op_2 capture succeeded']);
  });
});

describe('several sweeps at once', () => {
  test('record each outcome once', async () => {
    const shop = world();
    const ids: OrderId[] = [];
    for (let count = 0; count < 10; count += 1) ids.push(await place(shop.ports, { method: 'tok_timeout_after' }));
    const rounds = await Promise.all([0, 1, 2, 3].map(() => sweep(shop.ports)));
    expect(rounds.flatMap(({ failed, postponed }) => [...failed, ...postponed])).toEqual([]);
    for (const id of ids) {
      expect(await journal(shop, id)).toHaveLength(2);
      expect(await orderOf(shop, id)).toMatchObject({ status: 'confirmed', version: 2 });
    }
  });

  test('V6: call once for what an outcome asks for', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_timeout_after' });
    await cancel(shop.ports, id);
    await Promise.all([0, 1, 2, 3].map(() => sweep(shop.ports)));
    await sweep(shop.ports);
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization succeeded',
      'op_2 capture succeeded',
      'op_3 refund succeeded',
    ]);
  });
});

describe('a slow payment', () => {
  test('P5: is looked up until it is captured a day later, and the order is confirmed', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing' });
    expect(await operations(shop, id)).toEqual(['op_1 authorization processing']);
    shop.advance(hours(23));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
    await expire(shop.ports);
    expect(await journal(shop, id)).toHaveLength(2);
    shop.advance(hours(1));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded', 'op_2 capture succeeded']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'confirmed' });
  });

  test('P5: fails a day later, and the order stays pending', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing_fails' });
    shop.advance(days(1));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect(await operations(shop, id)).toEqual(['op_1 authorization failed insufficient-funds']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'pending' });
  });

  test('P4: is overdue after 14 days', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing' });
    const payments: Ports['payments'] = {
      ...shop.ports.payments,
      find: async () => ({ state: 'processing', reference: null }),
    };
    shop.advance(days(14));
    expect(await sweep({ ...shop.ports, payments })).toEqual({ ...unchanged, seen: 1 });
    shop.advance(1);
    expect(await sweep({ ...shop.ports, payments })).toEqual({ ...unchanged, seen: 1, postponed: [id] });
  });
});

describe('an attempt that waits for the customer', () => {
  test.each([
    ['tok_requires_action', ['op_1 authorization succeeded', 'op_2 capture succeeded'], 'confirmed'],
    ['tok_requires_action_fails', ['op_1 authorization failed authentication-failed'], 'pending'],
  ])('P3: %s has its outcome once the customer acted, and its secret is removed', async (method, after, status) => {
    const shop = world();
    const id = await place(shop.ports, { method });
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
    expect((await orderOf(shop, id)).nextAction).not.toBeNull();
    await shop.provider.act({ orderId: id, paymentId: 'pay_1' });
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect(await operations(shop, id)).toEqual(after);
    expect(await orderOf(shop, id)).toMatchObject({ status, nextAction: null });
  });

  test('P4: is not overdue, however long it waits', async () => {
    const shop = world();
    await place(shop.ports, { method: 'tok_requires_action' });
    shop.advance(days(30));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
  });
});

describe('a success that comes late', () => {
  test('V6: to a canceled order is recorded with its refund, which is called as well', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing' });
    answerOf(await cancel(shop.ports, id));
    shop.advance(days(1));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect((await journal(shop, id)).slice(-2)).toEqual([
      'system: payment.authorized, payment.captured, payment.requested',
      'system: payment.refunded',
    ]);
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 0 });
  });

  test('V6: to a canceled order that it only authorized is recorded with its void, which is called as well', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing', capture: 'manual' });
    answerOf(await cancel(shop.ports, id));
    shop.advance(days(1));
    await sweep(shop.ports);
    expect((await journal(shop, id)).slice(-2)).toEqual([
      'system: payment.authorized, payment.requested',
      'system: payment.voided',
    ]);
  });

  test('V6: to an order that expired is refunded, and no unit is taken from the stock', async () => {
    const shop = world();
    const find: Ports['payments']['find'] = async () => ({ state: 'processing', reference: null });
    const id = await place(shop.ports, { method: 'tok_processing' });
    shop.advance(days(14) + minutes(1));
    await sweep({ ...shop.ports, payments: { ...shop.ports.payments, find } });
    await expire(shop.ports);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'canceled' });
    await sweep(shop.ports);
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization succeeded',
      'op_2 capture succeeded',
      'op_3 refund succeeded',
    ]);
    expect((await shop.ports.products.find(sku('TEE-M')))?.available).toBe(100);
  });

  test('V6: whose refund does not reach the provider keeps its credit', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing' });
    answerOf(await cancel(shop.ports, id));
    shop.advance(days(1));
    const payments: Ports['payments'] = {
      ...shop.ports.payments,
      do: async () => {
        throw new Unavailable('no answer');
      },
    };
    expect(await sweep({ ...shop.ports, payments })).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect((await operations(shop, id)).at(-1)).toBe('op_3 refund pending');
    shop.advance(seconds(71));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1, changed: [id] });
    expect((await operations(shop, id)).at(-1)).toBe('op_3 refund failed generic');
    expect(balanceOf(await orderOf(shop, id)).creditAmount).toBe(7_719);
  });
});

describe('a provider that does not answer', () => {
  const silent = (ports: Ports): { readonly ports: Ports; readonly asked: () => number } => {
    let asked = 0;
    const find = async () => {
      asked += 1;
      throw new Unavailable('no answer');
    };
    return { ports: { ...ports, payments: { ...ports.payments, find } }, asked: () => asked };
  };

  test('V1: changes nothing, is asked for few orders, and the next sweep takes them all', async () => {
    const shop = world();
    for (let count = 0; count < 12; count += 1) await place(shop.ports, { method: 'tok_timeout_after' });
    const { ports, asked } = silent(shop.ports);
    const round = await sweep(ports);
    expect([round.seen, round.failed.length, round.postponed.length, asked()]).toEqual([12, 5, 7, 5]);
    expect((await sweep(shop.ports)).changed).toHaveLength(12);
  });
});

describe('an entry of the projection', () => {
  test('of a settled order is taken back when no change can be on its way', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_ok' });
    await shop.ports.writeUnsettledOrders([{ orderId: id, isListed: true }]);
    shop.advance(hours(1));
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
    shop.advance(1);
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 0 });
  });

  test('of an order that was deleted is taken back', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_processing' });
    shop.store.orders.delete(id);
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 1 });
    expect(await sweep(shop.ports)).toEqual({ ...unchanged, seen: 0 });
  });

  test('stays if the order gets something to settle while it is taken back', async () => {
    const shop = world();
    const id = await place(shop.ports, { method: 'tok_declined' });
    await shop.ports.writeUnsettledOrders([{ orderId: id, isListed: true }]);
    shop.advance(hours(2));
    const pay = { id, method: 'tok_processing', amount: undefined, capture: 'automatic', reference: null } as const;
    const writeUnsettledOrders: Ports['writeUnsettledOrders'] = async (entries) => {
      if (entries.some(({ isListed }) => !isListed)) await payOrder.with(shop.ports)(pay, request());
      await shop.ports.writeUnsettledOrders(entries);
    };
    expect(await sweep({ ...shop.ports, writeUnsettledOrders })).toEqual({ ...unchanged, seen: 1 });
    expect(await operations(shop, id)).toEqual(['op_1 authorization failed generic', 'op_2 authorization processing']);
    expect((await shop.ports.unsettledOrders.page({ limit: 5 })).items).toEqual([id]);
  });
});

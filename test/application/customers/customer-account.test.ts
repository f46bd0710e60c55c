import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportCustomer } from '#application/customers/export-customer';
import { getCustomerAccount } from '#application/customers/get-customer-account';
import type { Ports } from '#application/ports';
import { bounds } from '#domain/bounds';
import { journalOf } from '#domain/orders/events/journal';
import { fold } from '#domain/orders/evolve';
import { type Balance, balanceOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import { ada, bob, customer, customerId, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord } from '#test/builders/customers';
import { seededOrderIds } from '#test/builders/order-ids';
import { orderRecord } from '#test/builders/orders';
import { cancel, orderOf, pay, payingShop, placed, refund } from '#test/builders/payments/shop';
import { currency } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const accountOf = (ports: Ports, id = ada, caller = staff()) =>
  getCustomerAccount.with(ports)({ id }, request({ caller }));
const exportOf = (ports: Ports, wanted: { after?: OrderId; limit?: number } = {}, caller = staff(), id = ada) =>
  exportCustomer.with(ports)({ id, after: wanted.after, limit: wanted.limit ?? 25 }, request({ caller }));
const notFound = { kind: 'customer-not-found', customerId: ada };

const orders = (count: number, wanted: Parameters<typeof orderRecord>[0] = {}) => {
  const ids = seededOrderIds();
  return Array.from({ length: count }, (_, index) => {
    const at = tenOClock + index;
    return orderRecord({ ...wanted, at, id: ids.next(wanted.customerId ?? ada, at) });
  });
};

/** What can happen to the golden order, worth 7541. */
const lives = {
  'is not paid': async () => {},
  'is declined': async (ports: Ports, id: OrderId) => pay(ports, id, { method: 'tok_declined' }),
  'is paid': async (ports: Ports, id: OrderId) => pay(ports, id),
  'is paid in part': async (ports: Ports, id: OrderId) => pay(ports, id, { amount: 41 }),
  'is refunded in part': async (ports: Ports, id: OrderId) => {
    await pay(ports, id);
    await refund(ports, id, { kind: 'amount', amount: 500 });
  },
  'has a credit': async (ports: Ports, id: OrderId) => {
    await pay(ports, id);
    await cancel(ports, id, [['1', 1]], 'none');
  },
  'is canceled and refunded': async (ports: Ports, id: OrderId) => {
    await pay(ports, id);
    await cancel(ports, id, [], 'credit');
  },
} as const;

describe('the account of a customer', () => {
  test('has the figures of a paid order with a refund and of an unpaid one', async () => {
    const { ports } = payingShop();
    await placed(ports);
    const id = await placed(ports);
    await lives['is refunded in part'](ports, id);
    expect(answerOf(await accountOf(ports))).toEqual({
      customerId: ada,
      isComplete: true,
      currencies: [
        {
          currency: 'EUR',
          orderCount: 2,
          orderedAmount: 14582,
          paidAmount: 7541,
          refundedAmount: 500,
          dueAmount: 7541,
          creditAmount: 0,
        },
      ],
    });
  });

  test('is the sum of the orders, whatever happened to them', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...(Object.keys(lives) as (keyof typeof lives)[])), { maxLength: 6 }),
        async (names) => {
          const shop = payingShop();
          await shop.ports.writeCustomers.put(customerRecord(), undefined);
          const balances: Balance[] = [];
          for (const name of names) {
            const id = await placed(shop.ports);
            await lives[name](shop.ports, id);
            balances.push(balanceOf(await orderOf(shop, id)));
          }
          const sum = (amountOf: (balance: Balance) => number) =>
            balances.reduce((total, balance) => total + amountOf(balance), 0);
          const { currencies } = answerOf(await accountOf(shop.ports));
          expect(currencies).toEqual(
            names.length === 0
              ? []
              : [
                  {
                    currency: 'EUR',
                    orderCount: names.length,
                    orderedAmount: sum(({ currentAmount }) => currentAmount),
                    paidAmount: sum(({ capturedAmount }) => capturedAmount),
                    refundedAmount: sum(({ refundedAmount }) => refundedAmount),
                    dueAmount: sum(({ dueAmount }) => dueAmount),
                    creditAmount: sum(({ creditAmount }) => creditAmount),
                  },
                ],
          );
          const [euros] = currencies;
          if (euros === undefined) return;
          const { orderedAmount, paidAmount, refundedAmount, dueAmount, creditAmount } = euros;
          expect(orderedAmount - paidAmount + refundedAmount).toBe(dueAmount - creditAmount);
        },
      ),
      { numRuns: 20 },
    ));

  test('has each currency apart, and no order of another customer', async () => {
    const yen = orders(2, { currency: currency('JPY') }).map((record, index) =>
      orderRecord({ currency: currency('JPY'), id: record.id, at: tenOClock + 10 + index }),
    );
    const { ports } = memoryWorld({ orders: [...orders(3), ...orders(1, { customerId: bob })] });
    const { ports: withYen } = memoryWorld({ orders: [...yen] });
    const counts = async (of: Ports) =>
      answerOf(await accountOf(of)).currencies.map(({ currency: each, orderCount }) => [each, orderCount]);
    expect(await counts(ports)).toEqual([['EUR', 3]]);
    expect(await counts(withYen)).toEqual([['JPY', 2]]);
  });

  test('counts the newest orders up to its bound, and says so', async () => {
    expect(bounds.ordersPerAccount).toBe(2_000);
    const ids = seededOrderIds();
    const record = orderRecord();
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...record, id: ids.next(ada, tenOClock + index) }));
    const countOf = async (count: number) => {
      const stored = many(count).toReversed();
      const ofCustomer: Ports['recentOrders']['ofCustomer'] = async (_, { after, limit }) => {
        const from = after === undefined ? 0 : stored.findIndex(({ id }) => id === after) + 1;
        return stored.slice(from, from + limit);
      };
      const { currencies, isComplete } = answerOf(
        await accountOf({ ...memoryWorld().ports, recentOrders: { ofCustomer } }),
      );
      return [currencies[0]?.orderCount, isComplete];
    };
    expect(await countOf(150)).toEqual([150, true]);
    expect(await countOf(200)).toEqual([200, true]);
    expect(await countOf(2_050)).toEqual([2_000, false]);
  });
});

describe('the export of a customer', () => {
  test('has the record, and the orders with their private data and journals, newest first', async () => {
    const records = orders(2, { private: { email: 'ada@example.com', note: 'ring' }, externalReference: 'web-1' });
    const { ports } = memoryWorld({ orders: records });
    await ports.writeCustomers.put(customerRecord(), undefined);
    expect(answerOf(await exportOf(ports))).toEqual({
      customer: customerRecord(),
      orders: records.toReversed().map((record) => ({ order: fold(record), journal: journalOf(record) })),
      next: null,
    });
  });

  test('has each order once in pages of any size', async () => {
    const ids = orders(5).map(({ id }) => id);
    const { ports } = memoryWorld({ orders: orders(5) });
    for (const limit of [1, 2, 5, 6]) {
      const seen: OrderId[] = [];
      let after: OrderId | undefined;
      for (let round = 0; round < 6; round += 1) {
        const page = answerOf(await exportOf(ports, { limit, ...(after === undefined ? {} : { after }) }));
        expect(page.customer).toBeNull();
        seen.push(...page.orders.map(({ order }) => order.id));
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen).toEqual(ids.toReversed());
    }
  });
});

describe('a customer', () => {
  test('reads their own account and export, and nobody else’s', async () => {
    const { ports } = memoryWorld({ orders: orders(1) });
    expect(answerOf(await accountOf(ports, ada, customer())).currencies).toHaveLength(1);
    expect(answerOf(await exportOf(ports, {}, customer())).orders).toHaveLength(1);
    expect(refusalOf(await accountOf(ports, ada, customer(bob)))).toEqual(notFound);
    expect(refusalOf(await exportOf(ports, {}, customer(bob)))).toEqual(notFound);
  });

  test('without a record and orders does not exist', async () => {
    const { ports } = memoryWorld();
    expect(refusalOf(await accountOf(ports))).toEqual(notFound);
    expect(refusalOf(await exportOf(ports))).toEqual(notFound);
    await ports.writeCustomers.put(customerRecord(), undefined);
    expect(answerOf(await accountOf(ports)).currencies).toEqual([]);
    expect(answerOf(await exportOf(ports)).orders).toEqual([]);
    expect(refusalOf(await accountOf(ports, customerId('cus_x')))).toMatchObject({ kind: 'customer-not-found' });
  });
});

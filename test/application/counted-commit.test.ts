import { describe, expect, test } from '@jest/globals';
import { createMemoryMetrics } from '#adapters/memory/metrics';
import { commitBy } from '#application/commit';
import { countedCommit, countedErasure } from '#application/counted-commit';
import type { Commit, Committed, Rejection, Write } from '#application/ports';
import type { OrderEvent } from '#domain/orders/events';
import { outcomeFaults } from '#domain/payments/outcome';
import { erasedRecord } from '#test/builders/customers';
import { delivered, packed, received, rejected, returnRequested, shipped, unpacked } from '#test/builders/goods';
import {
  canceled,
  changed,
  completed,
  confirmed,
  held,
  line,
  linesCanceled,
  orderRecord,
  receiptOf,
  referring,
  released,
  updated,
  writing,
} from '#test/builders/orders';
import { authorized, requested } from '#test/builders/payments/money';
import { currency, facts, sku } from '#test/builders/products';

const accepting: Commit = async () => ({ kind: 'committed' });
const rejecting = (why: Rejection): Commit => commitBy(async () => ({ kind: 'rejected', why }));

/** The counts of a commit of these writes with this outcome. */
const countedBy = async (commit: Commit, ...writes: readonly [Write, ...Write[]]) => {
  const metrics = createMemoryMetrics();
  await countedCommit(commit, metrics)(writes);
  return metrics.totals();
};

const placed = orderRecord();

describe('a commit counts', () => {
  test('a placed order and its amount, in minor units of its currency', async () => {
    expect(await countedBy(accepting, writing(placed), { kind: 'receipt', receipt: receiptOf(placed) })).toEqual({
      OrdersPlaced: 1,
      'PlacedAmount EUR': 7719,
    });
  });

  test('amounts by currency', async () => {
    const inYen = orderRecord({ currency: currency('JPY'), lines: [line({ unitAmount: 3200, quantity: 1 })] });
    expect(await countedBy(accepting, writing(placed), writing(inYen))).toEqual({
      OrdersPlaced: 2,
      'PlacedAmount EUR': 7719,
      'PlacedAmount JPY': 4391,
    });
  });

  test.each<readonly [OrderEvent, string]>([
    [confirmed, 'OrdersConfirmed'],
    [completed, 'OrdersCompleted'],
    [canceled, 'OrdersCanceled'],
    [linesCanceled(['1', 1]), 'OrdersLinesCanceled'],
    [updated('note'), 'OrdersUpdated'],
    [held('hold_2'), 'OrdersHeld'],
    [released('hold_2'), 'OrdersHoldReleased'],
    [packed('ful_1', ['1', 1]), 'FulfillmentsCreated'],
    [shipped('ful_1'), 'FulfillmentsShipped'],
    [delivered('ful_1'), 'FulfillmentsDelivered'],
    [unpacked('ful_1'), 'FulfillmentsCanceled'],
    [returnRequested('ret_1', ['1', 1]), 'ReturnsRequested'],
    [received('ret_1', true, ['1', 1]), 'ReturnsReceived'],
    [rejected('ret_1'), 'ReturnsRejected'],
  ])('an event, by its type: %j', async (event, name) => {
    const before = event.type === 'order.hold-released' ? changed(placed, [held('hold_2')]) : placed;
    expect(await countedBy(accepting, writing(changed(before, [event])))).toEqual({ [name]: 1 });
  });

  test('every event of the newest change and none of earlier changes', async () => {
    const record = changed(changed(placed, [held('hold_2')]), [linesCanceled(['1', 3]), canceled]);
    expect(await countedBy(accepting, writing(record))).toEqual({ OrdersLinesCanceled: 1, OrdersCanceled: 1 });
  });

  test('V3 payments that are not what was asked for, and no other hold', async () => {
    const asked = changed(placed, [requested(1, 1, 7719)]);
    const outcome = [authorized(1, 1, 7700), held('hold_3')] as const;
    for (const reason of outcomeFaults) {
      const differing = changed(asked, outcome, { private: { reason } });
      expect(await countedBy(accepting, writing(differing))).toMatchObject({ PaymentsDiffering: 1, OrdersHeld: 1 });
      const byStaff = changed(placed, [held('hold_2')], { private: { reason } });
      expect(await countedBy(accepting, writing(byStaff))).toEqual({ OrdersHeld: 1 });
      const later = changed(differing, [confirmed]);
      expect(await countedBy(accepting, writing(later))).toEqual({ OrdersConfirmed: 1 });
    }
    const held3 = changed(asked, outcome, { private: { reason: 'odd' } });
    expect(await countedBy(accepting, writing(held3))).not.toHaveProperty('PaymentsDiffering');
  });

  test('no writes of products and stock', async () => {
    expect(await countedBy(accepting, { kind: 'product', facts: facts() })).toEqual({});
  });

  test('rejections for lack of stock and no other rejection', async () => {
    const short = { kind: 'stock-short', short: [{ sku: sku('MUG'), available: 0, backorderLimit: 0 }] } as const;
    const receipt = receiptOf(placed);
    const writes: readonly [Write, ...Write[]] = [
      writing(placed),
      { kind: 'receipt', receipt },
      { kind: 'take-stock', move: { sku: sku('MUG'), quantity: 1 }, factsVersion: 1, backorderLimit: 0 },
      referring(placed),
    ];
    expect(await countedBy(rejecting(short), ...writes)).toEqual({ StockShort: 1 });
    for (const kind of ['order-exists', 'reference-taken'] as const)
      expect(await countedBy(rejecting({ kind }), ...writes)).toEqual({});
    expect(await countedBy(rejecting({ kind: 'receipt-exists', receipt }), ...writes)).toEqual({});
  });
});

describe('an erasure counts', () => {
  const noted = orderRecord({ private: { note: 'ring' } });
  const counts = async (committed: Committed<'order-change'>) => {
    const metrics = createMemoryMetrics();
    await countedErasure(async () => committed, metrics)(noted, erasedRecord(noted));
    return metrics.totals();
  };

  test('an erased order, and not the events before it', async () =>
    expect(await counts({ kind: 'committed' })).toEqual({ OrdersErased: 1 }));

  test('nothing when another change was faster', async () =>
    expect(await counts({ kind: 'rejected', why: { kind: 'order-changed', record: noted } })).toEqual({}));
});

describe('failing metrics', () => {
  const failing = {
    count: () => {
      throw new RangeError('no such unit');
    },
  };

  test('do not fail a commit', async () => {
    expect(await countedCommit(accepting, failing)([writing(placed)])).toEqual({ kind: 'committed' });
  });

  test('are not called when the commit throws', async () => {
    const broken = new Error('the table does not answer');
    const commit = countedCommit(() => Promise.reject(broken), failing);
    await expect(commit([writing(placed)])).rejects.toBe(broken);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { reconcileStock, stockMovesOf } from '#domain/reconciliation/reconcile-stock';
import { tenOClock } from '#test/builders/clock';
import { packed, received, returnRequested, shipped, unpacked } from '#test/builders/goods';
import { canceled, changed, confirmed, line, linesCanceled, orderRecord } from '#test/builders/orders';
import { requested } from '#test/builders/payments/money';
import { sku } from '#test/builders/products';

const tee = sku('TEE-M');
const moves = (record: ReturnType<typeof orderRecord>) => stockMovesOf(record).map((move) => [move.sku, move.quantity]);

/** A record with one change for each list of events. */
const life = (placed: OrderRecord, ...changes: readonly (readonly [OrderEvent, ...OrderEvent[]])[]): OrderRecord =>
  changes.reduce((record, events) => changed(record, events), placed);

describe('the moves of an order', () => {
  const placed = orderRecord({ at: tenOClock, lines: [line(), line({ sku: 'MUG', quantity: 1 })] });

  test('have the time of their change', () => {
    const later = changed(placed, [linesCanceled(['1', 1])]);
    expect(stockMovesOf(later)).toEqual([
      { sku: tee, quantity: 3, at: tenOClock },
      { sku: sku('MUG'), quantity: 1, at: tenOClock },
      { sku: tee, quantity: -1, at: later.changes[1]?.at },
    ]);
  });

  test('are none of parcels, of refunded units and of returns that cannot be sold again', () => {
    const ended = life(
      placed,
      [confirmed],
      [packed('ful_1', ['1', 3])],
      [unpacked('ful_1')],
      [packed('ful_2', ['1', 3])],
      [shipped('ful_2')],
      [
        requested(1, 1, 1999, {
          operation: 'refund',
          takes: { lines: [{ lineId: '1', quantity: 1 }], shipping: false, goodwillAmount: 0 },
        }),
      ],
      [returnRequested('ret_1', ['1', 2])],
      [received('ret_1', false, ['1', 1])],
    );
    expect(moves(ended).slice(2)).toEqual([]);
  });

  test('give back what came back and can be sold again', () => {
    const ended = life(
      placed,
      [confirmed],
      [packed('ful_1', ['1', 3])],
      [shipped('ful_1')],
      [returnRequested('ret_1', ['1', 2])],
      [received('ret_1', true, ['1', 2])],
    );
    expect(moves(ended).slice(2)).toEqual([['TEE-M', -2]]);
  });

  test('give everything back when the order is canceled', () => {
    const ended = life(placed, [linesCanceled(['1', 1])], [canceled]);
    expect(moves(ended).slice(3)).toEqual([
      ['TEE-M', -2],
      ['MUG', -1],
    ]);
  });
});

describe('the stock of a product', () => {
  const quiet = { recentlyTaken: 0, recentlyReturned: 0 };
  const count = { sku: tee, available: 63, opening: 0, adjusted: 70 };

  test('is its opening and its adjustments, less the units of orders', () => {
    expect(reconcileStock(count, { ...quiet, units: 7 })).toBe('equal');
    expect(reconcileStock({ ...count, opening: -5, available: 58 }, { ...quiet, units: 7 })).toBe('equal');
  });

  test.each([6, 8])('differs where orders have %i of 7 units', (units) => {
    expect(reconcileStock(count, { ...quiet, units })).toEqual({
      ...{ kind: 'product-stock', sku: tee, expected: 70 - units, available: 63 },
    });
  });

  test('may differ by the moves around the time at which it was read, and by no more', () => {
    const moving = { units: 10, recentlyTaken: 3, recentlyReturned: 1 };
    const compared = [58, 59, 60, 63, 64].map((available) => reconcileStock({ ...count, available }, moving));
    expect(compared.map((each) => (typeof each === 'object' ? 'differs' : each))).toEqual([
      ...['differs', 'moving', 'equal', 'moving', 'differs'],
    ]);
  });

  test('without an opening has that which its adjustments and orders make', () => {
    expect(reconcileStock({ ...count, opening: null, adjusted: 10 }, { ...quiet, units: 7 })).toEqual({
      ...{ kind: 'uncounted', sku: tee, opening: 60 },
    });
  });
});

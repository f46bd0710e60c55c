import { expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { expire } from '#domain/orders/expire';
import { tenOClock } from '#test/builders/clock';
import { code } from '#test/builders/discounts';
import {
  canceled,
  changed,
  completed,
  confirmed,
  expired,
  held,
  line,
  linesCanceled,
  orderRecord,
} from '#test/builders/orders';

const over = tenOClock + minutes(30);
const after = (...events: readonly OrderEvent[]) =>
  fold(events.length === 0 ? orderRecord() : changed(orderRecord(), events));

test('an unpaid order expires at its time of expiry, not before', () => {
  expect(expire(after(), over - 1)).toEqual({ events: [] });
  expect(expire(after(), over)).toEqual({
    events: [{ type: 'order.expired', data: {} }],
    gives: [{ kind: 'return-stock', move: { sku: 'TEE-M', quantity: 3 } }],
  });
});

test.each([
  ['a held', [held('hold_2')]],
  ['a confirmed', [confirmed]],
  ['a completed', [confirmed, completed]],
  ['a canceled', [canceled]],
  ['an expired', [expired]],
])('%s order does not expire', (_, events) => {
  expect(expire(after(...events), over + minutes(1_000))).toEqual({ events: [] });
});

test('an order on which money moved does not expire', () => {
  const order = after();
  for (const moved of [{ authorizedAmount: 1 }, { capturedAmount: 1 }])
    expect(expire({ ...order, moved: { ...order.moved, ...moved } }, over)).toEqual({ events: [] });
});

test('an order without a time of expiry does not expire', () => {
  expect(expire({ ...after(), expiresAt: null } as ReturnType<typeof after>, over)).toEqual({ events: [] });
});

test('the open units return to stock, and so does the redemption of a limited discount', () => {
  const lines = [line({ quantity: 3 }), line({ sku: 'MUG', quantity: 2 }), line({ quantity: 1 })];
  const record = orderRecord({ lines, applied: { code: code('FIRST100'), counted: true } });
  const left = fold(changed(record, [linesCanceled(['1', 2])]));
  expect(expire(left, over)).toEqual({
    events: [{ type: 'order.expired', data: {} }],
    gives: [
      { kind: 'return-stock', move: { sku: 'TEE-M', quantity: 2 } },
      { kind: 'return-stock', move: { sku: 'MUG', quantity: 2 } },
      { kind: 'return-redemption', code: 'FIRST100' },
    ],
  });
});

test('an expired order is canceled with every unit', () => {
  expect(after(expired)).toMatchObject({
    status: 'canceled',
    lines: [{ quantity: { ordered: 3, canceled: 3 } }],
  });
});

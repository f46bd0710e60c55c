import { describe, expect, test } from '@jest/globals';
import { cancel } from '#domain/order/cancel';
import { complete } from '#domain/order/complete';
import { confirm } from '#domain/order/confirm';
import { fold } from '#domain/order/evolve';
import type { ConfirmedOrder, LineQuantity, PendingOrder } from '#domain/order/order';
import { inStatus } from '#domain/order/status-conflict';
import { canceled, changed, completed, confirmed, line, orderRecord } from '#test/builders/orders';

const pending = (...quantities: Partial<LineQuantity>[]): PendingOrder => {
  const order = fold(orderRecord({ lines: [line(), line({ sku: 'MUG', quantity: 1 }), line({ quantity: 2 })] }));
  const lines = order.lines.map((each, index) => ({ ...each, quantity: { ...each.quantity, ...quantities[index] } }));
  return { ...order, lines } as PendingOrder;
};

describe('canceling', () => {
  test('gives all units back, each product once, and keeps the reason private', () =>
    expect(cancel(pending(), { reason: 'changed my mind' })).toEqual({
      ok: true,
      value: {
        events: [{ type: 'order.canceled', data: {} }],
        private: { reason: 'changed my mind' },
        restock: [
          { sku: 'TEE-M', quantity: 5 },
          { sku: 'MUG', quantity: 1 },
        ],
      },
    }));

  test('does not give back again what was canceled before', () => {
    const decided = cancel(pending({ canceled: 2 }, { canceled: 1 }, {}), { reason: 'the rest too' });
    expect(decided.ok && decided.value.restock).toEqual([{ sku: 'TEE-M', quantity: 3 }]);
  });

  test('a confirmed order works alike', () => {
    const order = { ...pending(), status: 'confirmed' } as ConfirmedOrder;
    expect(cancel(order, { reason: 'sold out' }).ok).toBe(true);
  });

  test.each([[[{ fulfilled: 1 }]], [[{}, {}, { fulfilled: 2 }]]])('is refused once a unit is in a parcel', (lines) =>
    expect(cancel(pending(...lines), { reason: 'too late' })).toEqual({
      ok: false,
      refusal: { kind: 'order-status-conflict', status: 'pending', allowed: [] },
    }),
  );
});

describe('confirming and completing', () => {
  test('are one event each', () => {
    expect(confirm(pending())).toEqual({ events: [{ type: 'order.confirmed', data: {} }] });
    const order = { ...pending(), status: 'confirmed' } as ConfirmedOrder;
    expect(complete(order)).toEqual({ events: [{ type: 'order.completed', data: {} }] });
  });
});

describe('a status', () => {
  const placed = orderRecord();
  const orders = {
    pending: fold(placed),
    confirmed: fold(changed(placed, [confirmed])),
    completed: fold(changed(placed, [confirmed, completed])),
    canceled: fold(changed(placed, [canceled])),
  };

  test.each(['pending', 'confirmed'] as const)('%s may be changed where it is allowed', (status) =>
    expect(inStatus(orders[status], 'pending', 'confirmed')).toEqual({ ok: true, value: orders[status] }),
  );

  test.each(['completed', 'canceled'] as const)('%s is refused where it is not, with what is allowed', (status) =>
    expect(inStatus(orders[status], 'pending', 'confirmed')).toEqual({
      ok: false,
      refusal: { kind: 'order-status-conflict', status, allowed: ['pending', 'confirmed'] },
    }),
  );
});

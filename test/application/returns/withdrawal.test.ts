import { describe, expect, test } from '@jest/globals';
import { cancelFulfillment } from '#application/fulfillment/cancel-fulfillment';
import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { receiveReturn } from '#application/returns/receive-return';
import { requestReturn } from '#application/returns/request-return';
import { days } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import { address, country, type Units, units } from '#test/builders/orders';
import {
  byStaff,
  cancel,
  codeOf,
  journal,
  orderOf,
  payingShop,
  place,
  recordOf,
  release,
  send,
} from '#test/builders/payments/shop';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import type { MemoryWorld } from '#test/builders/world';

const all: readonly Units[] = [
  ['1', 3],
  ['2', 1],
];
const payment = { method: 'tok_ok', capture: 'automatic' } as const;

/** The id of the golden order, paid, to a country. */
const paid = async ({ ports }: MemoryWorld, to = 'DE', shippingMethod?: string): Promise<OrderId> => {
  const destination = address({ country: country(to) });
  return answerOf(await place(ports, { payment, destination, shippingMethod })).value.id;
};
/** The same with these units in an open parcel. */
const packed = async (shop: MemoryWorld, to = 'DE', quantities = all): Promise<OrderId> => {
  const id = await paid(shop, to);
  answerOf(await fulfillOrder.with(shop.ports)({ id, lines: units(...quantities), tracking: null }, byStaff()));
  return id;
};
const unpack = async ({ ports }: MemoryWorld, id: OrderId) =>
  answerOf(await cancelFulfillment.with(ports)({ id, fulfillmentId: 'ful_1' }, byStaff()));
const ship = ({ ports }: MemoryWorld, id: OrderId) =>
  shipFulfillment.with(ports)({ id, fulfillmentId: 'ful_1', tracking: null }, byStaff());
const askBack = ({ ports }: MemoryWorld, id: OrderId, quantities = all, asked = request()) =>
  requestReturn.with(ports)({ id, lines: units(...quantities), reason: 'changed my mind' }, asked);

describe('R10 a return of the whole order', () => {
  /** The balance after everything came back, asked for on this day after the delivery. */
  const balanceBack = async (shop: MemoryWorld, id: OrderId, day = 14) => {
    answerOf(await send(shop.ports, id, 1, ...all));
    answerOf(await deliverFulfillment.with(shop.ports)({ id, fulfillmentId: 'ful_1' }, byStaff()));
    shop.advance(days(day));
    answerOf(await askBack(shop, id));
    shop.advance(days(30));
    const lines = units(...all).map((line) => ({ ...line, restock: true }));
    const command = { id, returnId: 'ret_1', lines, refund: 'credit' } as const;
    return balanceOf(answerOf(await receiveReturn.with(shop.ports)(command, byStaff())).value);
  };

  test.each([
    ['of the standard method', {}, 'DE', undefined, 14, 0],
    ['of the standard method to a destination outside the Union', {}, 'GB', undefined, 14, 588],
    ['that is asked for too late', {}, 'DE', undefined, 16, 583],
    // 990 and its tax make 1178, of which the standard method costs 583.
    ['of a dearer method', {}, 'DE', 'express', 14, 595],
    ['of a method that costs nothing', {}, 'DE', 'pickup', 14, 0],
    ['in a shop that gives three weeks', { withdrawal: { days: 21 } }, 'DE', undefined, 21, 0],
    ['in a shop that keeps the shipping', { withdrawal: { refundShipping: 'none' } }, 'DE', undefined, 14, 583],
    ['in a shop without the right', { withdrawal: { days: 0 } }, 'DE', undefined, 14, 583],
  ] as const)('%s leaves what is still owed', async (_, settings, to, shippingMethod, day, currentAmount) => {
    const shop = payingShop(settings);
    const balance = await balanceBack(shop, await paid(shop, to, shippingMethod), day);
    expect(balance).toMatchObject({ currentAmount, dueAmount: 0, creditAmount: 0 });
  });

  test('keeps the standard shipping of its placement, whatever the shop says since', async () => {
    const shop = payingShop();
    const id = await paid(shop, 'DE', 'express');
    const dearer = { ...shop, ports: { ...shop.ports, shippingRates: { amountFor: async () => 5000 } } };
    expect((await balanceBack(dearer, id)).currentAmount).toBe(595);
  });
});

describe('R10 a cancellation while a parcel is open', () => {
  test('is taken and holds the order: its parcel does not leave', async () => {
    const shop = payingShop();
    const id = await packed(shop);
    const order = answerOf(await cancel(shop.ports, id, [], undefined, request())).value;
    expect(order).toMatchObject({ status: 'confirmed', holds: [{ id: 'hold_4', reason: 'cancellation-requested' }] });
    expect(balanceOf(order)).toMatchObject({ currentAmount: 7541, refundedAmount: 0 });
    expect((await journal(shop, id)).at(-1)).toBe('order.held');
    expect((await recordOf(shop, id)).revisions.at(-1)).toMatchObject({ reason: 'late' });
    expect(codeOf(await ship(shop, id))).toBe('order-on-hold');
  });

  test('is done by staff, who unpack the parcel and cancel', async () => {
    const shop = payingShop();
    const id = await packed(shop);
    answerOf(await cancel(shop.ports, id, [], undefined, request()));
    await unpack(shop, id);
    const { value } = answerOf(await cancel(shop.ports, id));
    expect([value.status, balanceOf(value).refundedAmount]).toEqual(['canceled', 7541]);
  });

  test('is dropped by staff, who release the hold and ship', async () => {
    const shop = payingShop();
    const id = await packed(shop);
    const held = answerOf(await cancel(shop.ports, id, [], undefined, request())).value;
    answerOf(await release(shop.ports, id, held.holds[0]?.id ?? ''));
    expect(codeOf(await ship(shop, id))).toBe('ok');
  });

  test('of units names them', async () => {
    const shop = payingShop();
    const id = await packed(shop, 'DE', [['1', 2]]);
    answerOf(await cancel(shop.ports, id, [['1', 2]], undefined, request()));
    expect((await recordOf(shop, id)).changes.at(-1)?.events).toEqual([
      {
        type: 'order.held',
        data: { holdId: 'hold_4', because: 'cancellation-requested', lines: units(['1', 2]) },
      },
    ]);
  });

  test('of units that are not packed cancels them at once', async () => {
    const shop = payingShop();
    const id = await packed(shop, 'DE', [['1', 2]]);
    const { value } = answerOf(await cancel(shop.ports, id, [['2', 1]], undefined, request()));
    expect([value.holds, value.lines[1]?.quantity.canceled]).toEqual([[], 1]);
  });

  test.each([
    ['by staff', {}, 'DE', byStaff(), 'order-status-conflict'],
    ['to a destination outside the Union', {}, 'GB', request(), 'order-status-conflict'],
    ['in a shop without the right', { withdrawal: { days: 0 } }, 'DE', request(), 'order-status-conflict'],
  ] as const)('%s is refused', async (_, settings, to, asked, code) => {
    const shop = payingShop(settings);
    const id = await packed(shop, to);
    expect(codeOf(await cancel(shop.ports, id, [], undefined, asked))).toBe(code);
    expect(codeOf(await cancel(shop.ports, id, [['1', 1]], undefined, asked))).toBe('quantity-exceeds-open');
    expect((await orderOf(shop, id)).holds).toEqual([]);
  });

  test('is refused once everything has left, and for more units than are left', async () => {
    const shop = payingShop();
    const id = await packed(shop);
    expect(refusalOf(await cancel(shop.ports, id, [['1', 4]], undefined, request()))).toMatchObject({
      kind: 'quantity-exceeds-open',
      lines: [{ open: 0 }],
    });
    answerOf(await ship(shop, id));
    expect(codeOf(await cancel(shop.ports, id, [], undefined, request()))).toBe('order-status-conflict');
  });
});

describe('R10 a cancellation while one parcel is open and another has left', () => {
  const given = async () => {
    const shop = payingShop();
    const id = await packed(shop, 'DE', [['1', 1]]);
    answerOf(await ship(shop, id));
    const lines = units(['1', 2], ['2', 1]);
    answerOf(await fulfillOrder.with(shop.ports)({ id, lines, tracking: null }, byStaff()));
    return { shop, id };
  };

  test.each<[string, readonly Units[], string]>([
    ['the whole is taken', [], 'cancellation-requested'],
    ['what has not left is taken', [['1', 2]], 'cancellation-requested'],
    ['what has left is refused', [['1', 3]], 'quantity-exceeds-open'],
  ])('of %s', async (_, quantities, outcome) => {
    const { shop, id } = await given();
    const answer = await cancel(shop.ports, id, quantities, undefined, request());
    expect(answer.ok ? answer.value.value.holds[0]?.reason : answer.refusal.kind).toBe(outcome);
  });
});

describe('R10 a return request while a parcel is open', () => {
  test('is taken in one change with a hold', async () => {
    const shop = payingShop();
    const id = await packed(shop);
    const { value } = answerOf(await askBack(shop, id));
    expect(value).toMatchObject({ returns: [{ status: 'requested' }], holds: [{ reason: 'return-requested' }] });
    expect((await journal(shop, id)).at(-1)).toBe('return.requested, order.held');
    expect(codeOf(await ship(shop, id))).toBe('order-on-hold');
  });

  test.each([
    ['by staff', {}, 'DE', byStaff()],
    ['to a destination outside the Union', {}, 'GB', request()],
    ['in a shop without the right', { withdrawal: { days: 0 } }, 'DE', request()],
  ] as const)('%s is refused', async (_, settings, to, asked) => {
    const shop = payingShop(settings);
    const id = await packed(shop, to);
    expect(codeOf(await askBack(shop, id, all, asked))).toBe('quantity-exceeds-fulfilled');
  });
});

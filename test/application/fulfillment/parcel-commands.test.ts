import { describe, expect, test } from '@jest/globals';
import { cancelFulfillment } from '#application/fulfillment/cancel-fulfillment';
import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import type { OrderRecord } from '#domain/orders/events';
import { byStaff, type Command, describeCommand, id } from '#test/application/orders/command-suite';
import { delivered, packed, shipped, tracking, unpacked } from '#test/builders/goods';
import { canceled, changed, completed, confirmed, held, line, orderRecord, units } from '#test/builders/orders';
import { product } from '#test/builders/products';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const placed = orderRecord({ id });
const confirmedOrder = changed(placed, [confirmed]);
const withParcel = changed(confirmedOrder, [packed('ful_1', ['1', 2])]);
const fulfillmentId = 'ful_1';

const commands: readonly Command[] = [
  {
    of: 'fulfilling',
    run: (ports, aRequest, of) =>
      fulfillOrder.with(ports)({ id: of, lines: units(['1', 2]), tracking: tracking() }, aRequest),
    on: confirmedOrder,
    event: packed('ful_1', ['1', 2]),
    keeps: { tracking: tracking() },
    leaves: 'confirmed',
  },
  {
    of: 'shipping a parcel',
    run: (ports, aRequest, of) =>
      shipFulfillment.with(ports)({ id: of, fulfillmentId, tracking: tracking({ url: null }) }, aRequest),
    on: withParcel,
    event: shipped('ful_1'),
    keeps: { tracking: tracking({ url: null }) },
    leaves: 'confirmed',
  },
  {
    of: 'delivering a parcel',
    run: (ports, aRequest, of) => deliverFulfillment.with(ports)({ id: of, fulfillmentId }, aRequest),
    on: changed(withParcel, [shipped('ful_1')]),
    event: delivered('ful_1'),
    leaves: 'confirmed',
  },
  {
    of: 'canceling a parcel',
    run: (ports, aRequest, of) => cancelFulfillment.with(ports)({ id: of, fulfillmentId }, aRequest),
    on: withParcel,
    event: unpacked('ful_1'),
    leaves: 'confirmed',
  },
];

for (const command of commands) describeCommand(command);

describe('G1 fulfilling', () => {
  const fulfilling = (record: OrderRecord, settings: Readonly<Record<string, unknown>> = {}) => {
    const { ports } = memoryWorld({ products: [product()], orders: [record], settings });
    return fulfillOrder.with(ports)({ id, lines: units(['1', 9]), tracking: null }, byStaff());
  };

  test.each([
    ['pending', placed],
    ['completed', changed(confirmedOrder, [completed])],
    ['canceled', changed(placed, [canceled])],
  ] as const)('is refused when the order is %s, before all else (G6)', async (status, record) =>
    expect(refusalOf(await fulfilling(changed(record, [held('hold_9')]), { shipOnlyWhenCovered: true }))).toEqual({
      kind: 'order-status-conflict',
      status,
      allowed: ['confirmed'],
    }),
  );

  test('asks for the cover if the shop says so', async () => {
    expect(refusalOf(await fulfilling(confirmedOrder, { shipOnlyWhenCovered: true }))).toEqual({
      kind: 'order-not-covered',
      dueAmount: 7719,
    });
    expect(refusalOf(await fulfilling(confirmedOrder)).kind).toBe('quantity-exceeds-open');
  });
});

test('G2 a canceled parcel leaves the stock as it is', async () => {
  const { ports } = memoryWorld({ products: [product({ available: 7 })], orders: [withParcel] });
  const { value } = answerOf(await cancelFulfillment.with(ports)({ id, fulfillmentId }, byStaff()));
  expect(value.lines[0]?.quantity).toMatchObject({ ordered: 3, fulfilled: 0, canceled: 0 });
  expect((await ports.products.find(product().sku))?.available).toBe(7);
});

test('G4 the delivery of the last parcel completes a settled order', async () => {
  const free = orderRecord({ id, lines: [line({ unitAmount: 0 })], shippingAmount: 0 });
  const sent = changed(free, [packed('ful_1', ['1', 3]), shipped('ful_1')]);
  const { ports } = memoryWorld({ products: [product()], orders: [sent] });
  const { value } = answerOf(await deliverFulfillment.with(ports)({ id, fulfillmentId }, byStaff()));
  expect(value.status).toBe('completed');
  const record = await ports.orders.find(id);
  expect(record?.changes.at(-1)?.events).toEqual([delivered('ful_1'), completed]);
});

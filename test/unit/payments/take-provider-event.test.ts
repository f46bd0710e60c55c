import { expect, test } from '@jest/globals';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { moneyMoved } from '#domain/orders/money/money-moved';
import { authorizedAmountOf, findPayment } from '#domain/payments/payment';
import { type EventOf, keyOfEvent, type ProviderEvent } from '#domain/payments/provider-event';
import { takeProviderEvent } from '#domain/payments/take-provider-event';
import { changed, orderRecord } from '#test/builders/orders';
import { authorized, capturedOf, refundedOf, requested } from '#test/builders/payments/money';

const record = orderRecord();
const lapse: EventOf<'lapse'> = {
  provider: 'simulator',
  orderId: record.id,
  paymentId: 'pay_1',
  kind: 'lapse',
  amount: 3541,
};

/** The record after an event of the provider. */
const taking = (before: OrderRecord, event: ProviderEvent): OrderRecord => {
  const { events } = takeProviderEvent(before, fold(before), event);
  return events.length === 0 ? before : changed(before, events, { cause: { key: keyOfEvent(event), fingerprint: '' } });
};

const openIn = (each: OrderRecord): number | undefined => {
  const payment = findPayment(fold(each), 'pay_1');
  return payment && authorizedAmountOf(payment);
};

test('C5: the rest of an authorization lapses while a capture of the other part is unsettled, once', () => {
  const capturing = changed(record, [
    requested(1, 1, 7541),
    authorized(1, 1, 7541),
    requested(1, 2, 4000, { operation: 'capture', final: false }),
  ]);
  const lapsed = taking(capturing, lapse);
  expect(openIn(lapsed)).toBe(4000);
  expect(taking(lapsed, lapse)).toBe(lapsed);
  const captured = changed(lapsed, [capturedOf(1, 2, 4000)]);
  expect([openIn(captured), findPayment(fold(captured), 'pay_1')?.operations.at(-1)]).toEqual([
    0,
    expect.objectContaining({ type: 'void', state: 'succeeded', amount: 3541, reason: 'lapsed' }),
  ]);
});

test('R4: a dispute of a payment that is refunded counts as nothing', () => {
  const refunded = changed(record, [
    requested(1, 1, 7541),
    authorized(1, 1, 7541),
    capturedOf(1, 2, 7541),
    refundedOf(1, 3, 8000),
  ]);
  const { amount: _, ...ofPayment } = lapse;
  const { currency } = fold(record);
  const dispute: ProviderEvent = { ...ofPayment, kind: 'dispute', id: 'dp_1', state: 'open', amount: 7541, currency };
  const order = fold(taking(refunded, dispute));
  expect(moneyMoved(order)).toMatchObject({ refundedAmount: 8000, disputedAmount: 0, openDisputeAmount: 0 });
});

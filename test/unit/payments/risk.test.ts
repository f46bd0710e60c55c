import { describe, expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { holdForRisks } from '#domain/orders/holds/hold';
import type { Payment, PaymentOperation } from '#domain/payments/payment';
import { declinedPaymentsAfter, riskTextOf } from '#domain/payments/risk';
import { tenOClock } from '#test/builders/clock';
import { changed, held, heldForRisks, line, orderRecord, released } from '#test/builders/orders';

const typesOf = (record: ReturnType<typeof orderRecord>): readonly string[] =>
  record.changes.flatMap(({ events }) => events.map(({ type }) => type));

describe('an order that the risk rules hold from the beginning', () => {
  const record = orderRecord({ riskReasons: ['orders-per-hour', 'declined-payments'] });

  test('has the hold in the change of its placement', () => {
    expect(record.changes[0].events.slice(1)).toEqual([heldForRisks('hold_1', 'orders-per-hour', 'declined-payments')]);
    expect(record.revisions).toEqual([]);
  });

  test('F5 is pending, and its time stands still', () =>
    expect(fold(record)).toMatchObject({ status: 'pending', expiresAt: null, timeLeft: 1_800_000 }));

  test('tells staff why, also when it is erased', () =>
    expect(fold({ ...record, revisions: [] }).holds).toEqual([
      { id: 'hold_1', reason: 'many orders in an hour, many declined payments in an hour', placedAt: tenOClock },
    ]));

  test('is not confirmed while it is held, although it is free', () => {
    const free = orderRecord({
      lines: [line({ unitAmount: 0, requiresShipping: false })],
      shippingAmount: null,
      riskReasons: ['orders-per-hour'],
    });
    expect(typesOf(free)).toEqual(['order.placed', 'order.held']);
    expect(fold(free)).toMatchObject({ status: 'pending', expiresAt: null });
  });
});

describe('the hold of a later change', () => {
  const once = changed(orderRecord(), [heldForRisks('hold_2', 'declined-payments')]);

  test('has the number of its version in its id', () =>
    expect(holdForRisks(fold(orderRecord()), 2, ['declined-payments'])).toEqual([
      heldForRisks('hold_2', 'declined-payments'),
    ]));

  test('is placed once for each reason, also after its release', () => {
    const free = fold(changed(once, [released('hold_2')]));
    expect(holdForRisks(free, 4, ['declined-payments'])).toEqual([]);
    expect(holdForRisks(free, 4, ['declined-payments', 'orders-per-hour'])).toEqual([
      heldForRisks('hold_4', 'orders-per-hour'),
    ]);
  });

  test('leaves the reasons of earlier holds, whoever places it', () => {
    const twice = changed(changed(once, [held('hold_3')]), [heldForRisks('hold_4', 'orders-per-hour')]);
    expect(fold(twice).riskReasons).toEqual(['declined-payments', 'orders-per-hour']);
    expect(holdForRisks(fold(twice), 5, ['declined-payments', 'orders-per-hour'])).toEqual([]);
  });

  test('is not placed without a reason', () => expect(holdForRisks(fold(orderRecord()), 2, [])).toEqual([]));
});

test('the reasons are named in their order', () =>
  expect(riskTextOf(['denied-email', 'order-amount'])).toBe('email on the deny list, larger than the largest order'));

describe('a declined payment', () => {
  const operationOf = (wanted: Partial<PaymentOperation>): PaymentOperation => ({
    id: 'op_1',
    type: 'authorization',
    amount: 7541,
    state: 'failed',
    reason: 'generic',
    requestedAt: tenOClock,
    at: tenOClock,
    captures: true,
    final: true,
    releasedAmount: 0,
    goodwillAmount: 0,
    ...wanted,
  });
  const declined = (...operations: readonly Partial<PaymentOperation>[]): number => {
    const payment: Payment = {
      id: 'pay_1',
      provider: 'simulator',
      capture: 'automatic',
      reference: null,
      authorizedUntil: null,
      capturesMany: false,
      operations: operations.map(operationOf),
    };
    return declinedPaymentsAfter({ payments: [payment] }, tenOClock - 1);
  };

  test.each(['generic', 'insufficient-funds', 'suspected-fraud', 'authentication-failed'] as const)(
    'was refused: %s',
    (reason) => expect(declined({ reason })).toBe(1),
  );

  test('is none that lapsed or is under way, and no capture or refund', () => {
    expect(declined({ reason: null })).toBe(0);
    expect(declined({ reason: 'lapsed' })).toBe(0);
    expect(declined({ reason: 'amount-differs' })).toBe(0);
    expect(declined({ state: 'processing', reason: null })).toBe(0);
    expect(declined({ type: 'capture' })).toBe(0);
    expect(declined({ type: 'refund' })).toBe(0);
  });

  test('is no attempt that was voided, also where the provider calls it failed; a void that failed is none', () => {
    expect(declined({}, { id: 'op_2', type: 'void', state: 'pending', reason: null })).toBe(0);
    expect(declined({}, { id: 'op_2', type: 'void', state: 'succeeded', reason: null })).toBe(0);
    expect(declined({}, { id: 'op_2', type: 'void', state: 'failed' })).toBe(1);
  });

  test('counts after the moment, not at it', () => {
    expect(declined({ at: tenOClock - 1 })).toBe(0);
    expect(declined({ at: tenOClock })).toBe(1);
  });
});

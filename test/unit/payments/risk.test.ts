import { describe, expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { holdForRisks } from '#domain/orders/hold';
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
  const declined = (
    type: PaymentOperation['type'],
    state: PaymentOperation['state'],
    reason: PaymentOperation['reason'],
    at = tenOClock,
  ): number => {
    const operation: PaymentOperation = {
      id: 'op_1',
      type,
      amount: 7541,
      state,
      reason,
      requestedAt: at,
      at,
      captures: true,
      final: true,
      releasedAmount: 0,
      goodwillAmount: 0,
    };
    const payment: Payment = {
      id: 'pay_1',
      provider: 'simulator',
      capture: 'automatic',
      reference: null,
      authorizedUntil: null,
      capturesMany: false,
      operations: [operation],
    };
    return declinedPaymentsAfter({ payments: [payment] }, tenOClock - 1);
  };

  test.each(['generic', 'insufficient-funds', 'suspected-fraud', 'authentication-failed'] as const)(
    'was refused: %s',
    (reason) => expect(declined('authorization', 'failed', reason)).toBe(1),
  );

  test('is none that was voided, lapsed or is under way, and no capture or refund', () => {
    expect(declined('authorization', 'failed', null)).toBe(0);
    expect(declined('authorization', 'failed', 'lapsed')).toBe(0);
    expect(declined('authorization', 'failed', 'amount-differs')).toBe(0);
    expect(declined('authorization', 'processing', null)).toBe(0);
    expect(declined('capture', 'failed', 'generic')).toBe(0);
    expect(declined('refund', 'failed', 'generic')).toBe(0);
  });

  test('counts after the moment, not at it', () => {
    expect(declined('authorization', 'failed', 'generic', tenOClock - 1)).toBe(0);
    expect(declined('authorization', 'failed', 'generic', tenOClock)).toBe(1);
  });
});

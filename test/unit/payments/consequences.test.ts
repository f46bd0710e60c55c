import { describe, expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { releaseHold } from '#domain/orders/holds/release-hold';
import { cancel, type RefundPolicy } from '#domain/orders/lifecycle/cancel';
import { mayBeDeleted } from '#domain/orders/lifecycle/delete';
import { expire } from '#domain/orders/lifecycle/expire';
import { balanceOf } from '#domain/orders/money/balance';
import type { CanceledOrder, ConfirmedOrder, Order, PendingOrder } from '#domain/orders/order';
import { statusesOf } from '#domain/orders/statuses';
import { refundsOf, voidsOf } from '#domain/payments/consequences';
import { outcomeOf, type ProviderOutcome } from '#domain/payments/outcome';
import { tenOClock } from '#test/builders/clock';
import { delivered } from '#test/builders/goods';
import { canceled, completed, confirmed, held, linesCanceled, type Units, units } from '#test/builders/orders';
import {
  allShipped,
  authorizing,
  decided,
  golden,
  operation,
  paying,
  requestsIn,
  settled,
} from '#test/builders/payments/decided';
import { failedOf, refundedOf, requested } from '#test/builders/payments/money';
import { answerOf } from '#test/builders/results';

const cancelingOf = (order: Order, refund: RefundPolicy, ...quantities: readonly Units[]) =>
  cancel(order as PendingOrder | ConfirmedOrder, {
    reason: 'x',
    refund,
    lines: quantities.length === 0 ? undefined : units(...quantities),
  });
const requestsAfter = (order: Order, refund: RefundPolicy, ...quantities: readonly Units[]) =>
  requestsIn(requestedIn(order, decided(order, cancelingOf(order, refund, ...quantities))));
/** The requests that one order has more than another. */
const requestedIn = (before: Order, after: Order): readonly OrderEvent[] =>
  after.payments.flatMap((payment) =>
    payment.operations
      .filter(({ id }) => operation(before, id) === undefined)
      .map(({ id, type, amount }) =>
        requested(Number(payment.id.slice('pay_'.length)), Number(id.slice('op_'.length)), amount, {
          operation: type as 'void',
        }),
      ),
  );
const paid = (...events: readonly OrderEvent[]): Order => golden(...paying(1, 1, 7541), confirmed, ...events);
const manual = (payment: number, id: number, amount: number): readonly OrderEvent[] => [
  requested(payment, id, amount, { operation: 'capture', opens: { provider: 'manual', capture: 'automatic' } }),
  {
    type: 'payment.captured',
    data: { paymentId: `pay_${payment}`, operationId: `op_${id}`, amount, releasedAmount: 0 },
  },
];
const action: ProviderOutcome = {
  state: 'requires-action',
  reference: null,
  action: { type: 'redirect', url: 'https://pay.test' },
};
const failed: ProviderOutcome = { state: 'failed', reason: 'generic' };
/** The order after an attempt to pay its rest began and waits for the customer. */
const awaiting = (order: Order, payment: number, id: number, amount: number): Order => {
  const asked = evolveAll(order, [requested(payment, id, amount)]);
  return decided(asked, outcomeOf(asked, `op_${id}`, action));
};

test('P2 an order that ends without a unit pays back its credit and voids the rest', () => {
  const heldOrder = golden(
    ...paying(1, 1, 1000),
    ...authorizing(2, 3, 500),
    held('hold_2'),
    linesCanceled(['1', 3], ['2', 1]),
  ) as PendingOrder;
  expect(balanceOf(heldOrder).creditAmount).toBeGreaterThan(0);
  const ended = decided(heldOrder, releaseHold(heldOrder, 'hold_2'));
  expect(ended.status).toBe('canceled');
  expect(requestsIn(requestedIn(heldOrder, ended)).toSorted()).toEqual(['refund pay_1 1000', 'void pay_2 500']);
  expect(balanceOf(ended)).toMatchObject({ currentAmount: 0, dueAmount: 0, creditAmount: 0 });
});

describe('R1 canceling', () => {
  test.each<[string, Order, RefundPolicy, readonly Units[], readonly string[]]>([
    ['the whole of a paid order, with credit: all comes back', paid(), 'credit', [], ['refund pay_1 7541']],
    ['the whole of a paid order, without: nothing', paid(), 'none', [], []],
    ['a shirt, with credit: its price', paid(), 'credit', [['1', 1]], ['refund pay_1 2031']],
    ['a shirt, without: nothing', paid(), 'none', [['1', 1]], []],
    [
      'a shirt, with credit: the earlier credit too',
      paid(linesCanceled(['2', 1])),
      'credit',
      [['1', 1]],
      ['refund pay_1 2895'],
    ],
    [
      'the whole of an authorized order, without: its void',
      golden(...authorizing(1, 1, 7541), confirmed),
      'none',
      [],
      ['void pay_1 7541'],
    ],
    [
      'a shirt of an authorized order: nothing',
      golden(...authorizing(1, 1, 7541), confirmed),
      'credit',
      [['1', 1]],
      [],
    ],
    [
      'a half paid order: refund and void',
      golden(...paying(1, 1, 5000), ...authorizing(2, 3, 2541), confirmed),
      'credit',
      [],
      ['refund pay_1 5000', 'void pay_2 2541'],
    ],
    [
      'an order whose capture is under way: nothing yet',
      golden(...authorizing(1, 1, 7541), confirmed, requested(1, 2, 7541, { operation: 'capture' })),
      'credit',
      [],
      [],
    ],
    ['an order whose payment is under way: nothing yet', golden(requested(1, 1, 7541)), 'credit', [], []],
  ])('%s', (_, order, policy, quantities, requests) =>
    expect(requestsAfter(order, policy, ...quantities)).toEqual(requests),
  );

  test('(b) the mug and a shirt without a refund leaves a credit of 2895', () => {
    const order = decided(paid(), cancelingOf(paid(), 'none', ['2', 1], ['1', 1]));
    expect(balanceOf(order)).toMatchObject({ currentAmount: 4646, creditAmount: 2895 });
    expect(statusesOf(order).paymentStatus).toBe('overpaid');
  });

  test('repeats a void that the provider refused once', () => {
    const order = golden(...authorizing(1, 1, 7541), confirmed);
    const asked = decided(order, cancelingOf(order, 'credit'));
    const refused = decided(asked, outcomeOf(asked, 'op_2', failed));
    expect(operation(refused, 'op_3')).toMatchObject({ type: 'void', state: 'pending', amount: 7541 });
    const again = decided(refused, outcomeOf(refused, 'op_3', failed));
    expect([voidsOf(again), operation(again, 'op_4')]).toEqual([[], undefined]);
    expect(balanceOf(again).authorizedAmount).toBe(7541);
  });
});

describe('R2 a refund that the shop chooses', () => {
  test('(e) takes the newest payment first', () => {
    const order = golden(...paying(1, 1, 5000), ...paying(2, 3, 2541), confirmed);
    expect(requestsIn(answerOf(cancelingOf(order, 'credit')).events)).toEqual([
      'refund pay_2 2541',
      'refund pay_1 5000',
    ]);
    expect(balanceOf(settled(decided(order, cancelingOf(order, 'credit'))))).toMatchObject({ refundedAmount: 7541 });
  });

  test.each<[string, Order, number, readonly (readonly [string, number])[]]>([
    ['a part: from the newest alone', golden(...paying(1, 1, 5000), ...paying(2, 3, 2541)), 2000, [['pay_2', 2000]]],
    [
      'each up to what it can give back',
      golden(...paying(1, 1, 5000), ...paying(2, 3, 2541), refundedOf(2, 5, 2000)),
      1000,
      [
        ['pay_2', 541],
        ['pay_1', 459],
      ],
    ],
    ['nothing of a recorded payment', golden(...manual(1, 1, 5000), ...paying(2, 2, 2541)), 7541, [['pay_2', 2541]]],
    ['nothing of an authorization', golden(...paying(1, 1, 5000), ...authorizing(2, 3, 2541)), 5000, [['pay_1', 5000]]],
    ['nothing', golden(...paying(1, 1, 5000)), 0, []],
  ])('takes %s', (_, order, amount, parts) =>
    expect(refundsOf(order, amount).map(({ payment, amount: part }) => [payment.id, part])).toEqual(parts),
  );

  test('leaves the part of recorded payments as credit', () => {
    const order = golden(...manual(1, 1, 5000), ...paying(2, 2, 2541), confirmed);
    const after = settled(decided(order, cancelingOf(order, 'credit')));
    expect(balanceOf(after)).toMatchObject({ refundedAmount: 2541, creditAmount: 5000 });
  });
});

describe('P2 a change that covers a pending order confirms it', () => {
  const partly = golden(...authorizing(1, 1, 5510));
  test.each<[string, Order, string]>([
    ['by canceling a shirt', decided(partly, cancelingOf(partly, 'credit', ['1', 1])), 'confirmed'],
    ['not by canceling less', decided(partly, cancelingOf(partly, 'credit', ['2', 1])), 'pending'],
    [
      'not by canceling the last units: that cancels the order',
      decided(partly, cancelingOf(partly, 'credit', ['1', 3], ['2', 1])),
      'canceled',
    ],
    [
      'not while it is held',
      decided(
        golden(...authorizing(1, 1, 5510), held('hold_2')),
        cancelingOf(golden(...authorizing(1, 1, 5510), held('hold_2')), 'credit', ['1', 1]),
      ),
      'pending',
    ],
    [
      'by releasing its last hold',
      decided(
        golden(...authorizing(1, 1, 7541), held('hold_2')),
        releaseHold(golden(...authorizing(1, 1, 7541), held('hold_2')), 'hold_2'),
      ),
      'confirmed',
    ],
  ])('%s', (_, order, status) => expect(order.status).toBe(status));
});

const over = tenOClock + minutes(30);
const day = minutes(24 * 60);
const expiring = (order: Order, at = over): Order => {
  const decision = expire(order, at);
  return decision.events.length === 0 ? order : decided(order, decision);
};

describe('F3 an order that is not fully covered expires', () => {
  test('and gives back all that was authorized and captured', () => {
    const order = golden(...paying(1, 1, 3000), ...authorizing(2, 3, 2000));
    const after = expiring(order);
    expect(after.status).toBe('canceled');
    expect(requestsIn(requestedIn(order, after))).toEqual(['refund pay_1 3000', 'void pay_2 2000']);
    expect(balanceOf(settled(after))).toMatchObject({ refundedAmount: 3000, authorizedAmount: 0, creditAmount: 0 });
  });
});

describe('P4 at its expiry', () => {
  const requires = awaiting(golden(), 1, 1, 7541);
  test('an attempt that waits for the customer is voided first, and then the order expires', () => {
    const voiding = expiring(requires);
    expect([voiding.status, ...requestsIn(requestedIn(requires, voiding))]).toEqual(['pending', 'void pay_1 7541']);
    expect(expire(voiding, over)).toEqual({ events: [] });
    const ended = expiring(settled(voiding));
    expect(ended.status).toBe('canceled');
  });

  test('an attempt that was paid meanwhile confirms the order, with what was authorized before', () => {
    const order = awaiting(golden(...authorizing(1, 1, 3000)), 2, 2, 4541);
    const voiding = expiring(order);
    expect(requestsIn(requestedIn(order, voiding))).toEqual(['void pay_2 4541']);
    const refused = decided(voiding, outcomeOf(voiding, 'op_3', failed));
    const success = { state: 'succeeded', amount: 4541, currency: refused.currency, reference: null } as const;
    const paidAfterAll = decided(
      refused,
      outcomeOf(refused, 'op_2', { ...success, authorizedUntil: null, capturesMany: false, capture: null }),
    );
    expect(paidAfterAll.status).toBe('confirmed');
  });

  const working = golden(requested(1, 1, 7541), {
    type: 'payment.processing',
    data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
  });
  test.each<[string, Order, number, string]>([
    ['a payment whose outcome is unknown, however long', golden(requested(1, 1, 7541)), over + 100 * day, 'pending'],
    ['a payment that the provider works on', working, tenOClock + 14 * day - 1, 'pending'],
    ['a payment that failed: not', golden(requested(1, 1, 7541), failedOf(1, 1, 7541)), over, 'canceled'],
    ['a payment that the provider works on for 14 days: not', working, tenOClock + 14 * day, 'canceled'],
  ])('is put off by %s', (_, order, at, status) => expect(expiring(order, at).status).toBe(status));
});

describe('G4 a completed order', () => {
  const done = (...events: readonly OrderEvent[]) => golden(...events, ...allShipped, delivered('ful_1'));
  test('has its open authorizations voided', () => {
    const order = done(...manual(1, 1, 7541), ...authorizing(2, 2, 7541));
    const after = decided(order, {
      events: [{ type: 'order.updated', data: { fields: ['note'], taxDestination: null } }],
    });
    expect(after.status).toBe('completed');
    expect(requestsIn(requestedIn(order, after))).toEqual(['void pay_2 7541']);
  });

  test.each<[string, readonly OrderEvent[], string]>([
    ['paid', paying(1, 1, 7541), 'completed'],
    [
      'paid, with a refund under way',
      [...paying(1, 1, 8541), requested(1, 3, 1000, { operation: 'refund' })],
      'confirmed',
    ],
    ['only authorized', authorizing(1, 1, 7541), 'confirmed'],
    ['with credit', paying(1, 1, 7542), 'confirmed'],
    [
      'paid above its worth, and disputed by the excess',
      [
        ...paying(1, 1, 7641),
        { type: 'payment.disputed', data: { paymentId: 'pay_1', operationId: 'op_3', amount: 100 } },
      ],
      'confirmed',
    ],
    [
      'paid and disputed',
      [
        ...paying(1, 1, 7541),
        { type: 'payment.disputed', data: { paymentId: 'pay_1', operationId: 'op_3', amount: 100 } },
      ],
      'confirmed',
    ],
  ])('is made of a delivered order, or not: %s', (_, events, status) => {
    const touched: OrderEvent = { type: 'order.updated', data: { fields: ['note'], taxDestination: null } };
    expect(decided(done(...events), { events: [touched] }).status).toBe(status);
  });

  test('stays completed, and takes money that is due after a lost dispute', () => {
    const lost: readonly OrderEvent[] = [
      { type: 'payment.disputed', data: { paymentId: 'pay_1', operationId: 'op_3', amount: 7541 } },
      { type: 'payment.dispute-closed', data: { paymentId: 'pay_1', operationId: 'op_3', won: false } },
    ];
    const order = golden(...paying(1, 1, 7541), ...allShipped, delivered('ful_1'), completed, ...lost);
    expect([order.status, balanceOf(order).dueAmount]).toEqual(['completed', 7541]);
    const after = evolveAll(order, paying(2, 4, 7541));
    expect([after.status, balanceOf(after).dueAmount]).toEqual(['completed', 0]);
  });
});

describe('K4 a canceled order', () => {
  test.each<[string, readonly OrderEvent[], boolean]>([
    ['without payments', [], true],
    ['whose payment failed', [requested(1, 1, 7541), failedOf(1, 1, 7541)], true],
    ['whose payment is unknown', [requested(1, 1, 7541)], false],
    ['that was authorized', authorizing(1, 1, 7541), false],
    ['that was captured', paying(1, 1, 7541), false],
  ])('%s may be deleted, or not', (_, events, expected) =>
    expect(mayBeDeleted(golden(...events, canceled) as CanceledOrder).ok).toBe(expected),
  );
});

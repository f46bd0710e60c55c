import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { releaseHold } from '#domain/orders/holds/release-hold';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { statusesOf } from '#domain/orders/statuses';
import { type Capture, capture } from '#domain/payments/captures/capture';
import { outcomeOf } from '#domain/payments/outcome';
import { authorizedAmountOf, capturedAmountOf, paymentStateOf } from '#domain/payments/payment';
import { voidPayment } from '#domain/payments/void';
import { canceled, confirmed, held, linesCanceled } from '#test/builders/orders';
import { authorizing, decided, golden, operation, paying, requestsIn, settled } from '#test/builders/payments/decided';
import { authorized, capturedOf, failedOf, refundedOf, requested, voidedOf } from '#test/builders/payments/money';
import { answerOf, refusalOf } from '#test/builders/results';

const wish = (wanted: Partial<Capture> = {}): Capture => ({ amount: undefined, final: true, ...wanted });
/** The golden order, authorized with pay_1 and confirmed. */
const ready = (...events: readonly OrderEvent[]): Order => golden(...authorizing(1, 1, 7541), confirmed, ...events);
const inParts: OrderEvent = {
  type: 'payment.authorized',
  data: {
    paymentId: 'pay_1',
    operationId: 'op_1',
    amount: 7541,
    reference: null,
    authorizedUntil: null,
    capturesMany: true,
  },
};
const many = (...events: readonly OrderEvent[]): Order => golden(requested(1, 1, 7541), inParts, confirmed, ...events);
const [paymentOf, moneyOf] = [
  (order: Order) =>
    order.payments.map((each) => [paymentStateOf(each), authorizedAmountOf(each), capturedAmountOf(each)]),
  (order: Order) => balanceOf(order),
];

describe('C1 a capture', () => {
  test('that is final releases the rest of the authorization', () => {
    const order = settled(decided(ready(), capture(ready(), 'pay_1', wish({ amount: 5000 }))));
    expect(operation(order, 'op_2')).toMatchObject({ amount: 5000, releasedAmount: 2541, state: 'succeeded' });
    expect(paymentOf(order)).toEqual([['captured', 0, 5000]]);
    expect(moneyOf(order).dueAmount).toBe(2541);
  });

  test('that is not final leaves the rest open, where the authorization allows it', () => {
    const order = settled(decided(many(), capture(many(), 'pay_1', wish({ amount: 5000, final: false }))));
    expect(paymentOf(order)).toEqual([['captured', 2541, 5000]]);
    const rest = settled(decided(order, capture(order, 'pay_1', wish())));
    expect(paymentOf(rest)).toEqual([['captured', 0, 7541]]);
  });

  test('that is not final is refused where the authorization can be captured once', () =>
    expect(refusalOf(capture(ready(), 'pay_1', wish({ final: false })))).toEqual({ kind: 'capture-must-be-final' }));
});

describe('C2 the amount of a capture', () => {
  test('leaves what a capture that is under way will take', () => {
    const two = golden(...authorizing(1, 1, 5000), ...authorizing(2, 2, 2541), confirmed, linesCanceled(['1', 1]));
    const underWay = decided(two, capture(two, 'pay_1', wish()));
    expect(requestsIn(answerOf(capture(underWay, 'pay_2', wish())).events)).toEqual(['capture pay_2 510']);
    expect(refusalOf(capture(underWay, 'pay_2', wish({ amount: 511 })))).toEqual({
      kind: 'amount-exceeds-due',
      maximum: 510,
      isDefault: false,
    });
  });

  test.each<[string, Order, string]>([
    ['the rest of the authorization', ready(), 'capture pay_1 7541'],
    ['what is due after a cancel', ready(linesCanceled(['1', 1])), 'capture pay_1 5510'],
    ['what is due beside another payment', ready(...paying(2, 2, 1000)), 'capture pay_1 6541'],
    ['the rest after an earlier capture', many(capturedOf(1, 2, 3000)), 'capture pay_1 4541'],
  ])('is by default %s', (_, order, request) =>
    expect(requestsIn(answerOf(capture(order, 'pay_1', wish())).events)).toEqual([request]),
  );

  test.each<[string, Order, number, object]>([
    ['the authorization', ready(), 7542, { kind: 'capture-exceeds-authorized', maximum: 7541 }],
    ['the rest', many(capturedOf(1, 2, 3000)), 4542, { kind: 'capture-exceeds-authorized', maximum: 4541 }],
    [
      'what is due',
      ready(linesCanceled(['1', 1])),
      5511,
      { kind: 'amount-exceeds-due', maximum: 5510, isDefault: false },
    ],
    ['nothing', ready(), 0, { kind: 'amount-exceeds-due', maximum: 7541, isDefault: false }],
  ])('above %s is refused', (_, order, amount, refusal) =>
    expect(refusalOf(capture(order, 'pay_1', wish({ amount })))).toEqual(refusal),
  );

  test('is refused by default where nothing is due', () => {
    const order = ready(...paying(2, 2, 7541));
    expect(refusalOf(capture(order, 'pay_1', wish()))).toEqual({
      kind: 'amount-exceeds-due',
      maximum: 0,
      isDefault: true,
    });
  });
});

test('C3 (a) a shirt is canceled before the capture: 5510 captured, 2031 released, paid', () => {
  const before = ready(linesCanceled(['1', 1]));
  const order = settled(decided(before, capture(before, 'pay_1', wish())));
  expect(operation(order, 'op_2')).toMatchObject({ amount: 5510, releasedAmount: 2031 });
  expect(statusesOf(order).paymentStatus).toBe('paid');
  expect(moneyOf(order)).toMatchObject({ authorizedAmount: 0, dueAmount: 0, creditAmount: 0 });
});

describe('C4 a payment that', () => {
  const conflict = (because: string, paymentStatus: string) => ({
    kind: 'payment-status-conflict',
    paymentId: 'pay_1',
    paymentStatus,
    because,
  });

  test.each<[string, Order, string]>([
    ['failed', golden(requested(1, 1, 7541), failedOf(1, 1, 7541)), 'failed'],
    ['is captured', golden(...paying(1, 1, 7541)), 'captured'],
    ['is voided', ready(voidedOf(1, 2, 7541)), 'voided'],
  ])('%s takes neither capture nor void', (_, order, status) => {
    expect(refusalOf(capture(order, 'pay_1', wish()))).toEqual(conflict('state', status));
    expect(refusalOf(voidPayment(order, 'pay_1'))).toEqual(conflict('state', status));
  });

  test('does not exist is not found', () => {
    expect(refusalOf(capture(ready(), 'pay_2', wish()))).toEqual({ kind: 'payment-not-found', paymentId: 'pay_2' });
    expect(refusalOf(voidPayment(ready(), 'pay_2'))).toEqual({ kind: 'payment-not-found', paymentId: 'pay_2' });
  });

  test('is voided gives back its open rest', () => {
    const order = many(capturedOf(1, 2, 3000));
    const request = voidPayment(order, 'pay_1');
    expect(requestsIn(answerOf(request).events)).toEqual(['void pay_1 4541']);
    expect(paymentOf(settled(decided(order, request)))).toEqual([['captured', 0, 3000]]);
    const all = settled(decided(ready(), voidPayment(ready(), 'pay_1')));
    expect(paymentOf(all)).toEqual([['voided', 0, 0]]);
    expect(moneyOf(all).dueAmount).toBe(7541);
  });

  test('waits for the customer is voided with its whole amount', () => {
    const action = {
      state: 'requires-action',
      reference: null,
      action: { type: 'redirect', url: 'https://x.test' },
    } as const;
    const waiting = decided(golden(requested(1, 1, 7541)), outcomeOf(golden(requested(1, 1, 7541)), 'op_1', action));
    expect(requestsIn(answerOf(voidPayment(waiting, 'pay_1')).events)).toEqual(['void pay_1 7541']);
    expect(paymentOf(settled(decided(waiting, voidPayment(waiting, 'pay_1'))))).toEqual([['voided', 0, 0]]);
  });
});

describe('C6 while', () => {
  test.each<[string, Order, string]>([
    ['an authorization is unsettled', golden(requested(1, 1, 7541)), 'pending'],
    ['a capture is unsettled', ready(requested(1, 2, 7541, { operation: 'capture' })), 'authorized'],
    ['a void is unsettled', ready(requested(1, 2, 7541, { operation: 'void' })), 'authorized'],
  ])('%s the payment takes neither capture nor void', (_, order, paymentStatus) => {
    const conflict = { kind: 'payment-status-conflict', paymentId: 'pay_1', paymentStatus, because: 'unsettled' };
    expect(refusalOf(capture(order, 'pay_1', wish()))).toEqual(conflict);
    expect(refusalOf(voidPayment(order, 'pay_1'))).toEqual(conflict);
  });

  test('a refund is unsettled the payment takes captures', () => {
    const order = many(capturedOf(1, 2, 3000), requested(1, 3, 1000, { operation: 'refund' }));
    expect(capture(order, 'pay_1', wish()).ok).toBe(true);
    expect(voidPayment(order, 'pay_1').ok).toBe(true);
  });

  test('one payment is unsettled another takes its capture', () =>
    expect(capture(golden(...authorizing(1, 1, 5000), requested(2, 2, 2541)), 'pay_1', wish()).ok).toBe(true));
});

describe('P8 a capture', () => {
  test('is refused on hold, before the state of the payment', () => {
    const order = golden(held('hold_2'), requested(1, 1, 7541), failedOf(1, 1, 7541));
    expect(refusalOf(capture(order, 'pay_1', wish()))).toEqual({ kind: 'order-on-hold', holds: ['hold_2'] });
  });

  test('is not needed for a void, which is taken on hold', () =>
    expect(voidPayment(ready(held('hold_2')), 'pay_1').ok).toBe(true));

  /** Payments of a held order: automatic unless they are named as manual. */
  const automatic = (payment: number, id: number, amount: number): readonly OrderEvent[] => [
    requested(payment, id, amount, { opens: { provider: 'simulator', capture: 'automatic' } }),
    authorized(payment, id, amount),
  ];
  const releasing = (order: Order) => releaseHold(order, 'hold_2');

  test.each<[string, Order, readonly string[]]>([
    ['an automatic payment', golden(held('hold_2'), ...automatic(1, 1, 7541)), ['capture pay_1 7541']],
    ['a manual payment: nothing', golden(held('hold_2'), ...authorizing(1, 1, 7541)), []],
    [
      'two automatic payments: each its own rest',
      golden(held('hold_2'), ...automatic(1, 1, 5000), ...automatic(2, 2, 2541)),
      ['capture pay_1 5000', 'capture pay_2 2541'],
    ],
    [
      'more than is due: what is due',
      golden(held('hold_2'), ...automatic(1, 1, 5000), ...automatic(2, 2, 2541), linesCanceled(['1', 1])),
      ['capture pay_1 5000', 'capture pay_2 510'],
    ],
    [
      'a capture that was tried before: nothing',
      golden(
        ...automatic(1, 1, 7541),
        { ...failedOf(1, 2, 7541), data: { ...failedOf(1, 2, 7541).data, operation: 'capture' } },
        held('hold_2'),
      ),
      [],
    ],
    ['one of two holds: nothing', golden(held('hold_2'), held('hold_3'), ...automatic(1, 1, 7541)), []],
    ['a hold of a canceled order: nothing', golden(held('hold_2'), ...automatic(1, 1, 7541), canceled), []],
    [
      'a payment that the provider works on: nothing',
      golden(held('hold_2'), requested(1, 1, 7541, { opens: { provider: 'simulator', capture: 'automatic' } })),
      [],
    ],
  ])('is asked for by the release of %s', (_, order, requests) =>
    expect(requestsIn(answerOf(releasing(order)).events)).toEqual(requests),
  );

  test('of a released order follows with its confirmation in one change', () => {
    const order = decided(
      golden(held('hold_2'), ...automatic(1, 1, 7541)),
      releasing(golden(held('hold_2'), ...automatic(1, 1, 7541))),
    );
    expect(order.status).toBe('confirmed');
    expect(paymentOf(settled(order))).toEqual([['captured', 0, 7541]]);
  });
});

test('C2 what was refunded is due again and may be captured', () => {
  const order = many(capturedOf(1, 2, 5000), refundedOf(1, 3, 1000));
  expect(requestsIn(answerOf(capture(order, 'pay_1', wish())).events)).toEqual(['capture pay_1 2541']);
});

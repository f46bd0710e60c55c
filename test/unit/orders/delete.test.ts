import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { mayBeDeleted } from '#domain/orders/lifecycle/delete';
import type { CanceledOrder } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { canceled, changed, orderRecord } from '#test/builders/orders';
import { authorized, capturedOf, failedOf, refundedOf, requested, voidedOf } from '#test/builders/payments/money';
import { answerOf } from '#test/builders/results';

const order = (...events: readonly OrderEvent[]): CanceledOrder =>
  answerOf(inStatus(fold(changed(orderRecord(), [...events, canceled])), 'canceled'));

describe('a canceled order', () => {
  test('can be deleted when no money moved', () => expect(mayBeDeleted(order())).toEqual({ ok: true, value: order() }));

  test('money.md K4: can be deleted when every attempt to pay failed', () => {
    const tried = order(requested(1, 1, 100), failedOf(1, 1, 100));
    expect(mayBeDeleted(tried)).toEqual({ ok: true, value: tried });
  });

  test.each<[string, readonly OrderEvent[]]>([
    ['an outcome is unknown', [requested(1, 1, 100)]],
    ['an authorisation is open', [requested(1, 1, 1), authorized(1, 1, 1)]],
    ['an authorisation was voided', [requested(1, 1, 1), authorized(1, 1, 1), voidedOf(1, 2, 1)]],
    ['something was captured', [requested(1, 1, 1), authorized(1, 1, 1), capturedOf(1, 2, 1)]],
    [
      'all that was captured was refunded',
      [requested(1, 1, 9), authorized(1, 1, 9), capturedOf(1, 2, 9), refundedOf(1, 3, 9)],
    ],
  ])('money.md K4: has history when %s', (_, events) =>
    expect(mayBeDeleted(order(...events))).toEqual({ ok: false, refusal: { kind: 'order-has-history' } }),
  );
});

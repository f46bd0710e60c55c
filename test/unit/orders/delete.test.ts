import { describe, expect, test } from '@jest/globals';
import { mayBeDeleted } from '#domain/orders/delete';
import { fold } from '#domain/orders/evolve';
import { type MoneyMoved, nothingMoved } from '#domain/orders/money/money-moved';
import type { CanceledOrder } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { canceled, changed, orderRecord } from '#test/builders/orders';
import { answerOf } from '#test/builders/results';

const order = (moved: Partial<MoneyMoved> = {}): CanceledOrder => ({
  ...answerOf(inStatus(fold(changed(orderRecord(), [canceled])), 'canceled')),
  moved: { ...nothingMoved, ...moved },
});

describe('a canceled order', () => {
  test('can be deleted when no money moved', () => expect(mayBeDeleted(order())).toEqual({ ok: true, value: order() }));

  test.each<[string, Partial<MoneyMoved>]>([
    ['an authorisation is open', { authorizedAmount: 1 }],
    ['an authorisation was voided', { authorizationVoided: true }],
    ['something was captured', { capturedAmount: 1 }],
    ['all that was captured was refunded', { capturedAmount: 7719, refundedAmount: 7719 }],
    ['everything happened', { authorizedAmount: 1, capturedAmount: 2, refundedAmount: 1, authorizationVoided: true }],
  ])('has history when %s', (_, moved) =>
    expect(mayBeDeleted(order(moved))).toEqual({ ok: false, refusal: { kind: 'order-has-history' } }),
  );
});

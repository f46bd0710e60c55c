import { expect, test } from '@jest/globals';
import { evolveAll, fold } from '#domain/orders/evolve';
import { paymentStateOf } from '#domain/payments/payment';
import { orderRecord } from '#test/builders/orders';
import { authorized, requested, voidedOf } from '#test/builders/payments/money';

test('C5: a payment whose authorization lapsed is voided, while its capture is still unsettled', () => {
  const order = evolveAll(fold(orderRecord()), [
    requested(1, 1, 7541),
    authorized(1, 1, 7541),
    requested(1, 2, 7541, { operation: 'capture' }),
    { ...voidedOf(1, 3, 7541), data: { ...voidedOf(1, 3, 7541).data, reason: 'lapsed' } },
  ]);
  expect(order.payments.map(paymentStateOf)).toEqual(['voided']);
});

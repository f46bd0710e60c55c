import { expect, test } from '@jest/globals';
import { voidPayment } from '#application/payments/void-payment';
import { balanceOf } from '#domain/orders/money/balance';
import { byStaff, payingShop, placed } from '#test/builders/payments/shop';
import { answerOf } from '#test/builders/results';

test('staff can void an authorization', async () => {
  const { ports } = payingShop();
  const id = await placed(ports, 'tok_ok', 'manual');
  const { value } = answerOf(await voidPayment.with(ports)({ id, paymentId: 'pay_1' }, byStaff()));
  expect(balanceOf(value)).toMatchObject({ authorizedAmount: 0, dueAmount: 7541 });
});

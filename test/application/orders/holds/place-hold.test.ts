import { expect, test } from '@jest/globals';
import { placeHold } from '#application/orders/holds/place-hold';
import { staff } from '#test/builders/callers';
import { orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can hold a pending order with a reason', async () => {
  const placed = orderRecord();
  const { ports } = memoryWorld({ orders: [placed] });
  const command = { id: placed.id, reason: 'the address looks odd' };
  const { value } = answerOf(await placeHold.with(ports)(command, request({ caller: staff() })));
  expect(value.holds).toMatchObject([{ id: 'hold_2', reason: 'the address looks odd' }]);
});

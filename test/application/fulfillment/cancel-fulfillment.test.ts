import { expect, test } from '@jest/globals';
import { cancelFulfillment } from '#application/fulfillment/cancel-fulfillment';
import { staff } from '#test/builders/callers';
import { packed } from '#test/builders/goods';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can cancel an open parcel', async () => {
  const placed = orderRecord();
  const { ports } = memoryWorld({ orders: [changed(placed, [confirmed, packed('ful_1', ['1', 2])])] });
  const command = { id: placed.id, fulfillmentId: 'ful_1' } as const;
  const { value } = answerOf(await cancelFulfillment.with(ports)(command, request({ caller: staff() })));
  expect(value.fulfillments).toMatchObject([{ id: 'ful_1', status: 'canceled' }]);
});

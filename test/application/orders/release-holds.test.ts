import { expect, test } from '@jest/globals';
import { placeHold } from '#application/orders/place-hold';
import { releaseHolds } from '#application/orders/release-holds';
import { staff } from '#test/builders/callers';
import { orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can release all holds of an order in one change', async () => {
  const placed = orderRecord();
  const { ports } = memoryWorld({ orders: [placed] });
  for (const reason of ['check the address', 'wait for stock'])
    answerOf(await placeHold.with(ports)({ id: placed.id, reason }, request({ caller: staff() })));
  const { value } = answerOf(await releaseHolds.with(ports)({ id: placed.id }, request({ caller: staff() })));
  expect(value).toMatchObject({ version: 4, holds: [] });
});

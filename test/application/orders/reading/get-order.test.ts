import { expect, test } from '@jest/globals';
import { getOrder } from '#application/orders/reading/get-order';
import { staff } from '#test/builders/callers';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can read an order and an older version of it', async () => {
  const placed = orderRecord();
  const { ports } = memoryWorld({ orders: [changed(placed, [confirmed])] });
  const read = async (version?: number) =>
    answerOf(await getOrder.with(ports)({ id: placed.id, version }, request({ caller: staff() })));
  expect(await read()).toMatchObject({ version: 2, status: 'confirmed' });
  expect(await read(1)).toMatchObject({ version: 1, status: 'pending' });
});

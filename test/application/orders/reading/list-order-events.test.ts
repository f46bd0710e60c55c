import { expect, test } from '@jest/globals';
import { listOrderEvents } from '#application/orders/reading/list-order-events';
import { staff } from '#test/builders/callers';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can list the events of an order in pages', async () => {
  const placed = orderRecord();
  const { ports } = memoryWorld({ orders: [changed(placed, [confirmed])] });
  const page = async (after?: number) =>
    answerOf(await listOrderEvents.with(ports)({ id: placed.id, after, limit: 1 }, request({ caller: staff() })));
  expect(await page()).toMatchObject({ items: [{ event: { type: 'order.placed' } }], next: 1 });
  expect(await page(1)).toMatchObject({ items: [{ event: { type: 'order.confirmed' } }], next: null });
});

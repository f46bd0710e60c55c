import { beforeEach, expect, test } from '@jest/globals';
import { canceling, cart, givenOrder, newKey, placing, sampleOf, useCaseOperations } from '#test/http/support/samples';
import { startService, type TestService, unavailable } from '#test/http/support/service';

let service: TestService;
beforeEach(async () => {
  service = await startService();
});

const onePlaced = { OrdersPlaced: 1, 'PlacedAmount EUR': 8731 };

test('the outcomes of commands are counted', async () => {
  const id = await givenOrder(service, service.tokens.ada);
  expect(service.counted()).toEqual(onePlaced);
  await service.call(canceling(service.tokens.ada, id));
  expect(service.counted()).toEqual({ ...onePlaced, OrdersCanceled: 1 });
});

test('an erased order is counted once', async () => {
  await givenOrder(service, service.tokens.ada, { ...cart, note: 'ring' });
  const erasing = { method: 'POST', path: '/v1/customers/cus_ada/erase' } as const;
  for (const erasedOrders of [1, 0]) expect((await service.call(erasing)).json).toEqual({ erased: true, erasedOrders });
  expect(service.counted()).toEqual({ ...onePlaced, OrdersErased: 1 });
});

test('40 posts with one key count one order', async () => {
  const call = placing(service.tokens.ada);
  const posts = await Promise.all(Array.from({ length: 40 }, () => service.call(call)));
  expect(new Set(posts.map(({ status }) => status))).toEqual(new Set([201]));
  expect(service.counted()).toEqual(onePlaced);
});

test('a replay of a placement or a change counts nothing', async () => {
  const placed = placing(service.tokens.ada);
  const { json } = await service.call(placed);
  const canceled = canceling(service.tokens.ada, String(json.id));
  await service.call(canceled);
  const before = service.counted();
  for (const call of [placed, canceled])
    expect((await service.call(call)).headers['idempotency-replayed']).toBe('true');
  expect(service.counted()).toEqual(before);
});

test('a refused command counts nothing, except missing stock', async () => {
  const id = await givenOrder(service, service.tokens.ada);
  const refused = [
    { ...placing(service.tokens.ada), token: null },
    placing(service.tokens.ada, { ...cart, expectedTotalAmount: 1 }),
    placing(service.tokens.ada, { ...cart, lines: [{ sku: 'NONE', quantity: 1 }] }),
    placing(service.tokens.ada, { ...cart, lines: [] }),
    canceling(service.tokens.ada, id, undefined, { 'if-match': '"9"' }),
    canceling(service.tokens.bob, id),
  ];
  for (const call of refused) expect((await service.call(call)).status).toBeGreaterThanOrEqual(400);
  service.breakDown(unavailable);
  expect((await service.call(placing(service.tokens.ada))).status).toBe(503);
  service.breakDown(undefined);
  expect(service.counted()).toEqual(onePlaced);

  const short = placing(service.tokens.ada, { ...cart, lines: [{ sku: 'CAP', quantity: 3 }] });
  expect((await service.call(short)).status).toBe(409);
  expect(service.counted()).toEqual({ ...onePlaced, StockShort: 1 });
});

test('each order of a batch is counted, and a repeated key once', async () => {
  const order = (idempotencyKey: string) => ({ idempotencyKey, ...cart });
  const orders = [order('a'), order('b'), order('a')];
  const headers = { 'idempotency-key': newKey() };
  await service.call({ method: 'POST', path: '/v1/orders/batch', body: { orders }, headers });
  expect(service.counted()).toEqual({ OrdersPlaced: 2, 'PlacedAmount EUR': 2 * 8731 });
});

test('a read counts nothing', async () => {
  const orderId = await givenOrder(service, service.tokens.ada);
  const before = service.counted();
  for (const operation of useCaseOperations.filter(({ method }) => method === 'GET'))
    await service.call(sampleOf(operation, { orderId }));
  expect(service.counted()).toEqual(before);
});

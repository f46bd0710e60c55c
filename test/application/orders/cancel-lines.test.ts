import { describe, expect, test } from '@jest/globals';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { placeOrder } from '#application/orders/place-order';
import type { Ports } from '#application/ports';
import type { Request } from '#application/use-case';
import { worthOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { type Units, units } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { mug, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

/** Ada orders 3 shirts, 1 mug and 2 more shirts of 10 shirts and 10 mugs. */
const placed = async () => {
  const { ports } = memoryWorld({ products: [product(), mug()] });
  const lines = [cartLine('TEE-M', 3), cartLine('MUG', 1), cartLine('TEE-M', 2)];
  const { value } = answerOf(await placeOrder.with(ports)(placement({ lines }), request()));
  return { ports, id: value.id };
};

const cancel = (ports: Ports, id: OrderId, quantities: readonly Units[], aRequest: Request = request()) =>
  cancelOrder.with(ports)({ id, reason: 'too many', lines: units(...quantities) }, aRequest);

const available = async (ports: Ports) =>
  Promise.all(['TEE-M', 'MUG'].map(async (text) => (await ports.products.find(sku(text)))?.available));

describe('canceling units of an order', () => {
  test('returns these units and no others', async () => {
    const { ports, id } = await placed();
    expect(await available(ports)).toEqual([5, 9]);
    const { value } = answerOf(
      await cancel(ports, id, [
        ['1', 1],
        ['3', 1],
      ]),
    );
    expect(value).toMatchObject({ status: 'pending', version: 2 });
    expect(value.lines.map(({ quantity }) => quantity.canceled)).toEqual([1, 0, 1]);
    expect(await available(ports)).toEqual([7, 9]);
  });

  test('a second time returns no more units', async () => {
    const { ports, id } = await placed();
    const aRequest = request();
    const first = answerOf(await cancel(ports, id, [['1', 2]], aRequest));
    expect(answerOf(await cancel(ports, id, [['1', 2]], aRequest))).toEqual({ value: first.value, replayed: true });
    expect(await available(ports)).toEqual([7, 9]);
  });

  test('concurrently returns the units of each command and never too many', async () => {
    const { ports, id } = await placed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => cancel(ports, id, [['1', 1]])));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    for (const answer of answers)
      if (!answer.ok)
        expect(answer.refusal).toEqual({
          kind: 'quantity-exceeds-open',
          lines: [{ index: 0, lineId: '1', requested: 1, open: 0 }],
        });
    expect(await available(ports)).toEqual([8, 9]);
  });

  test('down to the last one cancels the order: nothing is due and all units are returned', async () => {
    const { ports, id } = await placed();
    answerOf(await cancel(ports, id, [['2', 1]]));
    answerOf(await confirmOrder.with(ports)({ id }, request({ caller: staff() })));
    answerOf(await cancel(ports, id, [['3', 2]]));
    const { value } = answerOf(await cancel(ports, id, [['1', 3]]));
    expect(value).toMatchObject({ status: 'canceled', version: 5 });
    expect(worthOf(value)).toBe(0);
    expect(await available(ports)).toEqual([10, 10]);
    const events = (await ports.orders.find(id))?.changes.at(-1)?.events.map(({ type }) => type);
    expect(events).toEqual(['order.lines-canceled', 'order.canceled']);
    expect(refusalOf(await cancel(ports, id, [['1', 1]])).kind).toBe('order-status-conflict');
  });

  test('and then the order returns the rest', async () => {
    const { ports, id } = await placed();
    answerOf(await cancel(ports, id, [['1', 2]]));
    answerOf(await cancelOrder.with(ports)({ id, reason: 'the rest too', lines: undefined }, request()));
    expect(await available(ports)).toEqual([10, 10]);
  });

  test('is refused by line and changes nothing', async () => {
    const { ports, id } = await placed();
    const watched = counted(ports);
    const refused = await cancel(watched.ports, id, [
      ['1', 1],
      ['2', 2],
      ['4', 1],
    ]);
    expect(refusalOf(refused)).toEqual({
      kind: 'quantity-exceeds-open',
      lines: [
        { index: 1, lineId: '2', requested: 2, open: 1 },
        { index: 2, lineId: '4', requested: 1, open: 0, isUnknown: true },
      ],
    });
    expect(watched.calls.commit).toBeUndefined();
    expect(await available(ports)).toEqual([5, 9]);
  });

  test('that a concurrent command canceled is refused', async () => {
    const { ports, id } = await placed();
    const racing = outpaced(ports, () => cancel(ports, id, [['1', 2]]));
    expect(refusalOf(await cancel(racing, id, [['1', 2]]))).toEqual({
      kind: 'quantity-exceeds-open',
      lines: [{ index: 0, lineId: '1', requested: 2, open: 1 }],
    });
    expect(await available(ports)).toEqual([7, 9]);
  });

  test('cancels the order if a concurrent command canceled all others', async () => {
    const { ports, id } = await placed();
    const others: readonly Units[] = [
      ['1', 3],
      ['2', 1],
    ];
    const racing = outpaced(ports, () => cancel(ports, id, others));
    expect(answerOf(await cancel(racing, id, [['3', 2]])).value.status).toBe('canceled');
    expect(await available(ports)).toEqual([10, 10]);
  });
});

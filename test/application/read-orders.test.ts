import { describe, expect, test } from '@jest/globals';
import { getOrder } from '#application/orders/get-order';
import { listOrders } from '#application/orders/list-orders';
import { quoteOrder } from '#application/orders/quote-order';
import type { Caller } from '#domain/access/caller';
import { fold } from '#domain/order/evolve';
import type { CustomerId } from '#domain/order/order';
import { orderIdOf } from '#domain/order/order-id';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { collidingTags, testTags } from '#test/builders/order-ids';
import { changed, completed, confirmed, country, orderRecord } from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const idOf = (owner: CustomerId, at = tenOClock) => orderIdOf({ tag: testTags.tagAt(owner, at), at, random: '5T' });

const one = orderRecord({ id: idOf(ada), private: { note: 'one' } });
const two = changed(one, [confirmed], { private: { note: 'two' } });
const three = changed(two, [completed], { private: { note: null } });

describe('getting an order', () => {
  const world = () => memoryWorld({ orders: [three] });
  const get = (caller: Caller, version?: number, ports = world().ports, id = three.id) =>
    getOrder.with(ports)({ id, version }, request({ caller }));

  test('answers it as it is', async () => expect(answerOf(await get(customer(ada)))).toEqual(fold(three)));

  test('answers it as it was', async () => {
    expect(answerOf(await get(customer(ada), 1))).toEqual(fold(one));
    expect(answerOf(await get(customer(ada), 2))).toMatchObject({ status: 'confirmed', private: { note: 'two' } });
    expect(answerOf(await get(customer(ada), 3))).toEqual(fold(three));
  });

  test('knows no version after the last', async () =>
    expect(refusalOf(await get(staff(), 4))).toEqual({ kind: 'version-not-found', version: 4, latest: 3 }));

  test('is for staff too', async () => expect((await get(staff())).ok).toBe(true));

  test.each([
    ['another customer', customer(bob)],
    ['nobody in particular', anybody],
  ])('by %s is answered like a missing one, without a read, whatever the version', async (_, caller) => {
    const { ports, calls } = counted(world().ports);
    for (const version of [undefined, 1, 99])
      expect(await get(caller, version, ports)).toEqual({ ok: false, refusal: { kind: 'order-not-found' } });
    expect(calls['orders.find']).toBeUndefined();
  });

  test('that is missing is answered so', async () =>
    expect(await get(staff(), undefined, world().ports, idOf(bob))).toEqual({
      ok: false,
      refusal: { kind: 'order-not-found' },
    }));

  test('of somebody with the same tag is answered like a missing one', async () => {
    const record = orderRecord({ id: orderIdOf({ tag: 'C0111DE', at: tenOClock, random: '5T' }) });
    const { ports, calls } = counted(memoryWorld({ orders: [record], tags: collidingTags }).ports);
    expect(refusalOf(await get(customer(bob), undefined, ports, record.id))).toEqual({ kind: 'order-not-found' });
    expect(calls['orders.find']).toBe(1);
  });
});

describe('listing orders', () => {
  const later = orderRecord({ id: idOf(bob, tenOClock + 1), customerId: bob, at: tenOClock + 1 });
  const { ports } = memoryWorld({ orders: [three, later] });
  const list = (caller: Caller, customerId?: CustomerId, rest: { status?: 'completed'; limit?: number } = {}) =>
    listOrders.with(ports)({ customerId, limit: 25, ...rest }, request({ caller }));
  const idsOf = async (answer: ReturnType<typeof list>) => answerOf(await answer).items.map(({ id }) => id);

  test('gives a customer their own', async () => {
    expect(await idsOf(list(customer(ada)))).toEqual([three.id]);
    expect(await idsOf(list(customer(bob), bob))).toEqual([later.id]);
  });

  test('gives staff all, or those of a customer', async () => {
    expect(await idsOf(list(staff()))).toEqual([later.id, three.id]);
    expect(await idsOf(list(staff(), ada))).toEqual([three.id]);
  });

  test('passes the filters on', async () => {
    expect(await idsOf(list(staff(), undefined, { status: 'completed' }))).toEqual([three.id]);
    expect(answerOf(await list(staff(), undefined, { limit: 1 })).next).toBe(later.id);
    expect(await idsOf(list(customer(bob), undefined, { status: 'completed' }))).toEqual([]);
  });

  test('refuses a customer the list of another, and everybody else any', async () => {
    expect(refusalOf(await list(customer(ada), bob)).kind).toBe('insufficient-scope');
    expect(refusalOf(await list(anybody)).kind).toBe('insufficient-scope');
    expect(refusalOf(await list(anybody, ada)).kind).toBe('insufficient-scope');
  });
});

describe('a quote', () => {
  const { ports } = memoryWorld({ products: [product({ available: 0 })] });
  const quote = (code: string) =>
    quoteOrder.with(ports)(
      placement({ lines: [cartLine('TEE-M', 3)], destination: { country: country(code), region: null } }),
      request({ caller: anybody }),
    );

  test('says what an order would cost, whatever is in stock', async () =>
    expect(answerOf(await quote('DE'))).toMatchObject({
      price: { totals: { totalAmount: 7719 }, pricesIncludeTax: false },
      destination: { country: 'DE', region: null },
      taxKnown: true,
    }));

  test('says when it knows no tax', async () =>
    expect(answerOf(await quote('AQ'))).toMatchObject({ price: { totals: { taxAmount: 0 } }, taxKnown: false }));

  test('stores nothing', async () => {
    const watched = counted(ports);
    await quoteOrder.with(watched.ports)(placement(), request({ caller: anybody }));
    expect(watched.calls).toEqual({
      'products.facts': 1,
      'taxRates.rateFor': 2,
      'shippingRates.amountFor': 1,
      'shop.pricesIncludeTax': 2,
    });
  });

  test('of a shop whose prices include tax contains it', async () => {
    const inclusive = memoryWorld({
      products: [product({ unitAmount: 999 })],
      settings: { pricesIncludeTax: { EUR: true } },
    });
    const destination = { country: country('FR'), region: null };
    expect(
      answerOf(await quoteOrder.with(inclusive.ports)(placement({ destination }), request({ caller: anybody }))).price
        .totals,
    ).toEqual({ subtotalAmount: 2997, discountAmount: 0, shippingAmount: 490, taxAmount: 582, totalAmount: 3487 });
  });
});

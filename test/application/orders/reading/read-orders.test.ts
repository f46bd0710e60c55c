import { describe, expect, test } from '@jest/globals';
import { quoteOrder } from '#application/orders/quote-order';
import { getOrder } from '#application/orders/reading/get-order';
import { listOrderEvents } from '#application/orders/reading/list-order-events';
import { type ListOrders, listOrders } from '#application/orders/reading/list-orders';
import type { Caller } from '#domain/access/caller';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { orderIdOf } from '#domain/orders/order-id';
import { ada, anybody, bob, customer, customerId, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { collidingTags, testTags } from '#test/builders/order-ids';
import {
  canceled,
  changed,
  completed,
  confirmed,
  country,
  held,
  line,
  linesCanceled,
  orderRecord,
} from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { inEuros, product } from '#test/builders/products';
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

  test('returns its current state', async () => expect(answerOf(await get(customer(ada)))).toEqual(fold(three)));

  test('returns an older version', async () => {
    expect(answerOf(await get(customer(ada), 1))).toEqual(fold(one));
    expect(answerOf(await get(customer(ada), 2))).toMatchObject({ status: 'confirmed', private: { note: 'two' } });
    expect(answerOf(await get(customer(ada), 3))).toEqual(fold(three));
  });

  test('refuses a version after the last', async () =>
    expect(refusalOf(await get(staff(), 4))).toEqual({ kind: 'version-not-found', version: 4, latest: 3 }));

  test('is allowed for staff', async () => expect((await get(staff())).ok).toBe(true));

  test.each([
    ['another customer', customer(bob)],
    ['nobody in particular', anybody],
  ])('by %s is refused as missing, without a read, with any version', async (_, caller) => {
    const { ports, calls } = counted(world().ports);
    for (const version of [undefined, 1, 99])
      expect(await get(caller, version, ports)).toEqual({ ok: false, refusal: { kind: 'order-not-found' } });
    expect(calls['orders.find']).toBeUndefined();
  });

  test('that is missing is refused', async () =>
    expect(await get(staff(), undefined, world().ports, idOf(bob))).toEqual({
      ok: false,
      refusal: { kind: 'order-not-found' },
    }));

  test('of another customer with the same tag is refused as missing', async () => {
    const record = orderRecord({ id: orderIdOf({ tag: 'C0111DE', at: tenOClock, random: '5T' }) });
    const { ports, calls } = counted(memoryWorld({ orders: [record], tags: collidingTags }).ports);
    expect(refusalOf(await get(customer(bob), undefined, ports, record.id))).toEqual({ kind: 'order-not-found' });
    expect(calls['orders.find']).toBe(1);
  });
});

describe('listing orders', () => {
  const later = orderRecord({ id: idOf(bob, tenOClock + 1), customerId: bob, at: tenOClock + 1 });
  const { ports } = memoryWorld({ orders: [three, later] });
  const list = (caller: Caller, customerId?: CustomerId, rest: Partial<ListOrders> = {}) =>
    listOrders.with(ports)({ customerId, externalReference: undefined, limit: 25, ...rest }, request({ caller }));
  const idsOf = async (answer: ReturnType<typeof list>) => answerOf(await answer).items.map(({ id }) => id);

  test('returns a customer their own orders', async () => {
    expect(await idsOf(list(customer(ada)))).toEqual([three.id]);
    expect(await idsOf(list(customer(bob), bob))).toEqual([later.id]);
  });

  test('returns staff all orders or the orders of one customer', async () => {
    expect(await idsOf(list(staff()))).toEqual([later.id, three.id]);
    expect(await idsOf(list(staff(), ada))).toEqual([three.id]);
  });

  test('passes the filters on', async () => {
    expect(await idsOf(list(staff(), undefined, { status: 'completed' }))).toEqual([three.id]);
    expect(answerOf(await list(staff(), undefined, { limit: 1 })).next).toBe(later.id);
    expect(await idsOf(list(customer(bob), undefined, { status: 'completed' }))).toEqual([]);
  });

  test('refuses a customer the list of another customer, and the public any list', async () => {
    expect(refusalOf(await list(customer(ada), bob)).kind).toBe('insufficient-scope');
    expect(refusalOf(await list(anybody)).kind).toBe('insufficient-scope');
    expect(refusalOf(await list(anybody, ada)).kind).toBe('insufficient-scope');
  });
});

describe('listing the order with an external reference', () => {
  const referred = changed(orderRecord({ id: idOf(ada), externalReference: 'web-1' }), [confirmed]);
  const later = orderRecord({
    id: idOf(bob, tenOClock + 5),
    customerId: bob,
    at: tenOClock + 5,
    externalReference: 'web-2',
  });
  const world = () => memoryWorld({ orders: [referred, later] });
  const list = (caller: Caller, rest: Partial<ListOrders> = {}, ports = world().ports) =>
    listOrders.with(ports)(
      { customerId: undefined, externalReference: 'web-1', limit: 25, ...rest },
      request({ caller }),
    );

  test('returns a list of one summary', async () => {
    const { ports } = world();
    const all = answerOf(await list(staff(), { externalReference: undefined }, ports)).items;
    expect(answerOf(await list(staff(), {}, ports))).toEqual({ items: [all.at(-1)], next: null });
    expect(all.at(-1)).toMatchObject({ id: referred.id, externalReference: 'web-1', status: 'confirmed' });
  });

  test('returns a customer their own order, with or without their id', async () => {
    for (const customerId of [undefined, ada])
      expect(answerOf(await list(customer(ada), { customerId })).items.map(({ id }) => id)).toEqual([referred.id]);
  });

  test.each<[string, Caller, Partial<ListOrders>]>([
    ['another customer', customer(bob), {}],
    ['a reference that nobody has', staff(), { externalReference: 'web-3' }],
    ['a reference in another case', staff(), { externalReference: 'WEB-1' }],
    ['an empty reference', staff(), { externalReference: '' }],
  ])('finds nothing for %s', async (_, caller, rest) =>
    expect(answerOf(await list(caller, rest))).toEqual({ items: [], next: null }),
  );

  test('refuses a customer the list of another customer, and the public any list', async () => {
    expect(refusalOf(await list(customer(ada), { customerId: bob })).kind).toBe('insufficient-scope');
    expect(refusalOf(await list(anybody)).kind).toBe('insufficient-scope');
  });

  test.each<[string, Partial<ListOrders>]>([
    ['customer', { customerId: ada }],
    ['status', { status: 'confirmed' }],
    ['payment status', { paymentStatus: 'unpaid' }],
    ['fulfillment status', { fulfillmentStatus: 'unfulfilled' }],
    ['return status', { returnStatus: 'none' }],
    ['first moment, inclusive', { placedFrom: tenOClock }],
    ['last moment, inclusive', { placedTo: tenOClock }],
    ['whole', { customerId: ada, status: 'confirmed', paymentStatus: 'unpaid', placedFrom: 0, placedTo: tenOClock }],
  ])('and its %s returns it', async (_, rest) => expect(answerOf(await list(staff(), rest)).items).toHaveLength(1));

  test.each<[string, Partial<ListOrders>]>([
    ['customer', { customerId: bob }],
    ['status', { status: 'pending' }],
    ['payment status', { paymentStatus: 'paid' }],
    ['fulfillment status', { fulfillmentStatus: 'not-required' }],
    ['return status', { returnStatus: 'requested' }],
    ['first moment', { placedFrom: tenOClock + 1 }],
    ['last moment', { placedTo: tenOClock - 1 }],
    ['status, where the others match', { customerId: ada, status: 'canceled', paymentStatus: 'unpaid' }],
  ])('and another %s returns nothing', async (_, rest) =>
    expect(answerOf(await list(staff(), rest))).toEqual({ items: [], next: null }),
  );

  test('shows staff the orders of all customers with it, the newest first, by pages', async () => {
    const orders = [ada, bob, customerId('cus_eve')].map((owner, index) =>
      orderRecord({
        id: idOf(owner, tenOClock + index),
        customerId: owner,
        at: tenOClock + index,
        externalReference: 'web-1',
      }),
    );
    const { ports } = memoryWorld({ orders });
    const [adas, bobs, eves] = orders.map(({ id }) => id);
    const ids = async (rest: Partial<ListOrders>, caller: Caller = staff()) => {
      const { items, next } = answerOf(await list(caller, rest, ports));
      return [items.map(({ id }) => id), next];
    };
    expect(await ids({})).toEqual([[eves, bobs, adas], null]);
    expect(await ids({ limit: 2 })).toEqual([[eves, bobs], bobs]);
    expect(await ids({ limit: 2, after: bobs })).toEqual([[adas], null]);
    expect(await ids({ customerId: bob })).toEqual([[bobs], null]);
    expect(await ids({}, customer(bob))).toEqual([[bobs], null]);
  });

  test('shows a customer the order that staff placed for them', async () => {
    const byStaff = orderRecord({ id: idOf(ada), externalReference: 'web-1', actor: { role: 'staff', id: 'op_1' } });
    const { ports } = memoryWorld({ orders: [byStaff] });
    expect(answerOf(await list(customer(ada), {}, ports)).items.map(({ id }) => id)).toEqual([byStaff.id]);
    expect(answerOf(await list(customer(bob), {}, ports)).items).toEqual([]);
  });

  test('reads one order and no list', async () => {
    const { ports, calls } = counted(world().ports);
    await list(staff(), {}, ports);
    expect(calls).toEqual({ 'externalReferences.find': 1, 'orderBatches.find': 1 });
  });

  test('reads no order of another customer', async () => {
    const { ports, calls } = counted(world().ports);
    await list(customer(bob), {}, ports);
    expect(calls).toEqual({ 'externalReferences.find': 1 });
  });

  test('does not show the order of another customer with the same tag', async () => {
    const record = orderRecord({
      id: orderIdOf({ tag: 'C0111DE', at: tenOClock, random: '5T' }),
      externalReference: 'web-1',
    });
    const { ports } = memoryWorld({ orders: [record], tags: collidingTags });
    expect(answerOf(await list(customer(bob), {}, ports)).items).toEqual([]);
  });
});

describe('filtering a list by status', () => {
  const free = orderRecord({
    id: idOf(bob, tenOClock + 1),
    customerId: bob,
    lines: [line({ unitAmount: 0 })],
    shippingAmount: 0,
  });
  const { ports } = memoryWorld({ orders: [three, free] });
  const list = async (rest: Partial<ListOrders>) =>
    answerOf(
      await listOrders.with(ports)(
        { customerId: undefined, externalReference: undefined, limit: 25, ...rest },
        request({ caller: staff() }),
      ),
    ).items.map(({ id }) => id);

  test('returns the orders that pass every filter', async () => {
    expect(await list({ paymentStatus: 'unpaid' })).toEqual([three.id]);
    expect(await list({ paymentStatus: 'not-required' })).toEqual([free.id]);
    expect(await list({ fulfillmentStatus: 'unfulfilled' })).toEqual([free.id, three.id]);
    expect(await list({ fulfillmentStatus: 'unfulfilled', status: 'completed' })).toEqual([three.id]);
    expect(await list({ fulfillmentStatus: 'delivered' })).toEqual([]);
    expect(await list({ paymentStatus: 'unpaid', customerId: bob })).toEqual([]);
  });
});

describe('the journal of an order', () => {
  const record = changed(
    changed(one, [held('hold_2')], { private: { reason: 'check the address' } }),
    [linesCanceled(['1', 3]), canceled],
    { private: { reason: 'sold out' } },
  );
  const world = () => memoryWorld({ orders: [record] });
  const events = (after: number | undefined, limit: number, caller = staff(), ports = world().ports) =>
    listOrderEvents.with(ports)({ id: record.id, after, limit }, request({ caller }));
  const typesOf = async (after: number | undefined, limit: number) => {
    const { items, next } = answerOf(await events(after, limit));
    return [items.map(({ sequence, event }) => `${sequence} ${event.type}`), next];
  };

  test('has pages, oldest event first, with the words of each change', async () => {
    expect(await typesOf(undefined, 25)).toEqual([
      ['1 order.placed', '2 order.held', '3 order.lines-canceled', '4 order.canceled'],
      null,
    ]);
    const { items } = answerOf(await events(undefined, 25));
    expect(items.map(({ reason }) => reason)).toEqual([null, 'check the address', 'sold out', 'sold out']);
  });

  test.each([
    [undefined, 3, ['1 order.placed', '2 order.held', '3 order.lines-canceled'], 3],
    [undefined, 4, ['1 order.placed', '2 order.held', '3 order.lines-canceled', '4 order.canceled'], null],
    [1, 1, ['2 order.held'], 2],
    [3, 1, ['4 order.canceled'], null],
    [3, 25, ['4 order.canceled'], null],
    [4, 25, [], null],
    [99, 25, [], null],
  ])('after %p in pages of %d', async (after, limit, types, next) =>
    expect(await typesOf(after, limit)).toEqual([types, next]),
  );

  test('is for its customer and staff', async () => {
    expect((await events(undefined, 1, customer(ada))).ok).toBe(true);
    expect((await events(undefined, 1, staff())).ok).toBe(true);
  });

  test.each([
    ['another customer', customer(bob)],
    ['nobody in particular', anybody],
  ])('is missing for %s', async (_, caller) => {
    const { ports, calls } = counted(world().ports);
    expect(refusalOf(await events(undefined, 25, caller, ports))).toEqual({ kind: 'order-not-found' });
    expect(calls['orders.find']).toBeUndefined();
  });
});

describe('a quote', () => {
  const { ports } = memoryWorld({ products: [product({ available: 0 })] });
  const quote = (code: string) =>
    quoteOrder.with(ports)(
      placement({ lines: [cartLine('TEE-M', 3)], destination: { country: country(code), region: null } }),
      request({ caller: anybody }),
    );

  test('has the price of an order, whatever the stock', async () =>
    expect(answerOf(await quote('DE'))).toMatchObject({
      price: { totals: { totalAmount: 7719 }, pricesIncludeTax: false },
      destination: { country: 'DE', region: null },
      taxNotice: null,
    }));

  test('shows that the tax is unknown', async () =>
    expect(answerOf(await quote('AQ'))).toMatchObject({
      price: { totals: { taxAmount: 0 } },
      taxNotice: 'country-unknown',
    }));

  test.each([null, 'New York', 'TX'])('shows that the region is unknown: %s', async (region) => {
    const quoted = await quoteOrder.with(ports)(
      placement({ destination: { country: country('US'), region } }),
      request({ caller: anybody }),
    );
    expect(answerOf(quoted)).toMatchObject({ price: { totals: { taxAmount: 0 } }, taxNotice: 'region-unknown' });
  });

  test('stores nothing', async () => {
    const watched = counted(ports);
    await quoteOrder.with(watched.ports)(placement(), request({ caller: anybody }));
    expect(watched.calls).toEqual({
      'products.facts': 1,
      'taxRates.rulesFor': 1,
      'shippingRates.amountFor': 1,
      'shop.pricesIncludeTax': 1,
      'shop.amountStep': 1,
    });
  });

  test.each([
    ['goods', 34, [{ rate: '0.07', netAmount: 490, taxAmount: 34 }]],
    ['standard', 93, [{ rate: '0.19', netAmount: 490, taxAmount: 93 }]],
    ['none', 0, [{ rate: '0', netAmount: 490, taxAmount: 0 }]],
  ])('taxes the shipping of books by the rule %s', async (rule, taxAmount, taxes) => {
    const books = memoryWorld({
      products: [product({ taxCategory: 'reduced' })],
      settings: { shippingTax: { DE: rule } },
    });
    const quoted = await quoteOrder.with(books.ports)(placement(), request({ caller: anybody }));
    expect(answerOf(quoted).price.shipping).toMatchObject({ netAmount: 490, taxAmount, taxes });
  });

  test('includes the tax in a shop whose prices include tax', async () => {
    const inclusive = memoryWorld({
      products: [product({ prices: inEuros(999) })],
      settings: { pricesIncludeTax: { EUR: true } },
    });
    const destination = { country: country('FR'), region: null };
    expect(
      answerOf(await quoteOrder.with(inclusive.ports)(placement({ destination }), request({ caller: anybody }))).price
        .totals,
    ).toEqual({
      subtotalAmount: 2997,
      discountAmount: 0,
      shippingAmount: 490,
      taxAmount: 582,
      totalAmount: 3487,
      roundingAmount: 0,
    });
  });
});

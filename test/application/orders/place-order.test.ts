import { describe, expect, test } from '@jest/globals';
import { createOrderIds } from '#adapters/system/order-ids';
import { adjustStock } from '#application/catalog/adjust-stock';
import { putProduct } from '#application/catalog/put-product';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import { type Ports, Unavailable } from '#application/ports';
import type { Request } from '#application/use-case';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import { hours } from '#domain/instant';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { testTags } from '#test/builders/order-ids';
import { changed, confirmed, country, receiptOf, writing } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { currency, ebook, facts, inEuros, mug, priced, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const place = (ports: Ports, wanted: Partial<PlaceOrder> = {}, aRequest: Request = request()) =>
  placeOrder.with(ports)(placement(wanted), aRequest);

const world = (settings: Readonly<Record<string, unknown>> = {}) =>
  memoryWorld({ products: [product(), mug(), ebook()], settings });

const available = async (ports: Ports, text = 'TEE-M') => (await ports.products.find(sku(text)))?.available;
const ordersIn = async (ports: Ports) => (await ports.orderLists.ofShop({ limit: 100 })).items.length;

const expectNothingPlaced = async (ports: Ports) => {
  expect(await ordersIn(ports)).toBe(0);
  expect(await available(ports)).toBe(10);
};

const changeProduct = (ports: Ports, wanted: Partial<ProductFacts>) => {
  const { version: _, ...putCommand } = facts(wanted);
  return putProduct.with(ports)(putCommand, request({ caller: staff() }));
};

/** Ports that return the first facts for ever, except to a fresh read. */
const withOldFacts = async (ports: Ports, ...skus: readonly Sku[]): Promise<Ports> => {
  const old = await ports.products.facts(skus, { fresh: true });
  return {
    ...ports,
    products: {
      ...ports.products,
      facts: async (skus, how) =>
        how.fresh ? ports.products.facts(skus, how) : new Map([...old].filter(([key]) => skus.includes(key))),
    },
  };
};

describe('placing an order', () => {
  test('returns the pending order with the prices of the catalog', async () => {
    const { ports } = world();
    const { value, replayed } = answerOf(await place(ports, { lines: [cartLine('TEE-M', 3), cartLine('MUG', 1)] }));
    expect(replayed).toBe(false);
    expect(value).toMatchObject({
      version: 1,
      status: 'pending',
      customerId: 'cus_ada',
      currency: 'EUR',
      lines: [
        { id: '1', sku: 'TEE-M', name: 'T-shirt M', unitAmount: 1999, taxRate: '0.19', totalAmount: 7136 },
        { id: '2', sku: 'MUG', name: 'Mug', unitAmount: 850, taxRate: '0.19', totalAmount: 1012 },
      ],
      shipping: { method: 'standard', netAmount: 490, taxAmount: 93, totalAmount: 583 },
      totals: { subtotalAmount: 6847, discountAmount: 0, shippingAmount: 490, taxAmount: 1394, totalAmount: 8731 },
      taxCountry: 'DE',
      taxRegion: null,
      placedAt: tenOClock,
      expiresAt: Date.parse('2026-11-21T10:30:00.000Z'),
    });
  });

  test('stores the order, takes its units and leaves a receipt for 48 hours', async () => {
    const { ports } = world();
    const aRequest = request();
    const { value } = answerOf(await place(ports, {}, aRequest));
    const record = await ports.orders.find(value.id);
    expect(record).toMatchObject({ id: value.id, customerId: 'cus_ada', changes: [{ cause: aRequest.cause }] });
    expect(await available(ports)).toBe(7);
    expect(await ports.receipts.find(aRequest.cause.key)).toEqual({
      ...aRequest.cause,
      result: { kind: 'order', id: value.id },
      keptUntil: tenOClock + hours(48),
    });
  });

  test('reads no receipt and no order and commits once', async () => {
    const { ports, calls } = counted(world().ports);
    answerOf(await place(ports, { externalReference: 'web-1' }));
    expect(calls).toMatchObject({ 'products.facts': 1, commit: 1 });
    expect(calls['receipts.find']).toBeUndefined();
    expect(calls['orders.find']).toBeUndefined();
    expect(calls['products.find']).toBeUndefined();
  });

  test('takes the units of two lines of one product in one write', async () => {
    const { ports } = world();
    const { value } = answerOf(await place(ports, { lines: [cartLine('TEE-M', 4), cartLine('TEE-M', 6)] }));
    expect(value.lines.map(({ quantity }) => quantity.ordered)).toEqual([4, 6]);
    expect(await available(ports)).toBe(0);
  });

  test('stores the private data and the destination of the tax', async () => {
    const { ports } = world();
    const destination = { country: country('US'), region: 'NY' };
    const { value } = answerOf(await place(ports, { destination, private: { email: 'ada@example.com' } }));
    expect(value).toMatchObject({ taxCountry: 'US', taxRegion: 'NY', private: { email: 'ada@example.com' } });
    expect(value.lines[0]?.taxRate).toBe('0.08875');
  });

  test.each([
    ['us-ny', 'NY'],
    ['US-NY', 'NY'],
    ['Upper West Side', null],
  ])('stores the code of the region, never other text: %s', async (region, taxRegion) => {
    const { ports } = world();
    const { value } = answerOf(await place(ports, { destination: { country: country('US'), region } }));
    expect(value).toMatchObject({ taxCountry: 'US', taxRegion });
  });

  test('takes no tax for an unknown country', async () => {
    const { ports } = world();
    const { value } = answerOf(await place(ports, { destination: { country: country('AQ'), region: null } }));
    expect(value.totals).toMatchObject({ taxAmount: 0, totalAmount: 6487 });
  });

  test('of a free download is completed at once', async () => {
    const { ports } = memoryWorld({ products: [ebook({ prices: inEuros(0) })] });
    const { value } = answerOf(await place(ports, { lines: [cartLine('EBOOK', 1)] }));
    expect(value).toMatchObject({ status: 'completed', version: 1, expiresAt: null, shipping: null });
    expect(await available(ports, 'EBOOK')).toBe(9);
  });

  test('without products to ship has no shipping but checks the method', async () => {
    const { ports } = world();
    const lines = [cartLine('EBOOK', 1)];
    expect(answerOf(await place(ports, { lines, shippingMethod: 'express' })).value.shipping).toBeNull();
    expect(refusalOf(await place(ports, { lines, shippingMethod: 'drone' })).kind).toBe('unknown-shipping-method');
  });
});

describe('the customer of an order', () => {
  test('is the caller if the caller is a customer', async () => {
    const { ports } = world();
    expect(answerOf(await place(ports, {}, request({ caller: customer(bob) }))).value.customerId).toBe(bob);
    const placed = await place(ports, { customerId: bob }, request({ caller: customer(bob) }));
    expect(answerOf(placed).value.customerId).toBe(bob);
  });

  test('cannot be another customer than the caller', async () => {
    const { ports } = world();
    const refusal = refusalOf(await place(ports, { customerId: bob }, request({ caller: customer(ada) })));
    expect(refusal.kind).toBe('insufficient-scope');
    await expectNothingPlaced(ports);
  });

  test('is the one that staff name, or the staff member', async () => {
    const { ports } = world();
    const forBob = answerOf(await place(ports, { customerId: bob }, request({ caller: staff('op_7') }))).value;
    expect(forBob.customerId).toBe('cus_bob');
    expect((await ports.orders.find(forBob.id))?.changes[0].actor).toEqual({ role: 'staff', id: 'op_7' });
    expect(answerOf(await place(ports, {}, request({ caller: staff('op_7') }))).value.customerId).toBe('op_7');
  });

  test('is needed: the public cannot place orders', async () => {
    const { ports } = world();
    for (const customerId of [undefined, ada])
      expect(refusalOf(await place(ports, { customerId }, request({ caller: anybody }))).kind).toBe(
        'insufficient-scope',
      );
  });
});

describe('a refused placement', () => {
  test('names each line of an unknown product', async () => {
    const { ports } = world();
    const lines = [cartLine('NONE', 1), cartLine('TEE-M', 1), cartLine('GONE', 1)];
    expect(refusalOf(await place(ports, { lines }))).toEqual({
      kind: 'unknown-product',
      lines: [
        { index: 0, sku: 'NONE' },
        { index: 2, sku: 'GONE' },
      ],
    });
    await expectNothingPlaced(ports);
  });

  test('names each line of another currency', async () => {
    const { ports } = memoryWorld({ products: [product(), mug({ prices: priced({ USD: 1200, JPY: 1800 }) })] });
    const lines = [cartLine('TEE-M', 1), cartLine('MUG', 1)];
    expect(refusalOf(await place(ports, { lines }))).toEqual({
      kind: 'currency-mismatch',
      currency: 'EUR',
      lines: [{ index: 1, sku: 'MUG', currencies: ['JPY', 'USD'] }],
    });
  });

  test('takes the price in its currency, and the units of one stock', async () => {
    const { ports } = memoryWorld({ products: [product({ prices: priced({ EUR: 1999, USD: 2400 }), available: 3 })] });
    const lines = [cartLine('TEE-M', 2)];
    const dollars = answerOf(await place(ports, { currency: currency('USD'), lines })).value;
    expect([dollars.currency, dollars.lines[0]?.unitAmount]).toEqual(['USD', 2400]);
    expect((await ports.products.find(sku('TEE-M')))?.available).toBe(1);
    expect(refusalOf(await place(ports, { lines }, request({ cause: cause('in euros') })))).toMatchObject({
      kind: 'out-of-stock',
    });
  });

  test('names a shipping method that the currency does not have', async () => {
    const { ports } = memoryWorld({ products: [product({ prices: priced({ EUR: 1999, CHF: 2100 }) })] });
    expect(refusalOf(await place(ports, { currency: currency('CHF') }))).toEqual({
      kind: 'unknown-shipping-method',
      method: 'standard',
      currency: 'CHF',
    });
  });

  test('names each line that is out of stock, with the units of all lines of the product', async () => {
    const { ports } = memoryWorld({ products: [product(), mug({ available: 1 }), ebook({ available: 0 })] });
    const lines = [cartLine('MUG', 1), cartLine('TEE-M', 10), cartLine('MUG', 2), cartLine('EBOOK', 1)];
    expect(refusalOf(await place(ports, { lines }))).toEqual({
      kind: 'out-of-stock',
      lines: [
        { index: 0, sku: 'MUG', requested: 3, available: 1, backorderable: 0 },
        { index: 2, sku: 'MUG', requested: 3, available: 1, backorderable: 0 },
        { index: 3, sku: 'EBOOK', requested: 1, available: 0, backorderable: 0 },
      ],
    });
    await expectNothingPlaced(ports);
  });

  test('has the new quote if another price was expected', async () => {
    const { ports } = world();
    const refusal = refusalOf(await place(ports, { expectedTotalAmount: 7718 }));
    expect(refusal).toMatchObject({
      kind: 'price-changed',
      expected: 7718,
      quote: { price: { totals: { totalAmount: 7719 }, lines: [{ totalAmount: 7136 }] }, taxNotice: null },
    });
    await expectNothingPlaced(ports);
    expect((await place(ports, { expectedTotalAmount: 7719 })).ok).toBe(true);
  });

  test('names the denying rule', async () => {
    const { ports } = world({ maxOrderAmount: { EUR: 7718 } });
    expect(refusalOf(await place(ports))).toEqual({ kind: 'order-denied', reasons: ['order-amount'] });
    await expectNothingPlaced(ports);
    expect((await place(world({ maxOrderAmount: { EUR: 7719 } }).ports)).ok).toBe(true);
  });

  test('names a taken external reference', async () => {
    const { ports } = world();
    answerOf(await place(ports, { externalReference: 'web-1' }));
    expect(refusalOf(await place(ports, { externalReference: 'web-1' }))).toEqual({
      kind: 'external-reference-taken',
      reference: 'web-1',
    });
    expect(await ordersIn(ports)).toBe(1);
    expect(await available(ports)).toBe(7);
  });

  test('leaves its key unused', async () => {
    const { ports } = world();
    const key = cause('one key', 'too many');
    refusalOf(await place(ports, { lines: [cartLine('TEE-M', 11)] }, request({ cause: key })));
    const again = await place(ports, {}, request({ cause: cause('one key', 'fewer') }));
    expect(answerOf(again).replayed).toBe(false);
  });
});

describe('a repeated placement', () => {
  test('gets the same order and takes no more units', async () => {
    const { ports, advance } = world();
    const aRequest = request();
    const first = answerOf(await place(ports, { externalReference: 'web-1' }, aRequest));
    advance(60_000);
    const again = answerOf(await place(ports, { externalReference: 'web-1' }, aRequest));
    expect(again).toEqual({ value: first.value, replayed: true });
    expect(await available(ports)).toBe(7);
    expect(await ordersIn(ports)).toBe(1);
  });

  test('gets the order as it was placed, after later changes', async () => {
    const { ports } = world();
    const aRequest = request();
    const first = answerOf(await place(ports, { private: { note: 'mine' } }, aRequest)).value;
    const record = await ports.orders.find(first.id);
    if (record !== undefined) await ports.commit([writing(changed(record, [confirmed], { private: { note: null } }))]);
    expect(answerOf(await place(ports, { private: { note: 'mine' } }, aRequest)).value).toEqual(first);
  });

  test('with another body is refused', async () => {
    const { ports } = world();
    answerOf(await place(ports, {}, request({ cause: cause('one key', 'one body') })));
    const other = await place(ports, {}, request({ cause: cause('one key', 'another body') }));
    expect(refusalOf(other)).toEqual({ kind: 'idempotency-key-reused' });
    expect(await available(ports)).toBe(7);
  });

  test('with the key of another command is refused', async () => {
    const { ports } = world();
    const aRequest = request();
    await adjustStock.with(ports)({ sku: sku('MUG'), delta: 1 }, aRequest);
    expect(refusalOf(await place(ports, {}, aRequest))).toEqual({ kind: 'idempotency-key-reused' });
  });

  test('of a deleted order finds no order', async () => {
    const { ports, store } = world();
    const aRequest = request();
    const { value } = answerOf(await place(ports, {}, aRequest));
    store.orders.delete(value.id);
    expect(refusalOf(await place(ports, {}, aRequest))).toEqual({ kind: 'order-not-found' });
  });

  test('places one order when the attempts run at the same time', async () => {
    const { ports } = world();
    const aRequest = request();
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(ports, {}, aRequest)));
    const done = answers.map(answerOf);
    expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(done.map(({ value }) => value.id)).size).toBe(1);
    expect(await available(ports)).toBe(7);
  });

  /** Changes after the first attempt that would refuse the placement now. */
  const since: readonly [string, Partial<PlaceOrder>, (ports: Ports) => Promise<unknown>][] = [
    ['a price changed', { expectedTotalAmount: 7719 }, (ports) => changeProduct(ports, { prices: inEuros(2100) })],
    ['a currency changed', {}, (ports) => changeProduct(ports, { prices: priced({ USD: 2400 }) })],
    [
      'the stock ran out',
      { lines: [cartLine('TEE-M', 6)] },
      (ports) => adjustStock.with(ports)({ sku: sku('TEE-M'), delta: -4 }, request()),
    ],
  ];
  test.each(since)('is replayed although %s', async (_, wanted, happen) => {
    const { ports } = world();
    const aRequest = request();
    const first = answerOf(await place(ports, wanted, aRequest));
    await happen(ports);
    expect(answerOf(await place(ports, wanted, aRequest))).toEqual({ value: first.value, replayed: true });
  });

  test.each([
    ['a rule denies it', { maxOrderAmount: { EUR: 1 } }],
    [
      'its shipping method is gone',
      { shippingMethods: { post: { amount: { EUR: 1 } } }, defaultShippingMethod: 'post' },
    ],
  ])('is replayed although %s now', async (_, settings) => {
    const { ports } = world();
    const aRequest = request();
    const wanted = { shippingMethod: 'standard' };
    const first = answerOf(await place(ports, wanted, aRequest));
    const { shippingRates, riskRules, shop } = memoryWorld({ settings }).ports;
    const now: Ports = { ...ports, shippingRates, riskRules, shop };
    expect((await place(now, wanted)).ok).toBe(false);
    expect(answerOf(await place(now, wanted, aRequest))).toEqual({ value: first.value, replayed: true });
  });

  test('is replayed although its product is unknown now', async () => {
    const { ports, store } = world();
    const aRequest = request();
    const first = answerOf(await place(ports, {}, aRequest));
    store.products.delete(sku('TEE-M'));
    expect(answerOf(await place(ports, {}, aRequest)).value).toEqual(first.value);
  });

  test('with another body is refused for its key, not for later changes', async () => {
    const { ports } = world();
    answerOf(await place(ports, {}, request({ cause: cause('one key', 'one body') })));
    const other = place(ports, { lines: [cartLine('NONE')] }, request({ cause: cause('one key', 'another body') }));
    expect(refusalOf(await other)).toEqual({ kind: 'idempotency-key-reused' });
  });
});

describe('a concurrent change of the catalog', () => {
  test('after an old cached copy has the cart priced again', async () => {
    const { ports } = world();
    const old = await withOldFacts(ports, sku('TEE-M'));
    await changeProduct(ports, { prices: inEuros(2100), name: 'Shirt' });
    const { value } = answerOf(await place(old));
    expect(value.lines[0]).toMatchObject({ unitAmount: 2100, name: 'Shirt' });
    expect(await available(ports)).toBe(7);
  });

  test('refuses the expected price if it is the old price', async () => {
    const { ports } = world();
    const old = await withOldFacts(ports, sku('TEE-M'));
    await changeProduct(ports, { prices: inEuros(2100) });
    const refusal = refusalOf(await place(old, { expectedTotalAmount: 7719 }));
    expect(refusal).toMatchObject({ kind: 'price-changed', quote: { price: { totals: { totalAmount: 8080 } } } });
    expect(await ordersIn(ports)).toBe(0);
  });

  test('accepts the expected price if only the cached copy is old', async () => {
    const { ports } = world();
    const old = await withOldFacts(ports, sku('TEE-M'));
    await changeProduct(ports, { prices: inEuros(2100) });
    expect(answerOf(await place(old, { expectedTotalAmount: 8080 })).value.totals.totalAmount).toBe(8080);
  });

  test('does not deny the order for an old price', async () => {
    const { ports } = world({ maxOrderAmount: { EUR: 5000 } });
    const old = await withOldFacts(ports, sku('TEE-M'));
    await changeProduct(ports, { prices: inEuros(100) });
    expect(answerOf(await place(old)).value.totals.subtotalAmount).toBe(300);
  });

  test('adds a product that the cached copy does not have', async () => {
    const { ports } = world();
    const old = await withOldFacts(ports);
    expect((await place(old)).ok).toBe(true);
  });

  test('is reported before a lack of stock', async () => {
    const { ports } = world();
    const old = await withOldFacts(ports, sku('TEE-M'));
    await changeProduct(ports, { prices: inEuros(2100) });
    const refusal = refusalOf(await place(old, { lines: [cartLine('TEE-M', 11)] }));
    expect(refusal).toMatchObject({ kind: 'out-of-stock', lines: [{ requested: 11, available: 10 }] });
  });

  test('before the commit is found by the commit', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => changeProduct(ports, { prices: inEuros(2100) }));
    expect(answerOf(await place(racing)).value.totals.totalAmount).toBe(8080);
  });

  test('in every attempt ends the placement as unavailable, and nothing is written', async () => {
    const { ports } = world();
    const racing = outpaced(ports, (round) => changeProduct(ports, { prices: inEuros(2100 + round) }), 100);
    const aRequest = request();
    await expect(place(racing, {}, aRequest)).rejects.toThrow(Unavailable);
    await expectNothingPlaced(ports);
    expect(await ports.receipts.find(aRequest.cause.key)).toBeUndefined();
  });

  test('in some attempts is retried', async () => {
    const { ports } = world();
    const racing = outpaced(ports, (round) => changeProduct(ports, { prices: inEuros(2100 + round) }), 4);
    expect(answerOf(await place(racing)).value.lines[0]?.unitAmount).toBe(2104);
  });

  test('does not hide the order of a concurrent attempt', async () => {
    const { ports } = world();
    const aRequest = request();
    const racing = outpaced(ports, () => place(ports, {}, aRequest));
    expect(answerOf(await place(racing, {}, aRequest)).replayed).toBe(true);
    expect(await available(ports)).toBe(7);
  });
});

describe('a taken order id', () => {
  const drawing = (...numbers: readonly number[]) => {
    let draws = 0;
    return createOrderIds(testTags, () => numbers[Math.min(draws++, numbers.length - 1)] as number);
  };

  test('is replaced by a new id', async () => {
    const { ports } = world();
    const colliding: Ports = { ...ports, orderIds: drawing(5, 5, 6) };
    const [first, second] = [answerOf(await place(colliding)).value, answerOf(await place(colliding)).value];
    expect(second.id).not.toBe(first.id);
    expect(await ordersIn(ports)).toBe(2);
    expect(await available(ports)).toBe(4);
  });

  test('in every attempt ends the placement as unavailable', async () => {
    const { ports } = world();
    const colliding: Ports = { ...ports, orderIds: drawing(5) };
    const { value } = answerOf(await place(colliding));
    await expect(place(colliding)).rejects.toThrow(Unavailable);
    expect(await ports.orders.find(value.id)).toMatchObject({ changes: [{ at: tenOClock }] });
    expect(await available(ports)).toBe(7);
  });
});

test('the receipt of a placement has the id of its order', async () => {
  const { ports } = world();
  const aRequest = request();
  const { value } = answerOf(await place(ports, {}, aRequest));
  const record = await ports.orders.find(value.id);
  expect(record && receiptOf(record)).toEqual(await ports.receipts.find(aRequest.cause.key));
});

import { describe, expect, test } from '@jest/globals';
import { cachedProducts } from '#adapters/cache/products';
import { type EditOrder, editOrder } from '#application/orders/edit-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { placeOrder } from '#application/orders/place-order';
import { payOrder } from '#application/payments/pay-order';
import type { Ports } from '#application/ports';
import type { Request } from '#application/use-case';
import type { ProductFacts } from '#domain/catalog/product';
import { balanceOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import { bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { country, units } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { currency, ebook, facts, inEuros, mug, priced, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

type Placed = { readonly ports: Ports; readonly id: OrderId };

const world = (settings: Readonly<Record<string, unknown>> = {}) =>
  memoryWorld({ products: [product(), mug(), ebook()], settings });

/** Ada orders 3 shirts of 10, for 7719 with shipping. */
const placed = async (
  lines = [cartLine('TEE-M', 3)],
  wanted: Partial<Parameters<typeof placement>[0]> = {},
  { ports }: { readonly ports: Ports } = world(),
): Promise<Placed> => {
  const { value } = answerOf(await placeOrder.with(ports)(placement({ lines, ...wanted }), request()));
  return { ports, id: value.id };
};

const edit = ({ ports, id }: Placed, wanted: Partial<EditOrder>, aRequest: Request = request()) =>
  editOrder.with(ports)(
    { id, add: [], cancel: [], preview: false, expectedTotalAmount: undefined, ...wanted },
    aRequest,
  );
const byStaff = (wanted: Parameters<typeof request>[0] = {}) => request({ caller: staff(), ...wanted });

const available = async ({ ports }: Placed, text = 'TEE-M') => (await ports.products.find(sku(text)))?.available;
const stored = async ({ ports, id }: Placed) => (await ports.orders.find(id))?.changes;
const offer = ({ ports }: Placed, wanted: Partial<ProductFacts>) =>
  ports.commit([{ kind: 'product', facts: facts(wanted) }]);
const dearerMug: Partial<ProductFacts> = { sku: sku('MUG'), name: 'Mug', prices: inEuros(900), version: 2 };

describe('an edit', () => {
  test('V7: keeps the step that the order was placed with, whatever the shop says since', async () => {
    const order = await placed([cartLine('TEE-M', 3)], {}, world({ amountStep: { EUR: 10 } }));
    const stepless = { ...order.ports, shop: { ...order.ports.shop, amountStep: () => 1 } };
    const { value } = answerOf(await edit({ ...order, ports: stepless }, { add: [cartLine('MUG', 1)] }));
    // 7719 and 1012 make 8731.
    expect(value.totals).toMatchObject({ totalAmount: 8730, roundingAmount: -1 });
    expect(balanceOf(value).currentAmount).toBe(8730);
    expect(value.amountStep).toBe(10);
  });

  test('G5: adds lines at the prices of today, cancels units and moves the stock in one change', async () => {
    const order = await placed();
    await offer(order, dearerMug);
    const edited = await edit(order, { add: [cartLine('MUG', 2)], cancel: units(['1', 1]) });
    const { value, replayed } = answerOf(edited);
    expect(replayed).toBe(false);
    expect(value).toMatchObject({ version: 2, status: 'pending' });
    expect(value.lines[1]).toMatchObject({
      id: '2',
      sku: 'MUG',
      unitAmount: 900,
      discountAmount: 0,
      netAmount: 1800,
      taxRate: '0.19',
      taxAmount: 342,
      totalAmount: 2142,
    });
    expect(balanceOf(value).currentAmount).toBe(7482);
    expect([await available(order), await available(order, 'MUG')]).toEqual([8, 8]);
    expect((await stored(order))?.at(-1)?.events.map(({ type }) => type)).toEqual(['order.edited']);
  });

  test('G5: has the tax of the destination of the order, and no discount', async () => {
    const destination = { country: country('FR'), region: null };
    const order = await placed([cartLine('TEE-M', 1)], { destination });
    const { value } = answerOf(await edit(order, { add: [cartLine('MUG', 1)] }));
    expect(value.lines[1]).toMatchObject({ discountAmount: 0, taxRate: '0.20', taxAmount: 170 });
  });

  test('G5: keeps the shipping of the order', async () => {
    const order = await placed(undefined, { shippingMethod: 'express' });
    const { value } = answerOf(await edit(order, { add: [cartLine('MUG', 1)] }));
    expect(value.shipping).toMatchObject({ method: 'express', totalAmount: 1178 });
  });

  test('G5: prices shipping with the first line that needs it, by the goods that are left', async () => {
    const methods = { standard: { amount: { EUR: 490 }, freeFromAmount: { EUR: 5_000 } } };
    const order = await placed([cartLine('EBOOK', 4)], {}, world({ shippingMethods: methods }));
    const dear = await edit(order, { add: [cartLine('MUG', 1)], preview: true });
    expect(answerOf(dear).value.shipping).toMatchObject({ method: 'standard', totalAmount: 0 });
    const { value } = answerOf(await edit(order, { add: [cartLine('MUG', 1)], cancel: units(['1', 1]) }));
    expect(value.shipping).toMatchObject({ method: 'standard', totalAmount: 583 });
  });

  test('G5, P2: confirms an order that is covered afterwards, and its credit stays', async () => {
    const order = await placed();
    const payment = { id: order.id, method: 'tok_ok', amount: 6000, capture: 'automatic', reference: null } as const;
    answerOf(await payOrder.with(order.ports)(payment, request()));
    const { value } = answerOf(await edit(order, { cancel: units(['1', 2]) }));
    expect(value.status).toBe('confirmed');
    expect(balanceOf(value)).toMatchObject({ currentAmount: 2962, dueAmount: 0, creditAmount: 3038 });
    expect(value.payments[0]?.operations.map(({ type }) => type)).toEqual(['authorization', 'capture']);
  });

  test('G5: leaves the rest due of a confirmed order', async () => {
    const order = await placed();
    answerOf(await confirmOrder.with(order.ports)({ id: order.id }, byStaff()));
    const { value } = answerOf(await edit(order, { add: [cartLine('EBOOK', 1)] }, byStaff()));
    expect(value.status).toBe('confirmed');
    expect(balanceOf(value)).toMatchObject({ currentAmount: 9265, dueAmount: 9265 });
  });

  test('G5: that replaces units of a product moves the difference', async () => {
    const order = await placed([cartLine('TEE-M', 10)]);
    const swapped = await edit(order, { add: [cartLine('TEE-M', 4)], cancel: units(['1', 9]) });
    expect(answerOf(swapped).value.lines.map(({ quantity }) => quantity.ordered - quantity.canceled)).toEqual([1, 4]);
    expect(await available(order)).toBe(5);
  });

  test('G5: that replaces units of a product has the new price, although an old one is cached', async () => {
    const { ports, clock } = world();
    const cached = { ports: { ...ports, products: cachedProducts(ports.products, clock) } };
    const order = await placed([cartLine('MUG', 2)], {}, cached);
    await offer(order, dearerMug);
    const { value } = answerOf(await edit(order, { add: [cartLine('MUG', 1)], cancel: units(['1', 1]) }));
    expect(value.lines.map(({ unitAmount }) => unitAmount)).toEqual([850, 900]);
  });

  test('a second time is a replay and moves no more units', async () => {
    const order = await placed();
    const aRequest = request();
    const wish = { add: [cartLine('MUG', 2)], cancel: units(['1', 1]) };
    const first = answerOf(await edit(order, wish, aRequest));
    expect(answerOf(await edit(order, wish, aRequest))).toEqual({ value: first.value, replayed: true });
    expect([await available(order), await available(order, 'MUG')]).toEqual([8, 8]);
  });
});

describe('a preview', () => {
  test('G5: stores nothing and has the version of the order', async () => {
    const order = await placed();
    const watched = counted(order.ports);
    const wish = { add: [cartLine('MUG', 1)], cancel: units(['1', 3]) };
    const { value, replayed } = answerOf(await edit({ ...order, ports: watched.ports }, { ...wish, preview: true }));
    expect(replayed).toBe(false);
    expect(watched.calls.commit).toBeUndefined();
    expect([await available(order), (await stored(order))?.length]).toEqual([7, 1]);
    const edited = answerOf(await edit(order, wish)).value;
    expect(value).toEqual({ ...edited, version: 1 });
  });

  test('G5: does not use up its key', async () => {
    const order = await placed();
    const wish = { add: [cartLine('MUG', 1)] };
    answerOf(await edit(order, { ...wish, preview: true }, request({ cause: cause('a key', 'a preview') })));
    const edited = await edit(order, wish, request({ cause: cause('a key', 'an edit') }));
    expect(answerOf(edited)).toMatchObject({ replayed: false, value: { version: 2 } });
    const late = await edit(order, { ...wish, preview: true }, request({ cause: cause('a key', 'a preview') }));
    expect(refusalOf(late)).toEqual({ kind: 'idempotency-key-reused' });
  });

  test('G5: is refused as the edit would be', async () => {
    const order = await placed();
    const refused = (wish: Partial<EditOrder>, aRequest?: Request) => edit(order, { ...wish, preview: true }, aRequest);
    expect(refusalOf(await refused({ add: [cartLine('NONE', 1)] })).kind).toBe('unknown-product');
    expect(refusalOf(await refused({ cancel: units(['1', 3]) })).kind).toBe('order-status-conflict');
    const old = request({ expects: { kind: 'version', version: 2 } });
    expect(refusalOf(await refused({ cancel: units(['1', 1]) }, old)).kind).toBe('version-mismatch');
    expect(refusalOf(await refused({ cancel: units(['1', 1]) }, request({ caller: customer(bob) })))).toEqual({
      kind: 'order-not-found',
    });
  });
});

describe('an edit is refused', () => {
  test('G5: to customers once the order is confirmed', async () => {
    const order = await placed();
    answerOf(await confirmOrder.with(order.ports)({ id: order.id }, byStaff()));
    expect(refusalOf(await edit(order, { cancel: units(['1', 1]) }))).toEqual({
      kind: 'order-status-conflict',
      status: 'confirmed',
      allowed: ['pending'],
    });
    expect((await edit(order, { cancel: units(['1', 1]) }, byStaff())).ok).toBe(true);
  });

  test('G5: for more units than are in stock', async () => {
    const order = await placed();
    const add = [cartLine('EBOOK', 1), cartLine('MUG', 6), cartLine('MUG', 5)];
    expect(refusalOf(await edit(order, { add, cancel: units(['1', 1]) }))).toEqual({
      kind: 'out-of-stock',
      list: 'add',
      lines: [
        { index: 1, sku: 'MUG', requested: 11, available: 10, backorderable: 0 },
        { index: 2, sku: 'MUG', requested: 11, available: 10, backorderable: 0 },
      ],
    });
    expect([await available(order), (await stored(order))?.length]).toEqual([7, 1]);
  });

  test.each<[string, Partial<EditOrder>, object]>([
    [
      'unknown products',
      { add: [cartLine('MUG', 1), cartLine('NONE', 1)] },
      { kind: 'unknown-product', list: 'add', lines: [{ index: 1, sku: 'NONE' }] },
    ],
    [
      'products without a price in the currency',
      { add: [cartLine('FLAG', 1)] },
      { kind: 'currency-mismatch', list: 'add', lines: [{ index: 0, sku: 'FLAG', currencies: ['USD'] }] },
    ],
    [
      'G6: units that are not open, before unknown products',
      { add: [cartLine('NONE', 1)], cancel: units(['9', 1]) },
      {
        kind: 'quantity-exceeds-open',
        list: 'cancel',
      },
    ],
  ])('for %s', async (_, wish, refusal) => {
    const order = await placed();
    await offer(order, { sku: sku('FLAG'), prices: priced({ USD: 500 }) });
    expect(refusalOf(await edit(order, wish))).toMatchObject({ ...refusal });
  });

  test('where the default method does not exist in the currency', async () => {
    const order = await placed(
      [cartLine('EBOOK', 1)],
      {},
      world({
        defaultShippingMethod: 'express',
        shippingMethods: { express: { amount: { USD: 1200 } } },
      }),
    );
    expect(refusalOf(await edit(order, { add: [cartLine('MUG', 1)] }))).toEqual({
      kind: 'unknown-shipping-method',
      list: 'add',
      method: 'express',
      currency: currency('EUR'),
    });
  });

  test('G5: with the new quote if the order is worth another amount than expected', async () => {
    const order = await placed();
    const wish = { add: [cartLine('MUG', 1)], cancel: units(['1', 1]) };
    const refused = refusalOf(await edit(order, { ...wish, expectedTotalAmount: 8731 }));
    expect(refused).toMatchObject({
      kind: 'price-changed',
      expected: 8731,
      quote: { totals: { totalAmount: 8731 }, lines: [{ quantity: { canceled: 1 } }, { sku: 'MUG' }] },
    });
    expect((await edit(order, { ...wish, expectedTotalAmount: 6352 })).ok).toBe(true);
  });

  test('where a risk rule denies the order with its new lines', async () => {
    const order = await placed(undefined, {}, world({ maxOrderAmount: { EUR: 8000 } }));
    expect(refusalOf(await edit(order, { add: [cartLine('MUG', 1)] })).kind).toBe('order-denied');
    expect((await edit(order, { add: [cartLine('MUG', 1)], cancel: units(['1', 1]) })).ok).toBe(true);
  });
});

describe('a race', () => {
  test('G5: with a new price is decided by the new price', async () => {
    const order = await placed();
    const racing = { ...order, ports: outpaced(order.ports, () => offer(order, dearerMug)) };
    const { value } = answerOf(await edit(racing, { add: [cartLine('MUG', 1)] }));
    expect(value.lines[1]).toMatchObject({ unitAmount: 900 });
    expect(value.version).toBe(2);
  });

  test('G5: with a new price is refused if the old price is expected', async () => {
    const order = await placed();
    const racing = { ...order, ports: outpaced(order.ports, () => offer(order, dearerMug)) };
    const refused = await edit(racing, { add: [cartLine('MUG', 1)], expectedTotalAmount: 8731 });
    expect(refusalOf(refused).kind).toBe('price-changed');
    expect([await available(order, 'MUG'), (await stored(order))?.length]).toEqual([10, 1]);
  });

  test('with another command is decided on the new state', async () => {
    const order = await placed();
    const racing = { ...order, ports: outpaced(order.ports, () => edit(order, { cancel: units(['1', 2]) })) };
    expect(refusalOf(await edit(racing, { add: [cartLine('MUG', 1)], cancel: units(['1', 2]) }))).toMatchObject({
      kind: 'quantity-exceeds-open',
      lines: [{ open: 1 }],
    });
    expect([await available(order), await available(order, 'MUG')]).toEqual([9, 10]);
  });

  test('for the last unit has one winner', async () => {
    const order = await placed();
    const wish = { add: [cartLine('MUG', 10)] };
    const answers = await Promise.all([1, 2, 3].map(() => edit(order, wish)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await available(order, 'MUG')).toBe(0);
  });
});

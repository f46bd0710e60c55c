import { describe, expect, test } from '@jest/globals';
import { deleteDiscount } from '#application/catalog/delete-discount';
import { putDiscount } from '#application/catalog/put-discount';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import { quoteOrder } from '#application/orders/quote-order';
import { getOrder } from '#application/orders/reading/get-order';
import { type Ports, Unavailable } from '#application/ports';
import type { Request } from '#application/use-case';
import type { Discount, DiscountFacts } from '#domain/catalog/discount';
import type { OrderId } from '#domain/orders/order-id';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { code, discount, discountFacts, quarterOff } from '#test/builders/discounts';
import { rate, type Units, units } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { currency, ebook, inEuros, mug, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const welcome = code('WELCOME10');
const quarter = code('QUARTER');
const usd = currency('USD');

const world = (...discounts: readonly Discount[]) =>
  memoryWorld({ products: [product({ available: 100 }), mug(), ebook()], discounts });

/** Three shirts for ada with a discount: 5997 before it, 583 of shipping. */
const place = (ports: Ports, wanted: Partial<PlaceOrder> = {}, aRequest: Request = request()) =>
  placeOrder.with(ports)(placement({ discountCode: welcome, ...wanted }), aRequest);
const quote = (ports: Ports, wanted: Partial<PlaceOrder> = {}) =>
  quoteOrder.with(ports)(placement({ discountCode: welcome, ...wanted }), request({ caller: anybody }));
const cancel = (ports: Ports, id: OrderId, lines?: readonly Units[], aRequest: Request = request()) =>
  cancelOrder.with(ports)({ id, reason: 'too many', lines: lines && units(...lines) }, aRequest);
const change = (ports: Ports, wanted: Partial<DiscountFacts>) => {
  const { version: _, ...putCommand } = discountFacts(wanted);
  return putDiscount.with(ports)(putCommand, request({ caller: staff() }));
};
const end = (ports: Ports) => deleteDiscount.with(ports)({ code: welcome }, request({ caller: staff() }));

const stored = ({ discounts }: Ports, of = welcome) => discounts.find(of, { fresh: true });
const redeemed = async (ports: Ports) => (await stored(ports))?.redeemed;
const available = async (ports: Ports) => (await ports.products.find(sku('TEE-M')))?.available;
const notApplicable = (because: string) => ({ kind: 'discount-not-applicable', code: 'WELCOME10', because });

const expectNothingPlaced = async (ports: Ports) => {
  expect((await ports.orderLists.ofShop({ limit: 100 })).items).toEqual([]);
  expect(await available(ports)).toBe(100);
};

/** Ports that return the current discount for ever, except to a fresh read. */
const withOldCopy = async (ports: Ports): Promise<Ports> => {
  const old = await stored(ports);
  return {
    ...ports,
    discounts: { find: async (of, how) => (how.fresh ? ports.discounts.find(of, how) : structuredClone(old)) },
  };
};

describe('an order with a discount', () => {
  test('of an amount costs that much less, counts a redemption and stores the code', async () => {
    const { ports } = world(discount({ version: 7, redeemed: 1 }));
    const { value } = answerOf(await place(ports));
    expect(value).toMatchObject({
      discount: { code: 'WELCOME10', counted: true, redeemer: null },
      lines: [{ unitAmount: 1999, subtotalAmount: 5997, discountAmount: 1000, netAmount: 4997, taxAmount: 949 }],
      totals: { subtotalAmount: 5997, discountAmount: 1000, shippingAmount: 490, taxAmount: 1042, totalAmount: 6529 },
    });
    expect(await stored(ports)).toEqual(discount({ version: 7, redeemed: 2 }));
    expect(answerOf(await getOrder.with(ports)({ id: value.id, version: undefined }, request()))).toEqual(value);
  });

  test('of a percentage costs that part less and counts no redemption without a maximum', async () => {
    const { ports } = world(quarterOff());
    const { value } = answerOf(await place(ports, { discountCode: quarter }));
    expect(value).toMatchObject({
      discount: { code: 'QUARTER', counted: false, redeemer: null },
      totals: { discountAmount: 1499, totalAmount: 5936 },
    });
    expect(await stored(ports, quarter)).toEqual(quarterOff());
  });

  test('divides it among the lines', async () => {
    const { ports } = world(discount());
    const { value } = answerOf(await place(ports, { lines: [cartLine('TEE-M', 3), cartLine('MUG', 1)] }));
    expect(value.lines.map(({ discountAmount }) => discountAmount)).toEqual([876, 124]);
    expect(value.totals.totalAmount).toBe(7541);
    expect(await redeemed(ports)).toBe(1);
  });

  test('never has a negative price of goods', async () => {
    const { ports } = world(discount({ value: { type: 'fixed', amount: 999_999 } }));
    expect(answerOf(await place(ports)).value.totals).toMatchObject({ discountAmount: 5997, totalAmount: 583 });
  });

  test('that makes it free is confirmed at once, counted, and returned when it is canceled', async () => {
    const { ports } = world(discount({ value: { type: 'percent', rate: rate('1') } }));
    const { value } = answerOf(await place(ports, { shippingMethod: 'pickup' }));
    expect(value).toMatchObject({ status: 'confirmed', totals: { totalAmount: 0 } });
    expect(await redeemed(ports)).toBe(1);
    answerOf(await cancel(ports, value.id));
    expect(await redeemed(ports)).toBe(0);
  });

  test('differs from one without a discount only in the price', async () => {
    const { ports } = world(discount());
    const { value } = answerOf(await place(ports, { discountCode: undefined }));
    expect(value).toMatchObject({ discount: null, totals: { discountAmount: 0, totalAmount: 7719 } });
    expect(await redeemed(ports)).toBe(0);
  });

  test('is one commit, without a write for a discount that is not limited', async () => {
    for (const [discountCode, reads] of [
      [welcome, 1],
      [quarter, 2],
      [undefined, undefined],
    ] as const) {
      const { ports } = world(discount(), quarterOff());
      const kinds: string[] = [];
      const commit: Ports['commit'] = (writes) => {
        kinds.push(...writes.map(({ kind }) => kind));
        return ports.commit(writes);
      };
      const watched = counted({ ...ports, commit });
      answerOf(await place(watched.ports, { discountCode }));
      expect(watched.calls).toMatchObject({ commit: 1, 'products.facts': 1 });
      expect(watched.calls['discounts.find']).toBe(reads);
      expect(kinds.filter((kind) => kind === 'redeem-discount')).toHaveLength(discountCode === welcome ? 1 : 0);
    }
  });

  test('has tax and shipping of the discounted price', async () => {
    const { ports } = world(discount());
    const goodsAmounts: number[] = [];
    const shippingRates: Ports['shippingRates'] = {
      amountFor: (goods) => {
        goodsAmounts.push(goods.goodsAmount);
        return ports.shippingRates.amountFor(goods);
      },
    };
    answerOf(await place({ ...ports, shippingRates }));
    expect(goodsAmounts).toEqual([4997]);
  });
});

/** The reasons against a discount, with the stored discounts. */
const obstacles: readonly [string, readonly Discount[]][] = [
  ['unknown', []],
  ['unknown', [discount({ code: code('OTHER') })]],
  ['other-currency', [discount({ currency: usd })]],
  ['not-started', [discount({ startsAt: tenOClock + 1 })]],
  ['ended', [discount({ endsAt: tenOClock })]],
  ['used-up', [discount({ redeemed: 3 })]],
  ['used-up', [discount({ maxRedemptions: 2, redeemed: 3 })]],
  ['no-line', [discount({ appliesTo: { skus: [sku('MUG')], taxCategories: ['zero'] } })]],
  ['below-minimum', [discount({ minimumAmount: 5998 })]],
];

describe('a placement and a quote are refused when their discount', () => {
  test.each(obstacles)('is %s', async (because, discounts) => {
    const { ports } = world(...discounts);
    const before = await stored(ports);
    expect(refusalOf(await place(ports))).toEqual(notApplicable(because));
    expect(refusalOf(await quote(ports))).toEqual(notApplicable(because));
    await expectNothingPlaced(ports);
    expect(await stored(ports)).toEqual(before);
  });

  test('is outside its period, to the millisecond', async () => {
    const { ports, clock } = world(discount({ startsAt: tenOClock + 1, endsAt: tenOClock + 3 }));
    const outcomes: unknown[] = [];
    for (const at of [0, 1, 2, 3]) {
      clock.set(tenOClock + at);
      const answers = [await quote(ports), await place(ports)];
      outcomes.push(...answers.map((answer) => answer.ok || answer.refusal));
    }
    const [early, late] = [notApplicable('not-started'), notApplicable('ended')];
    expect(outcomes).toEqual([early, early, true, true, true, true, late, late]);
  });

  test('is valid but a product is unknown: the product is refused first', async () => {
    const { ports } = world();
    expect(refusalOf(await place(ports, { lines: [cartLine('NONE')] })).kind).toBe('unknown-product');
  });

  test('is refused, and the key can be used again', async () => {
    const { ports } = world();
    refusalOf(await place(ports, {}, request({ cause: cause('one key', 'with it') })));
    const again = await place(ports, { discountCode: undefined }, request({ cause: cause('one key', 'without it') }));
    expect(answerOf(again).replayed).toBe(false);
  });
});

describe('a quote with a discount', () => {
  test('has the price of the order and counts no redemption', async () => {
    const { ports } = world(discount());
    const quoted = answerOf(await quote(ports));
    expect(quoted.price.totals).toMatchObject({ discountAmount: 1000, totalAmount: 6529 });
    expect(await redeemed(ports)).toBe(0);
    const { value } = answerOf(await place(ports, { expectedTotalAmount: quoted.price.totals.totalAmount }));
    expect(value.totals).toEqual(quoted.price.totals);
  });
});

describe('a limited discount', () => {
  test('is redeemed at most its maximum', async () => {
    const { ports } = world(discount());
    for (const count of [1, 2, 3]) {
      answerOf(await place(ports));
      expect(await redeemed(ports)).toBe(count);
    }
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up'));
    expect([await redeemed(ports), await available(ports)]).toEqual([3, 91]);
  });

  test('is redeemed by the first of concurrent placements; the others write nothing', async () => {
    const { ports } = world(discount());
    const answers = await Promise.all(Array.from({ length: 12 }, () => place(ports)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal).toEqual(notApplicable('used-up'));
    expect([await redeemed(ports), await available(ports)]).toEqual([3, 91]);
  });

  test('is refused when a concurrent placement takes the last redemption', async () => {
    const { ports } = world(discount({ redeemed: 2 }));
    expect(refusalOf(await place(outpaced(ports, () => place(ports))))).toEqual(notApplicable('used-up'));
    expect([await redeemed(ports), await available(ports)]).toEqual([3, 97]);
  });

  test('is not counted for a placement that is refused for another reason', async () => {
    const { ports } = world(discount());
    answerOf(await place(ports, { externalReference: 'web-1' }));
    for (const [kind, wanted] of [
      ['out-of-stock', { lines: [cartLine('TEE-M', 101)] }],
      ['external-reference-taken', { externalReference: 'web-1' }],
      ['price-changed', { expectedTotalAmount: 6528 }],
      ['unknown-shipping-method', { shippingMethod: 'drone' }],
    ] as const)
      expect(refusalOf(await place(ports, wanted)).kind).toBe(kind);
    expect(await redeemed(ports)).toBe(1);
  });

  test('is redeemed by each order of a batch', async () => {
    const { ports } = world(discount());
    const orders = Array.from({ length: 8 }, (_, index) => ({
      command: placement({ discountCode: index % 4 === 3 ? undefined : welcome }),
      cause: cause(),
    }));
    const results = answerOf(await batchPlaceOrders.with(ports)({ orders }, request({ caller: staff() })));
    const outcomes = results.map((result) => (result.ok ? result.value.value.discount : result.refusal));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(2);
    expect(outcomes).toEqual(
      expect.arrayContaining([{ code: 'WELCOME10', counted: true, redeemer: null }, notApplicable('used-up')]),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(5);
    expect([await redeemed(ports), await available(ports)]).toEqual([3, 85]);
    const again = answerOf(await batchPlaceOrders.with(ports)({ orders }, request({ caller: staff() })));
    expect(again.map(({ ok }) => ok)).toEqual(results.map(({ ok }) => ok));
    expect(again.every((result) => !result.ok || result.value.replayed)).toBe(true);
    expect(await redeemed(ports)).toBe(3);
  });
});

describe('a maximum for each customer', () => {
  const once = (wanted: Partial<Discount> = {}) => discount({ maxRedemptionsPerCustomer: 1, ...wanted });
  const byBob = request({ caller: customer(bob) });

  test('is used up by one order of the customer, and returned when it is canceled', async () => {
    const { ports } = world(once({ maxRedemptions: null }));
    const { value } = answerOf(await place(ports));
    expect(value.discount).toEqual({ code: 'WELCOME10', counted: false, redeemer: ports.orderIds.redeemerOf(ada) });
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up-by-customer'));
    answerOf(await cancel(ports, value.id));
    expect((await place(ports)).ok).toBe(true);
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up-by-customer'));
    expect(await redeemed(ports)).toBe(0);
  });

  test('leaves the discount to other customers, up to the maximum for all', async () => {
    const { ports } = world(once({ maxRedemptions: 2 }));
    answerOf(await place(ports));
    answerOf(await placeOrder.with(ports)(placement({ discountCode: welcome }), byBob));
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up'));
    expect(await redeemed(ports)).toBe(2);
  });

  test('counts the customer for whom staff place an order', async () => {
    const { ports } = world(once({ maxRedemptions: null }));
    const forAda = placement({ discountCode: welcome, customerId: ada });
    answerOf(await placeOrder.with(ports)(forAda, request({ caller: staff() })));
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up-by-customer'));
  });

  test('is returned with the last units only', async () => {
    const { ports } = world(once({ maxRedemptions: null }));
    const { id } = answerOf(await place(ports)).value;
    answerOf(await cancel(ports, id, [['1', 2]]));
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up-by-customer'));
    answerOf(await cancel(ports, id, [['1', 1]]));
    expect((await place(ports)).ok).toBe(true);
  });

  test('is not counted for a placement that is refused for another reason', async () => {
    const { ports } = world(once({ maxRedemptions: null }));
    expect(refusalOf(await place(ports, { lines: [cartLine('TEE-M', 101)] })).kind).toBe('out-of-stock');
    expect((await place(ports)).ok).toBe(true);
  });
});

describe('an old cached copy', () => {
  test('does not refuse a redemption that was returned since', async () => {
    const { ports } = world(discount({ redeemed: 2 }));
    const { id } = answerOf(await place(ports)).value;
    const old = await withOldCopy(ports);
    answerOf(await cancel(ports, id));
    expect((await quote(old)).ok).toBe(true);
    expect((await place(old)).ok).toBe(true);
    expect(await redeemed(ports)).toBe(3);
  });

  test.each<[string, Discount]>([
    ['of another currency', discount({ currency: usd })],
    ['that begins later', discount({ startsAt: tenOClock + 1 })],
    ['that is over', discount({ endsAt: tenOClock })],
  ])('does not refuse by facts %s', async (_, before) => {
    const { ports } = world(before);
    const old = await withOldCopy(ports);
    answerOf(await change(ports, {}));
    expect((await place(old)).ok).toBe(true);
  });

  test('does not hide a new discount', async () => {
    const { ports } = world();
    const old = await withOldCopy(ports);
    answerOf(await change(ports, {}));
    expect((await place(old)).ok).toBe(true);
  });

  test('does not exceed the maximum', async () => {
    const { ports } = world(discount({ redeemed: 2 }));
    const old = await withOldCopy(ports);
    answerOf(await place(ports));
    expect(refusalOf(await place(old))).toEqual(notApplicable('used-up'));
    expect([await redeemed(ports), await available(ports)]).toEqual([3, 97]);
  });

  test('does not keep a deleted discount valid', async () => {
    const { ports } = world(discount());
    const old = await withOldCopy(ports);
    answerOf(await change(ports, { endsAt: tenOClock }));
    expect(refusalOf(await place(old))).toEqual(notApplicable('ended'));
    answerOf(await end(ports));
    expect(refusalOf(await place(old))).toEqual(notApplicable('unknown'));
    await expectNothingPlaced(ports);
  });

  test('is replaced by the stored facts, and the cart is priced again', async () => {
    const { ports } = world(discount());
    const old = await withOldCopy(ports);
    answerOf(await change(ports, { value: { type: 'fixed', amount: 500 } }));
    const watched = counted(old);
    const { value } = answerOf(await place(watched.ports));
    expect(value.totals).toMatchObject({ discountAmount: 500, totalAmount: 7124 });
    expect(watched.calls.commit).toBe(2);
    expect([await redeemed(ports), await available(ports)]).toEqual([1, 97]);
  });

  test('refuses the expected price if it is the old price', async () => {
    const { ports } = world(discount());
    const old = await withOldCopy(ports);
    answerOf(await change(ports, { value: { type: 'fixed', amount: 500 } }));
    expect(refusalOf(await place(old, { expectedTotalAmount: 6529 }))).toMatchObject({
      kind: 'price-changed',
      expected: 6529,
      quote: { price: { totals: { discountAmount: 500, totalAmount: 7124 } } },
    });
    await expectNothingPlaced(ports);
    expect(await redeemed(ports)).toBe(0);
    expect((await place(old, { expectedTotalAmount: 7124 })).ok).toBe(true);
  });

  test('counts by the stored maximum of the discount', async () => {
    const { ports } = world(discount());
    const old = await withOldCopy(ports);
    answerOf(await change(ports, { maxRedemptions: null }));
    expect(answerOf(await place(old)).value.discount).toEqual({ code: 'WELCOME10', counted: false, redeemer: null });
    expect(await redeemed(ports)).toBe(0);
    answerOf(await change(ports, { maxRedemptions: 1 }));
    expect(answerOf(await place(ports)).value.discount).toEqual({ code: 'WELCOME10', counted: true, redeemer: null });
    expect(await redeemed(ports)).toBe(1);
  });

  test('of an unlimited discount gives nothing once it is deleted', async () => {
    const { ports } = world(discount({ value: { type: 'percent', rate: rate('1') }, maxRedemptions: null }));
    const old = await withOldCopy(ports);
    answerOf(await end(ports));
    expect(refusalOf(await place(old))).toEqual(notApplicable('unknown'));
    await expectNothingPlaced(ports);
  });

  test('of an unlimited discount passes no maximum that is set later', async () => {
    const { ports } = world(discount({ maxRedemptions: null }));
    const old = await withOldCopy(ports);
    answerOf(await change(ports, { maxRedemptions: 1 }));
    expect(answerOf(await place(old)).value.discount).toEqual({ code: 'WELCOME10', counted: true, redeemer: null });
    expect(refusalOf(await place(old))).toEqual(notApplicable('used-up'));
    expect([await redeemed(ports), await available(ports)]).toEqual([1, 97]);
  });

  test.each<[string, Partial<DiscountFacts>]>([
    ['value', { value: { type: 'fixed', amount: 500 } }],
    ['period', { startsAt: tenOClock - 1, value: { type: 'fixed', amount: 500 } }],
  ])('of an unlimited discount is replaced by its new %s', async (_, wanted) => {
    const { ports } = world(discount({ maxRedemptions: null }));
    const old = await withOldCopy(ports);
    answerOf(await change(ports, { maxRedemptions: null, ...wanted }));
    expect(answerOf(await place(old)).value.totals.totalAmount).toBe(7124);
  });

  test('of an unlimited discount costs one strong read just before the commit', async () => {
    const { ports } = world(quarterOff());
    const steps: string[] = [];
    const watched: Ports = {
      ...ports,
      discounts: {
        find: (of, how) => {
          steps.push(how.fresh ? 'fresh discount' : 'discount');
          return ports.discounts.find(of, how);
        },
      },
      commit: (writes) => {
        steps.push('commit');
        return ports.commit(writes);
      },
    };
    answerOf(await place(watched, { discountCode: quarter }));
    expect(steps).toEqual(['discount', 'fresh discount', 'commit']);
  });

  test('causes no second read when the fresh catalog refused', async () => {
    const { ports } = world(discount({ redeemed: 3 }));
    const watched = counted(ports);
    refusalOf(await place(watched.ports));
    expect(watched.calls).toMatchObject({ 'discounts.find': 2, 'receipts.find': 1 });
    expect(watched.calls.commit).toBeUndefined();
  });
});

describe('a discount that changes before the commit', () => {
  test('is priced again', async () => {
    const { ports } = world(discount());
    const racing = outpaced(ports, () => change(ports, { value: { type: 'fixed', amount: 500 } }));
    expect(answerOf(await place(racing)).value.totals.totalAmount).toBe(7124);
    expect(await redeemed(ports)).toBe(1);
  });

  test('together with a price is priced again', async () => {
    const { ports } = world(discount());
    const racing = outpaced(ports, async () => {
      await change(ports, { value: { type: 'fixed', amount: 500 } });
      await ports.commit([{ kind: 'product', facts: { ...product({ prices: inEuros(2100) }), version: 2 } }]);
    });
    expect(answerOf(await place(racing)).value.totals).toMatchObject({ subtotalAmount: 6300, discountAmount: 500 });
    expect([await redeemed(ports), await available(ports)]).toEqual([1, 97]);
  });

  test('in every attempt ends the placement as unavailable, and nothing is written', async () => {
    const { ports } = world(discount());
    const racing = outpaced(ports, (round) => change(ports, { value: { type: 'fixed', amount: 500 + round } }), 100);
    await expect(place(racing)).rejects.toThrow(Unavailable);
    await expectNothingPlaced(ports);
    expect(await redeemed(ports)).toBe(0);
  });
});

describe('a repeated placement', () => {
  const since: readonly [string, (ports: Ports) => Promise<unknown>][] = [
    ['is deleted', end],
    ['is over', (ports) => change(ports, { endsAt: tenOClock })],
    ['is worth less', (ports) => change(ports, { value: { type: 'fixed', amount: 1 } })],
    ['is used up', (ports) => change(ports, { maxRedemptions: 1 })],
    ['is of another currency', (ports) => change(ports, { currency: usd })],
  ];
  test.each(since)('is replayed although the discount %s', async (_, happen) => {
    const { ports } = world(discount());
    const aRequest = request();
    const wanted = { expectedTotalAmount: 6529 };
    const first = answerOf(await place(ports, wanted, aRequest));
    await happen(ports);
    expect((await place(ports, wanted)).ok).toBe(false);
    const before = await redeemed(ports);
    expect(answerOf(await place(ports, wanted, aRequest))).toEqual({ value: first.value, replayed: true });
    expect([await redeemed(ports), await available(ports)]).toEqual([before, 97]);
  });

  test('is counted once', async () => {
    const { ports } = world(discount());
    const aRequest = request();
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(ports, {}, aRequest)));
    expect(answers.map(answerOf).filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect([await redeemed(ports), await available(ports)]).toEqual([1, 97]);
  });

  test('gets the same order when a concurrent attempt took the last redemption', async () => {
    const { ports } = world(discount({ redeemed: 2 }));
    const aRequest = request();
    const racing = outpaced(ports, () => place(ports, {}, aRequest));
    expect(answerOf(await place(racing, {}, aRequest)).replayed).toBe(true);
    expect(await redeemed(ports)).toBe(3);
  });
});

test('the price of an order does not follow changes of its discount', async () => {
  const { ports } = world(discount());
  const { value } = answerOf(await place(ports));
  answerOf(await change(ports, { value: { type: 'percent', rate: rate('0.5') }, maxRedemptions: null }));
  answerOf(await end(ports));
  expect(answerOf(await getOrder.with(ports)({ id: value.id, version: undefined }, request()))).toEqual(value);
});

describe('canceling an order with a discount', () => {
  const both = { lines: [cartLine('TEE-M', 3), cartLine('MUG', 1)] };
  const placed = async (...discounts: readonly Discount[]) => {
    const { ports } = world(...discounts);
    const { value } = answerOf(await place(ports, both));
    return { ports, id: value.id };
  };

  test('returns its redemption with its units', async () => {
    const { ports, id } = await placed(discount({ maxRedemptions: 1 }));
    expect(refusalOf(await place(ports))).toEqual(notApplicable('used-up'));
    const { value } = answerOf(await cancel(ports, id));
    expect(value).toMatchObject({ status: 'canceled', discount: { code: 'WELCOME10', counted: true, redeemer: null } });
    expect([await redeemed(ports), await available(ports)]).toEqual([0, 100]);
    expect((await place(ports)).ok).toBe(true);
  });

  test('returns the redemption of a confirmed order', async () => {
    const { ports, id } = await placed(discount());
    answerOf(await confirmOrder.with(ports)({ id }, request({ caller: staff() })));
    expect(await redeemed(ports)).toBe(1);
    answerOf(await cancel(ports, id));
    expect(await redeemed(ports)).toBe(0);
  });

  test('a second time returns no more redemptions', async () => {
    const { ports, id } = await placed(discount({ redeemed: 2 }));
    const aRequest = request();
    const first = answerOf(await cancel(ports, id, undefined, aRequest));
    expect(answerOf(await cancel(ports, id, undefined, aRequest))).toEqual({ value: first.value, replayed: true });
    expect(refusalOf(await cancel(ports, id)).kind).toBe('order-status-conflict');
    expect(await redeemed(ports)).toBe(2);
  });

  test('concurrently returns the redemption once', async () => {
    const { ports, id } = await placed(discount({ redeemed: 2 }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(ports, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await redeemed(ports), await available(ports)]).toEqual([2, 100]);
  });

  test('after a lost race returns the redemption once', async () => {
    const { ports, id } = await placed(discount({ redeemed: 2 }));
    expect(
      (
        await cancel(
          outpaced(ports, () => cancel(ports, id)),
          id,
        )
      ).ok,
    ).toBe(false);
    expect(await redeemed(ports)).toBe(2);
  });

  test('in parts keeps the redemption until the last unit', async () => {
    const { ports, id } = await placed(discount());
    const left: unknown[] = [];
    for (const units of [
      ['1', 2],
      ['2', 1],
      ['1', 1],
    ] as const) {
      answerOf(await cancel(ports, id, [units]));
      left.push(await redeemed(ports));
    }
    expect(left).toEqual([1, 1, 0]);
    expect(await available(ports)).toBe(100);
  });

  test('in parts and then whole returns the redemption once', async () => {
    const { ports, id } = await placed(discount({ redeemed: 1 }));
    answerOf(await cancel(ports, id, [['1', 3]]));
    expect(await redeemed(ports)).toBe(2);
    answerOf(await cancel(ports, id));
    expect(await redeemed(ports)).toBe(1);
  });

  test('returns the redemption when a concurrent command canceled the other units', async () => {
    const { ports, id } = await placed(discount());
    const racing = outpaced(ports, () => cancel(ports, id, [['1', 3]]));
    expect(answerOf(await cancel(racing, id, [['2', 1]])).value.status).toBe('canceled');
    expect(await redeemed(ports)).toBe(0);
  });

  test('returns the redemption whatever the discount has become', async () => {
    const { ports, id } = await placed(discount());
    answerOf(await change(ports, { value: { type: 'fixed', amount: 1 }, maxRedemptions: null, endsAt: tenOClock }));
    answerOf(await cancel(ports, id));
    expect(await redeemed(ports)).toBe(0);
  });

  test('returns no redemption that was not counted, although the discount is limited now', async () => {
    const { ports, id } = await placed(discount({ maxRedemptions: null }));
    answerOf(await change(ports, { maxRedemptions: 5 }));
    answerOf(await place(ports));
    answerOf(await cancel(ports, id));
    expect(await redeemed(ports)).toBe(1);
  });

  test('loses no redemption in concurrent changes of the discount', async () => {
    const { ports, id } = await placed(discount({ maxRedemptions: 50 }));
    await Promise.all([
      cancel(ports, id),
      ...Array.from({ length: 5 }, () => place(ports)),
      change(ports, { maxRedemptions: 40 }),
    ]);
    expect(await stored(ports)).toEqual(discount({ maxRedemptions: 40, version: 2, redeemed: 5 }));
  });
});

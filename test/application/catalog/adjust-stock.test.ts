import { describe, expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { getStock } from '#application/catalog/get-stock';
import { placeOrder } from '#application/orders/place-order';
import { type Ports, Unavailable } from '#application/ports';
import { hours } from '#domain/instant';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { counted, outpaced } from '#test/builders/ports';
import { mug, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const tee = sku('TEE-M');
const byStaff = () => request({ caller: staff() });
const adjust = (ports: Ports, delta: number, aRequest = byStaff(), of = tee) =>
  adjustStock.with(ports)({ sku: of, delta }, aRequest);
const world = () => memoryWorld({ products: [product(), mug()] });
const available = async (ports: Ports) => (await ports.products.find(tee))?.available;

describe('adjusting stock', () => {
  test.each([
    [5, 15],
    [-3, 7],
    [-10, 0],
    [0, 10],
  ])('of 10 by %d leaves %d', async (delta, left) => {
    const { ports } = world();
    expect(answerOf(await adjust(ports, delta))).toEqual({ value: { sku: 'TEE-M', available: left }, replayed: false });
    expect(await available(ports)).toBe(left);
    expect(answerOf(await getStock.with(ports)({ sku: tee }, request())).available).toBe(left);
  });

  test('leaves a receipt with its result for 48 hours', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    answerOf(await adjust(ports, 5, aRequest));
    expect(await ports.receipts.find(aRequest.cause.key)).toEqual({
      ...aRequest.cause,
      result: { kind: 'stock', sku: 'TEE-M', available: 15 },
      keptUntil: tenOClock + hours(48),
    });
  });

  test('takes two calls', async () => {
    const { ports, calls } = counted(world().ports);
    answerOf(await adjust(ports, 5));
    expect(calls).toMatchObject({ 'products.find': 1, commit: 1 });
    expect(calls['receipts.find']).toBeUndefined();
  });

  test('is refused below zero and leaves no receipt', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    expect(refusalOf(await adjust(ports, -11, aRequest))).toEqual({
      kind: 'stock-below-zero',
      sku: 'TEE-M',
      available: 10,
      backorderLimit: 0,
    });
    expect(await available(ports)).toBe(10);
    expect(await ports.receipts.find(aRequest.cause.key)).toBeUndefined();
  });

  test('is refused above the maximum stock', async () =>
    expect(refusalOf(await adjust(world().ports, 999_999_990))).toEqual({
      kind: 'validation-failed',
      field: 'delta',
      maximum: 999_999_989,
    }));

  test('of an unknown product is refused', async () =>
    expect(refusalOf(await adjust(world().ports, 1, byStaff(), sku('NONE')))).toEqual({
      kind: 'product-not-found',
      sku: 'NONE',
    }));
});

describe('a repeated adjustment', () => {
  test('counts once and returns its first result', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    answerOf(await adjust(ports, 5, aRequest));
    expect(answerOf(await adjust(ports, 5, aRequest))).toEqual({
      value: { sku: 'TEE-M', available: 15 },
      replayed: true,
    });
    expect(await available(ports)).toBe(15);
  });

  test('returns its first result after later stock changes', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    answerOf(await adjust(ports, 5, aRequest));
    answerOf(await adjust(ports, -1));
    expect(answerOf(await adjust(ports, 5, aRequest)).value.available).toBe(15);
    expect(await available(ports)).toBe(14);
  });

  test('is replayed even if it would now be refused', async () => {
    const { ports, store } = world();
    const aRequest = byStaff();
    answerOf(await adjust(ports, -6, aRequest));
    expect(answerOf(await adjust(ports, -6, aRequest))).toEqual({
      value: { sku: 'TEE-M', available: 4 },
      replayed: true,
    });
    store.products.delete(tee);
    expect(answerOf(await adjust(ports, -6, aRequest))).toEqual({
      value: { sku: 'TEE-M', available: 4 },
      replayed: true,
    });
  });

  test('is replayed even if it would now exceed the maximum', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    answerOf(await adjust(ports, 600_000_000, aRequest));
    expect(answerOf(await adjust(ports, 600_000_000, aRequest)).value.available).toBe(600_000_010);
  });

  test('with another body is refused, whatever the stock', async () => {
    const { ports } = world();
    answerOf(await adjust(ports, 5, request({ cause: cause('one key', 'five') })));
    for (const delta of [6, -99])
      expect(refusalOf(await adjust(ports, delta, request({ cause: cause('one key', 'other') })))).toEqual({
        kind: 'idempotency-key-reused',
      });
  });

  test('with the key of a placement is refused', async () => {
    const { ports } = world();
    const aRequest = request();
    answerOf(await placeOrder.with(ports)(placement(), aRequest));
    expect(refusalOf(await adjust(ports, 5, aRequest))).toEqual({ kind: 'idempotency-key-reused' });
  });

  test('counts once when both attempts run at the same time', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    const answers = (await Promise.all(Array.from({ length: 10 }, () => adjust(ports, 5, aRequest)))).map(answerOf);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ value }) => value.available))).toEqual(new Set([15]));
    expect(await available(ports)).toBe(15);
  });
});

describe('a concurrent stock change', () => {
  test('is the base of the adjustment after a lost race', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => adjust(ports, -4), 2);
    expect(answerOf(await adjust(racing, 5)).value.available).toBe(7);
    expect(await available(ports)).toBe(7);
  });

  test('can leave too few units, so the adjustment is refused', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => adjust(ports, -4));
    expect(refusalOf(await adjust(racing, -7))).toMatchObject({ kind: 'stock-below-zero', available: 6 });
  });

  test('by an earlier attempt of the command makes the adjustment a replay', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    const racing = outpaced(ports, () => adjust(ports, -7, aRequest));
    expect(answerOf(await adjust(racing, -7, aRequest))).toEqual({
      value: { sku: 'TEE-M', available: 3 },
      replayed: true,
    });
    expect(await available(ports)).toBe(3);
  });

  test('loses none of many concurrent adjustments', async () => {
    const { ports } = world();
    const answers = await Promise.all(Array.from({ length: 50 }, () => adjust(ports, 1)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await available(ports)).toBe(60);
  });

  test('that deletes the product refuses the adjustment', async () => {
    const { ports, store } = world();
    const racing = outpaced(ports, async () => store.products.delete(tee));
    expect(refusalOf(await adjust(racing, 5))).toEqual({ kind: 'product-not-found', sku: 'TEE-M' });
  });

  test('in every attempt ends the command as unavailable', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => adjust(ports, 1), 1_000);
    await expect(adjust(racing, -5)).rejects.toThrow(Unavailable);
  });
});

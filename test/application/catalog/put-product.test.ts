import { describe, expect, test } from '@jest/globals';
import { getProduct } from '#application/catalog/get-product';
import { listProducts } from '#application/catalog/list-products';
import { type PutProduct, putProduct } from '#application/catalog/put-product';
import type { Expectation } from '#application/expectation';
import { type Ports, Unavailable } from '#application/ports';
import { checkReadiness } from '#application/service/check-readiness';
import { staff } from '#test/builders/callers';
import { counted, outpaced } from '#test/builders/ports';
import { ebook, facts, mug, priced, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const putCommand = (wanted: Partial<PutProduct> = {}): PutProduct => {
  const { version: _, ...rest } = facts(wanted);
  return rest;
};

const put = (ports: Ports, wanted: Partial<PutProduct> = {}, expects: Expectation = { kind: 'none' }) =>
  putProduct.with(ports)(putCommand(wanted), request({ caller: staff(), expects }));

const version = (number: number): Expectation => ({ kind: 'version', version: number });
const absent: Expectation = { kind: 'absent' };
const exists: Expectation = { kind: 'exists' };

describe('putting a product', () => {
  test('creates it without stock', async () => {
    const { ports } = memoryWorld();
    expect(answerOf(await put(ports))).toEqual({ thing: product({ available: 0 }), created: true });
    expect(await ports.products.find(sku('TEE-M'))).toEqual(product({ available: 0 }));
  });

  test('replaces its facts and keeps its stock', async () => {
    const { ports } = memoryWorld({ products: [product()] });
    const wanted = { name: 'Shirt', prices: priced({ USD: 5, KWD: 12 }), requiresShipping: false } as const;
    expect(answerOf(await put(ports, wanted))).toEqual({ thing: product({ ...wanted, version: 2 }), created: false });
    expect(await ports.products.find(sku('TEE-M'))).toEqual(product({ ...wanted, version: 2 }));
  });

  test('with equal facts commits nothing', async () => {
    const { ports, calls } = counted(memoryWorld({ products: [product({ version: 4 })] }).ports);
    expect(answerOf(await put(ports))).toEqual({ thing: product({ version: 4 }), created: false });
    expect(calls.commit).toBeUndefined();
  });

  test.each([
    ['any version', exists],
    ['the current version', version(4)],
  ])('accepts %s', async (_, expects) => {
    const { ports } = memoryWorld({ products: [product({ version: 4 })] });
    expect(answerOf(await put(ports, { name: 'Shirt' }, expects)).thing.version).toBe(5);
  });

  test('accepts the expectation of absence', async () =>
    expect(answerOf(await put(memoryWorld().ports, {}, absent)).created).toBe(true));

  test.each([
    ['an older version', version(3)],
    ['a newer version', version(5)],
    ['the expectation of absence', absent],
  ])('refuses %s', async (_, expects) => {
    const { ports } = memoryWorld({ products: [product({ version: 4 })] });
    for (const name of ['Shirt', 'T-shirt M'])
      expect(refusalOf(await put(ports, { name }, expects))).toEqual({ kind: 'version-mismatch', currentVersion: 4 });
    expect(await ports.products.find(sku('TEE-M'))).toEqual(product({ version: 4 }));
  });

  test.each([
    ['any version', exists],
    ['a version', version(1)],
  ])('refuses %s for a missing product', async (_, expects) => {
    const { ports } = memoryWorld();
    expect(refusalOf(await put(ports, {}, expects))).toEqual({ kind: 'version-mismatch', currentVersion: null });
    expect(await ports.products.find(sku('TEE-M'))).toBeUndefined();
  });

  test('after a lost race replaces the newer facts', async () => {
    const { ports } = memoryWorld({ products: [product()] });
    const racing = outpaced(ports, () => put(ports, { name: 'Theirs' }));
    expect(answerOf(await put(racing, { name: 'Mine' })).thing).toEqual(product({ name: 'Mine', version: 3 }));
  });

  test('after a lost race to create it replaces the new product', async () => {
    const { ports } = memoryWorld();
    const racing = outpaced(ports, () => put(ports, { name: 'Theirs' }));
    const answer = answerOf(await put(racing, { name: 'Mine' }));
    expect(answer).toMatchObject({ created: false, thing: { name: 'Mine', version: 2 } });
  });

  test.each([
    ['the expectation of absence', [], absent, 1],
    ['a version', [product()], version(1), 2],
  ])('after a lost race refuses %s', async (_, products, expects, currentVersion) => {
    const { ports } = memoryWorld({ products });
    const racing = outpaced(ports, () => put(ports, { name: 'Theirs' }));
    expect(refusalOf(await put(racing, { name: 'Mine' }, expects))).toEqual({
      kind: 'version-mismatch',
      currentVersion,
    });
  });

  test('ends as unavailable when the product changes in every attempt', async () => {
    const { ports } = memoryWorld({ products: [product()] });
    const racing = outpaced(ports, (round) => put(ports, { name: `no. ${round}` }), 1_000);
    await expect(put(racing, { name: 'Mine' })).rejects.toThrow(Unavailable);
  });
});

describe('the catalog', () => {
  const { ports } = memoryWorld({ products: [product(), mug(), ebook()] });

  test('returns one product', async () => {
    expect(answerOf(await getProduct.with(ports)({ sku: sku('MUG') }, request()))).toEqual(mug());
    expect(refusalOf(await getProduct.with(ports)({ sku: sku('NONE') }, request()))).toEqual({
      kind: 'product-not-found',
      sku: 'NONE',
    });
  });

  test('returns pages of products', async () => {
    const list = listProducts.with(ports);
    const first = answerOf(await list({ after: undefined, limit: 2 }, request()));
    expect(first).toEqual({ items: [ebook(), mug()], next: 'MUG' });
    expect(answerOf(await list({ after: sku('MUG'), limit: 2 }, request()))).toEqual({
      items: [product()],
      next: null,
    });
  });
});

describe('readiness', () => {
  test('succeeds without faults', async () =>
    expect(answerOf(await checkReadiness.with(memoryWorld().ports)(undefined, request()))).toEqual({
      status: 'ready',
    }));

  test('names the faults', async () => {
    const faulty = { readiness: { faults: async () => ['no table'] } };
    expect(refusalOf(await checkReadiness.with(faulty)(undefined, request()))).toEqual({
      kind: 'temporarily-unavailable',
      faults: ['no table'],
    });
  });
});

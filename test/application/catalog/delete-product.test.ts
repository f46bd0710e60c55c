import { describe, expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { deleteProduct } from '#application/catalog/delete-product';
import { getProduct } from '#application/catalog/get-product';
import { getStock } from '#application/catalog/get-stock';
import { listProducts } from '#application/catalog/list-products';
import { putProduct } from '#application/catalog/put-product';
import type { Expectation } from '#application/expectation';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { quoteOrder } from '#application/orders/quote-order';
import { type Ports, Unavailable } from '#application/ports';
import type { ProductFacts } from '#domain/catalog/product';
import { anybody, staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { units } from '#test/builders/orders';
import { outpaced } from '#test/builders/ports';
import { facts, inEuros, mug, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const tee = sku('TEE-M');
const notFound = { kind: 'product-not-found', sku: 'TEE-M' };
const byStaff = (expects: Expectation = { kind: 'none' }) => request({ caller: staff(), expects });
const version = (number: number): Expectation => ({ kind: 'version', version: number });
const absent: Expectation = { kind: 'absent' };
const exists: Expectation = { kind: 'exists' };

const world = () => memoryWorld({ products: [product({ version: 4 }), mug()] });
const remove = (ports: Ports, expects?: Expectation) => deleteProduct.with(ports)({ sku: tee }, byStaff(expects));
const put = (ports: Ports, wanted: Partial<ProductFacts> = {}, expects?: Expectation) => {
  const { version: _, ...putCommand } = facts(wanted);
  return putProduct.with(ports)(putCommand, byStaff(expects));
};
const place = (ports: Ports, aRequest = request()) => placeOrder.with(ports)(placement(), aRequest);

describe('deleting a product', () => {
  test('removes it from the catalog', async () => {
    const { ports } = world();
    expect(answerOf(await remove(ports))).toBe(true);
    expect(refusalOf(await getProduct.with(ports)({ sku: tee }, request()))).toEqual(notFound);
    expect(refusalOf(await getStock.with(ports)({ sku: tee }, request()))).toEqual(notFound);
    expect(answerOf(await listProducts.with(ports)({ after: undefined, limit: 25 }, request())).items).toEqual([mug()]);
    expect(refusalOf(await adjustStock.with(ports)({ sku: tee, delta: 1 }, byStaff()))).toEqual(notFound);
  });

  test('a second time finds no product', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    expect(refusalOf(await remove(ports))).toEqual(notFound);
    expect(refusalOf(await remove(ports, version(4)))).toEqual(notFound);
  });

  test('that does not exist finds no product', async () =>
    expect(refusalOf(await remove(memoryWorld().ports))).toEqual(notFound));

  test.each([
    ['any version', exists],
    ['the current version', version(4)],
  ])('accepts %s', async (_, expects) => expect((await remove(world().ports, expects)).ok).toBe(true));

  test.each([
    ['an older version', version(3)],
    ['a newer version', version(5)],
    ['the expectation of absence', absent],
  ])('refuses %s', async (_, expects) => {
    const { ports } = world();
    expect(refusalOf(await remove(ports, expects))).toEqual({ kind: 'version-mismatch', currentVersion: 4 });
    expect(await ports.products.find(tee)).toEqual(product({ version: 4 }));
  });

  test('concurrently succeeds once', async () => {
    const { ports } = world();
    const answers = await Promise.all([remove(ports), remove(ports), remove(ports)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('after a lost race deletes the newer version', async () => {
    const { ports } = world();
    expect((await remove(outpaced(ports, () => put(ports, { name: 'Theirs' })))).ok).toBe(true);
    expect(await ports.products.find(tee)).toBeUndefined();
  });

  test('with an expected version is refused after a lost race', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => put(ports, { name: 'Theirs' }));
    expect(refusalOf(await remove(racing, version(4)))).toEqual({ kind: 'version-mismatch', currentVersion: 5 });
    expect((await ports.products.find(tee))?.name).toBe('Theirs');
  });

  test('finds no product after a concurrent deletion', async () => {
    const { ports } = world();
    expect(refusalOf(await remove(outpaced(ports, () => remove(ports))))).toEqual(notFound);
  });

  test('succeeds during stock changes', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => place(ports));
    expect((await remove(racing)).ok).toBe(true);
  });

  test('ends as unavailable when the product changes in every attempt', async () => {
    const { ports } = world();
    const racing = outpaced(ports, (round) => put(ports, { name: `no. ${round}` }), 1_000);
    await expect(remove(racing)).rejects.toThrow(Unavailable);
  });
});

describe('a deleted product', () => {
  test('is refused in quotes and placements', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    const unknown = { kind: 'unknown-product', lines: [{ index: 0, sku: 'TEE-M' }] };
    expect(refusalOf(await quoteOrder.with(ports)(placement(), request({ caller: anybody })))).toEqual(unknown);
    expect(refusalOf(await place(ports))).toEqual(unknown);
  });

  test('is not sold to an earlier priced cart, nor at the old price after it is created again', async () => {
    const { ports } = world();
    const old = await ports.products.facts([tee], { fresh: true });
    const stale: Ports = {
      ...ports,
      products: {
        ...ports.products,
        facts: async (skus, how) => (how.fresh ? ports.products.facts(skus, how) : old),
      },
    };
    answerOf(await remove(ports));
    expect(refusalOf(await place(stale))).toEqual({ kind: 'unknown-product', lines: [{ index: 0, sku: 'TEE-M' }] });
    answerOf(await put(ports, { prices: inEuros(2100) }));
    expect(answerOf(await place(stale)).value.lines[0]?.unitAmount).toBe(2100);
  });

  test('is not sold to a concurrent placement', async () => {
    const { ports } = world();
    expect(refusalOf(await place(outpaced(ports, () => remove(ports)))).kind).toBe('unknown-product');
  });

  test('does not prevent the replay of an earlier placement', async () => {
    const { ports } = world();
    const aRequest = request();
    const first = answerOf(await place(ports, aRequest));
    answerOf(await remove(ports));
    expect(answerOf(await place(ports, aRequest))).toEqual({ value: first.value, replayed: true });
  });

  test('takes back the units of canceled orders and lines', async () => {
    const { ports } = world();
    const { value } = answerOf(await place(ports));
    const other = answerOf(await place(ports)).value;
    answerOf(await remove(ports));
    const cancel = cancelOrder.with(ports);
    answerOf(await cancel({ id: value.id, reason: 'too many', lines: units(['1', 1]) }, request()));
    answerOf(await cancel({ id: other.id, reason: 'too many', lines: undefined }, request()));
    expect(await ports.products.find(tee)).toBeUndefined();
    expect(answerOf(await put(ports)).thing).toEqual(product({ version: 6, available: 8 }));
  });
});

describe('a product that is created again', () => {
  test('continues with its version and its stock', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    const again = product({ name: 'Shirt', version: 6 });
    expect(answerOf(await put(ports, { name: 'Shirt' }))).toEqual({ thing: again, created: true });
    expect(await ports.products.find(tee)).toEqual(again);
    expect((await place(ports)).ok).toBe(true);
  });

  test('continues with equal facts too', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    expect(answerOf(await put(ports))).toEqual({ thing: product({ version: 6 }), created: true });
  });

  test('continues after a second deletion', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    answerOf(await put(ports));
    answerOf(await remove(ports, version(6)));
    expect(answerOf(await put(ports)).thing).toEqual(product({ version: 8 }));
  });

  test('accepts the expectation of absence and refuses its earlier versions', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    for (const expects of [exists, version(4), version(5)])
      expect(refusalOf(await put(ports, {}, expects))).toEqual({ kind: 'version-mismatch', currentVersion: null });
    expect(answerOf(await put(ports, {}, absent)).created).toBe(true);
  });

  test('is created once by concurrent commands', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => put(ports, { name })));
    const done = answers.map(answerOf);
    expect(done.filter(({ created }) => created)).toHaveLength(1);
    expect(done.map(({ thing: { version: of } }) => of).toSorted()).toEqual([6, 7, 8]);
  });

  test('is refused when a racing command has created it', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    const answers = await Promise.all(['One', 'Two'].map((name) => put(ports, { name }, absent)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('gets the facts of a put that races with the deletion', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => remove(ports));
    expect(answerOf(await put(racing, { name: 'Mine' }))).toEqual({
      thing: product({ name: 'Mine', version: 6 }),
      created: true,
    });
  });
});

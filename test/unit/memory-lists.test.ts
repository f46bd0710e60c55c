import { describe, expect, test } from '@jest/globals';
import { load } from '#adapters/memory/load';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { createShop } from '#adapters/policies/shop';
import { orderIdOf } from '#domain/orders/order-id';
import { ada } from '#test/builders/callers';
import { manualClock, tenOClock } from '#test/builders/clock';
import { changed, confirmed, orderRecord, referring } from '#test/builders/orders';
import { product, sku } from '#test/builders/products';
import { shippedSettings } from '#test/builders/shop';

const policies = { shop: createShop(shippedSettings) };

const idAt = (index: number) => orderIdOf({ tag: '7K3M9QX', at: tenOClock + index, random: '5T' });
const five = [0, 1, 2, 3, 4].map((index) => orderRecord({ id: idAt(index), at: tenOClock + index }));

describe('a list in memory', () => {
  const store = emptyStore(manualClock());
  load(store, { orders: five }, policies);
  const { orderLists } = createMemoryPorts(store);

  // Adapters may return short pages; memory fills each page and knows the last.
  test.each([
    [1, idAt(4)],
    [4, idAt(1)],
    [5, null],
    [6, null],
  ])('of five in pages of %d continues after %s', async (limit, next) => {
    const page = await orderLists.ofCustomer(ada, { limit });
    expect(page.items).toHaveLength(Math.min(5, limit));
    expect(page.next).toBe(next);
  });

  test('can end with a full page', async () => {
    const page = await orderLists.ofShop({ limit: 2, after: idAt(2) });
    expect(page.items.map(({ id }) => id)).toEqual([idAt(1), idAt(0)]);
    expect(page.next).toBeNull();
  });
});

describe('loading', () => {
  test('stores products and orders unchanged', async () => {
    const store = emptyStore(manualClock());
    const record = changed(orderRecord({ externalReference: 'web-1' }), [confirmed]);
    load(store, { products: [product({ version: 7, available: 3 })], orders: [record] }, policies);
    const ports = createMemoryPorts(store);
    expect(await ports.products.find(sku('TEE-M'))).toEqual(product({ version: 7, available: 3 }));
    expect(await ports.orders.find(record.id)).toEqual(record);
    expect((await ports.orderLists.ofShop({ limit: 9, status: 'confirmed' })).items).toHaveLength(1);
    expect(await ports.commit([referring(record)])).toEqual({
      kind: 'rejected',
      why: { kind: 'reference-taken' },
    });
  });
});

import { expect, test } from '@jest/globals';
import { listProducts } from '#application/catalog/list-products';
import { mug, product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('everybody can list the products in pages', async () => {
  const { ports } = memoryWorld({ products: [product(), mug()] });
  const listing = { after: undefined, limit: 1 };
  const first = answerOf(await listProducts.with(ports)(listing, request()));
  expect(first).toMatchObject({ items: [{ sku: 'MUG' }], next: 'MUG' });
  const after = first.next ?? undefined;
  const second = answerOf(await listProducts.with(ports)({ ...listing, after }, request()));
  expect(second).toMatchObject({ items: [{ sku: 'TEE-M' }], next: null });
});

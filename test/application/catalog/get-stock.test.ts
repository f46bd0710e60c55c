import { expect, test } from '@jest/globals';
import { getStock } from '#application/catalog/get-stock';
import { product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('everybody can read the available units of a product', async () => {
  const { ports } = memoryWorld({ products: [product({ sku: sku('MUG'), available: 7 })] });
  const read = (of: string) => getStock.with(ports)({ sku: sku(of) }, request());
  expect(answerOf(await read('MUG'))).toMatchObject({ sku: 'MUG', available: 7 });
  expect(refusalOf(await read('CUP'))).toEqual({ kind: 'product-not-found', sku: 'CUP' });
});

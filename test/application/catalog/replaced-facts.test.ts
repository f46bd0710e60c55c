import { expect, test } from '@jest/globals';
import { putProduct } from '#application/catalog/put-product';
import { staff } from '#test/builders/callers';
import { facts, product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can replace the facts of a product', async () => {
  const { ports } = memoryWorld({ products: [product()] });
  const { version: _, ...command } = facts({ name: 'Shirt' });
  const put = async () => answerOf(await putProduct.with(ports)(command, request({ caller: staff() })));
  expect(await put()).toEqual({ thing: product({ name: 'Shirt', version: 2 }), created: false });
  expect(await put()).toEqual({ thing: product({ name: 'Shirt', version: 2 }), created: false });
});

import { expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { staff } from '#test/builders/callers';
import { product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can add units to the stock of a product, once for each key', async () => {
  const { ports } = memoryWorld({ products: [product({ available: 10 })] });
  const aRequest = request({ caller: staff() });
  const adjust = async () => answerOf(await adjustStock.with(ports)({ sku: sku('TEE-M'), delta: 5 }, aRequest));
  expect(await adjust()).toEqual({ value: { sku: 'TEE-M', available: 15 }, replayed: false });
  expect(await adjust()).toEqual({ value: { sku: 'TEE-M', available: 15 }, replayed: true });
});

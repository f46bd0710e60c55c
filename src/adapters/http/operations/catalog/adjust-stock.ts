import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { adjustingRefusals, DeltaInput } from '#adapters/http/operations/catalog/adjusting';
import { StockBody, stockBody } from '#adapters/http/representations/catalog/product';
import { skuParameter } from '#adapters/http/schemas/catalog-parameters';
import { Reason } from '#adapters/http/schemas/orders';
import { adjustStock } from '#application/catalog/adjust-stock';

export const adjustStockOperation = defineOperation({
  id: 'adjustStock',
  method: 'POST',
  path: '/v1/products/{sku}/stock/adjustments',
  tag: 'Catalog',
  summary: 'Adjust the stock of a product',
  description: 'Exactly once per Idempotency-Key, and never below zero by more than the product’s `backorderLimit`.',
  access: { scope: 'stock:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'none' },
  request: {
    path: { sku: skuParameter },
    body: z.strictObject({
      delta: DeltaInput,
      reason: Reason,
    }),
    example: { delta: 12, reason: 'delivery 4711' },
  },
  toCommand: ({ path, body }) => ({ sku: path.sku, delta: body.delta }),
  reply: {
    status: 200,
    description: 'The stock after the adjustment.',
    body: StockBody,
    headers: ['Idempotency-Replayed'],
    represent: ({ value, replayed }) => ({
      body: stockBody(value),
      headers: replayed ? { 'idempotency-replayed': 'true' } : {},
    }),
  },
  refusals: adjustingRefusals,
  useCase: adjustStock,
});

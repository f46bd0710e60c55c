import * as z from 'zod/mini';
import { causeOf } from '#adapters/http/edge/cause';
import { defineOperation } from '#adapters/http/operation';
import { adjustingRefusals, DeltaInput } from '#adapters/http/operations/catalog/adjusting';
import type { ProblemParts } from '#adapters/http/problem';
import { batchReply, ItemProblem } from '#adapters/http/representations/batch';
import { StockBody, stockBody } from '#adapters/http/representations/catalog/product';
import { SkuText } from '#adapters/http/schemas/codes';
import { Reason } from '#adapters/http/schemas/orders';
import { CustomerIdText } from '#adapters/http/schemas/people';
import { integer } from '#adapters/http/schemas/text';
import { batchAdjustStock } from '#application/catalog/batch-adjust-stock';

const path = '/v1/stock/adjustments';

/** No header and no field has this key: it is the device with its sequence. */
const reusedSequence: ProblemParts = {
  detail: 'This device has sent another adjustment with this sequence. Number each adjustment anew.',
  errors: [
    { pointer: '/sequence', code: 'idempotency-key-reused', detail: 'belongs to another adjustment of this device' },
  ],
};

export const batchAdjustStockOperation = defineOperation({
  id: 'batchAdjustStock',
  method: 'POST',
  path,
  tag: 'Catalog',
  summary: 'Adjust the stock of several products',
  description:
    'For devices that count offline. Each device numbers its adjustments; each number is applied once, however often it is sent and by whom. A refused or badly written adjustment does not affect the others: its result is a problem with pointers from the adjustment (`/delta`). An adjustment that the service fails to apply is a result of 500 or 503; if it fails for each of them, the whole reply is a 500. Send the batch again with the same numbers.',
  access: { scope: 'stock:write', who: 'staff' },
  request: {
    body: z.strictObject({
      adjustments: z
        .array(
          z.strictObject({
            sku: SkuText,
            delta: DeltaInput,
            reason: Reason,
            deviceId: CustomerIdText,
            sequence: integer(0, Number.MAX_SAFE_INTEGER),
          }),
        )
        .check(z.minLength(1), z.maxLength(100)),
    }),
    entries: 'adjustments',
    example: {
      adjustments: [{ sku: 'MUG', delta: 12, reason: 'delivery 4711', deviceId: 'scanner-3', sequence: 18 }],
    },
  },
  toCommand: ({ body }) => ({
    adjustments: body.adjustments.map(({ sku, delta, deviceId, sequence }) => ({
      command: { sku, delta },
      // The device retries, whoever carries it: the scope of the key is the device, not the caller.
      cause: causeOf({ caller: { role: 'public' }, operation: 'batchAdjustStock', path }, `${deviceId} ${sequence}`, {
        sku,
        delta,
      }),
    })),
  }),
  reply: {
    status: 200,
    description: 'A result for each adjustment, in the order of the request.',
    body: () =>
      z.object({
        results: z.array(
          z.object({
            status: z.int(),
            stock: z.optional(StockBody()),
            problem: z.optional(ItemProblem(adjustingRefusals)),
          }),
        ),
      }),
    represent: (results, at) =>
      batchReply(results, ({ value }) => ({ status: 200, stock: stockBody(value) }), adjustingRefusals, at, {
        'idempotency-key-reused': reusedSequence,
      }),
  },
  refusals: {},
  useCase: batchAdjustStock,
});

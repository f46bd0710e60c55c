import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { orderIdParameter, returnIdParameter } from '#adapters/http/schemas/order-parameters';
import { eachLineOnce, lineUnits } from '#adapters/http/schemas/orders';
import { RefundPolicyText } from '#adapters/http/schemas/payments';
import { receiveReturn } from '#application/returns/receive-return';

export const receiveReturnOperation = defineOperation({
  id: 'receiveReturn',
  method: 'POST',
  path: '/v1/orders/{orderId}/returns/{returnId}/receive',
  tag: 'Orders',
  summary: 'Record the units of a return that came back',
  description:
    'Closes the request: units that are not named are rejected. `restock` returns the units to stock in the same step. The worth of the order falls by the units that came back; the credit is paid back or stays, as `refund` or the shop’s policy says.',
  access: { scope: 'fulfillment:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, returnId: returnIdParameter },
    body: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            ...lineUnits,
            restock: z.boolean().check(z.describe('Whether the units can be sold again.')),
          }),
        )
        .check(...eachLineOnce('The units that came back.')),
      shipping: z
        .optional(z.boolean())
        .check(
          z.describe(
            'Whether the shipping costs are given back too. Staff need the scope payments:write for it. Default: what the standard shipping costs, for a whole order that is withdrawn from in time.',
          ),
        ),
      refund: z.optional(RefundPolicyText),
    }),
    example: { lines: [{ lineId: '1', quantity: 1, restock: true }] },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    returnId: path.returnId,
    lines: body.lines,
    shipping: body.shipping,
    refund: body.refund,
  }),
  reply: changedOrder(),
  refusals: {
    ...callRefusals,
    'insufficient-scope': 403,
    'return-not-found': 404,
    'return-status-conflict': 409,
    'quantity-exceeds-fulfilled': 422,
  },
  useCase: receiveReturn,
});

import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { lineEntries, Reason } from '#adapters/http/schemas/orders';
import { requestReturn } from '#application/returns/request-return';
import { bounds } from '#domain/bounds';

export const requestReturnOperation = defineOperation({
  id: 'requestReturn',
  method: 'POST',
  path: '/v1/orders/{orderId}/returns',
  tag: 'Orders',
  summary: 'Ask to return units that were shipped',
  description: `Customers ask within the return window of the shop, in the European Union at least as long as they may withdraw: it begins with the delivery of the parcel, or with its shipping as long as it is not delivered. Staff may ask at any time. In the European Union customers may also name units in a parcel that has not left: the order is then held, so that the parcel stays. A completed order still takes returns, at most ${bounds.returnsPerOrder} requests in all.`,
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z.strictObject({ lines: lineEntries('The units to return.'), reason: Reason }),
    example: { lines: [{ lineId: '1', quantity: 1 }], reason: 'too small' },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, lines: body.lines, reason: body.reason }),
  reply: changedOrder(),
  refusals: {
    ...changeRefusals,
    'order-status-conflict': 409,
    'quantity-exceeds-fulfilled': 422,
    'return-window-closed': 422,
  },
  useCase: requestReturn,
});

import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { ActionBody, actionBody } from '#adapters/http/representations/orders/action';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { listOrderActions } from '#application/orders/reading/list-order-actions';

export const listOrderActionsOperation = defineOperation({
  id: 'listOrderActions',
  method: 'GET',
  path: '/v1/orders/{orderId}/actions',
  tag: 'Orders',
  summary: 'List what the caller can do with an order now, and why not',
  description:
    'Every command that the caller may give on the order, each with the part of the order that it is about. Where units, an amount or lines can be chosen, `allowed` says that there is a choice which the order takes. The rules of the order decide: the stock, the risk rules, the taxes of an address and the payment provider may still refuse. The list changes with time, as return windows end, so it has no ETag.',
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: { path: { orderId: orderIdParameter } },
  toCommand: ({ path }) => ({ id: path.orderId }),
  reply: {
    status: 200,
    description: 'The commands.',
    body: () => z.object({ actions: z.array(ActionBody()) }),
    represent: (actions) => ({ body: { actions: actions.map(actionBody) } }),
  },
  refusals: { 'order-not-found': 404 },
  useCase: listOrderActions,
});

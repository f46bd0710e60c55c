import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { holdIdParameter, orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { releaseHold } from '#application/orders/holds/release-hold';

export const releaseHoldOperation = defineOperation({
  id: 'releaseHold',
  method: 'DELETE',
  path: '/v1/orders/{orderId}/holds/{holdId}',
  tag: 'Orders',
  summary: 'Release a hold',
  description:
    'An order without holds can be confirmed. With the last hold, the payments that waited for it are captured. 503 `provider-unavailable`: the hold is released, but the outcome of such a capture is not known yet. It is settled later, so read the order instead of sending the request again.',
  access: { scope: 'orders:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, holdId: holdIdParameter },
  },
  toCommand: ({ path }) => ({ id: path.orderId, holdId: path.holdId }),
  reply: changedOrder(),
  refusals: { ...callRefusals, 'hold-not-found': 404, 'order-status-conflict': 409 },
  useCase: releaseHold,
});

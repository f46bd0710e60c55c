import { defineOperation } from '#adapters/http/operation';
import { exampleCart } from '#adapters/http/operations/orders/cart';
import { PlaceOrderBody, placeOrderOf, placing, placingRefusals } from '#adapters/http/operations/orders/placing';
import { commandReply, OrderBody } from '#adapters/http/representations/orders/order';
import { placeOrder } from '#application/orders/place-order';

export const placeOrderOperation = defineOperation({
  id: placing.id,
  method: 'POST',
  path: placing.path,
  tag: 'Orders',
  summary: 'Place an order',
  description:
    'Prices come from the catalog. The order, its stock and its Idempotency-Key are committed in one step. The order is pending until it is paid, confirmed or expired. An order that costs nothing is confirmed at once.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'none' },
  request: {
    body: PlaceOrderBody,
    example: {
      ...exampleCart,
      email: 'ada@example.com',
      externalReference: 'web-10042',
      note: null,
      tags: [],
      metadata: { campaign: 'spring' },
    },
  },
  toCommand: ({ body }) => placeOrderOf(body),
  reply: {
    status: placing.status,
    description: 'The placed order. A replay returns the same bytes.',
    body: OrderBody,
    headers: ['ETag', 'Location', 'Idempotency-Replayed'],
    represent: (done, answered) => {
      const { body, headers } = commandReply(done, answered);
      return { body, headers: { ...headers, location: `/v1/orders/${done.value.id}` } };
    },
  },
  refusals: placingRefusals,
  useCase: placeOrder,
});

import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import { deliver } from '#domain/fulfillment/deliver';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { OrderId } from '#domain/orders/order-id';

/** Records that a shipped parcel arrived. The last one may complete the order. */
export const deliverFulfillment = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: { readonly id: OrderId; readonly fulfillmentId: FulfillmentId }, request: Request) =>
    changeWithCalls(ports, command.id, request, (order) => deliver(order, command.fulfillmentId)),
});

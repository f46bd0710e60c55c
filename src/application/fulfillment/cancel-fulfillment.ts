import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { cancelParcel } from '#domain/fulfillment/cancel-parcel';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { OrderId } from '#domain/orders/order-id';

/** Unpacks an open parcel: its units are open again. */
export const cancelFulfillment = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly fulfillmentId: FulfillmentId }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => cancelParcel(order, command.fulfillmentId)),
});

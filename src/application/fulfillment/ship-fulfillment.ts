import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import { ship } from '#domain/fulfillment/ship';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { OrderId } from '#domain/orders/order-id';

export type ShipFulfillment = {
  readonly id: OrderId;
  readonly fulfillmentId: FulfillmentId;
  /** Null: the parcel's tracking stays as it is. */
  readonly tracking: Tracking | null;
};

/** Records that an open parcel left the shop, and captures for it where the shop's settings say so. */
export const shipFulfillment = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: ShipFulfillment, request: Request) =>
    changeWithCalls(ports, command.id, request, (order) => ship(order, command, ports.shop)),
});

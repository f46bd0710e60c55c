import type { OutOfStock } from '#application/catalog/out-of-stock';
import { notInStock, readsBackorders } from '#application/fulfillment/backorders';
import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { type FulfillRefusal, fulfill } from '#domain/fulfillment/fulfill';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { refuse } from '#domain/result';

export type FulfillOrder = {
  readonly id: OrderId;
  readonly lines: LineQuantities;
  /** Null: not known yet. */
  readonly tracking: Tracking | null;
};

type Refused = OrderStatusConflict | FulfillRefusal | OutOfStock;

/** Puts open units of a confirmed order into a new parcel. Refused for backordered units that are not in stock yet. */
export const fulfillOrder = defineUseCase({
  uses: [...changesOrders, 'shop', ...readsBackorders],
  with: (ports) => (command: FulfillOrder, request: Request) =>
    changeOrder<Refused>(ports, command.id, request, async (order) => {
      const decided = decideIn(order, statusesTo.fulfill, (confirmed) => fulfill(confirmed, command, ports.shop));
      const short = decided.ok ? await notInStock(ports, order, command.lines) : undefined;
      return short === undefined ? decided : refuse(short);
    }),
});

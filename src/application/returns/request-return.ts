import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { days } from '#domain/instant';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';
import { type RequestRefusal, request as requestUnits } from '#domain/returns/request';

export type RequestReturn = { readonly id: OrderId; readonly lines: LineQuantities; readonly reason: string };

/** Asks to return shipped units: customers within the return window of the shop, staff always. */
export const requestReturn = defineUseCase({
  uses: [...changesOrders, 'shop'],
  with: (ports) => (command: RequestReturn, request: Request) =>
    changeOrder<OrderStatusConflict | RequestRefusal>(ports, command.id, request, (order, at) => {
      const since = request.caller.role === 'customer' ? at - days(ports.shop.returnWindowDays) : undefined;
      const sent = inStatus(order, 'confirmed', 'completed');
      return sent.ok ? requestUnits(sent.value, command, since) : sent;
    }),
});

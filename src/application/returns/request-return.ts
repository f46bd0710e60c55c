import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { days } from '#domain/instant';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';
import { type RequestRefusal, request as requestUnits } from '#domain/returns/request';
import { timeToWithdraw } from '#domain/returns/withdrawal';

export type RequestReturn = { readonly id: OrderId; readonly lines: LineQuantities; readonly reason: string };

/**
 * Asks to return shipped units: customers within the return window of the shop and as long as they may withdraw, staff
 * always. Customers who may withdraw also ask for units in an open parcel, which is then held (money.md R10).
 */
export const requestReturn = defineUseCase({
  uses: [...changesOrders, 'shop'],
  with: (ports) => (command: RequestReturn, request: Request) =>
    changeOrder<OrderStatusConflict | RequestRefusal>(ports, command.id, request, (order, at) => {
      const sent = inStatus(order, 'confirmed', 'completed');
      if (!sent.ok) return sent;
      if (request.caller.role !== 'customer') return requestUnits(sent.value, command);
      const withdrawal = ports.shop.withdrawalIn(order.taxCountry);
      const window = Math.max(days(ports.shop.returnWindowDays), withdrawal === null ? 0 : timeToWithdraw(withdrawal));
      return requestUnits(sent.value, command, { since: at - window, packed: withdrawal !== null });
    }),
});

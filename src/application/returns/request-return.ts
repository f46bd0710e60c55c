import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { type RequestRefusal, request as requestUnits, termsOfReturns } from '#domain/returns/request';

export type RequestReturn = { readonly id: OrderId; readonly lines: LineQuantities; readonly reason: string };

/**
 * Asks to return shipped units: customers within the return window of the shop and as long as they may withdraw, staff
 * always. Customers who may withdraw also ask for units in an open parcel, which is then held (money.md R10).
 */
export const requestReturn = defineUseCase({
  uses: [...changesOrders, 'shop'],
  with: (ports) => (command: RequestReturn, request: Request) =>
    changeOrder<OrderStatusConflict | RequestRefusal>(ports, command.id, request, (order, at) => {
      const { returnWindowDays, withdrawalIn } = ports.shop;
      const rules = { returnWindowDays, withdrawal: withdrawalIn(order.taxCountry) };
      const terms = termsOfReturns(request.caller, rules, at);
      return decideIn(order, statusesTo.return, (sent) => requestUnits(sent, command, terms));
    }),
});

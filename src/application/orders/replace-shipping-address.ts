import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import type { Address } from '#domain/orders/private-data';
import {
  type AddressChangesTax,
  readdressable,
  replaceShippingAddress as replace,
  taxDestinationOf,
} from '#domain/orders/replace-shipping-address';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';

/** Replaces the address where its taxes are the same, as long as no unit is in a parcel. */
export const replaceShippingAddress = defineUseCase({
  uses: [...changesOrders, 'taxRates'],
  with: (ports) => (command: { readonly id: OrderId; readonly address: Address }, request: Request) =>
    changeOrder<OrderStatusConflict | AddressChangesTax>(ports, command.id, request, async (order) => {
      const open = decideIn(order, statusesTo.readdress, readdressable);
      if (!open.ok) return open;
      const [before, after] = await Promise.all([
        ports.taxRates.rulesFor(taxDestinationOf(order)),
        ports.taxRates.rulesFor(command.address),
      ]);
      return replace(open.value, command.address, { before, after });
    }),
});

import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import type { Address } from '#domain/orders/private-data';
import { replaceShippingAddress as replace } from '#domain/orders/replace-shipping-address';
import { inStatus } from '#domain/orders/status-conflict';

/** Replaces the address within its country and region, as long as no unit is in a parcel. */
export const replaceShippingAddress = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly address: Address }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => {
      const open = inStatus(order, 'pending', 'confirmed');
      return open.ok ? replace(open.value, command.address) : open;
    }),
});

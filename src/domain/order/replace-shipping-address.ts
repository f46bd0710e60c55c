import type { Decision } from '#domain/order/decision';
import type { ConfirmedOrder, PendingOrder } from '#domain/order/order';
import type { Address } from '#domain/order/private-data';
import type { OrderStatusConflict } from '#domain/order/status-conflict';
import { differing, privateDecision } from '#domain/order/update';
import { ok, type Result, refuse } from '#domain/result';

export type AddressChangesTax = {
  readonly kind: 'address-changes-tax';
  readonly country: string;
  readonly region: string | null;
};

/** Another address in the same country and region, as the order is never priced again; until anything is in a parcel. */
export const replaceShippingAddress = (
  order: PendingOrder | ConfirmedOrder,
  shippingAddress: Address,
): Result<Decision, AddressChangesTax | OrderStatusConflict> => {
  if (order.lines.some(({ quantity }) => quantity.fulfilled > 0))
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: [] });
  if (shippingAddress.country !== order.taxCountry || shippingAddress.region !== order.taxRegion)
    return refuse({ kind: 'address-changes-tax', country: order.taxCountry, region: order.taxRegion });
  return ok(privateDecision(differing(order.private, { shippingAddress })));
};

import type { Decision } from '#domain/orders/decision';
import type { ConfirmedOrder, PendingOrder } from '#domain/orders/order';
import type { Address } from '#domain/orders/private-data';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { differing, privateDecision } from '#domain/orders/update';
import { ok, type Result, refuse } from '#domain/result';

export type AddressChangesTax = {
  readonly kind: 'address-changes-tax';
  readonly country: string;
  readonly region: string | null;
  /** The field in which the address differs. */
  readonly field: 'country' | 'region';
};

/** The case of a region does not matter: tax rates are found in any. */
const inOneCase = (region: string | null): string | null => region?.trim().toUpperCase() ?? null;

/** Replaces the address. Country and region must stay, as the tax does. Refused once a unit is in a parcel. */
export const replaceShippingAddress = (
  order: PendingOrder | ConfirmedOrder,
  shippingAddress: Address,
): Result<Decision, AddressChangesTax | OrderStatusConflict> => {
  if (order.lines.some(({ quantity }) => quantity.fulfilled > 0))
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: [] });
  const taxed = { country: order.taxCountry, region: order.taxRegion };
  if (shippingAddress.country !== taxed.country)
    return refuse({ kind: 'address-changes-tax', ...taxed, field: 'country' });
  if (inOneCase(shippingAddress.region) !== inOneCase(taxed.region))
    return refuse({ kind: 'address-changes-tax', ...taxed, field: 'region' });
  return ok(privateDecision(differing(order.private, { shippingAddress })));
};

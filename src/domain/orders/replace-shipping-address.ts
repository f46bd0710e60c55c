import { regionCode } from '#domain/country';
import { isShipped } from '#domain/fulfillment/parcel';
import type { Decision } from '#domain/orders/decision';
import { isTaxedSame } from '#domain/orders/money/same-tax';
import type { ConfirmedOrder, Order, PendingOrder } from '#domain/orders/order';
import type { Address } from '#domain/orders/private-data';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { differing, privateDecision } from '#domain/orders/update';
import { ok, type Result, refuse } from '#domain/result';
import { sameData } from '#domain/same-data';
import { type Destination, noTaxes, type TaxRules } from '#domain/tax';

export type AddressChangesTax = {
  readonly kind: 'address-changes-tax';
  readonly country: string;
  readonly region: string | null;
  /** The field in which the address differs. */
  readonly field: 'country' | 'region';
};

/** The place whose taxes apply, with the code of its region. */
const placeOf = ({ country, region }: Destination): Destination => ({ country, region: regionCode(country, region) });

/** The place whose taxes an order has. */
export const taxDestinationOf = ({ taxCountry, taxRegion }: Order): Destination =>
  placeOf({ country: taxCountry, region: taxRegion });

/** The taxes where the order is taxed, and those of the new address. Undefined: the shop has none. */
export type AddressTaxes = { readonly before: TaxRules | undefined; readonly after: TaxRules | undefined };

/** The order, if its address may still be replaced: no parcel has left. */
export const readdressable = <Open extends PendingOrder | ConfirmedOrder>(
  order: Open,
): Result<Open, OrderStatusConflict> =>
  order.fulfillments.some(isShipped)
    ? refuse({ kind: 'order-status-conflict', status: order.status, allowed: [] })
    : ok(order);

/**
 * Replaces the address of a readdressable order. The order is not priced again, so the tax of each line and of the shipping
 * must stay.
 */
export const replaceShippingAddress = (
  order: PendingOrder | ConfirmedOrder,
  shippingAddress: Address,
  taxes: AddressTaxes,
): Result<Decision, AddressChangesTax> => {
  const before = taxDestinationOf(order);
  const after = placeOf(shippingAddress);
  const changes = differing(order.private, { shippingAddress });
  if (sameData(before, after)) return ok(privateDecision(changes));
  if (!isTaxedSame(order, taxes.before ?? noTaxes, taxes.after ?? noTaxes))
    return refuse({
      kind: 'address-changes-tax',
      ...before,
      field: before.country === after.country ? 'region' : 'country',
    });
  return ok(privateDecision(changes, after));
};

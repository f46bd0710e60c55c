import type { Ports } from '#application/ports';
import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';
import type { LineList } from '#domain/orders/lines/line-quantities';
import { type PricedLine, type PricedShipping, priceShipping } from '#domain/pricing';
import { ok, type Result, refuse } from '#domain/result';
import { type Destination, goodsTaxing, noTaxes, type TaxRules } from '#domain/tax';

export type Shipment = {
  /** Undefined: the default method of the shop. */
  readonly method: string | undefined;
  readonly currency: Currency;
  readonly pricesIncludeTax: boolean;
  readonly destination: Destination;
  readonly rules: TaxRules | undefined;
  /** The price of all goods of the order after discounts. */
  readonly goodsAmount: MinorUnits;
  /** The lines by whose rates the shipping is taxed. */
  readonly lines: readonly PricedLine[];
};

export type UnknownShippingMethod = {
  readonly kind: 'unknown-shipping-method';
  readonly method: string;
  readonly currency: Currency;
  readonly list?: LineList;
};

/** Prices the shipping; null: no line needs it. Then an unknown shipping method is still refused. */
export const priceShipment = async (
  ports: Pick<Ports, 'shippingRates' | 'shop'>,
  shipment: Shipment,
): Promise<Result<PricedShipping | null, UnknownShippingMethod>> => {
  const { lines, currency, goodsAmount, destination, pricesIncludeTax, rules = noTaxes } = shipment;
  const needShipping = lines.some((line) => line.requiresShipping);
  if (!needShipping && shipment.method === undefined) return ok(null);
  const method = shipment.method ?? ports.shop.defaultShippingMethod;
  const amount = await ports.shippingRates.amountFor({ method, currency, goodsAmount, destination });
  if (amount === undefined) return refuse({ kind: 'unknown-shipping-method', method, currency });
  if (!needShipping) return ok(null);
  return ok(priceShipping(method, amount, goodsTaxing(lines, pricesIncludeTax, rules), pricesIncludeTax));
};

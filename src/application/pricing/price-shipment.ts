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

/**
 * What the default method would cost for the same goods, with its tax, where the chosen one costs more; null: it does not.
 * Also null where the shop does not offer the default in the currency: then no method is more standard (money.md R10).
 */
export const standardShippingAmount = async (
  ports: Pick<Ports, 'shippingRates' | 'shop'>,
  { lines, currency, goodsAmount, destination, pricesIncludeTax, rules = noTaxes }: Shipment,
  chosen: PricedShipping | null,
): Promise<MinorUnits | null> => {
  const method = ports.shop.defaultShippingMethod;
  if (chosen === null || chosen.method === method || chosen.totalAmount === 0) return null;
  const amount = await ports.shippingRates.amountFor({ method, currency, goodsAmount, destination });
  if (amount === undefined) return null;
  const goods = goodsTaxing(lines, pricesIncludeTax, rules);
  const { totalAmount } = priceShipping(method, amount, goods, pricesIncludeTax);
  return totalAmount < chosen.totalAmount ? totalAmount : null;
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

import type { Clock, Ports } from '#application/ports';
import {
  type CurrencyMismatch,
  type GoodsToPrice,
  readGoods,
  type UnknownProduct,
} from '#application/pricing/price-goods';
import {
  priceShipment,
  type Shipment,
  standardShippingAmount,
  type UnknownShippingMethod,
} from '#application/pricing/price-shipment';
import {
  type Discount,
  type DiscountCode,
  type DiscountObstacle,
  hasDiscount,
  obstacleTo,
} from '#domain/catalog/discount';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';
import { type Price, price, priceLines } from '#domain/pricing';
import { ok, type Result, refuse } from '#domain/result';
import type { Destination, TaxRules } from '#domain/tax';

/** The content of a quote or placement. Prices come from the catalog, never from the cart. */
export type Cart = {
  readonly currency: Currency;
  readonly lines: readonly { readonly sku: Sku; readonly quantity: number }[];
  readonly discountCode: DiscountCode | undefined;
  readonly shippingMethod: string | undefined;
  /** Decides the tax; undefined: the shop's home country. */
  readonly destination: Destination | undefined;
};

/** A cart with its price and the facts that decided the price. */
export type PricedCart = {
  readonly price: Price;
  /** What the standard shipping would cost, with its tax; null: no less than the shipping does. */
  readonly standardShippingAmount: MinorUnits | null;
  readonly facts: ReadonlyMap<Sku, ProductFacts>;
  readonly discount: Discount | undefined;
  readonly destination: Destination;
  /**
   * `country-unknown`: the shop has no tax rates for the country, so the rate is 0. `region-unknown`: the country's rates
   * apply, although other regions have other rates. Null: the rates are those of the destination.
   */
  readonly taxNotice: 'country-unknown' | 'region-unknown' | null;
};

export type DiscountNotApplicable = {
  readonly kind: 'discount-not-applicable';
  readonly code: DiscountCode;
  readonly because: DiscountObstacle;
};
export type PricingRefusal = UnknownProduct | CurrencyMismatch | UnknownShippingMethod | DiscountNotApplicable;

/** The ports of every use case that prices carts. */
export const pricesCarts = ['products', 'discounts', 'taxRates', 'shippingRates', 'shop', 'clock'] as const;
export type PricingPorts = Pick<Ports, (typeof pricesCarts)[number]>;

/** The discount of the cart's code, if the cart can have it. */
const applicable = (
  { discountCode: code, currency }: Cart,
  items: GoodsToPrice['items'],
  discount: Discount | undefined,
  clock: Clock,
): Result<Discount | undefined, DiscountNotApplicable> => {
  if (code === undefined) return ok(undefined);
  const goods = items.map(({ product, item }) => ({ ...product, subtotalAmount: item.unitAmount * item.quantity }));
  const because = obstacleTo(discount, { currency, at: clock.now(), lines: goods });
  return because === undefined ? ok(discount) : refuse({ kind: 'discount-not-applicable', code, because });
};

const noticeOf = (rules: TaxRules | undefined): PricedCart['taxNotice'] => {
  if (rules === undefined) return 'country-unknown';
  return rules.isRegionKnown ? null : 'region-unknown';
};

/** Prices a cart by the catalog and the shop's policies. Reads only. */
export const priceCart = async (
  ports: PricingPorts,
  cart: Cart,
  how: { readonly fresh: boolean },
): Promise<Result<PricedCart, PricingRefusal>> => {
  const { currency } = cart;
  const destination = cart.destination ?? { country: ports.shop.homeCountry, region: null };
  const [goods, found] = await Promise.all([
    readGoods(ports, { ...cart, destination }, how),
    cart.discountCode === undefined ? undefined : ports.discounts.find(cart.discountCode, how),
  ]);
  if (!goods.ok) return goods;
  const { items, rules, facts } = goods.value;
  const applied = applicable(cart, items, found, ports.clock);
  if (!applied.ok) return applied;

  const pricesIncludeTax = ports.shop.pricesIncludeTax(currency);
  const discount = applied.value;
  const lines = priceLines(
    items.map(({ item }) => item),
    pricesIncludeTax,
    discount?.value ?? null,
    (index) => {
      const { product } = items[index] ?? {};
      return discount !== undefined && product !== undefined && hasDiscount(discount, product);
    },
  );
  const shipment: Shipment = {
    method: cart.shippingMethod,
    currency,
    pricesIncludeTax,
    destination,
    rules,
    goodsAmount: lines.reduce((sum, line) => sum + line.subtotalAmount - line.discountAmount, 0),
    lines,
  };
  const shipping = await priceShipment(ports, shipment);
  if (!shipping.ok) return shipping;
  return ok({
    price: price({ currency, pricesIncludeTax, amountStep: ports.shop.amountStep(currency) }, lines, shipping.value),
    standardShippingAmount: await standardShippingAmount(ports, shipment, shipping.value),
    facts,
    discount,
    destination,
    taxNotice: noticeOf(rules),
  });
};

import type { Clock, Ports } from '#application/ports';
import {
  type Discount,
  type DiscountCode,
  type DiscountObstacle,
  hasDiscount,
  obstacleTo,
} from '#domain/catalog/discount';
import { type ProductFacts, pricesIn, type Sku } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';
import {
  type ItemToPrice,
  type Price,
  type PricedLine,
  type PricedShipping,
  price,
  priceLines,
  priceShipping,
} from '#domain/pricing';
import { ok, type Result, refuse } from '#domain/result';
import { type Destination, goodsTaxing, noTaxes, type TaxRules, untaxed } from '#domain/tax';

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
  readonly facts: ReadonlyMap<Sku, ProductFacts>;
  readonly discount: Discount | undefined;
  readonly destination: Destination;
  /**
   * `country-unknown`: the shop has no tax rates for the country, so the rate is 0. `region-unknown`: the country's rates
   * apply, although other regions have other rates. Null: the rates are those of the destination.
   */
  readonly taxNotice: 'country-unknown' | 'region-unknown' | null;
};

export type UnknownProduct = { readonly kind: 'unknown-product'; readonly lines: readonly LineAt[] };
export type CurrencyMismatch = {
  readonly kind: 'currency-mismatch';
  readonly currency: Currency;
  /** The lines whose product has no price in the currency of the order, each with the currencies that it has. */
  readonly lines: readonly (LineAt & { readonly currencies: readonly Currency[] })[];
};
export type UnknownShippingMethod = {
  readonly kind: 'unknown-shipping-method';
  readonly method: string;
  readonly currency: Currency;
};
export type DiscountNotApplicable = {
  readonly kind: 'discount-not-applicable';
  readonly code: DiscountCode;
  readonly because: DiscountObstacle;
};
export type PricingRefusal = UnknownProduct | CurrencyMismatch | UnknownShippingMethod | DiscountNotApplicable;

/** The ports of every use case that prices carts. */
export const pricesCarts = ['products', 'discounts', 'taxRates', 'shippingRates', 'shop', 'clock'] as const;

type PricedProduct = { readonly product: ProductFacts; readonly unitAmount: MinorUnits };
type LineAt = { readonly index: number; readonly sku: Sku };
export type PricingPorts = Pick<Ports, (typeof pricesCarts)[number]>;

const itemsOf = (
  cart: Cart,
  facts: ReadonlyMap<Sku, ProductFacts>,
): Result<readonly PricedProduct[], UnknownProduct | CurrencyMismatch> => {
  const lines = cart.lines.map(({ sku }, index) => ({ index, sku, product: facts.get(sku) }));
  const unknown = lines.filter((line) => line.product === undefined);
  if (unknown.length > 0)
    return refuse({ kind: 'unknown-product', lines: unknown.map(({ index, sku }) => ({ index, sku })) });
  const found = lines.flatMap(({ product, ...at }) => (product === undefined ? [] : [{ ...at, product }]));
  const foreign = found.filter(({ product }) => product.prices[cart.currency] === undefined);
  if (foreign.length > 0)
    return refuse({
      kind: 'currency-mismatch',
      currency: cart.currency,
      lines: foreign.map(({ index, sku, product }) => ({
        index,
        sku,
        currencies: pricesIn(product.prices).map(([code]) => code),
      })),
    });
  return ok(
    found.flatMap(({ product }) => {
      const { [cart.currency]: unitAmount } = product.prices;
      return unitAmount === undefined ? [] : [{ product, unitAmount }];
    }),
  );
};

/** The discount of the cart's code, if the cart can have it. */
const applicable = (
  { discountCode: code, currency, lines }: Cart,
  products: readonly PricedProduct[],
  discount: Discount | undefined,
  clock: Clock,
): Result<Discount | undefined, DiscountNotApplicable> => {
  if (code === undefined) return ok(undefined);
  const goods = products.map(({ product, unitAmount }, index) => ({
    ...product,
    subtotalAmount: unitAmount * (lines[index]?.quantity ?? 0),
  }));
  const because = obstacleTo(discount, { currency, at: clock.now(), lines: goods });
  return because === undefined ? ok(discount) : refuse({ kind: 'discount-not-applicable', code, because });
};

const noticeOf = (rules: TaxRules | undefined): PricedCart['taxNotice'] => {
  if (rules === undefined) return 'country-unknown';
  return rules.isRegionKnown ? null : 'region-unknown';
};

/** A cart that needs no shipping is still refused for an unknown shipping method. */
const shippingOf = async (
  ports: PricingPorts,
  cart: Cart,
  destination: Destination,
  rules: TaxRules | undefined,
  lines: readonly PricedLine[],
): Promise<Result<PricedShipping | null, UnknownShippingMethod>> => {
  const needShipping = lines.some((line) => line.requiresShipping);
  if (!needShipping && cart.shippingMethod === undefined) return ok(null);
  const method = cart.shippingMethod ?? ports.shop.defaultShippingMethod;
  const { currency } = cart;
  const goodsAmount = lines.reduce((sum, line) => sum + line.subtotalAmount - line.discountAmount, 0);
  const amount = await ports.shippingRates.amountFor({ method, currency, goodsAmount, destination });
  if (amount === undefined) return refuse({ kind: 'unknown-shipping-method', method, currency });
  if (!needShipping) return ok(null);
  const pricesIncludeTax = ports.shop.pricesIncludeTax(currency);
  return ok(priceShipping(method, amount, goodsTaxing(lines, pricesIncludeTax, rules ?? noTaxes), pricesIncludeTax));
};

/** Prices a cart by the catalog and the shop's policies. Reads only. */
export const priceCart = async (
  ports: PricingPorts,
  cart: Cart,
  how: { readonly fresh: boolean },
): Promise<Result<PricedCart, PricingRefusal>> => {
  const [facts, found] = await Promise.all([
    ports.products.facts([...new Set(cart.lines.map((line) => line.sku))], how),
    cart.discountCode === undefined ? undefined : ports.discounts.find(cart.discountCode, how),
  ]);
  const products = itemsOf(cart, facts);
  if (!products.ok) return products;
  const discount = applicable(cart, products.value, found, ports.clock);
  if (!discount.ok) return discount;

  const destination = cart.destination ?? { country: ports.shop.homeCountry, region: null };
  const rules = await ports.taxRates.rulesFor(destination);
  const items = products.value.map(
    ({ product, unitAmount }, index): ItemToPrice => ({
      sku: product.sku,
      name: product.name,
      unitAmount,
      quantity: cart.lines[index]?.quantity ?? 0,
      requiresShipping: product.requiresShipping,
      taxRate: rules?.rates[product.taxCategory] ?? untaxed,
    }),
  );

  const pricesIncludeTax = ports.shop.pricesIncludeTax(cart.currency);
  const given = discount.value;
  const lines = priceLines(items, pricesIncludeTax, given?.value ?? null, (index) => {
    const { product } = products.value[index] ?? {};
    return given !== undefined && product !== undefined && hasDiscount(given, product);
  });
  const shipping = await shippingOf(ports, cart, destination, rules, lines);
  if (!shipping.ok) return shipping;
  return ok({
    price: price(cart.currency, pricesIncludeTax, lines, shipping.value),
    facts,
    discount: given,
    destination,
    taxNotice: noticeOf(rules),
  });
};

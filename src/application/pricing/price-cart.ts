import type { Destination, Ports } from '#application/ports';
import { type Discount, type DiscountCode, type DiscountObstacle, obstacleTo } from '#domain/catalog/discount';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';
import { type ItemToPrice, type Price, type PricedShipping, price, priceLines, priceShipping } from '#domain/pricing';
import { parseRate, type Rate } from '#domain/rate';
import { ok, type Result, refuse } from '#domain/result';

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
  /** False: the shop has no tax rate for the destination, so the rate is 0. */
  readonly taxKnown: boolean;
};

export type UnknownProduct = { readonly kind: 'unknown-product'; readonly lines: readonly LineAt[] };
export type CurrencyMismatch = {
  readonly kind: 'currency-mismatch';
  readonly currency: Currency;
  readonly lines: readonly (LineAt & { readonly currency: Currency })[];
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

type LineAt = { readonly index: number; readonly sku: Sku };
export type PricingPorts = Pick<Ports, (typeof pricesCarts)[number]>;

const untaxed = parseRate('0') as Rate;

const itemsOf = (
  cart: Cart,
  facts: ReadonlyMap<Sku, ProductFacts>,
): Result<readonly ProductFacts[], UnknownProduct | CurrencyMismatch> => {
  const lines = cart.lines.map(({ sku }, index) => ({ index, sku, facts: facts.get(sku) }));
  const unknown = lines.filter((line) => line.facts === undefined);
  if (unknown.length > 0)
    return refuse({ kind: 'unknown-product', lines: unknown.map(({ index, sku }) => ({ index, sku })) });
  const found = lines.flatMap(({ index, sku, facts }) => (facts === undefined ? [] : [{ index, sku, facts }]));
  const foreign = found.filter((line) => line.facts.currency !== cart.currency);
  if (foreign.length > 0)
    return refuse({
      kind: 'currency-mismatch',
      currency: cart.currency,
      lines: foreign.map(({ index, sku, facts }) => ({ index, sku, currency: facts.currency })),
    });
  return ok(found.map((line) => line.facts));
};

const discountOf = async (
  ports: PricingPorts,
  { discountCode: code, currency }: Cart,
  how: { readonly fresh: boolean },
): Promise<Result<Discount | undefined, DiscountNotApplicable>> => {
  if (code === undefined) return ok(undefined);
  const discount = await ports.discounts.find(code, how);
  const because = obstacleTo(discount, { currency, at: ports.clock.now() });
  return because === undefined ? ok(discount) : refuse({ kind: 'discount-not-applicable', code, because });
};

const taxOf = (ports: PricingPorts, destination: Destination) => async (category: ProductFacts['taxCategory']) =>
  ports.taxRates.rateFor(destination, category);

/** A cart that needs no shipping is still refused for an unknown shipping method. */
const shippingOf = async (
  ports: PricingPorts,
  cart: Cart,
  destination: Destination,
  goods: { readonly amount: number; readonly needShipping: boolean; readonly taxRate: Rate },
): Promise<Result<PricedShipping | null, UnknownShippingMethod>> => {
  if (!goods.needShipping && cart.shippingMethod === undefined) return ok(null);
  const method = cart.shippingMethod ?? ports.shop.defaultShippingMethod;
  const { currency } = cart;
  const amount = await ports.shippingRates.amountFor({ method, currency, goodsAmount: goods.amount, destination });
  if (amount === undefined) return refuse({ kind: 'unknown-shipping-method', method, currency });
  if (!goods.needShipping) return ok(null);
  return ok(priceShipping(method, amount, goods.taxRate, ports.shop.pricesIncludeTax(currency)));
};

/** Prices a cart by the catalog and the shop's policies. Reads only. */
export const priceCart = async (
  ports: PricingPorts,
  cart: Cart,
  how: { readonly fresh: boolean },
): Promise<Result<PricedCart, PricingRefusal>> => {
  const [facts, discount] = await Promise.all([
    ports.products.facts([...new Set(cart.lines.map((line) => line.sku))], how),
    discountOf(ports, cart, how),
  ]);
  const products = itemsOf(cart, facts);
  if (!products.ok) return products;
  if (!discount.ok) return discount;

  const destination = cart.destination ?? { country: ports.shop.homeCountry, region: null };
  const rateOf = taxOf(ports, destination);
  const rates = await Promise.all(products.value.map((product) => rateOf(product.taxCategory)));
  const standardRate = await rateOf('standard');
  const items = products.value.map(
    (product, index): ItemToPrice => ({
      sku: product.sku,
      name: product.name,
      unitAmount: product.unitAmount,
      quantity: cart.lines[index]?.quantity ?? 0,
      requiresShipping: product.requiresShipping,
      taxRate: rates[index] ?? untaxed,
    }),
  );

  const pricesIncludeTax = ports.shop.pricesIncludeTax(cart.currency);
  const lines = priceLines(items, pricesIncludeTax, discount.value?.value ?? null);
  const shipping = await shippingOf(ports, cart, destination, {
    amount: lines.reduce((sum, line) => sum + line.subtotalAmount - line.discountAmount, 0),
    needShipping: items.some((item) => item.requiresShipping),
    taxRate: standardRate ?? untaxed,
  });
  if (!shipping.ok) return shipping;
  return ok({
    price: price(cart.currency, pricesIncludeTax, lines, shipping.value),
    facts,
    discount: discount.value,
    destination,
    taxKnown: standardRate !== undefined,
  });
};

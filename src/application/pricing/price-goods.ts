import type { Ports } from '#application/ports';
import { type ProductFacts, pricesIn, type Sku } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';
import type { LineList } from '#domain/orders/lines/line-quantities';
import type { ItemToPrice } from '#domain/pricing';
import { ok, type Result, refuse } from '#domain/result';
import { type Destination, type TaxRules, untaxed } from '#domain/tax';

/** Products to price. Prices come from the catalog, never from the caller. */
export type Goods = {
  readonly currency: Currency;
  readonly lines: readonly { readonly sku: Sku; readonly quantity: number }[];
  /** Decides the tax. */
  readonly destination: Destination;
};

/** The goods with the facts and the taxes that decide their prices. */
export type GoodsToPrice = {
  readonly facts: ReadonlyMap<Sku, ProductFacts>;
  /** One for each line, in the same order. */
  readonly items: readonly { readonly product: ProductFacts; readonly item: ItemToPrice }[];
  /** Undefined: the shop has no tax rates for the destination, so the rates are 0. */
  readonly rules: TaxRules | undefined;
};

type LineAt = { readonly index: number; readonly sku: Sku };
export type UnknownProduct = {
  readonly kind: 'unknown-product';
  readonly lines: readonly LineAt[];
  readonly list?: LineList;
};
export type CurrencyMismatch = {
  readonly kind: 'currency-mismatch';
  readonly currency: Currency;
  /** The lines whose product has no price in the currency of the order, each with the currencies that it has. */
  readonly lines: readonly (LineAt & { readonly currencies: readonly Currency[] })[];
  readonly list?: LineList;
};

type PricedProduct = { readonly product: ProductFacts; readonly unitAmount: number; readonly quantity: number };

const pricedProducts = (
  { currency, lines }: Goods,
  facts: ReadonlyMap<Sku, ProductFacts>,
): Result<readonly PricedProduct[], UnknownProduct | CurrencyMismatch> => {
  const entries = lines.map((line, index) => ({ ...line, index, product: facts.get(line.sku) }));
  const unknown = entries.filter(({ product }) => product === undefined);
  if (unknown.length > 0)
    return refuse({ kind: 'unknown-product', lines: unknown.map(({ index, sku }) => ({ index, sku })) });
  const found = entries.flatMap(({ product, ...at }) => (product === undefined ? [] : [{ ...at, product }]));
  const foreign = found.filter(({ product }) => product.prices[currency] === undefined);
  if (foreign.length > 0)
    return refuse({
      kind: 'currency-mismatch',
      currency,
      lines: foreign.map(({ index, sku, product }) => ({
        index,
        sku,
        currencies: pricesIn(product.prices).map(([code]) => code),
      })),
    });
  return ok(
    found.flatMap(({ product, quantity }) => {
      const { [currency]: unitAmount } = product.prices;
      return unitAmount === undefined ? [] : [{ product, unitAmount, quantity }];
    }),
  );
};

/** Reads what decides the prices of goods: the facts of their products, and the taxes of their destination. */
export const readGoods = async (
  ports: Pick<Ports, 'products' | 'taxRates'>,
  goods: Goods,
  how: { readonly fresh: boolean },
): Promise<Result<GoodsToPrice, UnknownProduct | CurrencyMismatch>> => {
  const facts = await ports.products.facts([...new Set(goods.lines.map(({ sku }) => sku))], how);
  const products = pricedProducts(goods, facts);
  if (!products.ok) return products;
  const rules = await ports.taxRates.rulesFor(goods.destination);
  const items = products.value.map(({ product, unitAmount, quantity }) => ({
    product,
    item: {
      sku: product.sku,
      name: product.name,
      unitAmount,
      quantity,
      requiresShipping: product.requiresShipping,
      taxRate: rules?.rates[product.taxCategory] ?? untaxed,
    },
  }));
  return ok({ facts, items, rules });
};

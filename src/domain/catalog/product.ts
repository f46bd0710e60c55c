import { bounds } from '#domain/bounds';
import type { Currency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import { namesOf } from '#domain/names';
import { sameData } from '#domain/same-data';

export type Sku = string & { readonly brand: 'Sku' };

export const taxCategories = ['standard', 'reduced', 'zero'] as const;
export type TaxCategory = (typeof taxCategories)[number];

/** The price of a unit in each currency in which the product is sold, in minor units. There is one stock for all. */
export type Prices = Readonly<Record<Currency, MinorUnits>>;

/** The facts that an order freezes at placement. */
export type ProductFacts = {
  readonly sku: Sku;
  readonly name: string;
  readonly prices: Prices;
  readonly taxCategory: TaxCategory;
  readonly requiresShipping: boolean;
  /** The maximum of units that are sold before they are in stock; 0: only stock is sold. */
  readonly backorderLimit: number;
  /** When missing units are expected in stock; null: unknown, or none are missing. */
  readonly expectedAt: Instant | null;
  /** Counts the changes of the facts, not of the stock. An order is committed only if it was priced by this version. */
  readonly version: number;
};

/** `available`: the units in stock; if negative, the units that the shop owes to orders. */
export type Product = ProductFacts & { readonly available: number };

const skuPattern = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${bounds.skuLength - 1}}$`);

/** A stock keeping unit: letters, digits, dot, underscore and hyphen; case matters. */
export const parseSku = (text: string): Sku | undefined => (skuPattern.test(text) ? (text as Sku) : undefined);

const comparedFacts = namesOf<Omit<ProductFacts, 'sku' | 'version'>>({
  name: true,
  prices: true,
  taxCategory: true,
  requiresShipping: true,
  backorderLimit: true,
  expectedAt: true,
});

/** The prices in the order of their currency codes. */
export const pricesIn = (prices: Prices): readonly (readonly [Currency, MinorUnits])[] =>
  (Object.entries(prices) as [Currency, MinorUnits][]).sort(([left], [right]) => (left < right ? -1 : 1));

/** Whether two products have the same facts, apart from their versions. */
export const sameFacts = (left: Omit<ProductFacts, 'version'>, right: Omit<ProductFacts, 'version'>): boolean =>
  comparedFacts.every((name) => sameData(left[name], right[name]));

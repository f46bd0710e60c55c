import { bounds } from '#domain/bounds';
import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';

export type Sku = string & { readonly brand: 'Sku' };

export const taxCategories = ['standard', 'reduced', 'zero'] as const;
export type TaxCategory = (typeof taxCategories)[number];

/** What is sold, and for how much: what an order freezes. */
export type ProductFacts = {
  readonly sku: Sku;
  readonly name: string;
  readonly unitAmount: MinorUnits;
  readonly currency: Currency;
  readonly taxCategory: TaxCategory;
  readonly requiresShipping: boolean;
  /** Counts the changes of these facts, not of the stock: an order is committed only against the facts it was priced by. */
  readonly version: number;
};

export type Product = ProductFacts & { readonly available: number };

const skuPattern = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${bounds.skuLength - 1}}$`);

/** A stock keeping unit: letters, digits, dot, underscore and hyphen, case kept. */
export const parseSku = (text: string): Sku | undefined => (skuPattern.test(text) ? (text as Sku) : undefined);

const factNames = ['name', 'unitAmount', 'currency', 'taxCategory', 'requiresShipping'] as const;

/** Whether two products are sold alike; versions and stock do not count. */
export const sameFacts = (left: Omit<ProductFacts, 'version'>, right: Omit<ProductFacts, 'version'>): boolean =>
  factNames.every((name) => left[name] === right[name]);

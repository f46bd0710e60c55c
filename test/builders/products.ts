import type { Write } from '#application/ports';
import type { Prices, Product, ProductFacts, Sku } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';

export const sku = (text: string): Sku => text as Sku;
export const currency = (code: string): Currency => code as Currency;
export const eur = currency('EUR');
export const priced = (prices: Readonly<Record<string, number>>): Prices => prices as Prices;
export const inEuros = (unitAmount: number): Prices => priced({ EUR: unitAmount });

export const facts = (wanted: Partial<ProductFacts> = {}): ProductFacts => ({
  sku: sku('TEE-M'),
  name: 'T-shirt M',
  prices: inEuros(1999),
  taxCategory: 'standard',
  requiresShipping: true,
  backorderLimit: 0,
  expectedAt: null,
  version: 1,
  ...wanted,
});

export const product = ({ available = 10, ...wanted }: Partial<Product> = {}): Product => ({
  ...facts(wanted),
  available,
});

/** The second product of most tests. */
export const mug = (wanted: Partial<Product> = {}): Product =>
  product({ sku: sku('MUG'), name: 'Mug', prices: inEuros(850), ...wanted });

/** A product that needs no shipping. */
export const ebook = (wanted: Partial<Product> = {}): Product =>
  product({ sku: sku('EBOOK'), name: 'E-book', prices: inEuros(1299), requiresShipping: false, ...wanted });

export const factsOf = ({ available: _, ...rest }: Product): ProductFacts => rest;

/** The commits that store a product of version 1 with its stock. */
export const stockingOf = (wanted: Product): readonly [Write, ...Write[]][] => [
  [{ kind: 'product', facts: factsOf(wanted) }],
  ...(wanted.available === 0
    ? []
    : [[{ kind: 'set-stock', sku: wanted.sku, from: 0, to: wanted.available } as const] as [Write]]),
];

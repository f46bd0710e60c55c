import { decimalOf } from '../../shared/money';
import { minorUnitsOf, placesOf } from '../amounts';
import type { Product } from '../types';

export const taxCategories = ['standard', 'reduced', 'zero'] as const satisfies readonly Product['taxCategory'][];

/** A product as its form has it: amounts as people write them. */
export type ProductDraft = {
  readonly sku: string;
  readonly name: string;
  readonly prices: Readonly<Record<string, string>>;
  readonly taxCategory: Product['taxCategory'];
  readonly requiresShipping: boolean;
  readonly backorderLimit: string;
  /** An instant; empty: unknown. */
  readonly expectedAt: string;
};

export const draftOf = (product: Product | null): ProductDraft => ({
  sku: product?.sku ?? '',
  name: product?.name ?? '',
  prices: Object.fromEntries(
    Object.entries(product?.prices ?? {}).map(([currency, amount]) => [
      currency,
      decimalOf(amount, placesOf(currency)),
    ]),
  ),
  taxCategory: product?.taxCategory ?? 'standard',
  requiresShipping: product?.requiresShipping ?? true,
  backorderLimit: String(product?.backorderLimit ?? 0),
  expectedAt: product?.expectedAt ?? '',
});

/** The currencies whose price is not an amount. */
export const wrongPrices = ({ prices }: ProductDraft): readonly string[] =>
  Object.entries(prices)
    .filter(([currency, text]) => text.trim() !== '' && minorUnitsOf(text, currency) === undefined)
    .map(([currency]) => currency);

/** The units that may be ordered before they arrive; undefined: not a number of units. */
export const backorderLimitOf = ({ backorderLimit }: ProductDraft): number | undefined =>
  /^\d*$/.test(backorderLimit.trim()) ? Number(backorderLimit) : undefined;

/** The body of the request. An empty price means that the product is not sold in this currency. */
export const factsOf = (draft: ProductDraft) => ({
  name: draft.name.trim(),
  prices: Object.fromEntries(
    Object.entries(draft.prices).flatMap(([currency, text]) => {
      const amount = minorUnitsOf(text, currency);
      return amount === undefined ? [] : [[currency, amount]];
    }),
  ) as Record<string, number>,
  taxCategory: draft.taxCategory,
  requiresShipping: draft.requiresShipping,
  backorderLimit: backorderLimitOf(draft) ?? 0,
  expectedAt: draft.expectedAt === '' ? null : draft.expectedAt,
});

import type { TaxCategory } from '#domain/catalog/product';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';
import type { Rate } from '#domain/rate';

/** What is not named here is taxed 0. */
type TaxedCategory = Exclude<TaxCategory, 'zero'>;
type CategoryRates = { readonly [Category in TaxedCategory]: Rate };
/** Regions are the upper-case parts of ISO 3166-2 codes after the country, e.g. `NY`; others take the country's rates. */
type CountryRates = CategoryRates & { readonly regions?: Readonly<Record<string, CategoryRates>> | undefined };

type AmountByCurrency = { readonly [Code in Currency]?: MinorUnits };

type ShippingMethod = {
  readonly amount: AmountByCurrency;
  /** Goods worth at least this go for nothing. */
  readonly freeFromAmount?: AmountByCurrency | undefined;
};

/** What a shop decides, as one value. The built-in policies read it. */
export type ShopSettings = {
  readonly homeCountry: Country;
  readonly taxRates: { readonly [Code in Country]?: CountryRates };
  /** False for a currency that is not named. */
  readonly pricesIncludeTax: { readonly [Code in Currency]?: boolean };
  readonly shippingMethods: Readonly<Record<string, ShippingMethod>>;
  readonly defaultShippingMethod: string;
  readonly pendingOrderMinutes: number;
  readonly returnWindowDays: number;
  readonly lowStockThreshold: number;
  /** A currency that is not named has no bound. */
  readonly maxOrderAmount: AmountByCurrency;
};

/** What a record says of a name: nothing for names that it merely inherits, such as `constructor`. */
export const said = <Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;

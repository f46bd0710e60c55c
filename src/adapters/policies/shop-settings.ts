import type { TaxCategory } from '#domain/catalog/product';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { Locale } from '#domain/locale';
import type { MinorUnits } from '#domain/money';
import type { RefundPolicy } from '#domain/orders/lifecycle/cancel';
import type { CaptureTime } from '#domain/payments/captures/shipment-captures';
import type { Rate } from '#domain/rate';
import type { Withdrawal } from '#domain/returns/withdrawal';
import type { Seller } from '#domain/seller';
import type { ShippingTaxRule } from '#domain/tax';

/** The `zero` category has no rates. */
type TaxedCategory = Exclude<TaxCategory, 'zero'>;
type CategoryRates = { readonly [Category in TaxedCategory]: Rate };
/** Regions are the part of an ISO 3166-2 code after the country, such as `NY`. Other regions have the country's rates. */
type CountryRates = CategoryRates & { readonly regions?: Readonly<Record<string, CategoryRates>> | undefined };

type AmountByCurrency = { readonly [Code in Currency]?: MinorUnits };

type ShippingMethod = {
  readonly amount: AmountByCurrency;
  /** Shipping is free for goods of at least this amount. */
  readonly freeFromAmount?: AmountByCurrency | undefined;
};

/** The providers of payments that a shop can name. The simulator takes no money. */
export const paymentProviders = ['simulator', 'stripe'] as const;
export type PaymentProvider = (typeof paymentProviders)[number];

export type PaymentSettings = {
  readonly provider: PaymentProvider;
  /** The page to which the provider sends customers back; without it the shop's page continues with a client secret. */
  readonly returnUrl?: string | undefined;
  /** Stripe's key for browsers, which is public. The web pages take payments with it. */
  readonly publishableKey?: string | undefined;
};

/** The payments of a shop that names no provider. */
export const simulated: PaymentSettings = { provider: 'simulator' };

/** A value whose nullable members may be left out. */
type WithoutNulls<Whole> = {
  readonly [Name in keyof Whole as null extends Whole[Name] ? never : Name]: Whole[Name];
} & {
  readonly [Name in keyof Whole as null extends Whole[Name] ? Name : never]?: Exclude<Whole[Name], null> | undefined;
};

/** The seller as a file names it. */
export type SellerSettings = Omit<WithoutNulls<Seller>, 'address'> & {
  readonly address: WithoutNulls<Seller['address']>;
};

/** A count in an hour up to each limit is let through; above `hold` the order is held, above `deny` it is denied. */
export type HourlyLimits = { readonly hold?: number | undefined; readonly deny?: number | undefined };

/** A rule that is left out is not asked. */
export type RiskSettings = {
  /** Orders of one customer, with the one that is placed. */
  readonly ordersPerHour?: HourlyLimits | undefined;
  /** Payments of one customer that the provider declined. */
  readonly declinedPaymentsPerHour?: HourlyLimits | undefined;
  /** `hold`: a card of another country than the address holds the order, where the payment provider tells it. */
  readonly cardCountry?: 'hold' | undefined;
  /** SHA-256 hashes in lower-case hexadecimal: what they stand for is in no file. */
  readonly denyList?:
    | {
        readonly customers?: readonly string[] | undefined;
        readonly emails?: readonly string[] | undefined;
        readonly addresses?: readonly string[] | undefined;
      }
    | undefined;
};

/** The settings of a shop. The built-in policies read them. */
export type ShopSettings = {
  readonly homeCountry: Country;
  readonly taxRates: { readonly [Code in Country]?: CountryRates };
  /** By country or region, such as `US` or `US-NY`. Shipping to any other is taxed as the goods. */
  readonly shippingTax?: Readonly<Record<string, ShippingTaxRule>> | undefined;
  /** False for a currency that is not listed. */
  readonly pricesIncludeTax: { readonly [Code in Currency]?: boolean };
  /** In minor units; 1 for a currency that is not listed. */
  readonly amountStep?: AmountByCurrency | undefined;
  readonly shippingMethods: Readonly<Record<string, ShippingMethod>>;
  readonly defaultShippingMethod: string;
  readonly pendingOrderMinutes: number;
  readonly returnWindowDays: number;
  readonly lowStockThreshold: number;
  /** Default: the private data of orders stays. */
  readonly privateDataDays?: number | undefined;
  /** A currency that is not listed has no maximum. */
  readonly maxOrderAmount: AmountByCurrency;
  readonly risk?: RiskSettings | undefined;
  /** Default: false, because invoices exist. */
  readonly shipOnlyWhenCovered?: boolean | undefined;
  /** An IANA name; default: UTC. */
  readonly timeZone?: string | undefined;
  /** Default: credit. */
  readonly refundOnCancel?: RefundPolicy | undefined;
  /** Default: none. */
  readonly refundOnReturn?: RefundPolicy | undefined;
  /** For destinations in the European Union. Default: 14 days, and the standard shipping; 0 days: no right to withdraw. */
  readonly withdrawal?: { readonly [Name in keyof Withdrawal]?: Withdrawal[Name] | undefined } | undefined;
  /** Default: request. */
  readonly captureOn?: CaptureTime | undefined;
  /** Default: en. */
  readonly locale?: Locale | undefined;
  readonly seller?: SellerSettings | undefined;
  /** Default: the simulator. */
  readonly payments?: PaymentSettings | undefined;
};

/** The value of an own property. Undefined for an inherited one, such as `constructor`. */
export const ownValue = <Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined => (record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined);

import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { Email } from '#adapters/http/schemas/people';
import { text } from '#adapters/http/schemas/text';
import { stripeStepOf } from '#adapters/payments/stripe/amounts';
import { ownValue, paymentProviders, type ShopSettings } from '#adapters/policies/shop-settings';
import { bounds } from '#domain/bounds';
import { parseCountry } from '#domain/country';
import { parseCurrency } from '#domain/currency';
import { locales } from '#domain/locale';
import { refundPolicies } from '#domain/orders/lifecycle/cancel';
import { captureTimes } from '#domain/payments/captures/shipment-captures';
import { parseRate } from '#domain/rate';
import { shippingRefunds } from '#domain/returns/withdrawal';
import { shippingTaxRules } from '#domain/tax';

/** The settings have faults, so nothing starts; the message names every fault with its path. */
export class ShopSettingsFaulty extends Error {
  override readonly name = 'ShopSettingsFaulty';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The shop settings have faults; correct them and start again:', ...faults].join('\n  '));
    this.faults = faults;
  }
}

const parsedBy = <Value>(parse: (text: string) => Value | undefined, message: string) =>
  z.custom<Value>((value) => typeof value === 'string' && parse(value) !== undefined, message);

const Country = parsedBy(parseCountry, 'is not an ISO 3166-1 alpha-2 country');
const Currency = z.string().check(z.refine((text) => parseCurrency(text) !== undefined, 'is not an ISO 4217 currency'));
const CountryName = z
  .string()
  .check(z.refine((text) => parseCountry(text) !== undefined, 'is not an ISO 3166-1 alpha-2 country'));
const Rate = parsedBy(parseRate, 'is not a rate: "0" to "1" as text, at most 6 places');
const Region = z
  .string()
  .check(z.regex(/^[A-Z0-9]{1,3}$/, 'is not a region: the part of ISO 3166-2 after the country'));
const CountryOrRegion = z
  .string()
  .check(
    z.refine(
      (text) => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(text) && parseCountry(text.slice(0, 2)) !== undefined,
      'is not an ISO 3166-1 country or an ISO 3166-2 region, such as US or US-NY',
    ),
  );
const MethodName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'is not a name: lower-case letters, digits, hyphens'));

const wholeUpTo = (least: number, most: number) => {
  const message = `is not a whole number from ${least} to ${most}`;
  return z.int(message).check(z.gte(least, message), z.lte(most, message));
};

const amounts = (most: number, least = 0) => z.record(Currency, wholeUpTo(least, most));

const isTimeZone = (name: string): boolean => {
  try {
    // A zone is more than its present offset, which Intl takes too.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};
const TimeZone = parsedBy(
  (name) => (isTimeZone(name) ? name : undefined),
  'is not an IANA time zone, such as Europe/Berlin',
);

/** A text as a client may send it. */
const validBy = (schema: z.ZodMiniType<string>, message: string) =>
  z.custom<string>((value) => schema.safeParse(value, { jitless: true }).success, message);
const Line = validBy(
  text(bounds.addressFieldLength),
  `is not a text in one line of 1 to ${bounds.addressFieldLength} characters`,
);

const Seller = z.strictObject({
  name: Line,
  address: z.strictObject({
    line1: Line,
    line2: z.optional(Line),
    postalCode: z.optional(Line),
    city: Line,
    region: z.optional(Line),
    country: Country,
  }),
  email: z.optional(validBy(Email, 'is not an email address')),
  vatId: z.optional(
    z.string().check(z.regex(/^[A-Z]{2}[A-Z0-9+*.-]{2,18}$/, 'is not a VAT number, such as DE123456789')),
  ),
});

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:';
const HourlyLimits = z
  .strictObject({
    hold: z.optional(wholeUpTo(0, bounds.recentOrders - 1)),
    deny: z.optional(wholeUpTo(0, bounds.recentOrders - 1)),
  })
  .check(
    z.refine(({ hold, deny }) => hold !== undefined || deny !== undefined, 'has neither hold nor deny'),
    z.refine(
      ({ hold, deny }) => hold === undefined || deny === undefined || hold < deny,
      'has a hold that is not below its deny',
    ),
  );
/** Of each list: the file is read whole by every function that has settings. */
const maximumHashes = 1_000;
const Hashes = z
  .array(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 hash: 64 lower-case hexadecimal digits')))
  .check(z.maxLength(maximumHashes, `has more than ${maximumHashes} hashes`));

const Risk = z.strictObject({
  ordersPerHour: z.optional(HourlyLimits),
  declinedPaymentsPerHour: z.optional(HourlyLimits),
  cardCountry: z.optional(z.enum(['hold'])),
  denyList: z.optional(
    z.strictObject({
      customers: z.optional(Hashes),
      emails: z.optional(Hashes),
      addresses: z.optional(Hashes),
    }),
  ),
});

const rates = { standard: Rate, reduced: Rate };
const minutesOfAYear = 365 * 24 * 60;

const Settings = z.strictObject({
  homeCountry: Country,
  taxRates: z.record(
    CountryName,
    z.strictObject({ ...rates, regions: z.optional(z.record(Region, z.strictObject(rates))) }),
  ),
  shippingTax: z.optional(z.record(CountryOrRegion, z.enum(shippingTaxRules))),
  pricesIncludeTax: z.record(Currency, z.boolean()),
  amountStep: z.optional(amounts(bounds.amountStep, 1)),
  shippingMethods: z.record(
    MethodName,
    z.strictObject({
      amount: amounts(bounds.unitAmount),
      freeFromAmount: z.optional(amounts(Number.MAX_SAFE_INTEGER)),
    }),
  ),
  defaultShippingMethod: z.string(),
  pendingOrderMinutes: wholeUpTo(1, minutesOfAYear),
  returnWindowDays: wholeUpTo(0, 3_650),
  lowStockThreshold: wholeUpTo(0, bounds.availablePerProduct),
  privateDataDays: z.optional(wholeUpTo(1, 36_500)),
  maxOrderAmount: amounts(Number.MAX_SAFE_INTEGER),
  risk: z.optional(Risk),
  shipOnlyWhenCovered: z.optional(z.boolean()),
  timeZone: z.optional(TimeZone),
  refundOnCancel: z.optional(z.enum(refundPolicies)),
  refundOnReturn: z.optional(z.enum(refundPolicies)),
  withdrawal: z.optional(
    z.strictObject({
      days: z.optional(wholeUpTo(0, 3_650)),
      refundShipping: z.optional(z.enum(shippingRefunds)),
    }),
  ),
  captureOn: z.optional(z.enum(captureTimes)),
  locale: z.optional(z.enum(locales)),
  seller: z.optional(Seller),
  payments: z.optional(
    z.strictObject({
      provider: z.enum(paymentProviders),
      returnUrl: z.optional(z.string().check(z.refine(isHttps, 'is not an address that begins with https://'))),
      publishableKey: z.optional(
        z.string().check(z.regex(/^pk_(?:test|live)_[A-Za-z0-9]{1,200}$/, 'is not a publishable key (pk_…) of Stripe')),
      ),
    }),
  ),
});

const pathOf = (path: readonly PropertyKey[]): string => (path.length === 0 ? 'the file' : path.map(String).join('.'));

const faultsOf = (issue: z.core.$ZodIssue): readonly string[] => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${pathOf([...issue.path, key])}: is not a known setting`);
    case 'invalid_key':
      return issue.issues.map(({ message }) => `${pathOf(issue.path)}: ${message}`);
    default:
      return [`${pathOf(issue.path)}: ${issue.message}`];
  }
};

type UncheckedMap = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is UncheckedMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mapIn = (value: unknown, name: string): UncheckedMap | undefined => {
  const found = isMap(value) ? ownValue(value, name) : undefined;
  return isMap(found) ? found : undefined;
};

/** Stripe charges some currencies only in steps, so the totals of an order must be rounded to them (money.md V7). */
const unchargeableIn = (json: UncheckedMap): readonly string[] => {
  if (mapIn(json, 'payments')?.provider !== 'stripe') return [];
  return Object.keys(mapIn(json, 'pricesIncludeTax') ?? {}).flatMap((code) => {
    const currency = parseCurrency(code);
    const step = currency === undefined ? 1 : stripeStepOf(currency);
    const chosen = ownValue(mapIn(json, 'amountStep'), code) ?? 1;
    const fits = typeof chosen === 'number' && chosen % step === 0;
    return fits
      ? []
      : [`payments.provider: Stripe charges ${code} in steps of ${step}: set amountStep.${code} to ${step}`];
  });
};

/**
 * Settings that contradict each other. It checks only the shapes it needs, so that other faults hide no contradiction.
 */
const contradictionsOf = (json: unknown): readonly string[] => {
  if (!isMap(json)) return [];
  const faults: string[] = [...unchargeableIn(json)];
  const methods = mapIn(json, 'shippingMethods');
  if (methods === undefined) return faults;
  const { defaultShippingMethod: chosen } = json;
  if (typeof chosen === 'string' && ownValue(methods, chosen) === undefined)
    faults.push('defaultShippingMethod: is not among the shippingMethods');
  for (const [name, method] of Object.entries(methods)) {
    const amount = mapIn(method, 'amount');
    for (const currency of Object.keys(mapIn(method, 'freeFromAmount') ?? {}))
      if (amount !== undefined && ownValue(amount, currency) === undefined)
        faults.push(`shippingMethods.${name}.freeFromAmount.${currency}: is not among the currencies of its amount`);
  }
  return faults;
};

/** `jitless`: settings are read once, so compiling is not worth it. `error`: zod/mini has no messages of its own. */
const readOnce = { jitless: true, error: en().localeError };

/** Parses settings strictly; throws `ShopSettingsFaulty` with all faults. */
export const parseShopSettings = (json: unknown): ShopSettings => {
  const parsed = Settings.safeParse(json, readOnce);
  // One value can break several rules that have the same message.
  const faults = [...new Set([...(parsed.error?.issues ?? []).flatMap(faultsOf), ...contradictionsOf(json)])];
  if (parsed.data === undefined || faults.length > 0) throw new ShopSettingsFaulty(faults);
  return parsed.data;
};

/** Reads settings from a file. An unreadable file and invalid JSON are faults too. */
export const readShopSettings = (file: string | URL): ShopSettings => {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (failure) {
    throw new ShopSettingsFaulty([`the file: ${failure instanceof Error ? failure.message : String(failure)}`]);
  }
  return parseShopSettings(json);
};

import { scenarios } from '#adapters/payments/scenarios';
import { createShop } from '#adapters/policies/shop';
import { type PaymentSettings, type ShopSettings, simulated } from '#adapters/policies/shop-settings';
import { type Country, countryCodes } from '#domain/country';
import { type Locale, locales } from '#domain/locale';
import { stripeOrigins } from '#infrastructure/pages/headers';

/** How customers sign in on the pages. */
export type PageSignIn =
  | {
      readonly kind: 'local';
      /** The customers of the demonstration. The local issuer gives anybody a token of theirs. */
      readonly customers: readonly { readonly sub: string; readonly name: string; readonly email: string }[];
    }
  | {
      readonly kind: 'cognito';
      /** The address of the hosted sign-in page, without a final slash. */
      readonly page: string;
      readonly clientId: string;
      readonly scopes: readonly string[];
      /** Those of the console. They give nothing to somebody outside of the staff group. */
      readonly staffScopes: readonly string[];
    };

/** The public facts of a shop and its stage that the web pages read at `/config.json`. Nothing in it is secret. */
export type PageConfiguration = {
  readonly languages: readonly Locale[];
  readonly language: Locale;
  /** An IANA name: the pages show times in it. */
  readonly timeZone: string;
  readonly shopName: string | null;
  readonly homeCountry: string;
  readonly countries: readonly string[];
  readonly currencies: readonly string[];
  readonly shippingMethods: readonly string[];
  readonly shippingMethod: string;
  readonly returnWindowDays: number;
  /** A product with at most this many units is low. */
  readonly lowStockThreshold: number;
  /** The right to withdraw, and the countries that have it; null: no country. */
  readonly withdrawal: { readonly days: number; readonly countries: readonly string[] } | null;
  readonly payments: /** The tokens of the simulator. */
    | { readonly provider: 'simulator'; readonly methods: readonly string[] }
    | { readonly provider: 'stripe'; readonly publishableKey: string; readonly script: string }
    /** The pages take no payments: shop.json has no publishable key. */
    | { readonly provider: 'none' };
  readonly signIn: PageSignIn;
};

const withdrawalOf = ({ withdrawalIn }: ReturnType<typeof createShop>): PageConfiguration['withdrawal'] => {
  const rights = countryCodes.flatMap((code) => {
    const right = withdrawalIn(code as Country);
    return right === null ? [] : [{ code, days: right.days }];
  });
  const [first] = rights;
  return first === undefined ? null : { days: first.days, countries: rights.map(({ code }) => code) };
};

/** Whether the pages take payments with Stripe's Payment Element. */
export const takesStripe = ({ provider, publishableKey }: PaymentSettings): boolean =>
  provider === 'stripe' && publishableKey !== undefined;

const paymentsOf = ({ provider, publishableKey }: PaymentSettings): PageConfiguration['payments'] => {
  switch (provider) {
    case 'simulator':
      return { provider, methods: Object.keys(scenarios) };
    case 'stripe':
      return publishableKey === undefined
        ? { provider: 'none' }
        : { provider, publishableKey, script: `${stripeOrigins.script}/v3/` };
  }
};

/** The content of `/config.json`. */
export const pageConfiguration = (settings: ShopSettings, signIn: PageSignIn): PageConfiguration => {
  const shop = createShop(settings);
  return {
    languages: locales,
    language: shop.locale,
    timeZone: shop.timeZone,
    shopName: shop.seller?.name ?? null,
    homeCountry: shop.homeCountry,
    countries: countryCodes,
    currencies: Object.keys(settings.pricesIncludeTax),
    shippingMethods: Object.keys(settings.shippingMethods),
    shippingMethod: shop.defaultShippingMethod,
    returnWindowDays: shop.returnWindowDays,
    lowStockThreshold: shop.lowStockThreshold,
    withdrawal: withdrawalOf(shop),
    payments: paymentsOf(settings.payments ?? simulated),
    signIn,
  };
};

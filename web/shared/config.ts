/** The languages of the pages. */
export type Language = 'en' | 'de';

export type LocalSignIn = {
  readonly kind: 'local';
  readonly customers: readonly { readonly sub: string; readonly name: string; readonly email: string }[];
};
export type CognitoSignIn = {
  readonly kind: 'cognito';
  /** The address of the hosted sign-in page, without a final slash. */
  readonly page: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Those of the console. */
  readonly staffScopes: readonly string[];
};

/** The public facts of the shop, at `/config.json` beside the pages. test/web/config.test.ts compares it with its writer. */
export type Config = {
  readonly languages: readonly Language[];
  readonly language: Language;
  readonly timeZone: string;
  readonly shopName: string | null;
  readonly homeCountry: string;
  readonly countries: readonly string[];
  readonly currencies: readonly string[];
  readonly shippingMethods: readonly string[];
  readonly shippingMethod: string;
  readonly returnWindowDays: number;
  readonly lowStockThreshold: number;
  readonly withdrawal: { readonly days: number; readonly countries: readonly string[] } | null;
  readonly payments: /** The tokens of the simulator. */
    | { readonly provider: 'simulator'; readonly methods: readonly string[] }
    /** Stripe's key for browsers, and the address of its script. */
    | { readonly provider: 'stripe'; readonly publishableKey: string; readonly script: string }
    /** The pages cannot take payments: customers pay in another way. */
    | { readonly provider: 'none' };
  readonly signIn: LocalSignIn | CognitoSignIn;
};

/** Rejects if nobody answers, or not with the configuration. */
export const loadConfig = async (): Promise<Config> => {
  const reply = await fetch('/config.json');
  if (!reply.ok) throw new Error(`/config.json: ${reply.status}`);
  return (await reply.json()) as Config;
};

/** What the policy of the web pages depends on. */
export type PageOrigins = {
  /** The sign-in page of the issuer, to which the pages send codes; undefined: the pages' own server signs in. */
  readonly signIn: string | undefined;
  /** The pages take payments with Stripe's Payment Element. */
  readonly withStripe: boolean;
};

const own = "'self'";

/** The origins of Stripe's Payment Element: https://docs.stripe.com/security/guide#content-security-policy. */
export const stripeOrigins = {
  script: 'https://js.stripe.com',
  connect: 'https://api.stripe.com',
  frames: ['https://js.stripe.com', 'https://hooks.stripe.com'],
} as const;

/**
 * The Content-Security-Policy of the web pages, for `npm start` and for CloudFront. A page adds the hashes of its own
 * scripts in its HTML, so that both change together. Stripe's script assigns addresses of scripts, so Trusted Types are
 * required only without it.
 */
export const pagePolicy = ({ signIn, withStripe }: PageOrigins): string => {
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'none'"],
    ['script-src', own, ...(withStripe ? [stripeOrigins.script] : [])],
    ['style-src', own],
    ['img-src', own],
    ['font-src', own],
    ['connect-src', own, ...(signIn === undefined ? [] : [signIn]), ...(withStripe ? [stripeOrigins.connect] : [])],
    ...(withStripe ? [['frame-src', ...stripeOrigins.frames]] : []),
    ['base-uri', "'none'"],
    ['form-action', own],
    ['frame-ancestors', "'none'"],
    ...(withStripe
      ? []
      : [
          ['require-trusted-types-for', "'script'"],
          ['trusted-types', "'none'"],
        ]),
  ];
  return directives.map((words) => words.join(' ')).join('; ');
};

/** The other headers of the web pages. */
export const pageSecurity = {
  frames: 'DENY',
  referrers: 'no-referrer',
  /** Only over TLS. */
  strictTransportSeconds: 365 * 24 * 3_600,
} as const;

const revalidated = 'no-cache';

/** How long browsers keep a file of the pages: the name of an asset contains its hash. */
export const cacheControlOf = (path: string): string =>
  path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : revalidated;

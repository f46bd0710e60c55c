import Stripe from 'stripe';

/** The part of Stripe that this service uses. */
export type StripeClient = Pick<Stripe, 'paymentIntents' | 'refunds'>;

/** Another address than that of Stripe, for tests. */
export type StripeAddress = { readonly protocol: 'http' | 'https'; readonly host: string; readonly port: number };

/**
 * A client of the API version that the SDK is made for. It sends no telemetry, and repeats no call: settling does that. The
 * SDK itself repeats a call once if its connection was closed, with the same idempotency key.
 */
export const createStripeClient = (key: string, address?: StripeAddress): StripeClient =>
  new Stripe(key, { maxNetworkRetries: 0, telemetry: false, ...address });

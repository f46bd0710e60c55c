import type { Calls } from '#adapters/payments/stripe/calls';
import type { StripeClient } from '#adapters/payments/stripe/client';
import { type ProviderOperation, Unavailable } from '#application/ports';
import { hours, type Instant } from '#domain/instant';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { DeclineCode } from '#domain/payments/payment';

/** The surroundings of one operation. `now`: its beginning. */
export type Surroundings = {
  readonly client: StripeClient;
  readonly calls: Calls;
  readonly now: Instant;
  /** The page to which Stripe sends a customer back; null: the shop's page uses the client secret. */
  readonly returnUrl: string | null;
};

/** A kind of operation at Stripe. `find` moves no money. */
export type OperationAtStripe = {
  readonly do: (surroundings: Surroundings, operation: ProviderOperation) => Promise<ProviderOutcome>;
  readonly find: (surroundings: Surroundings, operation: ProviderOperation) => Promise<ProviderOutcome | undefined>;
};

export const failed = (reason: DeclineCode | 'lapsed'): ProviderOutcome => ({ state: 'failed', reason });

/** Stripe may forget a key after 24 hours; a call that repeats it later would move money again (money.md V1). */
const keysKeptFor = hours(20);

export const isTooOldToRepeat = ({ requestedAt }: ProviderOperation, now: Instant): boolean =>
  now - requestedAt > keysKeptFor;

/** The outcome of a call that must not be repeated. Nothing at Stripe: settling decides when the operation is lost. */
export const foundOrUnavailable = (outcome: ProviderOutcome | undefined): ProviderOutcome => {
  if (outcome === undefined) throw new Unavailable('the payment provider failed inside; repeat the request');
  return outcome;
};

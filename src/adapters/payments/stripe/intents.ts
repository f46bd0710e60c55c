import type Stripe from 'stripe';
import { minorUnitsOf } from '#adapters/payments/stripe/amounts';
import { declineCodeOf, type StripeReason } from '#adapters/payments/stripe/decline-codes';
import { markFor, marksIn } from '#adapters/payments/stripe/metadata';
import type { ProviderOperation } from '#application/ports';
import { type Country, parseCountry } from '#domain/country';
import { type Currency, parseCurrency } from '#domain/currency';
import { type Instant, seconds } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { NextAction } from '#domain/payments/next-action';
import type { ProviderOutcome } from '#domain/payments/outcome';

type Intent = Stripe.PaymentIntent;
type Succeeded = Extract<ProviderOutcome, { state: 'succeeded' }>;

/** The members of a charge that say what was authorized and captured. */
export type ChargeFacts = Pick<Stripe.Charge, 'amount' | 'amount_captured' | 'currency'> & {
  readonly payment_method_details: {
    readonly card?:
      | {
          readonly country?: string | null | undefined;
          readonly capture_before?: number | null | undefined;
          readonly multicapture?: { readonly status: string } | undefined;
        }
      | undefined;
  } | null;
};

/** Every read of an intent expands its charge: only that says until when and how often it can be captured. */
export const withCharge = { expand: ['latest_charge'] };

export const currencyOf = ({ currency }: { readonly currency: string }): Currency => {
  const parsed = parseCurrency(currency.toUpperCase());
  if (parsed === undefined) throw new Error(`Stripe names a currency that ISO 4217 does not have: ${currency}`);
  return parsed;
};

export const chargeOf = ({ latest_charge: charge }: Intent): Stripe.Charge | undefined =>
  typeof charge === 'object' && charge !== null ? charge : undefined;

const captureEndOf = ({ payment_method_details: details }: ChargeFacts): Instant | null => {
  const end = details?.card?.capture_before;
  return typeof end === 'number' ? seconds(end) : null;
};

export const capturesMany = ({ payment_method_details: details }: ChargeFacts): boolean =>
  details?.card?.multicapture?.status === 'available';

/** The country that issued the card, if Stripe knows it. Stripe has codes beside those of ISO 3166-1. */
const cardCountryOf = ({ payment_method_details: details }: ChargeFacts): { readonly cardCountry?: Country } => {
  const cardCountry = parseCountry(details?.card?.country ?? '');
  return cardCountry === undefined ? {} : { cardCountry };
};

/** The success of an operation that moved this amount. */
export const succeededWith = (reference: string, amount: MinorUnits, currency: Currency): Succeeded => ({
  state: 'succeeded',
  amount,
  currency,
  reference,
  authorizedUntil: null,
  capturesMany: false,
  capture: null,
});

/** The success of an authorization. `isCaptured`: the same call captured. */
export const authorizedBy = (charge: ChargeFacts, reference: string, isCaptured: boolean): Succeeded => {
  const currency = currencyOf(charge);
  const captured = minorUnitsOf(charge.amount_captured, currency);
  return {
    ...succeededWith(reference, minorUnitsOf(charge.amount, currency), currency),
    authorizedUntil: captureEndOf(charge),
    capturesMany: capturesMany(charge) && !isCaptured,
    capture: isCaptured ? { state: 'succeeded', amount: captured } : null,
    ...cardCountryOf(charge),
  };
};

/** The members of an intent that say what the customer must do. */
export type ActionFacts = Pick<Intent, 'client_secret'> & {
  readonly next_action: { readonly redirect_to_url?: { readonly url: string | null } | undefined } | null;
};

/** Undefined: Stripe says neither where the customer must go nor how the shop's page continues. */
export const actionIn = ({ next_action: next, client_secret: clientSecret }: ActionFacts): NextAction | undefined => {
  const url = next?.redirect_to_url?.url;
  if (typeof url === 'string') return { type: 'redirect', url };
  return clientSecret === null ? undefined : { type: 'provider', clientSecret };
};

/** The members of an intent that say how far an attempt without a successful charge is. */
export type AttemptFacts = ActionFacts & {
  readonly id: string;
  readonly status: string;
  readonly last_payment_error: StripeReason | null;
};

/** The outcome of an attempt that authorized nothing, by its intent. */
export const attemptOutcome = (attempt: AttemptFacts): ProviderOutcome => {
  const reference = attempt.id;
  const processing = { state: 'processing', reference } as const;
  switch (attempt.status) {
    case 'requires_payment_method':
    case 'canceled':
      return { state: 'failed', reason: declineCodeOf(attempt.last_payment_error) };
    case 'requires_action': {
      const action = actionIn(attempt);
      return action === undefined ? processing : { state: 'requires-action', reference, action };
    }
    default:
      return processing;
  }
};

/** The outcome of an authorization, by its intent. It stays authorized here whatever was captured or voided afterwards. */
export const authorizationOutcome = (intent: Intent): ProviderOutcome => {
  const charge = chargeOf(intent);
  return charge?.status === 'succeeded'
    ? authorizedBy(charge, intent.id, intent.capture_method !== 'manual')
    : attemptOutcome(intent);
};

const isExpired = ({ cancellation_reason: reason }: Intent): boolean => reason === 'automatic' || reason === 'expired';

/** True if the rest of an authorization is gone although this service did not release it (money.md C5). */
export const hasLapsed = (intent: Intent, now: Instant): boolean => {
  const marks = marksIn(intent.metadata);
  // Also if somebody canceled it in the dashboard.
  if (intent.status === 'canceled') return isExpired(intent) || !marks.some(({ kind }) => kind === 'void');
  const charge = chargeOf(intent);
  const end = charge === undefined ? null : captureEndOf(charge);
  const isClosed = marks.some(({ kind }) => kind !== 'capture');
  return intent.capture_method === 'manual' && !isClosed && end !== null && end <= now;
};

/**
 * The outcome of a capture, by its intent: Stripe has no object for it, but the call leaves a mark. A single one has the amount
 * that Stripe received.
 */
export const captureOutcome = (
  intent: Intent,
  { operationId }: Pick<ProviderOperation, 'operationId'>,
): ProviderOutcome | undefined => {
  const mark = markFor(intent.metadata, operationId);
  if (mark === undefined || (mark.kind !== 'capture' && mark.kind !== 'final-capture')) return undefined;
  const currency = currencyOf(intent);
  const isOnly = marksIn(intent.metadata).filter(({ kind }) => /capture$/.test(kind)).length === 1;
  const amount = isOnly ? minorUnitsOf(intent.amount_received, currency) : mark.amount;
  return succeededWith(intent.id, amount, currency);
};

/** The outcome of a void, by its intent. The mark of one that cancels comes before the cancellation, so both count. */
export const voidOutcome = (
  intent: Intent,
  { operationId }: Pick<ProviderOperation, 'operationId'>,
): ProviderOutcome | undefined => {
  const mark = markFor(intent.metadata, operationId);
  const isDone = mark?.kind === 'release' || (mark?.kind === 'void' && intent.status === 'canceled');
  if (mark === undefined || !isDone) return undefined;
  return intent.status === 'canceled' && isExpired(intent)
    ? { state: 'failed', reason: 'lapsed' }
    : succeededWith(intent.id, mark.amount, currencyOf(intent));
};

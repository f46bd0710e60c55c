import type Stripe from 'stripe';
import { type AttemptFacts, withCharge } from '#adapters/payments/stripe/intents';
import { isOfOperation, isOfPayment } from '#adapters/payments/stripe/metadata';
import type { Surroundings } from '#adapters/payments/stripe/operation';
import { type ProviderOperation, Unavailable } from '#application/ports';
import { seconds } from '#domain/instant';

type Intent = Stripe.PaymentIntent;

/** The reason of cancellations by this service. Another one is of the dashboard or of Stripe itself. */
export const ourReason = 'abandoned';

/** The intent of the payment that the reference of an operation names. Undefined: there is none, or it is another payment's. */
export const intentOf = async (
  { client, calls }: Pick<Surroundings, 'client' | 'calls'>,
  operation: ProviderOperation,
): Promise<Intent | undefined> => {
  const { reference } = operation;
  if (reference === null) return undefined;
  const intent = await calls.read((options) => client.paymentIntents.retrieve(reference, withCharge, options));
  return intent !== undefined && isOfPayment(intent, operation) ? intent : undefined;
};

/** A call begins at most a minute after its operation was asked for, and takes at most ten seconds. A minute is for clocks. */
const madeWithin = { before: seconds(60), after: seconds(130) };
const pageSize = 100;
/** 2,000 payments within three minutes. */
const maximumPages = 20;

/**
 * The intent of an authorization whose answer was lost, among those that were made when it was asked for. Stripe's search
 * would be one call, but it is a minute behind, and payments that it does not show yet would count as lost.
 */
export const intentMadeFor = async (
  { client, calls }: Pick<Surroundings, 'client' | 'calls'>,
  operation: ProviderOperation,
): Promise<Intent | undefined> => {
  const { requestedAt } = operation;
  const created = {
    gte: Math.floor((requestedAt - madeWithin.before) / seconds(1)),
    lte: Math.ceil((requestedAt + madeWithin.after) / seconds(1)),
  };
  let after: { readonly starting_after?: string } = {};
  for (let page = 0; page < maximumPages; page += 1) {
    const wanted = { created, limit: pageSize, expand: ['data.latest_charge'], ...after };
    const listed = await calls.read((options) => client.paymentIntents.list(wanted, options));
    const found = listed?.data.find((intent) => isOfOperation(intent, operation));
    const last = listed?.data.at(-1);
    if (found !== undefined || last === undefined || listed?.has_more !== true) return found;
    after = { starting_after: last.id };
  }
  throw new Unavailable('too many payments of other orders are being made to find this one; repeat the request');
};

/**
 * Cancels an attempt that failed: a customer who has its secret could confirm it again after the order has counted it as
 * failed. Returns the intent if the customer was faster.
 */
export const changedBeforeClosing = async (
  { client, calls }: Pick<Surroundings, 'client' | 'calls'>,
  { id, status }: Pick<AttemptFacts, 'id' | 'status'>,
): Promise<Intent | undefined> => {
  if (status !== 'requires_payment_method') return undefined;
  const canceled = await calls.change((options) =>
    client.paymentIntents.cancel(id, { cancellation_reason: ourReason }, { ...options, idempotencyKey: `${id}:close` }),
  );
  if (canceled.kind === 'done') return undefined;
  return calls.read((options) => client.paymentIntents.retrieve(id, withCharge, options));
};

import type Stripe from 'stripe';
import { minorUnitsOf, stripeAmountOf } from '#adapters/payments/stripe/amounts';
import { currencyOf, succeededWith } from '#adapters/payments/stripe/intents';
import { isOfOperation, metadataOf } from '#adapters/payments/stripe/metadata';
import {
  failed,
  foundOrUnavailable,
  isTooOldToRepeat,
  type OperationAtStripe,
  type Surroundings,
} from '#adapters/payments/stripe/operation';
import { type ProviderOperation, Unavailable } from '#application/ports';
import type { ProviderOutcome } from '#domain/payments/outcome';

/** The members of a refund that say what became of it. */
export type RefundFacts = Pick<Stripe.Refund, 'amount' | 'currency' | 'status'>;

export const refundOutcome = (refund: RefundFacts, reference: string): ProviderOutcome => {
  const currency = currencyOf(refund);
  switch (refund.status) {
    case 'succeeded':
      return succeededWith(reference, minorUnitsOf(refund.amount, currency), currency);
    case 'failed':
    case 'canceled':
      return failed('generic');
    default:
      return { state: 'processing', reference };
  }
};

const pageSize = 100;
const maximumPages = 5;

const find = async (
  { client, calls }: Surroundings,
  operation: ProviderOperation,
): Promise<ProviderOutcome | undefined> => {
  const { reference } = operation;
  if (reference === null) return undefined;
  let after: { readonly starting_after?: string } = {};
  for (let page = 0; page < maximumPages; page += 1) {
    const wanted = { payment_intent: reference, limit: pageSize, ...after };
    const listed = await calls.read((options) => client.refunds.list(wanted, options));
    const found = listed?.data.find((refund) => isOfOperation(refund, operation));
    if (found !== undefined) return refundOutcome(found, reference);
    const last = listed?.data.at(-1);
    if (last === undefined || listed?.has_more !== true) return undefined;
    after = { starting_after: last.id };
  }
  throw new Unavailable('a payment has too many refunds to find one; repeat the request');
};

/** Refunds a part of what was captured. Stripe refuses more than is left, and any refund of a disputed payment. */
export const refunds: OperationAtStripe = {
  do: async (surroundings, operation) => {
    const { client, calls, now } = surroundings;
    const { id, reference, amount, currency } = operation;
    const refunded = stripeAmountOf(amount, currency);
    if (reference === null || refunded === undefined) return failed('generic');
    if (isTooOldToRepeat(operation, now)) return (await find(surroundings, operation)) ?? failed('generic');
    const params = { payment_intent: reference, amount: refunded, metadata: metadataOf(operation) };
    const made = await calls.change((options) => client.refunds.create(params, { ...options, idempotencyKey: id }));
    if (made.kind === 'refused') return failed(made.reason);
    if (made.kind === 'unknown' || made.isReplay) return foundOrUnavailable(await find(surroundings, operation));
    return refundOutcome(made.value, reference);
  },
  find,
};

import { authorizations } from '#adapters/payments/stripe/authorize';
import { beginCalls, type CallParts } from '#adapters/payments/stripe/calls';
import { captures } from '#adapters/payments/stripe/capture';
import type { OperationAtStripe, Surroundings } from '#adapters/payments/stripe/operation';
import { refunds } from '#adapters/payments/stripe/refund';
import { voids } from '#adapters/payments/stripe/void';
import type { Payments } from '#application/ports';
import type { OperationType } from '#domain/payments/payment';

/** The name that payments at Stripe have. */
export const stripeProvider = 'stripe';

export type StripeParts = CallParts & Pick<Surroundings, 'client' | 'returnUrl'>;

const notAsked = async (): Promise<never> => {
  throw new Error('only a provider opens a dispute');
};

const operationsAtStripe: { readonly [Type in OperationType]: OperationAtStripe } = {
  authorization: authorizations,
  capture: captures,
  void: voids,
  refund: refunds,
  dispute: { do: notAsked, find: notAsked },
};

/**
 * Payments at Stripe (ADR 0036). A payment is one payment intent, whose id is the reference. The id of an operation is its
 * idempotency key, and our ids are in the metadata.
 */
export const createStripePayments = (parts: StripeParts): Payments => {
  const begin = (): Surroundings => ({ ...parts, calls: beginCalls(parts), now: parts.clock.now() });
  return {
    provider: stripeProvider,
    do: (operation) => operationsAtStripe[operation.type].do(begin(), operation),
    find: (operation) => operationsAtStripe[operation.type].find(begin(), operation),
  };
};

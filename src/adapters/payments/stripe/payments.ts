import { authorizations } from '#adapters/payments/stripe/authorize';
import { beginCalls, type CallParts } from '#adapters/payments/stripe/calls';
import { captures } from '#adapters/payments/stripe/capture';
import type { StripeClient } from '#adapters/payments/stripe/client';
import type { OperationAtStripe, Surroundings } from '#adapters/payments/stripe/operation';
import { refunds } from '#adapters/payments/stripe/refund';
import { voids } from '#adapters/payments/stripe/void';
import type { Payments } from '#application/ports';
import type { OperationType } from '#domain/payments/payment';

/** The name that payments at Stripe have. */
export const stripeProvider = 'stripe';

export type StripeParts = CallParts &
  Pick<Surroundings, 'returnUrl'> & {
    /** The client with the present key. */
    readonly client: () => Promise<StripeClient>;
  };

const neverCalled = async (): Promise<never> => {
  throw new Error('only a provider opens a dispute');
};

const operationsAtStripe: { readonly [Type in OperationType]: OperationAtStripe } = {
  authorization: authorizations,
  capture: captures,
  void: voids,
  refund: refunds,
  dispute: { do: neverCalled, find: neverCalled },
};

/**
 * Payments at Stripe (ADR 0036). A payment is one payment intent, whose id is the reference. The id of an operation is its
 * idempotency key, and our ids are in the metadata.
 */
export const createStripePayments = (parts: StripeParts): Payments => {
  const begin = async (): Promise<Surroundings> => {
    const client = await parts.client();
    return { client, calls: beginCalls(parts), now: parts.clock.now(), returnUrl: parts.returnUrl };
  };
  return {
    provider: stripeProvider,
    do: async (operation) => operationsAtStripe[operation.type].do(await begin(), operation),
    find: async (operation) => operationsAtStripe[operation.type].find(await begin(), operation),
  };
};

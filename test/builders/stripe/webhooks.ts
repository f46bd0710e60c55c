import { signatureHeader } from '#adapters/payments/signature';
import type { SignedRequest } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { ProviderEvent } from '#domain/payments/provider-event';
import type { FakeEvent } from '#test/builders/stripe/state';

/** A request as Stripe sends a webhook. */
export const signedByStripe = (text: string, secret: string, at: Instant): SignedRequest => {
  const body = Buffer.from(text);
  return {
    headers: { 'content-type': 'application/json', 'stripe-signature': signatureHeader(secret, body, at) },
    body,
  };
};

export const eventBody = ({ type, object }: FakeEvent): string =>
  JSON.stringify({ id: 'evt_1', object: 'event', api_version: '2026-10-28.endive', type, data: { object } });

type Ids = Readonly<Record<string, string>>;

const intent = (id: string, metadata: Ids, wanted: Readonly<Record<string, unknown>>) => ({
  ...{ id, object: 'payment_intent', metadata, amount: 7541, amount_received: 0, currency: 'eur' },
  ...{ client_secret: `${id}_secret`, next_action: null, last_payment_error: null, cancellation_reason: null },
  ...{ latest_charge: null, ...wanted },
});

const charge = (metadata: Ids, amount: number, wanted: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: 'ch_1', object: 'charge', metadata, payment_intent: 'ref_1', amount, amount_captured: 0, currency: 'eur' },
  ...{ captured: false, payment_method_details: { card: { multicapture: { status: 'unavailable' } } }, ...wanted },
});

const outcomeEvent = (metadata: Ids, outcome: ProviderOutcome): FakeEvent => {
  switch (outcome.state) {
    case 'succeeded': {
      const { amount, authorizedUntil: until, capture } = outcome;
      if (capture?.state === 'failed') throw new Error('at Stripe an authorization fails with its capture');
      const end = until === null ? {} : { capture_before: until / 1_000 };
      const details = { card: { ...end, multicapture: { status: 'unavailable' } } };
      const captured = { captured: capture !== null, amount_captured: capture?.amount ?? 0 };
      return {
        type: 'charge.succeeded',
        object: charge(metadata, amount, { ...captured, payment_method_details: details }),
      };
    }
    case 'requires-action': {
      const { action, reference } = outcome;
      const next = action.type === 'redirect' ? { redirect_to_url: { url: action.url } } : { use_stripe_sdk: {} };
      const object = intent(reference ?? '', metadata, { status: 'requires_action', next_action: next });
      return { type: 'payment_intent.requires_action', object };
    }
    case 'processing':
      return {
        type: 'payment_intent.processing',
        object: intent(outcome.reference ?? '', metadata, { status: 'processing' }),
      };
    case 'failed': {
      const error = { code: 'card_declined', decline_code: outcome.reason.replaceAll('-', '_') };
      const object = intent('pi_1', metadata, { status: 'requires_payment_method', last_payment_error: error });
      return { type: 'payment_intent.payment_failed', object };
    }
  }
};

/** The intent of the payment that disputes and refunds of the dashboard name. */
export const referencedIntent = 'pi_referenced';

const disputeStates = { open: 'needs_response', won: 'won', lost: 'lost' } as const;

/** The webhook by which Stripe tells an event. */
export const stripeEventFor = (event: ProviderEvent): FakeEvent => {
  const ids = { order_id: event.orderId, payment_id: event.paymentId, operation_id: 'op_1' };
  switch (event.kind) {
    case 'outcome':
      return outcomeEvent({ ...ids, operation_id: event.operationId }, event.outcome);
    case 'lapse':
      return { type: 'charge.expired', object: charge(ids, event.amount) };
    case 'dispute': {
      const { id, amount, state } = event;
      const type = state === 'open' ? 'charge.dispute.created' : 'charge.dispute.closed';
      const object = { id, object: 'dispute', amount, currency: event.currency.toLowerCase() };
      return { type, object: { ...object, payment_intent: referencedIntent, status: disputeStates[state] } };
    }
    case 'refund': {
      const { id, amount, state: status } = event;
      const object = { id, object: 'refund', amount, currency: event.currency.toLowerCase(), metadata: {}, status };
      const type = status === 'failed' ? 'refund.failed' : 'refund.created';
      return { type, object: { ...object, payment_intent: referencedIntent, balance_transaction: 'txn_1' } };
    }
  }
};

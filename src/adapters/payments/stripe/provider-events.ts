import type * as z from 'zod/mini';
import { minorUnitsOf } from '#adapters/payments/stripe/amounts';
import {
  ChargeObject,
  type ChargeOfEvent,
  type DisputeFacts,
  DisputeObject,
  type IntentFacts,
  IntentObject,
  RefundObject,
  type RefundOfEvent,
} from '#adapters/payments/stripe/event-schemas';
import { changedBeforeClosing, ourReason } from '#adapters/payments/stripe/intent-calls';
import { attemptOutcome, authorizationOutcome, authorizedBy, currencyOf } from '#adapters/payments/stripe/intents';
import { idsIn, type Metadata, type StripeIds } from '#adapters/payments/stripe/metadata';
import type { Surroundings } from '#adapters/payments/stripe/operation';
import { refundOutcome } from '#adapters/payments/stripe/refund';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { ProviderEvent } from '#domain/payments/provider-event';

type Asking = Pick<Surroundings, 'client' | 'calls'>;
/** Undefined: the event says nothing about a payment of this service. */
type EventOrNone = ProviderEvent | undefined;

const ofPayment = ({ orderId, paymentId }: StripeIds) => ({ provider: 'stripe', orderId, paymentId });

/** The facts of other applications are not looked at. */
const outcomeFor = (metadata: Metadata | null, outcomeOf: () => ProviderOutcome): EventOrNone => {
  const ids = idsIn(metadata);
  return ids && { ...ofPayment(ids), kind: 'outcome', operationId: ids.operationId, outcome: outcomeOf() };
};

/** The ids of a payment whose object has none of its own. */
const idsOfIntent = async ({ client, calls }: Asking, intentId: string): Promise<StripeIds | undefined> => {
  const intent = await calls.read((options) => client.paymentIntents.retrieve(intentId, {}, options));
  return idsIn(intent?.metadata);
};

const attemptChanged = async (_: Asking, intent: IntentFacts): Promise<EventOrNone> =>
  outcomeFor(intent.metadata, () => attemptOutcome(intent));

const attemptFailed = async (asking: Asking, intent: IntentFacts): Promise<EventOrNone> => {
  if (idsIn(intent.metadata) === undefined) return undefined;
  const current = await changedBeforeClosing(asking, intent);
  return outcomeFor(intent.metadata, () =>
    current === undefined ? attemptOutcome(intent) : authorizationOutcome(current),
  );
};

const lapse = (metadata: Metadata, amount: number, object: { readonly currency: string }): EventOrNone => {
  const ids = idsIn(metadata);
  return ids && { ...ofPayment(ids), kind: 'lapse', amount: minorUnitsOf(amount, currencyOf(object)) };
};

/** A cancellation in the dashboard takes an authorization back without our asking; ours is the outcome of a void. */
const intentCanceled = async (_: Asking, intent: IntentFacts): Promise<EventOrNone> => {
  if (intent.cancellation_reason === ourReason) return undefined;
  if (intent.latest_charge === null) return outcomeFor(intent.metadata, () => attemptOutcome(intent));
  return lapse(intent.metadata, intent.amount - intent.amount_received, intent);
};

const chargeSucceeded = async (_: Asking, charge: ChargeOfEvent): Promise<EventOrNone> =>
  outcomeFor(charge.metadata, () => authorizedBy(charge, charge.payment_intent, charge.captured));

const chargeExpired = async (_: Asking, charge: ChargeOfEvent): Promise<EventOrNone> =>
  lapse(charge.metadata, charge.amount - charge.amount_captured, charge);

/** Inquiries (`warning_…`) move no money. */
const disputeStates: ReadonlyMap<string, 'open' | 'won' | 'lost'> = new Map([
  ['needs_response', 'open'],
  ['under_review', 'open'],
  ['won', 'won'],
  ['lost', 'lost'],
]);

const dispute = async (asking: Asking, facts: DisputeFacts): Promise<EventOrNone> => {
  const state = disputeStates.get(facts.status);
  if (state === undefined) return undefined;
  const ids = await idsOfIntent(asking, facts.payment_intent);
  if (ids === undefined) return undefined;
  const currency = currencyOf(facts);
  const amount = minorUnitsOf(facts.amount, currency);
  return { ...ofPayment(ids), kind: 'dispute', id: facts.id, state, amount, currency };
};

const stateOfBegun = ({ status, balance_transaction: balance }: RefundOfEvent): 'succeeded' | 'failed' | undefined => {
  if (status === 'failed' || status === 'canceled') return 'failed';
  // The release of an authorization by a void or a last capture is a refund, too, but moves nothing on the account.
  return status === 'succeeded' && balance !== null ? 'succeeded' : undefined;
};

/** A refund without our ids was made in the dashboard (money.md V4). */
const refund = async (asking: Asking, facts: RefundOfEvent): Promise<EventOrNone> => {
  if (idsIn(facts.metadata) !== undefined)
    return outcomeFor(facts.metadata, () => refundOutcome(facts, facts.payment_intent));
  const state = stateOfBegun(facts);
  const ids = state && (await idsOfIntent(asking, facts.payment_intent));
  if (state === undefined || ids === undefined) return undefined;
  const currency = currencyOf(facts);
  const amount = minorUnitsOf(facts.amount, currency);
  return { ...ofPayment(ids), kind: 'refund', id: facts.id, state, amount, currency };
};

type Reader = (asking: Asking, object: unknown) => Promise<EventOrNone>;

/** A payload of another form is no event of this service: another API version, or an object without a payment intent. */
const readerOf =
  <Facts>(schema: z.ZodMiniType<Facts>, read: (asking: Asking, facts: Facts) => Promise<EventOrNone>): Reader =>
  async (asking, object) => {
    const parsed = schema.safeParse(object);
    return parsed.success ? read(asking, parsed.data) : undefined;
  };

/** The types of events that say something about a payment; docs/stripe.md lists them for the webhook. */
export const stripeEventTypes: Readonly<Record<string, Reader>> = {
  'charge.succeeded': readerOf(ChargeObject, chargeSucceeded),
  'charge.expired': readerOf(ChargeObject, chargeExpired),
  'charge.dispute.created': readerOf(DisputeObject, dispute),
  'charge.dispute.closed': readerOf(DisputeObject, dispute),
  'payment_intent.requires_action': readerOf(IntentObject, attemptChanged),
  'payment_intent.processing': readerOf(IntentObject, attemptChanged),
  'payment_intent.payment_failed': readerOf(IntentObject, attemptFailed),
  'payment_intent.canceled': readerOf(IntentObject, intentCanceled),
  'refund.created': readerOf(RefundObject, refund),
  'refund.updated': readerOf(RefundObject, refund),
  'refund.failed': readerOf(RefundObject, refund),
};

/** The message of an event of Stripe about a payment of this service. */
export const readProviderEvent = (asking: Asking, type: string, object: unknown): Promise<EventOrNone> => {
  const reader = Object.hasOwn(stripeEventTypes, type) ? stripeEventTypes[type] : undefined;
  return reader === undefined ? Promise.resolve(undefined) : reader(asking, object);
};

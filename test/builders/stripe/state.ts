import type { Clock } from '#application/ports';
import {
  authorizedAmountOf,
  captureEndOf,
  chargeObject,
  type FakeIntent,
  type FakeRefund,
  intentObject,
  refundableAmountOf,
  refundObject,
} from '#test/builders/stripe/objects';

/** An event of Stripe: its type, and the object as it is then. */
export type FakeEvent = { readonly type: string; readonly object: unknown };

/** One account at the fake of Stripe. */
export type FakeState = {
  readonly clock: Clock;
  readonly intents: Map<string, FakeIntent>;
  readonly events: FakeEvent[];
};

const dayMs = 24 * 60 * 60 * 1_000;

export const tellIntent = ({ events }: FakeState, type: string, intent: FakeIntent): void => {
  events.push({ type: `payment_intent.${type}`, object: intentObject(intent, false) });
};
const tellCharge = ({ events }: FakeState, type: string, intent: FakeIntent): void => {
  events.push({ type: `charge.${type}`, object: chargeObject(intent) });
};
export const tellRefund = ({ events }: FakeState, type: string, intent: FakeIntent, refund: FakeRefund): void => {
  events.push({ type: `refund.${type}`, object: refundObject(intent, refund) });
};

/** The attempt fails, and could be confirmed again. */
export const failAttempt = (
  state: FakeState,
  intent: FakeIntent,
  error: NonNullable<FakeIntent['lastError']>,
): void => {
  intent.status = 'requires_payment_method';
  intent.lastError = error;
  tellIntent(state, 'payment_failed', intent);
};

/** The bank decides. With an automatic capture it decides on both. */
export const authorize = (state: FakeState, intent: FakeIntent, at: number): void => {
  const { capturesFail, fails } = intent.course;
  const captures = intent.captureMethod !== 'manual';
  const failure = fails ?? (captures && capturesFail ? { code: 'processing_error' } : null);
  if (failure !== null) {
    failAttempt(state, intent, failure);
    return;
  }
  intent.authorizedAt = at;
  intent.status = captures ? 'succeeded' : 'requires_capture';
  if (captures) {
    intent.capturedAmount = authorizedAmountOf(intent);
    intent.firstCapturedAt = at;
  }
  tellCharge(state, 'succeeded', intent);
};

/** What is not captured in time is given back: an intent with captures succeeds, another one is canceled. */
const lapse = (state: FakeState, intent: FakeIntent): void => {
  const isCaptured = intent.capturedAmount > 0;
  intent.status = isCaptured ? 'succeeded' : 'canceled';
  if (isCaptured) return;
  intent.cancellationReason = 'automatic';
  tellCharge(state, 'expired', intent);
  tellIntent(state, 'canceled', intent);
};

const failLateRefunds = (state: FakeState, intent: FakeIntent): void => {
  if (intent.course.refunds !== 'fail-after-a-day') return;
  for (const refund of intent.refunds) {
    if (refund.status === 'failed' || state.clock.now() < refund.createdAt + dayMs) continue;
    refund.status = 'failed';
    tellRefund(state, 'failed', intent, refund);
  }
};

const dispute = ({ clock, events }: FakeState, intent: FakeIntent): void => {
  const { course, firstCapturedAt, disputedAmount, id, currency } = intent;
  const isDue = course.isDisputed && firstCapturedAt !== null && clock.now() >= firstCapturedAt + dayMs;
  const amount = refundableAmountOf(intent);
  if (!isDue || disputedAmount !== null || amount === 0) return;
  intent.disputedAmount = amount;
  const object = { id: `dp_${id}`, object: 'dispute', amount, currency, payment_intent: id };
  events.push({ type: 'charge.dispute.created', object: { ...object, status: 'needs_response' } });
};

/** An intent after everything that has happened to it by now: nothing at the fake waits for a timer. */
export const upToDate = (state: FakeState, intent: FakeIntent): FakeIntent => {
  const now = state.clock.now();
  const settlesAt = intent.createdAt + dayMs;
  if (intent.status === 'processing' && now >= settlesAt) authorize(state, intent, settlesAt);
  if (intent.status === 'requires_capture' && now >= captureEndOf(intent)) lapse(state, intent);
  failLateRefunds(state, intent);
  dispute(state, intent);
  return intent;
};

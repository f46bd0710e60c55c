import type { Course } from '#test/builders/stripe/methods';

/** The state of one payment at the fake. Amounts are Stripe's; times are in milliseconds. */
export type FakeIntent = {
  readonly id: string;
  readonly course: Course;
  readonly amount: number;
  readonly currency: string;
  readonly captureMethod: string;
  readonly createdAt: number;
  readonly returnUrl: string | null;
  /** What was put on the intent when it was made: its charge has a copy. */
  readonly firstMetadata: Readonly<Record<string, string>>;
  metadata: Record<string, string>;
  status: 'requires_action' | 'processing' | 'requires_capture' | 'succeeded' | 'requires_payment_method' | 'canceled';
  cancellationReason: string | null;
  lastError: { readonly code: string; readonly decline_code?: string } | null;
  authorizedAt: number | null;
  capturedAmount: number;
  firstCapturedAt: number | null;
  readonly refunds: FakeRefund[];
  disputedAmount: number | null;
};

export type FakeRefund = {
  readonly id: string;
  readonly amount: number;
  readonly createdAt: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: 'succeeded' | 'failed';
};

const holdsForMs = 7 * 24 * 60 * 60 * 1_000;
const inSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

export const captureEndOf = ({ authorizedAt }: FakeIntent): number =>
  authorizedAt === null ? Number.POSITIVE_INFINITY : authorizedAt + holdsForMs;

export const authorizedAmountOf = ({ amount, course }: FakeIntent): number => amount - course.missingAmount;

export const capturableAmountOf = (intent: FakeIntent): number =>
  intent.status === 'requires_capture' ? authorizedAmountOf(intent) - intent.capturedAmount : 0;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export const refundableAmountOf = ({ capturedAmount, refunds, disputedAmount }: FakeIntent): number =>
  disputedAmount === null
    ? capturedAmount - sum(refunds.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount))
    : 0;

const chargeIdOf = ({ id }: FakeIntent): string => `ch_${id.slice('pi_'.length)}`;

export const refundObject = (intent: FakeIntent, refund: FakeRefund) => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  balance_transaction: `txn_${refund.id}`,
  charge: chargeIdOf(intent),
  created: inSeconds(refund.createdAt),
  currency: intent.currency,
  metadata: refund.metadata,
  payment_intent: intent.id,
  reason: null,
  status: refund.status,
});

export const chargeObject = (intent: FakeIntent) => ({
  id: chargeIdOf(intent),
  object: 'charge',
  amount: authorizedAmountOf(intent),
  amount_captured: intent.capturedAmount,
  amount_refunded: sum(intent.refunds.map(({ amount }) => amount)),
  captured: intent.capturedAmount > 0,
  created: inSeconds(intent.authorizedAt ?? intent.createdAt),
  currency: intent.currency,
  disputed: intent.disputedAmount !== null,
  metadata: intent.firstMetadata,
  payment_intent: intent.id,
  payment_method_details: {
    type: 'card',
    card: {
      brand: 'visa',
      last4: '4242',
      country: intent.course.country,
      multicapture: { status: intent.course.isMulticapture ? 'available' : 'unavailable' },
      ...(intent.captureMethod === 'manual' ? { capture_before: inSeconds(captureEndOf(intent)) } : {}),
    },
  },
  status: 'succeeded',
});

const actionOf = ({ id, returnUrl }: FakeIntent) =>
  returnUrl === null
    ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } }
    : {
        type: 'redirect_to_url',
        redirect_to_url: { url: `https://hooks.stripe.test/3ds/${id}`, return_url: returnUrl },
      };

export const intentObject = (intent: FakeIntent, isExpanded: boolean) => ({
  id: intent.id,
  object: 'payment_intent',
  amount: intent.amount,
  amount_capturable: capturableAmountOf(intent),
  amount_received: intent.capturedAmount,
  cancellation_reason: intent.cancellationReason,
  capture_method: intent.captureMethod,
  client_secret: `${intent.id}_secret_fake`,
  created: inSeconds(intent.createdAt),
  currency: intent.currency,
  last_payment_error: intent.lastError,
  latest_charge: intent.authorizedAt === null ? null : isExpanded ? chargeObject(intent) : chargeIdOf(intent),
  livemode: false,
  metadata: intent.metadata,
  next_action: intent.status === 'requires_action' ? actionOf(intent) : null,
  status: intent.status,
});

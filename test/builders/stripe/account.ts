import type { Clock } from '#application/ports';
import { type FakeAnswer, intentAnswer, missing, textIn } from '#test/builders/stripe/answers';
import type { FormMap } from '#test/builders/stripe/form';
import {
  cancelIntent,
  captureIntent,
  createIntent,
  listIntents,
  nothingYet,
  updateIntent,
} from '#test/builders/stripe/intent-requests';
import { type Course, courseOf } from '#test/builders/stripe/methods';
import type { FakeIntent } from '#test/builders/stripe/objects';
import { addRefund, createRefund, listRefunds } from '#test/builders/stripe/refund-requests';
import { authorize, type FakeEvent, type FakeState, failAttempt, upToDate } from '#test/builders/stripe/state';

type PaymentIds = { readonly orderId: string; readonly paymentId: string };

/** One account at the fake of Stripe: payment intents and refunds as Stripe documents them, over a clock that a test moves. */
export type FakeAccount = {
  readonly handle: (method: string, path: readonly string[], params: FormMap) => FakeAnswer;
  /** The course of the payment that a request is about. */
  readonly courseFor: (path: readonly string[], params: FormMap) => Course | undefined;
  /** The customer finishes an attempt that waits. */
  readonly act: (ids: PaymentIds, confirms: boolean) => void;
  /** The customer confirms an attempt that has failed again, with the secret that they have. */
  readonly confirmAgain: (ids: PaymentIds) => void;
  /** The events that Stripe has for webhooks, the oldest first. */
  readonly events: () => readonly FakeEvent[];
  /** Somebody refunds or cancels a payment in the dashboard. */
  readonly refundThere: (ids: PaymentIds, amount: number) => void;
  readonly cancelThere: (ids: PaymentIds) => void;
  /** The bank of the customer sends every refund back. */
  readonly sendBack: (ids: PaymentIds) => void;
  /** Puts a payment with this metadata there, captured in full. */
  readonly put: (id: string, metadata: Readonly<Record<string, string>>, amount: number, currency: string) => void;
};

const onIntent = (
  state: FakeState,
  method: string,
  [id = '', action]: readonly string[],
  params: FormMap,
): FakeAnswer => {
  const found = state.intents.get(id);
  if (found === undefined) return missing;
  const intent = upToDate(state, found);
  if (action === undefined) return method === 'GET' ? intentAnswer(intent, params) : updateIntent(intent, params);
  if (action === 'capture') return captureIntent(state, intent, params);
  return action === 'cancel' ? cancelIntent(state, intent, params) : missing;
};

const handle = (state: FakeState, method: string, [kind, ...rest]: readonly string[], params: FormMap): FakeAnswer => {
  if (kind === 'refunds') return method === 'GET' ? listRefunds(state, params) : createRefund(state, params);
  if (kind !== 'payment_intents') return missing;
  if (rest.length > 0) return onIntent(state, method, rest, params);
  return method === 'GET' ? listIntents(state, params) : createIntent(state, params);
};

const captured = (
  id: string,
  metadata: Readonly<Record<string, string>>,
  at: number,
): Omit<FakeIntent, 'amount' | 'currency'> => {
  const course = courseOf('pm_card_visa');
  if (course === undefined) throw new Error('the fake has the method pm_card_visa');
  return {
    ...nothingYet,
    ...{ id, course, captureMethod: 'automatic', createdAt: at, returnUrl: null, status: 'succeeded', refunds: [] },
    ...{ authorizedAt: at, firstCapturedAt: at, firstMetadata: metadata, metadata: { ...metadata } },
  };
};

export const createFakeAccount = (clock: Clock): FakeAccount => {
  const state: FakeState = { clock, intents: new Map(), events: [] };
  const intentFor = ({ orderId, paymentId }: PaymentIds): FakeIntent => {
    const found = [...state.intents.values()].find(
      ({ metadata }) => metadata.order_id === orderId && metadata.payment_id === paymentId,
    );
    if (found === undefined) throw new Error(`the fake has no payment ${paymentId} of order ${orderId}`);
    return upToDate(state, found);
  };
  return {
    handle: (method, path, params) => handle(state, method, path, params),
    courseFor: ([kind, id], params) => {
      const known = state.intents.get(kind === 'refunds' ? (textIn(params, 'payment_intent') ?? '') : (id ?? ''));
      return known?.course ?? courseOf(textIn(params, 'payment_method') ?? '');
    },
    act: (ids, confirms) => {
      const intent = intentFor(ids);
      if (intent.status !== 'requires_action') return;
      if (confirms) authorize(state, intent, clock.now());
      else failAttempt(state, intent, { code: 'payment_intent_authentication_failure' });
    },
    confirmAgain: (ids) => {
      const intent = intentFor(ids);
      if (intent.status === 'requires_payment_method') authorize(state, intent, clock.now());
    },
    events: () => {
      for (const intent of state.intents.values()) upToDate(state, intent);
      return state.events;
    },
    refundThere: (ids, amount) => void addRefund(state, intentFor(ids), amount, {}),
    cancelThere: (ids) => void cancelIntent(state, intentFor(ids), { cancellation_reason: 'requested_by_customer' }),
    sendBack: (ids) => {
      for (const refund of intentFor(ids).refunds) refund.status = 'failed';
    },
    put: (id, metadata, amount, currency) => {
      state.intents.set(id, { ...captured(id, metadata, clock.now()), amount, currency, capturedAmount: amount });
    },
  };
};

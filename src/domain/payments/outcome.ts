import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { holdForRisks } from '#domain/orders/holds/hold';
import type { Order } from '#domain/orders/order';
import { capturableAmountOf } from '#domain/payments/captures/capture';
import type { NextAction } from '#domain/payments/next-action';
import {
  authorizedAmountOf,
  type DeclineCode,
  findOperation,
  nextOperationId,
  type OperationId,
  type OperationOfPayment,
  type OperationState,
} from '#domain/payments/payment';
import { requestCapture, requestRefund } from '#domain/payments/request-operation';
import type { RiskReason } from '#domain/payments/risk';

/** The part of an authorization's answer that tells what was captured with it. */
export type CaptureOutcome =
  | { readonly state: 'succeeded'; readonly amount: MinorUnits }
  | { readonly state: 'failed'; readonly reason: DeclineCode };

/** The report of a provider about an operation. */
export type ProviderOutcome =
  | {
      readonly state: 'succeeded';
      /** As the provider has it, which may be another one than was asked for. */
      readonly amount: MinorUnits;
      readonly currency: Currency;
      readonly reference: string | null;
      /** Of an authorization. */
      readonly authorizedUntil: Instant | null;
      /** Of an authorization: it can be captured in parts. */
      readonly capturesMany: boolean;
      /** Of an authorization whose call also captures; null: it did not. */
      readonly capture: CaptureOutcome | null;
      /** Of an authorization: where its card was issued; undefined: the provider does not tell. */
      readonly cardCountry?: Country | undefined;
    }
  | { readonly state: 'requires-action'; readonly reference: string | null; readonly action: NextAction }
  | { readonly state: 'processing'; readonly reference: string | null }
  | { readonly state: 'failed'; readonly reason: DeclineCode | 'lapsed' };

type Succeeded = Extract<ProviderOutcome, { state: 'succeeded' }>;

/** An operation moves forward only; a refund may still fail after it succeeded (money.md V2, R6). */
const progress: Readonly<Record<OperationState, number>> = {
  pending: 0,
  'requires-action': 1,
  processing: 2,
  succeeded: 3,
  failed: 3,
};
const moves = ({ operation }: OperationOfPayment, { state }: ProviderOutcome): boolean =>
  progress[state] > progress[operation.state] ||
  (operation.type === 'refund' && operation.state === 'succeeded' && state === 'failed');

/** The private reasons of holds because a provider did another thing than it was asked to (money.md V3). */
export const outcomeFaults = ['amount-differs', 'currency-differs'] as const;
type OutcomeFault = (typeof outcomeFaults)[number];

/** Staff must look at the order before it goes on (money.md V3). */
export const heldBecause = (order: Order, reason: OutcomeFault): Decision => ({
  events: [{ type: 'order.held', data: { holdId: `hold_${order.version + 1}` } }],
  private: { reason },
});

/**
 * Another amount is recorded as the provider has it, and staff must look at it (money.md V3). `held`: the risk rules hold the
 * order in the same change. It is one hold, with both reasons.
 */
const withHold = (
  order: Order,
  { operation }: OperationOfPayment,
  amount: MinorUnits,
  events: Decision['events'],
  held: Decision['events'] = [],
): Decision => {
  if (amount === operation.amount) return { events: [...events, ...held] };
  const differs = heldBecause(order, 'amount-differs');
  return { ...differs, events: [...events, ...(held.length === 0 ? differs.events : held)] };
};

/** Money that arrives at a canceled order goes back in the same change (money.md V6). */
const refundIfCanceled = (
  order: Order,
  { payment }: OperationOfPayment,
  operationId: OperationId,
  amount: MinorUnits,
): Decision['events'] =>
  order.status === 'canceled' && amount > 0 ? [requestRefund(payment, operationId, amount, null)] : [];

const captureEvent = (
  { payment }: OperationOfPayment,
  operationId: OperationId,
  outcome: CaptureOutcome,
  amount: MinorUnits,
): OrderEvent => {
  const ids = { paymentId: payment.id, operationId };
  return outcome.state === 'succeeded'
    ? { type: 'payment.captured', data: { ...ids, amount: outcome.amount, releasedAmount: 0 } }
    : { type: 'payment.failed', data: { ...ids, operation: 'capture', amount, reason: outcome.reason } };
};

/**
 * The capture of an automatic payment that began while the order was on hold and is authorized only after its release
 * (money.md P8). Another amount places a hold, and the release of that hold captures.
 */
const captureAfterRelease = (
  order: Order,
  { payment, operation }: OperationOfPayment,
  amount: MinorUnits,
): Decision['events'] => {
  const isLate = payment.capture === 'automatic' && !operation.captures && order.holds.length === 0;
  const wanted = order.status !== 'canceled' && amount === operation.amount ? capturableAmountOf(order) : 0;
  const captured = Math.min(amount, wanted);
  return isLate && captured > 0 ? [requestCapture(payment, nextOperationId(order), captured, true)] : [];
};

const authorized = (
  order: Order,
  found: OperationOfPayment,
  outcome: Succeeded,
  risks: readonly RiskReason[],
): Decision => {
  const { amount, reference, authorizedUntil, capturesMany, capture } = outcome;
  const ids = { paymentId: found.payment.id, operationId: found.operation.id };
  const events: OrderEvent[] = [
    { type: 'payment.authorized', data: { ...ids, amount, reference, authorizedUntil, capturesMany } },
  ];
  if (capture !== null) events.push(captureEvent(found, nextOperationId(order), capture, amount));
  const captured = capture?.state === 'succeeded' ? capture.amount : 0;
  const held = order.status === 'canceled' ? [] : holdForRisks(order, order.version + 1, risks);
  const all = [
    ...events,
    ...(held.length === 0 ? captureAfterRelease(order, found, amount) : []),
    ...refundIfCanceled(order, found, nextOperationId(order, 1), captured),
  ];
  return withHold(order, found, amount, all, held);
};

const captured = (order: Order, found: OperationOfPayment, { amount }: Succeeded): Decision => {
  const { payment, operation } = found;
  const ids = { paymentId: payment.id, operationId: operation.id };
  const releasedAmount = operation.final ? Math.max(0, authorizedAmountOf(payment) - amount) : 0;
  return withHold(order, found, amount, [
    { type: 'payment.captured', data: { ...ids, amount, releasedAmount } },
    ...refundIfCanceled(order, found, nextOperationId(order), amount),
  ]);
};

const succeeded = (
  order: Order,
  found: OperationOfPayment,
  outcome: Succeeded,
  risks: readonly RiskReason[],
): Decision => {
  const { payment, operation } = found;
  const ids = { paymentId: payment.id, operationId: operation.id };
  switch (operation.type) {
    case 'authorization':
      return authorized(order, found, outcome, risks);
    case 'capture':
      return captured(order, found, outcome);
    case 'void':
      return { events: [{ type: 'payment.voided', data: { ...ids, amount: operation.amount, reason: null } }] };
    case 'refund': {
      const { goodwillAmount } = operation;
      const refunded: OrderEvent = {
        type: 'payment.refunded',
        data: { ...ids, amount: outcome.amount, goodwillAmount },
      };
      return withHold(order, found, outcome.amount, [refunded]);
    }
    case 'dispute':
      return { events: [] };
  }
};

const failed = (order: Order, { payment, operation }: OperationOfPayment, reason: DeclineCode | 'lapsed'): Decision => {
  const ids = { paymentId: payment.id, operationId: operation.id };
  if (operation.type === 'dispute') return { events: [] };
  if (operation.type === 'refund')
    return {
      events: [{ type: 'payment.refund-failed', data: { ...ids, reason: reason === 'lapsed' ? 'generic' : reason } }],
    };
  const { type, amount } = operation;
  const events: OrderEvent[] = [{ type: 'payment.failed', data: { ...ids, operation: type, amount, reason } }];
  const rest = authorizedAmountOf(payment);
  // A failed capture may tell that the authorization is over (money.md C5).
  if (reason === 'lapsed' && rest > 0)
    events.push({
      type: 'payment.voided',
      data: { paymentId: payment.id, operationId: nextOperationId(order), amount: rest, reason: 'lapsed' },
    });
  return { events };
};

/** Another currency is not counted (money.md V3). */
const ofOtherCurrency = (order: Order, { payment, operation }: OperationOfPayment): Decision => {
  const { events, ...hold } = heldBecause(order, 'currency-differs');
  const ids = { paymentId: payment.id, operationId: operation.id };
  const refused: OrderEvent =
    operation.type === 'refund' || operation.type === 'dispute'
      ? { type: 'payment.refund-failed', data: { ...ids, reason: 'generic' } }
      : {
          type: 'payment.failed',
          data: { ...ids, operation: operation.type, amount: operation.amount, reason: 'amount-differs' },
        };
  return { ...hold, events: [refused, ...events] };
};

/** True if the customer need not act any more: the attempt has an outcome, or its void succeeded (money.md P3). */
const endsAction = ({ nextAction }: Order, { payment, operation }: OperationOfPayment, { state }: ProviderOutcome) =>
  operation.id === nextAction?.operationId ||
  (operation.type === 'void' &&
    state === 'succeeded' &&
    payment.operations.some(({ id }) => id === nextAction?.operationId));

/**
 * The change that follows from the outcome of an operation. An outcome that is not further than what is known changes
 * nothing, so that old, repeated and reordered ones do no harm. An outcome is never refused. `risks`: why the risk rules
 * hold the order after an authorization.
 */
export const outcomeOf = (
  order: Order,
  operationId: OperationId,
  outcome: ProviderOutcome,
  risks: readonly RiskReason[] = [],
): Decision => {
  const found = findOperation(order, operationId);
  if (found === undefined || !moves(found, outcome)) return { events: [] };
  const ids = { paymentId: found.payment.id, operationId };
  const settles = endsAction(order, found, outcome) ? { nextAction: null } : {};
  switch (outcome.state) {
    case 'succeeded':
      return outcome.currency === order.currency
        ? { ...succeeded(order, found, outcome, risks), ...settles }
        : { ...ofOtherCurrency(order, found), ...settles };
    case 'requires-action':
      return {
        events: [{ type: 'payment.requires-action', data: { ...ids, reference: outcome.reference } }],
        nextAction: { operationId, action: outcome.action },
      };
    case 'processing':
      return { events: [{ type: 'payment.processing', data: { ...ids, reference: outcome.reference } }], ...settles };
    case 'failed':
      return { ...failed(order, found, outcome.reason), ...settles };
  }
};

import {
  type Accepted,
  authorizationAt,
  failsAt,
  openAmountAt,
  refundableAmountAt,
  scenarioOf,
} from '#adapters/payments/simulated-money';
import type { SimulatedOperation, SimulatedPayment, SimulatedPaymentId } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { OperationId } from '#domain/payments/payment';

/** The address of the page on which the customer acts. */
export type PageOf = (id: SimulatedPaymentId) => string;

type Failed = Extract<ProviderOutcome, { state: 'failed' }>;
type Reason = Failed['reason'];

export const failed = (reason: Reason): Failed => ({ state: 'failed', reason });

/** Shorter than the ids of real providers, and unique for all orders. */
const referenceOf = ({ orderId, paymentId }: SimulatedPaymentId): string =>
  `sim_${orderId.replaceAll('-', '')}_${paymentId.slice('pay_'.length)}`;

// ── What the provider accepts ──────────────────────────────────────────────────────────────────────────────────────

const lapsesOrNull = (payment: Accepted, at: Instant): Reason | null => {
  const authorization = authorizationAt(payment, at);
  return authorization.state === 'succeeded' && authorization.until <= at ? 'lapsed' : null;
};

/** A capture takes at most the rest of an authorization that holds (money.md C1, C2, C5). */
const refusalOfCapture = (payment: Accepted, { amount, final, at }: SimulatedOperation): Reason | null => {
  const { capturesMany, capturesFail } = scenarioOf(payment);
  if (openAmountAt(payment, at) === 0) return 'generic';
  const lapsed = lapsesOrNull(payment, at);
  if (lapsed !== null) return lapsed;
  const isPossible = amount <= openAmountAt(payment, at) && (final || capturesMany);
  return isPossible && !capturesFail ? null : 'generic';
};

/**
 * A void takes back the rest of an authorization that holds, or an attempt that waits for the customer (money.md C4). A
 * caller without the reference means the attempt: if the customer acted meanwhile, the void fails (money.md P3, P4).
 */
const refusalOfVoid = (payment: Accepted, { hasReference, at }: SimulatedOperation): Reason | null => {
  const { settles } = scenarioOf(payment);
  if (authorizationAt(payment, at).state === 'waits') return settles === 'after-action' ? null : 'generic';
  const isKnown = hasReference || settles !== 'after-action';
  return isKnown && openAmountAt(payment, at) > 0 ? lapsesOrNull(payment, at) : 'generic';
};

/** Refunds take at most what is captured, not refunded and not disputed (money.md R4). */
const refusalOfRefund = (payment: Accepted, { amount, at }: SimulatedOperation): Reason | null =>
  scenarioOf(payment).refunds === 'fail' || amount > refundableAmountAt(payment, at) ? 'generic' : null;

/** Why the provider refuses an operation, judged by the operations before it; null: it accepts. */
const refusalOf = (before: Accepted, operation: SimulatedOperation): Reason | null => {
  switch (operation.type) {
    case 'authorization':
      return before.operations.length === 0 ? null : 'generic';
    case 'capture':
      return refusalOfCapture(before, operation);
    case 'void':
      return refusalOfVoid(before, operation);
    case 'refund':
      return refusalOfRefund(before, operation);
  }
};

type Judged = { readonly accepted: Accepted; readonly refusals: ReadonlyMap<OperationId, Reason> };

/** Judges each operation at its own time, by the facts before it. */
const judge = ({ method, operations, acted }: SimulatedPayment): Judged => {
  const accepted: SimulatedOperation[] = [];
  const refusals = new Map<OperationId, Reason>();
  for (const [index, operation] of operations.entries()) {
    const actedBefore = acted !== null && acted.after <= index ? acted : null;
    const refusal = refusalOf({ method, acted: actedBefore, operations: accepted }, operation);
    if (refusal === null) accepted.push(operation);
    else refusals.set(operation.operationId, refusal);
  }
  return { accepted: { method, acted, operations: accepted }, refusals };
};

/** The payment with the operations that the provider accepted. */
export const acceptedOf = (payment: SimulatedPayment): Accepted => judge(payment).accepted;

// ── What it answers ────────────────────────────────────────────────────────────────────────────────────────────────

type Succeeded = Extract<ProviderOutcome, { state: 'succeeded' }>;

const succeeded = (payment: SimulatedPayment, amount: number): Succeeded => ({
  state: 'succeeded',
  amount,
  currency: payment.currency,
  reference: referenceOf(payment),
  authorizedUntil: null,
  capturesMany: false,
  capture: null,
});

const captureWith = (captures: boolean, captured: boolean, amount: number): Succeeded['capture'] => {
  if (!captures) return null;
  return captured ? { state: 'succeeded', amount } : { state: 'failed', reason: 'generic' };
};

const authorizationOutcome = (
  payment: SimulatedPayment,
  accepted: Accepted,
  { captures }: SimulatedOperation,
  now: Instant,
  pageOf: PageOf,
): ProviderOutcome => {
  const { settles, capturesMany, cardCountry } = scenarioOf(payment);
  const authorization = authorizationAt(accepted, now);
  switch (authorization.state) {
    case 'waits':
      // The caller gets the reference with the success, and so shows by it that it knows of the success.
      return settles === 'after-action'
        ? { state: 'requires-action', reference: null, action: { type: 'redirect', url: pageOf(payment) } }
        : { state: 'processing', reference: null };
    case 'succeeded': {
      const { amount, until, captured } = authorization;
      const capture = captureWith(captures, captured, amount);
      const card = cardCountry === null ? {} : { cardCountry };
      return { ...succeeded(payment, amount), authorizedUntil: until, capturesMany, capture, ...card };
    }
    case 'failed':
      return failed(authorization.reason);
    case 'none':
      throw new Error('an accepted authorization is among the accepted operations');
  }
};

/**
 * The outcome of an operation at a time, by the facts of its payment alone. Undefined: the provider does not know the
 * operation.
 */
export const outcomeAt = (
  payment: SimulatedPayment,
  operationId: OperationId,
  now: Instant,
  pageOf: PageOf,
): ProviderOutcome | undefined => {
  const operation = payment.operations.find((each) => each.operationId === operationId);
  if (operation === undefined) return undefined;
  const { accepted, refusals } = judge(payment);
  const refusal = refusals.get(operationId);
  if (refusal !== undefined) return failed(refusal);
  if (operation.type === 'authorization') return authorizationOutcome(payment, accepted, operation, now, pageOf);
  if (operation.type === 'refund' && failsAt(accepted, operation) <= now) return failed('generic');
  return succeeded(payment, operation.amount);
};

import { type Scenario, scenarios } from '#adapters/payments/scenarios';
import type { SimulatedOperation, SimulatedPayment } from '#application/ports';
import { days, type Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { DeclineCode, OperationType } from '#domain/payments/payment';

/** The time until an authorization lapses. */
const holdsFor = days(7);
/** The delay of everything that the provider finds out later. */
export const later = days(1);
/** The bank decides a dispute this long after it was opened. */
const disputedFor = days(10);

/** A payment, or its beginning, with the operations that the provider accepted. */
export type Accepted = Pick<SimulatedPayment, 'method' | 'operations' | 'acted'>;

export const scenarioOf = ({ method }: Pick<SimulatedPayment, 'method'>): Scenario => scenarios[method];

const ofType = ({ operations }: Accepted, type: OperationType): readonly SimulatedOperation[] =>
  operations.filter((operation) => operation.type === type);

const sum = (operations: readonly SimulatedOperation[]): MinorUnits =>
  operations.reduce((total, { amount }) => total + amount, 0);

/** The payment as it was at a time, with the operations up to it. */
const upTo = (payment: Accepted, at: Instant): Accepted => ({
  ...payment,
  operations: payment.operations.filter((operation) => operation.at <= at),
});

/** The time at which the authorization is settled; null: not before the customer has acted. */
const settledAt = (payment: Accepted, { at }: SimulatedOperation): Instant | null => {
  switch (scenarioOf(payment).settles) {
    case 'at-once':
      return at;
    case 'after-a-day':
      return at + later;
    case 'after-action':
      return payment.acted?.at ?? null;
  }
};

/** The authorization at a time. `none`: it was not asked for. */
export type Authorization =
  | { readonly state: 'none' | 'waits' }
  | { readonly state: 'failed'; readonly reason: DeclineCode }
  | {
      readonly state: 'succeeded';
      readonly amount: MinorUnits;
      readonly settledAt: Instant;
      readonly until: Instant;
      /** The provider captured with it. */
      readonly captured: boolean;
    };

export const authorizationAt = (payment: Accepted, at: Instant): Authorization => {
  const scenario = scenarioOf(payment);
  const [authorization] = ofType(payment, 'authorization');
  if (authorization === undefined) return { state: 'none' };
  const settled = settledAt(payment, authorization);
  if (settled === null || settled > at) {
    const isVoided = ofType(upTo(payment, at), 'void').length > 0;
    return isVoided ? { state: 'failed', reason: 'generic' } : { state: 'waits' };
  }
  const declined = payment.acted?.confirms === false ? 'authentication-failed' : scenario.declined;
  if (declined !== null) return { state: 'failed', reason: declined };
  return {
    state: 'succeeded',
    amount: authorization.amount - scenario.missingAmount,
    settledAt: settled,
    until: settled + holdsFor,
    captured: authorization.captures && !scenario.capturesFail,
  };
};

/** What can be captured or voided at a time; an authorization that lapsed is still counted. */
export const openAmountAt = (payment: Accepted, at: Instant): MinorUnits => {
  const authorization = authorizationAt(payment, at);
  if (authorization.state !== 'succeeded' || authorization.captured) return 0;
  const past = upTo(payment, at);
  const captures = ofType(past, 'capture');
  const isClosed = ofType(past, 'void').length > 0 || captures.some(({ final }) => final);
  return isClosed ? 0 : authorization.amount - sum(captures);
};

const capturedAmountAt = (payment: Accepted, at: Instant): MinorUnits => {
  const authorization = authorizationAt(payment, at);
  const withIt = authorization.state === 'succeeded' && authorization.captured ? authorization.amount : 0;
  return withIt + sum(ofType(upTo(payment, at), 'capture'));
};

/** A refund may be sent back by the bank of the customer (money.md R6). */
export const failsAt = (payment: Accepted, { at }: SimulatedOperation): Instant =>
  scenarioOf(payment).refunds === 'fail-after-a-day' ? at + later : Number.POSITIVE_INFINITY;

const keptAmountAt = (payment: Accepted, at: Instant): MinorUnits => {
  const refunds = ofType(upTo(payment, at), 'refund').filter((refund) => failsAt(payment, refund) > at);
  return capturedAmountAt(payment, at) - sum(refunds);
};

const firstCaptureAt = (payment: Accepted, at: Instant): Instant | undefined => {
  const authorization = authorizationAt(payment, at);
  if (authorization.state === 'succeeded' && authorization.captured) return authorization.settledAt;
  return ofType(payment, 'capture')[0]?.at;
};

export type Dispute = { readonly amount: MinorUnits; readonly openedAt: Instant; readonly lostAt: Instant };

/** The dispute of a payment, once it was opened: over all that is captured and not refunded then. */
export const disputeAt = (payment: Accepted, at: Instant): Dispute | undefined => {
  const capturedAt = scenarioOf(payment).isDisputed ? firstCaptureAt(payment, at) : undefined;
  if (capturedAt === undefined || capturedAt + later > at) return undefined;
  const openedAt = capturedAt + later;
  const amount = keptAmountAt(payment, openedAt);
  return amount > 0 ? { amount, openedAt, lostAt: openedAt + disputedFor } : undefined;
};

/** What can be refunded at a time: captured, not refunded and not disputed (money.md R4). */
export const refundableAmountAt = (payment: Accepted, at: Instant): MinorUnits =>
  keptAmountAt(payment, at) - (disputeAt(payment, at)?.amount ?? 0);

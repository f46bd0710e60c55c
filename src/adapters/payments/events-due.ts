import { acceptedOf } from '#adapters/payments/outcome-at';
import {
  type Accepted,
  authorizationAt,
  disputeAt,
  failsAt,
  later,
  openAmountAt,
  scenarioOf,
} from '#adapters/payments/simulated-money';
import type { SimulatedPayment } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { OperationId } from '#domain/payments/payment';

/**
 * An event that a provider sends by itself. `operation-changed`: the operation has a later outcome, which `find` has.
 * Amounts are in minor units of the payment's currency.
 */
export type DueEvent = { readonly at: Instant } & (
  | { readonly kind: 'operation-changed'; readonly operationId: OperationId }
  | { readonly kind: 'authorization-lapsed'; readonly amount: MinorUnits }
  | { readonly kind: 'dispute-opened' | 'dispute-lost'; readonly amount: MinorUnits }
);

/** The authorization that waited is settled (money.md P3, P5). */
const settlements = (payment: Accepted): readonly DueEvent[] => {
  const { settles } = scenarioOf(payment);
  const [authorization] = payment.operations;
  if (authorization?.type !== 'authorization' || settles === 'at-once') return [];
  const at = settles === 'after-a-day' ? authorization.at + later : (payment.acted?.at ?? null);
  return at === null ? [] : [{ kind: 'operation-changed', operationId: authorization.operationId, at }];
};

/** A bank sends a refund back (money.md R6). */
const lateFailures = (payment: Accepted): readonly DueEvent[] =>
  payment.operations
    .filter(({ type }) => type === 'refund')
    .map((refund) => ({
      kind: 'operation-changed',
      operationId: refund.operationId,
      at: failsAt(payment, refund),
    }));

/** The open amount lapses when its authorization ends (money.md C5). */
const lapses = (payment: Accepted, now: Instant): readonly DueEvent[] => {
  const authorization = authorizationAt(payment, now);
  if (authorization.state !== 'succeeded') return [];
  const amount = openAmountAt(payment, authorization.until);
  return amount === 0 ? [] : [{ kind: 'authorization-lapsed', amount, at: authorization.until }];
};

/** A dispute is opened, and lost (money.md V5). */
const disputes = (payment: Accepted, now: Instant): readonly DueEvent[] => {
  const dispute = disputeAt(payment, now);
  if (dispute === undefined) return [];
  const { amount, openedAt, lostAt } = dispute;
  return [
    { kind: 'dispute-opened', amount, at: openedAt },
    { kind: 'dispute-lost', amount, at: lostAt },
  ];
};

/** Everything that the provider has told by itself up to a time, the oldest first. The list only grows. */
export const eventsDue = (payment: SimulatedPayment, now: Instant): readonly DueEvent[] => {
  const accepted = acceptedOf(payment);
  return [...settlements(accepted), ...lateFailures(accepted), ...lapses(accepted, now), ...disputes(accepted, now)]
    .filter(({ at }) => at <= now)
    .toSorted((left, right) => left.at - right.at);
};

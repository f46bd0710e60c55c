import { expected, type VersionMismatch } from '#application/expectation';
import { commitDecision, type Decided, maximumRounds, nextTime } from '#application/orders/commit-decision';
import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import type { Ports } from '#application/ports';
import { type IdempotencyKeyReused, sameCommand } from '#application/receipts';
import type { Done, Request } from '#application/use-case';
import { maySeeOrdersOf } from '#domain/access/caller';
import type { Instant } from '#domain/instant';
import type { OrderTooLarge } from '#domain/orders/decision';
import type { Cause, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Refusal, type Result, refuse } from '#domain/result';

export type OrderChangedMeanwhile = { readonly kind: 'order-changed-meanwhile' };
export type ChangeRefusal =
  | OrderNotFound
  | IdempotencyKeyReused
  | VersionMismatch
  | OrderChangedMeanwhile
  | OrderTooLarge;

/** The ports of every command on an order. */
export const changesOrders = ['orders', 'orderIds', 'clock', 'commit'] as const;
export type ChangePorts = Pick<Ports, (typeof changesOrders)[number]>;
/** It may ask a policy, so it may wait. */
export type Decide<R extends Refusal> = (
  order: Order,
  at: Instant,
) => Result<Decided<R>, R> | Promise<Result<Decided<R>, R>>;
type Answer<R extends Refusal> = Result<Done<Order>, R | ChangeRefusal>;

/** A stored record and the version that a command made in it. `replayed`: by an earlier attempt. */
export type Stored = { readonly record: OrderRecord; readonly version: number; readonly replayed: boolean };

/** The first change of an earlier attempt of this command. The outcomes of its payments have its key too (money.md K2). */
const replayOf = (record: OrderRecord, cause: Cause): Result<Stored, IdempotencyKeyReused> | undefined => {
  const index = record.changes.findIndex((change) => change.cause.key === cause.key);
  const change = record.changes[index];
  if (change === undefined) return undefined;
  if (!sameCommand(change.cause, cause)) return refuse({ kind: 'idempotency-key-reused' });
  return ok({ record, version: index + 1, replayed: true });
};

/**
 * The one path of every command on an order: replay, expected version, decision and its consequences, commit; after a
 * lost race, again with the new state of the order or the new facts of a product. A decision without events commits
 * nothing and returns the unchanged order.
 */
export const storeChange = async <R extends Refusal>(
  ports: Pick<Ports, 'clock' | 'commit'>,
  found: OrderRecord,
  request: Request,
  decide: Decide<R>,
): Promise<Result<Stored, R | ChangeRefusal>> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    const replayed = replayOf(stored, request.cause);
    if (replayed !== undefined) return replayed;
    const order = expected(request.expects, fold(stored));
    if (!order.ok) return order;
    const at = nextTime(ports, order.value);
    const decided = await decide(order.value, at);
    if (!decided.ok) return decided;
    const attempt = await commitDecision(ports, { stored, order: order.value, at }, decided.value, request);
    if (attempt.kind === 'stored')
      return ok({ record: attempt.record, version: attempt.record.changes.length, replayed: false });
    if (attempt.kind === 'refused') return refuse(attempt.refusal);
    const { record: winner } = attempt;
    if (winner === undefined || !maySeeOrdersOf(request.caller, winner.customerId))
      return refuse({ kind: 'order-not-found' });
    stored = winner;
  }
  return refuse({ kind: 'order-changed-meanwhile' });
};

/** The same, with the order after the change. */
export const changeRecord = async <R extends Refusal>(
  ports: Pick<Ports, 'clock' | 'commit'>,
  found: OrderRecord,
  request: Request,
  decide: Decide<R>,
): Promise<Answer<R>> => {
  const stored = await storeChange(ports, found, request, decide);
  if (!stored.ok) return stored;
  const { record, version, replayed } = stored.value;
  return ok({ value: fold(record, version), replayed });
};

export const changeOrder = async <R extends Refusal>(
  ports: ChangePorts,
  id: OrderId,
  request: Request,
  decide: Decide<R>,
): Promise<Answer<R>> => {
  const found = await findOrder(ports, id, request.caller);
  return found.ok ? changeRecord(ports, found.value, request, decide) : found;
};

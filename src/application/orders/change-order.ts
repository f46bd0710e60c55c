import { expected, type VersionMismatch } from '#application/expectation';
import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import type { Ports } from '#application/ports';
import { type IdempotencyKeyReused, sameCommand } from '#application/receipts';
import type { Done, Request } from '#application/use-case';
import { actorOf, maySeeOrdersOf } from '#domain/access/caller';
import type { Instant } from '#domain/instant';
import { concluded } from '#domain/orders/consequences';
import { appended, type Decision, type OrderTooLarge } from '#domain/orders/decision';
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
type ChangePorts = Pick<Ports, (typeof changesOrders)[number]>;
/** It may ask a policy, so it may wait. */
type Decide<R extends Refusal> = (order: Order, at: Instant) => Result<Decision, R> | Promise<Result<Decision, R>>;
type Answer<R extends Refusal> = Result<Done<Order>, R | ChangeRefusal>;

/** The attempts of one command. Each is one commit; a rejection has the new state. */
const maximumRounds = 60;

/** The reply of an earlier attempt of this command: the order after its change. */
const replayOf = (record: OrderRecord, cause: Cause): Answer<never> | undefined => {
  const index = record.changes.findLastIndex((change) => change.cause.key === cause.key);
  const change = record.changes[index];
  if (change === undefined) return undefined;
  if (!sameCommand(change.cause, cause)) return refuse({ kind: 'idempotency-key-reused' });
  return ok({ value: fold(record, index + 1), replayed: true });
};

/**
 * The one path of every command on an order: replay, expected version, decision and its consequences, commit; after a
 * lost race, again with the new state. A decision without events commits nothing and returns the unchanged order.
 */
export const changeRecord = async <R extends Refusal>(
  ports: Pick<Ports, 'clock' | 'commit'>,
  found: OrderRecord,
  request: Request,
  decide: Decide<R>,
): Promise<Answer<R>> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    const replayed = replayOf(stored, request.cause);
    if (replayed !== undefined) return replayed;
    const order = expected(request.expects, fold(stored));
    if (!order.ok) return order;
    const at = Math.max(ports.clock.now(), order.value.updatedAt);
    const decided = await decide(order.value, at);
    if (!decided.ok) return decided;
    if (decided.value.events.length === 0) return ok({ value: order.value, replayed: false });
    const { caller, cause, trace } = request;
    const decision = concluded(order.value, decided.value, at);
    const record = appended(stored, decision, { at, actor: actorOf(caller), cause, trace });
    if (!record.ok) return record;
    const after = fold(record.value);
    const committed = await ports.commit([
      { kind: 'order-change', record: record.value, order: after },
      ...(decision.gives ?? []),
    ]);
    if (committed.kind === 'committed') return ok({ value: after, replayed: false });
    const { record: winner } = committed.why;
    if (winner === undefined || !maySeeOrdersOf(request.caller, winner.customerId))
      return refuse({ kind: 'order-not-found' });
    stored = winner;
  }
  return refuse({ kind: 'order-changed-meanwhile' });
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

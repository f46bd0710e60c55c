import {
  type ChangePorts,
  type ChangeRefusal,
  changesOrders,
  type Decide,
  type Stored,
  storeChange,
} from '#application/orders/change-order';
import { findOrder } from '#application/orders/find-order';
import { type SettlingPorts, settleOperation, settlesPayments } from '#application/payments/settle-operation';
import type { Done, Request } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { lastAnswerOf, unansweredOf } from '#domain/payments/chain';
import type { OperationId } from '#domain/payments/payment';
import { ok, type Refusal, type Result, refuse } from '#domain/result';

/** The outcome of a call is not known. It is settled later; the same key then gets the answer (money.md K1). */
export type ProviderUnavailable = { readonly kind: 'provider-unavailable'; readonly orderId: OrderId };

/** The ports of every command that may call the payment provider. */
export const callsProvider = [...changesOrders, ...settlesPayments] as const;
export type CallingPorts = ChangePorts & SettlingPorts;

/** A change with everything that it caused: the version after its last outcome. */
export type Called = Done<Order> & {
  /** The operation that the change itself asked for, if it did. */
  readonly requested: readonly OperationId[];
};

/** The calls that one command may cause; each is one operation. */
const maximumCalls = 100;

/**
 * The operation that a payment command asked for: its change begins with it. Voids that follow from the change refuse
 * nothing (money.md C8), and later changes with the key are outcomes.
 */
const requestedBy = ({ changes }: OrderRecord, key: Request['cause']['key']): readonly OperationId[] => {
  const change = changes.find(({ cause }) => cause.key === key);
  return (change?.events ?? [])
    .slice(0, 1)
    .flatMap(({ type, data }) => (type === 'payment.requested' ? data.operationId : []));
};

/**
 * Calls the provider for every operation that a command asked for, and for those that their outcomes ask for, and records
 * the outcomes. Nothing is held or locked meanwhile: a call that was cut off goes on here in a retry. Undefined: an outcome
 * is unknown.
 */
export const callEach = async (
  ports: SettlingPorts,
  stored: OrderRecord,
  request: Omit<Request, 'expects'>,
  isRetry: boolean,
): Promise<OrderRecord | undefined> => {
  let record = stored;
  for (let call = 0; call < maximumCalls; call += 1) {
    const [next] = unansweredOf(record, request.cause.key);
    if (next === undefined) return record;
    const settled = await settleOperation(ports, record, next, request, isRetry);
    if (settled === undefined) return undefined;
    record = settled;
  }
  throw new Error(`a command on order ${stored.id} made ${maximumCalls} calls`);
};

/** The same for a change, with the order after its last outcome. */
export const callFor = async (
  ports: SettlingPorts,
  { record: stored, version, replayed }: Stored,
  request: Omit<Request, 'expects'>,
): Promise<Result<Called, ProviderUnavailable>> => {
  const record = await callEach(ports, stored, request, replayed);
  if (record === undefined) return refuse({ kind: 'provider-unavailable', orderId: stored.id });
  const value = fold(record, lastAnswerOf(record, request.cause.key, version));
  return ok({ value, replayed, requested: requestedBy(record, request.cause.key) });
};

/**
 * Changes an order as `changeOrder` does, and then calls the provider for what the change asks for. Tells the operations
 * that the change asked for, so that a payment command can answer for them.
 */
export const changeAndCall = async <R extends Refusal>(
  ports: CallingPorts,
  id: OrderId,
  request: Request,
  decide: Decide<R>,
): Promise<Result<Called, R | ChangeRefusal | ProviderUnavailable>> => {
  const found = await findOrder(ports, id, request.caller);
  if (!found.ok) return found;
  const changed = await storeChange(ports, found.value, request, decide);
  return changed.ok ? callFor(ports, changed.value, request) : changed;
};

/** The order after a command that called, whatever the provider said. */
export const doneOf = <R extends Refusal>(called: Result<Called, R>): Result<Done<Order>, R> =>
  called.ok ? ok({ value: called.value.value, replayed: called.value.replayed }) : called;

/** Changes an order and calls the provider. A refusal of the provider is recorded and refuses nothing (money.md C8). */
export const changeWithCalls = async <R extends Refusal>(
  ports: CallingPorts,
  id: OrderId,
  request: Request,
  decide: Decide<R>,
): Promise<Result<Done<Order>, R | ChangeRefusal | ProviderUnavailable>> =>
  doneOf(await changeAndCall(ports, id, request, decide));

import type { Order } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';
import type { RequestStatus, ReturnId, ReturnRequest } from '#domain/returns/return-request';

export type ReturnNotFound = { readonly kind: 'return-not-found'; readonly returnId: ReturnId };
export type ReturnStatusConflict = {
  readonly kind: 'return-status-conflict';
  readonly returnId: ReturnId;
  readonly status: RequestStatus;
  readonly allowed: readonly RequestStatus[];
};

/** An open return request. Refused if it was received or rejected. */
export const findOpenReturn = (
  order: Order,
  returnId: ReturnId,
): Result<ReturnRequest, ReturnNotFound | ReturnStatusConflict> => {
  const found = order.returns.find(({ id }) => id === returnId);
  if (found === undefined) return refuse({ kind: 'return-not-found', returnId });
  const { status } = found;
  if (status !== 'requested')
    return refuse({ kind: 'return-status-conflict', returnId, status, allowed: ['requested'] });
  return ok(found);
};

const openReturnOf = (order: Order): ReturnRequest | undefined =>
  order.returns.find(({ status }) => status === 'requested');

export const hasOpenReturn = (order: Order): boolean => openReturnOf(order) !== undefined;

/** Refuses an order with an open return request, which waits for its goods. */
export const withoutOpenReturn = <O extends Order>(order: O): Result<O, ReturnStatusConflict> => {
  const open = openReturnOf(order);
  if (open === undefined) return ok(order);
  return refuse({
    kind: 'return-status-conflict',
    returnId: open.id,
    status: open.status,
    allowed: ['received', 'rejected'],
  });
};

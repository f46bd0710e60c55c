import type { Ports } from '#application/ports';
import { type Caller, maySeeOrdersOf } from '#domain/access/caller';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

export type OrderNotFound = { readonly kind: 'order-not-found' };

/**
 * The record, if the caller may see it. Another customer's order gets the answer of a missing order; if the tag in the
 * id already shows another customer, nothing is read.
 */
export const findOrder = async (
  { orders, orderIds }: Pick<Ports, 'orders' | 'orderIds'>,
  id: OrderId,
  caller: Caller,
): Promise<Result<OrderRecord, OrderNotFound>> => {
  const notFound = refuse({ kind: 'order-not-found' });
  if (caller.role === 'public') return notFound;
  if (caller.role === 'customer' && !orderIds.mayBelongTo(id, caller.customerId)) return notFound;
  const record = await orders.find(id);
  return record !== undefined && maySeeOrdersOf(caller, record.customerId) ? ok(record) : notFound;
};

import type { Request } from '#application/use-case';
import { maySeeOrdersOf } from '#domain/access/caller';
import type { CustomerId } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type CustomerNotFound = { readonly kind: 'customer-not-found'; readonly customerId: CustomerId };

export const customerNotFound = (customerId: CustomerId): CustomerNotFound => ({
  kind: 'customer-not-found',
  customerId,
});

/** Customers see themselves alone: anybody else is answered as if nothing were stored. */
export const visibleCustomer = (id: CustomerId, { caller }: Pick<Request, 'caller'>): Result<true, CustomerNotFound> =>
  maySeeOrdersOf(caller, id) ? ok(true) : refuse(customerNotFound(id));

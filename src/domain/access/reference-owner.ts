import type { OrderRecord } from '#domain/orders/events';
import type { CustomerId } from '#domain/orders/order';

/** The one within whose orders an external reference is unique: a customer, or all staff together. */
export type ReferenceOwner = 'staff' | { readonly customerId: CustomerId };

/** The owner of an order's reference: staff if one of them placed the order, for themselves or for anybody. */
export const referenceOwnerOf = ({ customerId, changes: [{ actor }] }: OrderRecord): ReferenceOwner =>
  actor.role === 'staff' ? 'staff' : { customerId };

/** Distinct for every owner. */
export const nameOfOwner = (owner: ReferenceOwner): string =>
  owner === 'staff' ? 'staff' : `customer ${owner.customerId}`;

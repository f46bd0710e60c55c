import type { Readers } from '#domain/access/readers';
import type { CustomerId } from '#domain/orders/order';

/** The scopes of staff, each granted separately. */
export const scopes = [
  'orders:read',
  'orders:write',
  'payments:write',
  'fulfillment:write',
  'catalog:write',
  'stock:write',
  'customers:read',
  'customers:write',
  'webhooks:write',
  'reports:read',
  'privacy:write',
] as const;
export type Scope = (typeof scopes)[number];

/** The scopes of customers, on their own orders. */
export const customerScopes = ['orders:read', 'orders:write'] as const satisfies readonly Scope[];

/** The caller of a use case. `public`: anybody, without orders. `system`: the service itself, never a request. */
export type Caller =
  | { readonly role: 'public' }
  | { readonly role: 'system' }
  | { readonly role: 'customer'; readonly customerId: CustomerId }
  | { readonly role: 'staff'; readonly staffId: string; readonly scopes: readonly Scope[] };

/** The actor of a change: a role and, for staff, an id. Never the customer's id: events outlive an erasure. */
export type Actor =
  | { readonly role: 'customer' }
  | { readonly role: 'staff'; readonly id: string }
  | { readonly role: 'system' };

export const actorOf = (caller: Caller): Actor => {
  switch (caller.role) {
    case 'customer':
      return { role: 'customer' };
    case 'staff':
      return { role: 'staff', id: caller.staffId };
    case 'public':
    case 'system':
      return { role: 'system' };
  }
};

/** Whether the caller may see this customer's orders: the customer, staff and the service may. */
export const maySeeOrdersOf = (caller: Caller, customerId: CustomerId): boolean =>
  caller.role === 'staff' ||
  caller.role === 'system' ||
  (caller.role === 'customer' && caller.customerId === customerId);

/** True for staff with the scope for payments, and for the service itself. */
export const mayMoveMoney = (caller: Caller): boolean =>
  caller.role === 'system' || (caller.role === 'staff' && caller.scopes.includes('payments:write'));

/** True unless staff lack the scope for the records of customers. Customers read their own. */
export const mayReadRecords = (caller: Caller): boolean =>
  caller.role !== 'staff' || caller.scopes.includes('customers:read');

/** True if a caller who may see an order may also read a part of it. A reader of a field may change it. */
export const mayRead = (caller: Caller, readers: Readers): boolean =>
  readers === 'customer or staff' || caller.role === 'staff' || caller.role === 'system';

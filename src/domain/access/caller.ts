import type { CustomerId } from '#domain/orders/order';

/** The scopes of staff, each granted separately. */
export const scopes = [
  'orders:read',
  'orders:write',
  'payments:write',
  'fulfillment:write',
  'catalog:write',
  'stock:write',
  'reports:read',
  'privacy:write',
] as const;
export type Scope = (typeof scopes)[number];

/** The scopes of customers, on their own orders. */
export const customerScopes = ['orders:read', 'orders:write'] as const satisfies readonly Scope[];

/** Who asks. `public` is anybody: such a caller has no orders. `system` is the service itself, never a request. */
export type Caller =
  | { readonly role: 'public' }
  | { readonly role: 'system' }
  | { readonly role: 'customer'; readonly customerId: CustomerId }
  | { readonly role: 'staff'; readonly staffId: string; readonly scopes: readonly Scope[] };

/** Who did it, as the journal keeps it: a role and, for staff, an id. Never the customer: events outlive an erasure. */
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

/** Whether the caller may know that this customer's orders exist: themselves, staff, or the service. */
export const maySeeOrdersOf = (caller: Caller, customerId: CustomerId): boolean =>
  caller.role === 'staff' ||
  caller.role === 'system' ||
  (caller.role === 'customer' && caller.customerId === customerId);

import { type Caller, type Scope, scopes } from '#domain/access/caller';
import type { CustomerId } from '#domain/orders/order';

export const customerId = (text: string): CustomerId => text as CustomerId;

export const ada = customerId('cus_ada');
export const bob = customerId('cus_bob');

export const customer = (id: CustomerId = ada): Caller => ({ role: 'customer', customerId: id });

/** Staff, by default with every scope. */
export const staff = (staffId = 'op_1', granted: readonly Scope[] = scopes): Caller => ({
  role: 'staff',
  staffId,
  scopes: granted,
});

export const anybody: Caller = { role: 'public' };

import { type CustomerNotFound, customerNotFound, visibleCustomer } from '#application/customers/find-customer';
import { defineUseCase, type Request } from '#application/use-case';
import type { Customer } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

/** The record of a customer. */
export const getCustomer = defineUseCase({
  uses: ['customers'],
  with:
    ({ customers }) =>
    async ({ id }: { readonly id: CustomerId }, request: Request): Promise<Result<Customer, CustomerNotFound>> => {
      const visible = visibleCustomer(id, request);
      if (!visible.ok) return visible;
      const customer = await customers.find(id);
      return customer === undefined ? refuse(customerNotFound(id)) : ok(customer);
    },
});

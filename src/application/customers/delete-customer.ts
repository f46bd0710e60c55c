import { type CustomerNotFound, customerNotFound, visibleCustomer } from '#application/customers/find-customer';
import type { VersionMismatch } from '#application/expectation';
import { defineUseCase, type Request } from '#application/use-case';
import { deleteVersioned } from '#application/versioned';
import type { CustomerId } from '#domain/orders/order';
import { type Result, refuse } from '#domain/result';

/** Deletes the record of a customer, and nothing of their orders. */
export const deleteCustomer = defineUseCase({
  uses: ['customers', 'writeCustomers'],
  with:
    ({ customers, writeCustomers }) =>
    async (
      { id }: { readonly id: CustomerId },
      request: Request,
    ): Promise<Result<true, CustomerNotFound | VersionMismatch>> => {
      const visible = visibleCustomer(id, request);
      if (!visible.ok) return visible;
      const deleted = await deleteVersioned(request.expects, await customers.find(id), async (customer) => {
        const removed = await writeCustomers.remove(customer);
        return removed.kind === 'committed' ? { done: true } : { conflict: { stored: removed.why.customer } };
      });
      return deleted ?? refuse(customerNotFound(id));
    },
});

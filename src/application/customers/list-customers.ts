import type { CustomerListing, Page } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import type { Customer } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/** The records of the shop's customers, by id. */
export const listCustomers = defineUseCase({
  uses: ['customerLists'],
  with:
    ({ customerLists }) =>
    async (listing: CustomerListing): Promise<Result<Page<Customer, CustomerId>, never>> =>
      ok(await customerLists.page(listing)),
});

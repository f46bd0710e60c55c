import { type CustomerNotFound, customerNotFound, visibleCustomer } from '#application/customers/find-customer';
import type { Ports } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { bounds } from '#domain/bounds';
import { type CurrencyAccount, currenciesOf, emptyAccount, withOrder } from '#domain/customers/account';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

/** `isComplete` false: the customer has more orders than the account counts, which are the newest. */
export type CustomerAccount = {
  readonly customerId: CustomerId;
  readonly currencies: readonly CurrencyAccount[];
  readonly isComplete: boolean;
};

const ordersPerRead = 100;

/** Folds the orders page by page, so that a customer with many orders takes the memory of a page. */
const accountOf = async (
  { recentOrders }: Pick<Ports, 'recentOrders'>,
  customerId: CustomerId,
): Promise<CustomerAccount> => {
  let account = emptyAccount();
  let after: OrderId | undefined;
  for (let count = 0; count < bounds.ordersPerAccount; count += ordersPerRead) {
    const records = await recentOrders.ofCustomer(customerId, { after, limit: ordersPerRead });
    for (const record of records) account = withOrder(account, fold(record));
    if (records.length < ordersPerRead) return { customerId, currencies: currenciesOf(account), isComplete: true };
    after = records.at(-1)?.id;
  }
  return { customerId, currencies: currenciesOf(account), isComplete: false };
};

/**
 * The money of a customer for each currency: the sums of the orders as they are now. It reads the orders, so that it is as
 * exact as they are: a stored sum would lag, and each placement would pay for it.
 */
export const getCustomerAccount = defineUseCase({
  uses: ['recentOrders', 'customers'],
  with:
    (ports) =>
    async (
      { id }: { readonly id: CustomerId },
      request: Request,
    ): Promise<Result<CustomerAccount, CustomerNotFound>> => {
      const visible = visibleCustomer(id, request);
      if (!visible.ok) return visible;
      const account = await accountOf(ports, id);
      const isKnown = account.currencies.length > 0 || (await ports.customers.find(id)) !== undefined;
      return isKnown ? ok(account) : refuse(customerNotFound(id));
    },
});

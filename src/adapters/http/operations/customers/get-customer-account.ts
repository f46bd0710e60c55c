import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { Amount, CurrencyText } from '#adapters/http/representations/orders/price';
import { customerIdParameter } from '#adapters/http/schemas/customers';
import { type CustomerAccount, getCustomerAccount } from '#application/customers/get-customer-account';
import { bounds } from '#domain/bounds';
import type { CurrencyAccount } from '#domain/customers/account';

type AccountMember = Exclude<keyof CustomerAccount, 'isComplete'> | 'complete';

const AccountBody = replySchema(() =>
  z
    .object({
      customerId: z.string(),
      currencies: z.array(
        z.object({
          currency: CurrencyText(),
          orderCount: z.int().check(z.gte(1), z.describe('Canceled orders too.')),
          // A named schema takes no other description.
          orderedAmount: z
            .int()
            .check(
              z.gte(0),
              z.describe('What the orders are worth now: without canceled and returned units, and without goodwill.'),
            ),
          paidAmount: Amount(),
          refundedAmount: Amount(),
          dueAmount: Amount(),
          creditAmount: Amount(),
        } satisfies MembersFor<keyof CurrencyAccount>),
      ),
      complete: z
        .boolean()
        .check(
          z.describe(
            `False: the customer has more than ${bounds.ordersPerAccount} orders, and the newest are counted.`,
          ),
        ),
    } satisfies MembersFor<AccountMember>)
    .check(z.meta({ id: 'CustomerAccount', description: 'The sums of a customer’s orders for each currency.' })),
);

export const getCustomerAccountOperation = defineOperation({
  id: 'getCustomerAccount',
  method: 'GET',
  path: '/v1/customers/{customerId}/account',
  tag: 'Customers',
  summary: 'Read the account of a customer',
  description:
    'The sums of the orders as they are now, for each currency. Customers read their own account. A customer without orders has none, and one without a record and orders does not exist.',
  access: { scope: 'customers:read', who: 'customer or staff' },
  request: { path: { customerId: customerIdParameter } },
  toCommand: ({ path }) => ({ id: path.customerId }),
  reply: {
    status: 200,
    description: 'The account.',
    body: AccountBody,
    represent: ({ customerId, currencies, isComplete }) => ({
      body: { customerId, currencies: [...currencies], complete: isComplete },
    }),
  },
  refusals: { 'customer-not-found': 404 },
  useCase: getCustomerAccount,
});

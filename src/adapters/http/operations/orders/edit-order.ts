import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { CartLine } from '#adapters/http/operations/orders/cart';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { AmountInput } from '#adapters/http/schemas/amounts';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { lineEntries } from '#adapters/http/schemas/orders';
import { editOrder } from '#application/orders/edit-order';
import { bounds } from '#domain/bounds';

type Lists = { readonly add?: readonly unknown[] | undefined; readonly cancel?: readonly unknown[] | undefined };

export const editOrderOperation = defineOperation({
  id: 'editOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/edit',
  tag: 'Orders',
  summary: 'Add lines to an order and cancel units of others',
  description:
    'New lines have the prices and taxes of today and no discount. Shipping stays as it is, and is added with the first line that needs it. The stock moves in the same step. What is then due or in credit is in `balance`: an edit refunds nothing. Customers edit pending orders, staff confirmed ones too. With `preview` nothing is stored and no stock is checked: the reply is the order as it would be, with its present `version`.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z
      .strictObject({
        add: z
          .optional(z.array(CartLine).check(z.maxLength(bounds.linesPerOrder)))
          .check(
            z.describe(
              `The new lines. They follow the lines that the order has; of both there are at most ${bounds.linesPerOrder}.`,
            ),
          ),
        cancel: z.optional(lineEntries('The units to cancel. At least one unit of the order must be left.', 0)),
        preview: z.optional(z.boolean()).check(z.describe('True: nothing is stored.')),
        expectedTotalAmount: z
          .optional(z.nullable(AmountInput()))
          .check(
            z.describe(
              'The `balance.currentAmount` that the customer has seen in a preview. If the order would be worth another amount, the edit is refused.',
            ),
          ),
      })
      .check(
        z.refine(({ add = [], cancel = [] }: Lists) => add.length + cancel.length > 0, {
          error: 'must have an entry in add or in cancel',
        }),
      ),
    example: { add: [{ sku: 'MUG', quantity: 1 }], cancel: [{ lineId: '1', quantity: 1 }] },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    add: body.add ?? [],
    cancel: body.cancel ?? [],
    preview: body.preview ?? false,
    expectedTotalAmount: body.expectedTotalAmount ?? undefined,
  }),
  reply: changedOrder('The order after the edit, or as it would be after it.'),
  refusals: {
    ...callRefusals,
    'order-status-conflict': 409,
    'out-of-stock': 409,
    'price-changed': 409,
    'quantity-exceeds-open': 422,
    'unknown-product': 422,
    'currency-mismatch': 422,
    'unknown-shipping-method': 422,
    'order-denied': 422,
  },
  useCase: editOrder,
});

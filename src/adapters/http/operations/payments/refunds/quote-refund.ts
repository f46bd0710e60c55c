import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { RefundQuoteBody, refundQuoteBody } from '#adapters/http/representations/payments/refund-quote';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { lineEntries } from '#adapters/http/schemas/orders';
import { PaymentIdText } from '#adapters/http/schemas/payments';
import { atMostOneOf, RefundFields, refundWishOf } from '#adapters/http/schemas/refunds';
import { quoteRefund } from '#application/payments/refunds/quote-refund';

export const quoteRefundOperation = defineOperation({
  id: 'quoteRefund',
  method: 'POST',
  path: '/v1/orders/{orderId}/refund-quote',
  tag: 'Payments',
  summary: 'Quote a refund or a cancellation',
  description:
    'Stores nothing. While the order has the `version` of the quote, the refund is equal to the cent. For a cancellation it is the credit that it leaves, whatever is then paid back.',
  access: { scope: 'orders:read', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    bodyMayBeMissing: true,
    body: z
      .strictObject({
        ...RefundFields,
        cancel: z
          .optional(z.strictObject({ lines: z.optional(lineEntries('The units to cancel.')) }))
          .check(z.describe('A cancellation of these units; without `lines` of the whole order.')),
        paymentId: z
          .optional(PaymentIdText)
          .check(z.describe('The refund of this payment; default: of the newest payments first.')),
      })
      .check(atMostOneOf('amount', 'lines', 'shipping', 'cancel')),
    example: { cancel: {} },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    wish: body.cancel === undefined ? refundWishOf(body) : { kind: 'cancel' as const, lines: body.cancel.lines },
    paymentId: body.paymentId,
  }),
  reply: {
    status: 200,
    description: 'The quote.',
    body: RefundQuoteBody,
    represent: (quoted) => ({ body: refundQuoteBody(quoted) }),
  },
  refusals: {
    'order-not-found': 404,
    'payment-not-found': 404,
    'order-status-conflict': 409,
    'version-mismatch': 412,
    'validation-failed': 422,
    'quantity-exceeds-open': 422,
    'quantity-exceeds-fulfilled': 422,
  },
  useCase: quoteRefund,
});

import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Amount, CurrencyText } from '#adapters/http/representations/orders/price';
import type { QuotedRefund } from '#application/payments/refunds/quote-refund';
import type { RefundQuote } from '#domain/payments/refunds/quote-refund';

export const RefundQuoteBody = replySchema(() =>
  z
    .object({
      currency: CurrencyText(),
      version: z.int().check(z.gte(1), z.describe('The version of the order for which the quote holds.')),
      amount: Amount(),
      netAmount: Amount(),
      taxAmount: Amount(),
      lines: z
        .array(
          z.object({
            lineId: z.string(),
            quantity: z.int().check(z.gte(1)),
            netAmount: Amount(),
            taxAmount: Amount(),
            totalAmount: Amount(),
          } satisfies MembersFor<keyof RefundQuote['lines'][number]>),
        )
        .check(z.describe('The units that it takes out of the order.')),
      payments: z
        .array(
          z.object({ paymentId: z.string(), amount: Amount() } satisfies MembersFor<
            keyof RefundQuote['payments'][number]
          >),
        )
        .check(z.describe('What each payment gives back. They may sum to less than `amount`.')),
      goodwillAmount: Amount(),
    } satisfies MembersFor<keyof RefundQuote | 'currency' | 'version'>)
    .check(
      z.meta({
        id: 'RefundQuote',
        description:
          'What a refund or a cancellation would give. `goodwillAmount` is the part above the credit. Net and tax amounts sum to `amount`.',
      }),
    ),
);

export const refundQuoteBody = ({ order, quote }: QuotedRefund): Replied<typeof RefundQuoteBody> => ({
  currency: order.currency,
  version: order.version,
  amount: quote.amount,
  netAmount: quote.netAmount,
  taxAmount: quote.taxAmount,
  lines: quote.lines.map((line) => ({ ...line })),
  payments: quote.payments.map((part) => ({ ...part })),
  goodwillAmount: quote.goodwillAmount,
});

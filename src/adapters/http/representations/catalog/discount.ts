import * as z from 'zod/mini';
import type { Representation } from '#adapters/http/operation';
import { type Replied, replySchema } from '#adapters/http/reply-schema';
import { Timestamp, timestamp } from '#adapters/http/representations/orders/order';
import { Amount, CurrencyText, RateText } from '#adapters/http/representations/orders/price';
import type { Discount } from '#domain/catalog/discount';

export const DiscountBody = replySchema(() =>
  z
    .object({
      code: z.string(),
      type: z.enum(['fixed', 'percent']),
      amount: z.nullable(Amount()).check(z.describe('What a fixed discount takes off; null for a share.')),
      rate: z
        .nullable(RateText())
        .check(z.describe('The share that a percent discount takes off; null for an amount.')),
      currency: z.nullable(CurrencyText()).check(z.describe('The only currency it counts in; null: any.')),
      startsAt: z.nullable(Timestamp()).check(z.describe('Its first moment.')),
      endsAt: z.nullable(Timestamp()).check(z.describe('The first moment after it.')),
      maxRedemptions: z
        .nullable(z.int().check(z.gte(1)))
        .check(z.describe('How many orders may have it; null: any number.')),
      redeemed: z
        .int()
        .check(
          z.gte(0),
          z.describe('How many orders have it, of those placed while it had a maximum and not canceled.'),
        ),
      version: z.int().check(z.gte(1), z.describe('Counts the changes of the facts, not the redemptions.')),
    })
    .check(z.meta({ id: 'Discount', description: 'What a code takes off an order’s goods, when, and how often.' })),
);

const moment = (at: number | null): string | null => (at === null ? null : timestamp(at));

const discountBody = (discount: Discount): Replied<typeof DiscountBody> => ({
  code: discount.code,
  type: discount.value.type,
  amount: discount.value.type === 'fixed' ? discount.value.amount : null,
  rate: discount.value.type === 'percent' ? discount.value.rate : null,
  currency: discount.currency,
  startsAt: moment(discount.startsAt),
  endsAt: moment(discount.endsAt),
  maxRedemptions: discount.maxRedemptions,
  redeemed: discount.redeemed,
  version: discount.version,
});

/** The ETag counts the facts. Redemptions move without it, so a read is never answered from it. */
export const discountReply = (discount: Discount): Representation => ({
  body: discountBody(discount),
  headers: { etag: `"${discount.version}"` },
});

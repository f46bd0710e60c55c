import * as z from 'zod/mini';
import type { Representation } from '#adapters/http/operation';
import { type FieldOf, type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Amount, CurrencyText, RateText } from '#adapters/http/representations/orders/price';
import { Timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { TaxCategoryText } from '#adapters/http/schemas/codes';
import type { Discount, DiscountedGoods } from '#domain/catalog/discount';
import type { DiscountValue } from '#domain/pricing';

type DiscountField = Exclude<keyof Discount, 'value'> | FieldOf<DiscountValue>;

export const DiscountBody = replySchema(() =>
  z
    .object({
      code: z.string().check(z.describe('In upper case.')),
      type: z.enum(['fixed', 'percent']),
      amount: z.nullable(Amount()).check(z.describe('The amount of a fixed discount; null for a percent discount.')),
      rate: z.nullable(RateText()).check(z.describe('The share of a percent discount; null for a fixed discount.')),
      currency: z.nullable(CurrencyText()).check(z.describe('The only currency of the discount; null: any.')),
      startsAt: z.nullable(Timestamp()).check(z.describe('The discount applies from this time on; null: always.')),
      endsAt: z.nullable(Timestamp()).check(z.describe('The discount applies before this time; null: without end.')),
      maxRedemptions: z
        .nullable(z.int().check(z.gte(1)))
        .check(z.describe('The maximum number of orders with this discount; null: no maximum.')),
      maxRedemptionsPerCustomer: z
        .nullable(z.int().check(z.gte(1)))
        .check(z.describe('The maximum number of orders of one customer with this discount; null: no maximum.')),
      minimumAmount: z
        .nullable(Amount())
        .check(z.describe('The least amount of the lines that have the discount, before it; null: any amount.')),
      appliesTo: z
        .nullable(
          z.object({
            skus: z.array(z.string()),
            taxCategories: z.array(TaxCategoryText),
          } satisfies MembersFor<keyof DiscountedGoods>),
        )
        .check(z.describe('The products that have the discount: by sku or tax category; null: all.')),
      redeemed: z
        .int()
        .check(
          z.gte(0),
          z.describe(
            'The number of orders with this discount, without canceled ones and those placed while it had no maximum.',
          ),
        ),
      version: z.int().check(z.gte(1), z.describe('Counts the changes of the facts, not the redemptions.')),
    } satisfies MembersFor<DiscountField>)
    .check(z.meta({ id: 'Discount', description: 'A discount on the goods of an order.' })),
);

export const discountBody = (discount: Discount): Replied<typeof DiscountBody> => ({
  code: discount.code,
  type: discount.value.type,
  amount: discount.value.type === 'fixed' ? discount.value.amount : null,
  rate: discount.value.type === 'percent' ? discount.value.rate : null,
  currency: discount.currency,
  startsAt: timestampOrNull(discount.startsAt),
  endsAt: timestampOrNull(discount.endsAt),
  maxRedemptions: discount.maxRedemptions,
  maxRedemptionsPerCustomer: discount.maxRedemptionsPerCustomer,
  minimumAmount: discount.minimumAmount,
  appliesTo: discount.appliesTo && {
    skus: [...discount.appliesTo.skus],
    taxCategories: [...discount.appliesTo.taxCategories],
  },
  redeemed: discount.redeemed,
  version: discount.version,
});

/** The ETag covers the facts but not the redemptions, so a read is never answered with 304. */
export const discountReply = (discount: Discount): Representation => ({
  body: discountBody(discount),
  headers: { etag: `"${discount.version}"` },
});

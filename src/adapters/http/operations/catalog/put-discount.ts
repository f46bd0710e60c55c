import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { DiscountBody, discountReply } from '#adapters/http/representations/catalog/discount';
import { RateInput } from '#adapters/http/schemas/amounts';
import { newDiscountCodeParameter } from '#adapters/http/schemas/catalog-parameters';
import { CurrencyCode, SkuText, TaxCategoryText } from '#adapters/http/schemas/codes';
import { namedOnce } from '#adapters/http/schemas/orders';
import { integer } from '#adapters/http/schemas/text';
import { InstantText } from '#adapters/http/schemas/times';
import { putDiscount } from '#application/catalog/put-discount';
import { bounds } from '#domain/bounds';
import { taxCategories } from '#domain/catalog/product';
import { millionths } from '#domain/rate';

const skuList = z.array(SkuText).check(
  z.minLength(1),
  z.maxLength(bounds.skusPerDiscount),
  namedOnce((sku: string) => sku, [], 'must not be the same as an earlier sku'),
  z.meta({ uniqueItems: true }),
);
const categoryList = z.array(TaxCategoryText).check(
  z.minLength(1),
  z.maxLength(taxCategories.length),
  namedOnce((category: string) => category, [], 'must not be the same as an earlier tax category'),
  z.meta({ uniqueItems: true }),
);
const DiscountedGoods = z
  .strictObject({
    skus: z.optional(skuList),
    taxCategories: z.optional(categoryList),
  })
  .check(
    z.refine(({ skus, taxCategories: categories }) => skus !== undefined || categories !== undefined, {
      error: 'must name at least one sku or tax category',
      params: { code: 'too-short' },
    }),
    z.meta({ id: 'DiscountedGoodsInput', minProperties: 1 }),
  );

/** The fields of both kinds. A missing field or null is no bound. */
const common = {
  startsAt: z
    .optional(z.nullable(InstantText))
    .check(z.describe('The discount applies from this time on; null: always.')),
  endsAt: z
    .optional(z.nullable(InstantText))
    .check(z.describe('The discount applies before this time; null: without end.')),
  minimumAmount: z
    .optional(z.nullable(integer(1, Number.MAX_SAFE_INTEGER)))
    .check(
      z.describe(
        'The least amount of the lines that have the discount, before it, in the minor unit of `currency`, which it requires; null: any amount.',
      ),
    ),
  appliesTo: z
    .optional(z.nullable(DiscountedGoods))
    .check(z.describe('The lines that have the discount: those of these products or tax categories; null: all.')),
  maxRedemptions: z
    .optional(z.nullable(integer(1, bounds.redemptionsPerDiscount)))
    .check(
      z.describe(
        'The maximum number of orders that are placed with this discount from now on and not canceled, together with those counted before; null: no maximum.',
      ),
    ),
  maxRedemptionsPerCustomer: z
    .optional(z.nullable(integer(1, bounds.redemptionsPerDiscount)))
    .check(
      z.describe(
        'The maximum number of orders of one customer with this discount, counted from now on without canceled ones; null: no maximum. A quote cannot check it, because it has no customer.',
      ),
    ),
};

const Fixed = z
  .strictObject({
    type: z.literal('fixed'),
    amount: integer(1, Number.MAX_SAFE_INTEGER).check(z.describe('In the minor unit of the currency.')),
    currency: CurrencyCode,
    ...common,
  })
  .check(z.meta({ id: 'FixedDiscountInput' }));
const Percent = z
  .strictObject({
    type: z.literal('percent'),
    rate: RateInput.check(
      z.refine((rate) => millionths(rate) > 0, 'must be more than 0'),
      z.meta({ pattern: '^(?:0\\.0*[1-9][0-9]*|1(?:\\.0{1,6})?)$', maxLength: 8 }),
    ),
    currency: z.optional(z.nullable(CurrencyCode)),
    ...common,
  })
  .check(z.meta({ id: 'PercentDiscountInput' }));

type DiscountInput = z.output<typeof Fixed> | z.output<typeof Percent>;

const endsAfterStart = z.refine<DiscountInput>(
  ({ startsAt, endsAt }) => (startsAt ?? -Infinity) < (endsAt ?? Infinity),
  {
    error: 'must be after startsAt',
    path: ['endsAt'],
  },
);

const minimumHasCurrency = z.refine<DiscountInput>(
  ({ minimumAmount, currency }) => (minimumAmount ?? null) === null || (currency ?? null) !== null,
  { error: 'requires a currency', path: ['minimumAmount'] },
);

export const putDiscountOperation = defineOperation({
  id: 'putDiscount',
  method: 'PUT',
  path: '/v1/discounts/{code}',
  tag: 'Catalog',
  summary: 'Create a discount or replace its facts',
  description:
    'An amount or a share that is deducted from the goods of an order, at most their price. With a maximum an order and its redemption are committed in one step. A maximum below the present redemptions cancels none of them. The same facts again change nothing. A change or deletion applies to every placement that has not read the discount yet. A placement reads it just before its commit; one that is between the two, for some milliseconds, may still give a discount without `maxRedemptions` as it was.',
  access: { scope: 'catalog:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { code: newDiscountCodeParameter },
    body: z
      .discriminatedUnion('type', [Fixed, Percent], 'must be one of "fixed", "percent"')
      .check(endsAfterStart, minimumHasCurrency),
    example: {
      type: 'fixed',
      amount: 1000,
      currency: 'EUR',
      startsAt: '2026-01-01T00:00:00.000Z',
      endsAt: null,
      maxRedemptions: 100,
      maxRedemptionsPerCustomer: 1,
      minimumAmount: 5000,
      appliesTo: { skus: ['TEE-M'], taxCategories: ['reduced'] },
    },
  },
  toCommand: ({ path, body }) => ({
    code: path.code,
    value: body.type === 'fixed' ? { type: body.type, amount: body.amount } : { type: body.type, rate: body.rate },
    currency: body.currency ?? null,
    startsAt: body.startsAt ?? null,
    endsAt: body.endsAt ?? null,
    maxRedemptions: body.maxRedemptions ?? null,
    maxRedemptionsPerCustomer: body.maxRedemptionsPerCustomer ?? null,
    minimumAmount: body.minimumAmount ?? null,
    appliesTo: body.appliesTo
      ? { skus: body.appliesTo.skus ?? [], taxCategories: body.appliesTo.taxCategories ?? [] }
      : null,
  }),
  reply: {
    status: 200,
    otherStatus: { status: 201, description: 'The discount was created.' },
    description: 'The discount existed. Its facts are replaced.',
    body: DiscountBody,
    headers: ['ETag'],
    cacheControl: 'no-cache',
    represent: ({ thing, created }) => ({ ...discountReply(thing), status: created ? 201 : 200 }),
  },
  refusals: { 'version-mismatch': 412 },
  useCase: putDiscount,
});

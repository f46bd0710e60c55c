import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { DiscountBody, discountReply } from '#adapters/http/representations/catalog/discount';
import { RateInput } from '#adapters/http/schemas/amounts';
import { newDiscountCodeParameter } from '#adapters/http/schemas/catalog-parameters';
import { CurrencyCode } from '#adapters/http/schemas/codes';
import { integer } from '#adapters/http/schemas/text';
import { InstantText } from '#adapters/http/schemas/times';
import { putDiscount } from '#application/catalog/put-discount';
import { bounds } from '#domain/bounds';
import { millionths } from '#domain/rate';

/** The fields of both kinds. A missing field or null is no bound. */
const common = {
  startsAt: z
    .optional(z.nullable(InstantText))
    .check(z.describe('The discount applies from this time on; null: always.')),
  endsAt: z
    .optional(z.nullable(InstantText))
    .check(z.describe('The discount applies before this time; null: without end.')),
  maxRedemptions: z
    .optional(z.nullable(integer(1, bounds.redemptionsPerDiscount)))
    .check(
      z.describe(
        'The maximum number of orders that are placed with this discount from now on and not canceled, together with those counted before; null: no maximum.',
      ),
    ),
};

const Fixed = z.strictObject({
  type: z.literal('fixed'),
  amount: integer(1, Number.MAX_SAFE_INTEGER).check(z.describe('In the minor unit of the currency.')),
  currency: CurrencyCode,
  ...common,
});
const Percent = z.strictObject({
  type: z.literal('percent'),
  rate: RateInput.check(
    z.refine((rate) => millionths(rate) > 0, 'must be more than 0'),
    z.meta({ pattern: '^(?:0\\.0*[1-9][0-9]*|1(?:\\.0{1,6})?)$', maxLength: 8 }),
  ),
  currency: z.optional(z.nullable(CurrencyCode)),
  ...common,
});

type DiscountInput = z.output<typeof Fixed> | z.output<typeof Percent>;

const endsAfterStart = z.refine<DiscountInput>(
  ({ startsAt, endsAt }) => (startsAt ?? -Infinity) < (endsAt ?? Infinity),
  {
    error: 'must be after startsAt',
    path: ['endsAt'],
  },
);

export const putDiscountOperation = defineOperation({
  id: 'putDiscount',
  method: 'PUT',
  path: '/v1/discounts/{code}',
  tag: 'Catalog',
  summary: 'Create a discount or replace its facts',
  description:
    'An amount or a share that is deducted from the goods of an order, at most their price. With `maxRedemptions` an order and its redemption are committed in one step. A maximum below the present redemptions cancels none of them. The same facts again change nothing. A change or deletion applies to every placement that has not read the discount yet. A placement reads it just before its commit; one that is between the two, for some milliseconds, may still give an unlimited discount as it was.',
  access: { scope: 'catalog:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { code: newDiscountCodeParameter },
    body: z.discriminatedUnion('type', [Fixed, Percent], 'must be one of "fixed", "percent"').check(endsAfterStart),
    example: {
      type: 'fixed',
      amount: 1000,
      currency: 'EUR',
      startsAt: '2026-01-01T00:00:00.000Z',
      endsAt: null,
      maxRedemptions: 100,
    },
  },
  toCommand: ({ path, body }) => ({
    code: path.code,
    value: body.type === 'fixed' ? { type: body.type, amount: body.amount } : { type: body.type, rate: body.rate },
    currency: body.currency ?? null,
    startsAt: body.startsAt ?? null,
    endsAt: body.endsAt ?? null,
    maxRedemptions: body.maxRedemptions ?? null,
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

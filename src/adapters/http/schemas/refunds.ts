import * as z from 'zod/mini';
import { lineEntries } from '#adapters/http/schemas/orders';
import { PaidAmount } from '#adapters/http/schemas/payments';
import type { RefundWish } from '#domain/payments/refunds/refund';

/** The fields of a refund. A request has at most one of them; without one it refunds the credit (money.md R3). */
export const RefundFields = {
  amount: z.optional(PaidAmount).check(z.describe('What it takes above the credit is goodwill.')),
  lines: z.optional(lineEntries('Units that were shipped; of goods that are not shipped, any units that are left.')),
  shipping: z.optional(z.boolean()).check(z.describe('True: the shipping costs, once.')),
};

/** Refuses a body with several of these members. */
export const atMostOneOf = (...names: readonly string[]) =>
  z.check<Readonly<Record<string, unknown>>>(({ value, issues }) => {
    const [, ...more] = names.filter((name) => value[name] !== undefined && value[name] !== false);
    for (const name of more)
      issues.push({
        code: 'custom',
        input: value[name],
        path: [name],
        message: `must not be given together with another of ${names.join(', ')}`,
      });
  });

type RefundBody = {
  readonly amount?: number | undefined;
  readonly lines?: Extract<RefundWish, { kind: 'lines' }>['lines'] | undefined;
  readonly shipping?: boolean | undefined;
};

export const refundWishOf = ({ amount, lines, shipping }: RefundBody): RefundWish => {
  if (amount !== undefined) return { kind: 'amount', amount };
  if (lines !== undefined) return { kind: 'lines', lines };
  return shipping === true ? { kind: 'shipping' } : { kind: 'credit' };
};

import * as z from 'zod/mini';
import type { FieldError } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import { type MembersFor, type Replied, type ReplySchema, replySchema } from '#adapters/http/reply-schema';
import { Amount, QuoteBody } from '#adapters/http/representations/orders/price';
import { OrderStatusText } from '#adapters/http/representations/orders/statuses';
import { PaymentStateText } from '#adapters/http/representations/payments/payment';
import { Timestamp } from '#adapters/http/representations/timestamp';
import type { OutOfStock } from '#application/catalog/out-of-stock';
import { declineCodes } from '#domain/payments/payment';

export const FieldErrorBody = replySchema(() =>
  z
    .object({
      pointer: z
        .string()
        .check(z.describe('An RFC 6901 pointer into the body (empty: all of it), or from /path or /query.')),
      code: z.string(),
      detail: z.string(),
    } satisfies MembersFor<keyof FieldError>)
    .check(z.meta({ id: 'FieldError', description: 'A field that is not valid.' })),
);

const units = (example: number) => z.int().check(z.gte(0), z.meta({ examples: [example] }));

const OutOfStockLine = replySchema(() =>
  z
    .object({
      sku: z.string().check(z.meta({ examples: ['MUG'] })),
      requested: units(3),
      available: units(2),
      backorderable: units(0),
    } satisfies MembersFor<keyof Omit<OutOfStock['lines'][number], 'index'>>)
    .check(z.meta({ id: 'OutOfStockLine', description: 'A product without enough units.' })),
);

/** The members that the problem documents of a code have beside the standard ones. */
export const problemMembers = {
  'events-expired': () => z.object({ earliestAt: Timestamp() }),
  'out-of-stock': () =>
    z.object({ lines: z.array(OutOfStockLine()).check(z.describe('The products without enough units.')) }),
  'price-changed': () => z.object({ currentAmount: Amount(), quote: QuoteBody() }),
  'order-on-hold': () =>
    z.object({
      holds: z.array(z.string()).check(z.meta({ description: 'The ids of the holds.', examples: [['hold_2']] })),
    }),
  'order-status-conflict': () => z.object({ orderStatus: OrderStatusText() }),
  'payment-declined': () =>
    z.object({
      orderId: z.string(),
      paymentId: z.string().check(z.meta({ examples: ['pay_1'] })),
      currentVersion: z
        .int()
        .check(z.meta({ description: 'The version of the order, which records it.', examples: [3] })),
      declineCode: z.enum(declineCodes),
    }),
  'payment-status-conflict': () =>
    z.object({ paymentId: z.string().check(z.meta({ examples: ['pay_1'] })), paymentStatus: PaymentStateText() }),
  'provider-unavailable': () => z.object({ orderId: z.string() }),
  'stock-below-zero': () => z.object({ available: units(2), owed: units(0) }),
  'version-mismatch': () =>
    z.object({
      currentVersion: z
        .nullable(z.int())
        .check(z.meta({ description: 'The current version; null if the resource does not exist.', examples: [4] })),
    }),
} satisfies Readonly<Partial<Record<ProblemCode, ReplySchema<z.ZodMiniObject>>>>;

type Members = typeof problemMembers;
/** The members of this code's problem documents beside the standard ones: none, unless they stand above. */
export type MembersOf<Code> = Code extends keyof Members
  ? { readonly members: Replied<Members[Code]> }
  : { readonly members?: never };

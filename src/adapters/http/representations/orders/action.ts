import * as z from 'zod/mini';
import { problemCatalog } from '#adapters/http/problem-catalog';
import { problemPartsOf } from '#adapters/http/refusal-problems';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { orderCommands } from '#domain/access/order-commands';
import type { OrderAction, OrderPart } from '#domain/orders/actions';

const partId = (example: string) => z.optional(z.string()).check(z.meta({ examples: [example] }));

export const ActionBody = replySchema(() =>
  z
    .object({
      operation: z.enum(orderCommands).check(z.describe('The `operationId` of the command.')),
      holdId: partId('hold_2'),
      paymentId: partId('pay_1'),
      fulfillmentId: partId('ful_1'),
      returnId: partId('ret_1'),
      allowed: z.boolean(),
      code: z.nullable(z.string()).check(
        z.meta({
          description: 'The code of the problem with which the command would be refused; null: it is allowed.',
          examples: ['order-on-hold'],
        }),
      ),
      why: z.nullable(z.string()).check(
        z.meta({
          description: 'The same for people.',
          examples: ['The order has holds: hold_2. Release them first.'],
        }),
      ),
    } satisfies MembersFor<'operation' | 'allowed' | 'code' | 'why' | OrderPart>)
    .check(z.meta({ id: 'OrderAction', description: 'A command on an order, and whether the order takes it now.' })),
);

export const actionBody = ({ command, part, refusal }: OrderAction) => ({
  operation: command,
  ...part,
  allowed: refusal === null,
  code: refusal === null ? null : refusal.kind,
  why: refusal === null ? null : (problemPartsOf(refusal).detail ?? problemCatalog[refusal.kind].meaning),
});

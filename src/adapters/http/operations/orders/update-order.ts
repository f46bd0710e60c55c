import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import type { InternalMember } from '#adapters/http/representations/orders/order';
import { MetadataPatch } from '#adapters/http/schemas/metadata';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { Note, Tags } from '#adapters/http/schemas/orders';
import { Email } from '#adapters/http/schemas/people';
import { updateOrder } from '#application/orders/update-order';
import type { StaffField } from '#domain/orders/private-data';
import type { OrderPatch } from '#domain/orders/update';

const OrderPatchBody = z.strictObject({
  email: z.optional(z.nullable(Email)),
  note: z.optional(z.nullable(Note)),
  tags: z.optional(z.nullable(Tags)),
  metadata: z.optional(z.nullable(MetadataPatch)),
  internal: z
    .optional(
      z.nullable(
        z.strictObject({
          note: z.optional(z.nullable(Note)),
          tags: z.optional(z.nullable(Tags)),
          metadata: z.optional(z.nullable(MetadataPatch)),
        } satisfies { readonly [Member in InternalMember]: z.ZodMiniType }),
      ),
    )
    .check(z.describe('Only staff read and change it. From a customer it is refused with `insufficient-scope`.')),
} satisfies { readonly [Field in Exclude<keyof OrderPatch, StaffField> | 'internal']-?: z.ZodMiniType });

type Patch = z.output<typeof OrderPatchBody>;

/** Null removes every internal field. */
const internalPatch = (internal: Exclude<Patch['internal'], undefined>): Required<Pick<OrderPatch, StaffField>> => ({
  internalNote: internal === null ? null : internal.note,
  internalTags: internal === null ? null : internal.tags,
  internalMetadata: internal === null ? null : internal.metadata,
});

const patchOf = ({ internal, ...patch }: Patch): OrderPatch =>
  internal === undefined ? patch : { ...patch, ...internalPatch(internal) };

export const updateOrderOperation = defineOperation({
  id: 'updateOrder',
  method: 'PATCH',
  path: '/v1/orders/{orderId}',
  tag: 'Orders',
  summary: 'Change the email, note, tags or metadata of an order',
  description:
    'A merge patch (RFC 7396): a missing field stays, null removes a field. The email of a completed order cannot change. Customers and staff write the same `note`, `tags` and `metadata`; what customers must not read or change, staff write to `internal`.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'required' },
  request: {
    path: { orderId: orderIdParameter },
    mediaTypes: ['application/merge-patch+json', 'application/json'],
    body: OrderPatchBody,
    example: { note: 'ring twice', metadata: { campaign: null, gift: 'yes' } },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, patch: patchOf(body) }),
  reply: changedOrder(),
  refusals: { ...changeRefusals, 'insufficient-scope': 403, 'order-status-conflict': 409, 'validation-failed': 422 },
  useCase: updateOrder,
});

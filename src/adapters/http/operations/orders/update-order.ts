import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { MetadataPatch } from '#adapters/http/schemas/metadata';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { Note, Tags } from '#adapters/http/schemas/orders';
import { Email } from '#adapters/http/schemas/people';
import { updateOrder } from '#application/orders/update-order';
import type { OrderPatch } from '#domain/orders/update';

const OrderPatchBody = z.strictObject({
  email: z.optional(z.nullable(Email)),
  note: z.optional(z.nullable(Note)),
  tags: z.optional(z.nullable(Tags)),
  metadata: z.optional(z.nullable(MetadataPatch)),
} satisfies { readonly [Field in keyof OrderPatch]-?: z.ZodMiniType });

export const updateOrderOperation = defineOperation({
  id: 'updateOrder',
  method: 'PATCH',
  path: '/v1/orders/{orderId}',
  tag: 'Orders',
  summary: 'Change the email, note, tags or metadata of an order',
  description:
    'A merge patch (RFC 7396): a missing field stays, null removes a field. The email of a completed order cannot change.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'required' },
  request: {
    path: { orderId: orderIdParameter },
    mediaTypes: ['application/merge-patch+json', 'application/json'],
    body: OrderPatchBody,
    example: { note: 'ring twice', metadata: { campaign: null, gift: 'yes' } },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, patch: body }),
  reply: changedOrder(),
  refusals: { ...changeRefusals, 'order-status-conflict': 409, 'validation-failed': 422 },
  useCase: updateOrder,
});

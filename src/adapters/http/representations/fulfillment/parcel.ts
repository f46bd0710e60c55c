import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { lineId, units } from '#adapters/http/representations/orders/line-units';
import { Timestamp, timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { fulfillmentIdParameter } from '#adapters/http/schemas/order-parameters';
import { type Parcel, parcelStatuses } from '#domain/fulfillment/parcel';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';

const TrackingBody = replySchema(() =>
  z
    .object({
      carrier: z.string(),
      number: z.string(),
      url: z.nullable(z.string()),
    } satisfies MembersFor<keyof Tracking>)
    .check(z.meta({ id: 'Tracking', description: 'Where the carrier shows the parcel.' })),
);

// A name of its own: a generator would call it FulfillmentStatus, as that of the order.
const ParcelStatusText = replySchema(() => z.enum(parcelStatuses).check(z.meta({ id: 'ParcelStatus' })));

export const FulfillmentBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.meta({ examples: [fulfillmentIdParameter.example] })),
      status: ParcelStatusText(),
      lines: z.array(
        z.object({ lineId: lineId(), quantity: units() } satisfies MembersFor<keyof LineQuantities[number]>),
      ),
      tracking: z.nullable(TrackingBody()),
      createdAt: Timestamp(),
      shippedAt: z.nullable(Timestamp()),
      deliveredAt: z.nullable(Timestamp()),
    } satisfies MembersFor<keyof Parcel>)
    .check(z.meta({ id: 'Fulfillment', description: 'A parcel: units of the order that are shipped together.' })),
);

export const fulfillmentBody = (parcel: Parcel): Replied<typeof FulfillmentBody> => ({
  id: parcel.id,
  status: parcel.status,
  lines: parcel.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
  tracking: parcel.tracking && {
    carrier: parcel.tracking.carrier,
    number: parcel.tracking.number,
    url: parcel.tracking.url,
  },
  createdAt: timestamp(parcel.createdAt),
  shippedAt: timestampOrNull(parcel.shippedAt),
  deliveredAt: timestampOrNull(parcel.deliveredAt),
});

import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Timestamp, timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { fulfillmentIdParameter, returnIdParameter } from '#adapters/http/schemas/order-parameters';
import { type Parcel, parcelStatuses } from '#domain/fulfillment/parcel';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import { type ReturnLine, type ReturnRequest, requestStatuses } from '#domain/returns/return-request';

const lineId = () => z.string().check(z.meta({ examples: ['1'] }));
const units = () => z.int().check(z.gte(1));

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
const RequestStatusText = replySchema(() => z.enum(requestStatuses).check(z.meta({ id: 'ReturnRequestStatus' })));

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

export const ReturnBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.meta({ examples: [returnIdParameter.example] })),
      status: RequestStatusText(),
      lines: z.array(
        z.object({
          lineId: lineId(),
          quantity: units().check(z.describe('The units that the request asks to return.')),
          receivedQuantity: z
            .int()
            .check(z.gte(0), z.describe('The units that came back. 0 while the request is open.')),
        } satisfies MembersFor<keyof ReturnLine>),
      ),
      reason: z.nullable(z.string()).check(z.describe('The reason of the request. Null once it is erased.')),
      requestedAt: Timestamp(),
      closedAt: z.nullable(Timestamp()).check(z.describe('When the request was received or rejected.')),
    } satisfies MembersFor<keyof ReturnRequest>)
    .check(z.meta({ id: 'Return', description: 'A request to return units, and what came of it.' })),
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

export const returnBody = (request: ReturnRequest): Replied<typeof ReturnBody> => ({
  id: request.id,
  status: request.status,
  lines: request.lines.map(({ lineId, quantity, receivedQuantity }) => ({ lineId, quantity, receivedQuantity })),
  reason: request.reason,
  requestedAt: timestamp(request.requestedAt),
  closedAt: timestampOrNull(request.closedAt),
});

import type { Tracking } from '#domain/fulfillment/tracking';
import type { Instant } from '#domain/instant';
import { type LineQuantities, unitsOfLine } from '#domain/orders/lines/line-quantities';

export const parcelStatuses = ['open', 'shipped', 'delivered', 'canceled'] as const;
export type ParcelStatus = (typeof parcelStatuses)[number];

/** Parcels are numbered within their order from 1, canceled ones too. */
export type FulfillmentId = `ful_${number}`;

/** Units of an order that are shipped together. The API calls it a fulfillment. */
export type Parcel = {
  readonly id: FulfillmentId;
  readonly status: ParcelStatus;
  readonly lines: LineQuantities;
  /** Private: null where none was given, or it was erased. */
  readonly tracking: Tracking | null;
  readonly createdAt: Instant;
  readonly shippedAt: Instant | null;
  readonly deliveredAt: Instant | null;
};

/** A parcel that left the shop. */
export type ShippedParcel = Parcel & { readonly status: 'shipped' | 'delivered'; readonly shippedAt: Instant };

export const isShipped = (parcel: Parcel): parcel is ShippedParcel =>
  parcel.status === 'shipped' || parcel.status === 'delivered';

type Parcels = { readonly fulfillments: readonly Parcel[] };

/** The units of a line in parcels that left the shop. */
export const shippedUnits = ({ fulfillments }: Parcels, { id }: { readonly id: string }): number =>
  fulfillments.filter(isShipped).reduce((sum, { lines }) => sum + unitsOfLine(lines, id), 0);

/** The units of a line in parcels that wait to be shipped. */
export const packedUnits = ({ fulfillments }: Parcels, { id }: { readonly id: string }): number =>
  fulfillments.filter(({ status }) => status === 'open').reduce((sum, { lines }) => sum + unitsOfLine(lines, id), 0);
